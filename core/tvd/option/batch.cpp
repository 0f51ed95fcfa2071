// SPDX-License-Identifier: MIT
#include "tvd/option/batch.hpp"

#include "tvd/math/lanes.hpp"
#include "tvd/math/normal.hpp"
#include "tvd/option/european.hpp"

namespace tvd::option {
namespace {

constexpr std::size_t atOnce = sizeof(Lanes4) / sizeof(double);

struct LaneInputs {
  Lanes4 sign, spot, strike, time, volatility, rate, yield;
};

struct LaneGreeks {
  Lanes4 premium, delta, gamma, vega, theta, rho;
};

LaneBits4 within(Lanes4 value, double low, double high) { return (value >= low) & (value <= high); }

// The payoff φ(A N(φ d1) − B N(φ d2)) in terms of the option of the two that is out of the money. With h = −|x|/s, t = s/2
// its two parts are `large` = W N(h + t) and `small` = W' N(h − t), where W is A and W' is B for a call, and the other way
// round for a put; both have the density W n(h + t) = W' n(h − t) = A n(d1).
struct Parts {
  Lanes4 density;
  Lanes4 large, largeRest;  ///< W N(h + t) and W N(−h − t)
  Lanes4 small, smallRest;
};

Parts partsOf(Lanes4 upper, Lanes4 lower, Lanes4 weightLarge, Lanes4 weightSmall) {
  Parts p;
  p.density = weightLarge * inverseSqrtTwoPi * expInside(-0.5 * upper * upper);
  const Lanes4 tail = p.density * millsRatio(abs(upper));
  p.large = select(upper < 0.0, tail, weightLarge - tail);
  p.largeRest = select(upper < 0.0, weightLarge - tail, tail);
  p.small = p.density * millsRatio(-lower);
  p.smallRest = weightSmall - p.small;
  return p;
}

// Fills `g`; false in the lanes that need the scalar code.
LaneBits4 quickGreeks(const LaneInputs& in, LaneGreeks& g) {
  const Lanes4 root = sqrt(in.time);
  const Lanes4 s = in.volatility * root;
  LaneBits4 fine = within(in.spot, 1e-100, 1e100) & within(in.strike, 1e-100, 1e100) & within(s, 1e-6, 20.0);
  fine &= within(in.rate * in.time, -50.0, 50.0) & within(in.yield * in.time, -50.0, 50.0) & (in.time >= 1e-12);

  const Lanes4 asset = in.spot * expInside(-in.yield * in.time);
  const Lanes4 cash = in.strike * expInside(-in.rate * in.time);
  const Lanes4 x = log(in.spot / in.strike) + (in.rate - in.yield) * in.time;
  const Lanes4 inverse = 1.0 / s;
  const Lanes4 h = -abs(x) * inverse;
  const LaneBits4 callOutside = x <= 0.0;
  const Parts p = partsOf(h + 0.5 * s, h - 0.5 * s, select(callOutside, asset, cash), select(callOutside, cash, asset));
  const Lanes4 outside = p.large - p.small;
  fine &= (h - 0.5 * s >= -12.0) & (outside > 0.02 * p.large);

  const LaneBits4 isOutside = callOutside == (in.sign > 0.0);
  const Lanes4 assetPart =
      in.sign * select(isOutside, select(callOutside, p.large, p.small), select(callOutside, p.largeRest, p.smallRest));
  const Lanes4 cashPart =
      in.sign * select(isOutside, select(callOutside, p.small, p.large), select(callOutside, p.smallRest, p.largeRest));
  g.premium = outside + select(isOutside, Lanes4{}, abs(asset - cash));
  const Lanes4 inverseSpot = 1.0 / in.spot;
  g.delta = assetPart * inverseSpot;
  g.vega = p.density * root;
  g.gamma = p.density * inverse * inverseSpot * inverseSpot;
  g.theta = in.yield * assetPart - in.rate * cashPart - 0.5 * p.density * in.volatility * (in.volatility * inverse);
  g.rho = in.time * cashPart;
  return fine;
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
  const auto at = [i](const double* column) { return loadLanes<Lanes4>(column + i); };
  return {at(in.sign), at(in.spot), at(in.strike), at(in.expiryYears), at(in.volatility), at(in.rate), at(in.yield)};
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
  const std::size_t whole = count - count % atOnce;
  for (std::size_t i = 0; i < whole; i += atOnce) {
    LaneGreeks greeks;
    const LaneBits4 fine = quickGreeks(load(inputs, i), greeks);
    store(greeks, out, i);
    if (all(fine)) continue;
    for (std::size_t lane = 0; lane < atOnce; ++lane)
      if (fine[lane] == 0) scalarGreeks(inputs, out, i + lane);
  }
  for (std::size_t i = whole; i < count; ++i) scalarGreeks(inputs, out, i);
}

}  // namespace tvd::option
