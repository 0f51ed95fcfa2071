// SPDX-License-Identifier: MIT
#include "tvd/option/batch.hpp"

#include "tvd/math/lanes.hpp"
#include "tvd/math/normal.hpp"
#include "tvd/option/european.hpp"

namespace tvd::option {
namespace {

struct LaneInputs {
  Lanes sign, spot, strike, time, volatility, rate, yield;
};

struct LaneGreeks {
  Lanes premium, delta, gamma, vega, theta, rho;
};

LaneBits within(Lanes value, double low, double high) { return (value >= low) & (value <= high); }

bool all(LaneBits mask) { return (mask[0] & mask[1]) != 0; }

// The payoff φ(A N(φ d1) − B N(φ d2)) in terms of the option of the two that is out of the money. With h = −|x|/s, t = s/2
// its two parts are `large` = W N(h + t) and `small` = W' N(h − t), where W is A and W' is B for a call, and the other way
// round for a put; both have the density W n(h + t) = W' n(h − t) = A n(d1).
struct Parts {
  Lanes density;
  Lanes large, largeRest;  ///< W N(h + t) and W N(−h − t)
  Lanes small, smallRest;
};

Parts partsOf(Lanes upper, Lanes lower, Lanes weightLarge, Lanes weightSmall) {
  Parts p;
  p.density = weightLarge * inverseSqrtTwoPi * exp(-0.5 * upper * upper);
  const Lanes tail = p.density * millsRatio(abs(upper));
  p.large = select(upper < 0.0, tail, weightLarge - tail);
  p.largeRest = select(upper < 0.0, weightLarge - tail, tail);
  p.small = p.density * millsRatio(-lower);
  p.smallRest = weightSmall - p.small;
  return p;
}

// Fills `g`; false when a lane needs the scalar code.
bool quickGreeks(const LaneInputs& in, LaneGreeks& g) {
  const Lanes root = sqrt(in.time);
  const Lanes s = in.volatility * root;
  LaneBits fine = within(in.spot, 1e-100, 1e100) & within(in.strike, 1e-100, 1e100) & within(s, 1e-6, 20.0);
  fine &= within(in.rate * in.time, -50.0, 50.0) & within(in.yield * in.time, -50.0, 50.0) & (in.time >= 1e-12);
  if (!all(fine)) return false;

  const Lanes growth = exp(-in.yield * in.time);
  const Lanes asset = in.spot * growth;
  const Lanes cash = in.strike * exp(-in.rate * in.time);
  const Lanes x = log(in.spot / in.strike) + (in.rate - in.yield) * in.time;
  const Lanes inverse = 1.0 / s;
  const Lanes h = -abs(x) * inverse;
  const LaneBits callOutside = x <= 0.0;
  const Parts p = partsOf(h + 0.5 * s, h - 0.5 * s, select(callOutside, asset, cash), select(callOutside, cash, asset));
  const Lanes outside = p.large - p.small;
  if (!all((h - 0.5 * s >= -12.0) & (outside > 0.02 * p.large))) return false;

  const LaneBits isOutside = callOutside == (in.sign > 0.0);
  const Lanes assetPart =
      in.sign * select(isOutside, select(callOutside, p.large, p.small), select(callOutside, p.largeRest, p.smallRest));
  const Lanes cashPart =
      in.sign * select(isOutside, select(callOutside, p.small, p.large), select(callOutside, p.smallRest, p.largeRest));
  g.premium = outside + select(isOutside, lanes(0), abs(asset - cash));
  g.delta = assetPart / in.spot;
  g.vega = p.density * root;
  g.gamma = p.density * inverse / (in.spot * in.spot);
  g.theta = in.yield * assetPart - in.rate * cashPart - 0.5 * p.density * in.volatility / root;
  g.rho = in.time * cashPart;
  return true;
}

void scalarGreeks(const BatchInputs& in, const BatchGreeks& out, std::size_t i) {
  const Greeks g = europeanGreeks({.side = in.sign[i] > 0 ? Side::call : Side::put,
                                   .spot = in.spot[i],
                                   .strike = in.strike[i],
                                   .expiryYears = in.expiryYears[i],
                                   .variance = {in.volatility[i], 0},
                                   .rate = in.rate[i],
                                   .yield = in.yield[i]});
  out.premium[i] = g.premium;
  out.delta[i] = g.delta;
  out.gamma[i] = g.gamma;
  out.vega[i] = g.vega;
  out.theta[i] = g.theta;
  out.rho[i] = g.rho;
}

LaneInputs load(const BatchInputs& in, std::size_t i) {
  return {loadLanes(in.sign + i),       loadLanes(in.spot + i), loadLanes(in.strike + i), loadLanes(in.expiryYears + i),
          loadLanes(in.volatility + i), loadLanes(in.rate + i), loadLanes(in.yield + i)};
}

void store(const LaneGreeks& g, const BatchGreeks& out, std::size_t i) {
  storeLanes(g.premium, out.premium + i);
  storeLanes(g.delta, out.delta + i);
  storeLanes(g.gamma, out.gamma + i);
  storeLanes(g.vega, out.vega + i);
  storeLanes(g.theta, out.theta + i);
  storeLanes(g.rho, out.rho + i);
}

}  // namespace

void priceBatch(const BatchInputs& inputs, const BatchGreeks& out, std::size_t count) {
  const std::size_t paired = count - count % laneCount;
  for (std::size_t i = 0; i < paired; i += laneCount) {
    LaneGreeks greeks;
    if (quickGreeks(load(inputs, i), greeks)) {
      store(greeks, out, i);
    } else {
      for (std::size_t lane = 0; lane < laneCount; ++lane) scalarGreeks(inputs, out, i + lane);
    }
  }
  for (std::size_t i = paired; i < count; ++i) scalarGreeks(inputs, out, i);
}

}  // namespace tvd::option
