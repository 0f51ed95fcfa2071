// SPDX-License-Identifier: MIT
#include "tvd/option/exercise_premium.hpp"

#include <cmath>
#include <cstddef>
#include <numbers>

#include "tvd/math/lanes.hpp"
#include "tvd/math/normal.hpp"

namespace tvd {
namespace {

constexpr double halfPi = std::numbers::pi / 2;

const GaussRule& ruleFor(double drift) {
  // A steep drift turns the integrand into a step that needs points of its own.
  if (drift <= 3) {
    static const GaussRule rule(48);
    return rule;
  }
  if (drift <= 12) {
    static const GaussRule rule(128);
    return rule;
  }
  static const GaussRule rule(480);
  return rule;
}

SpotDerivatives centralDifference(const SpotDerivatives& up, const SpotDerivatives& down, double width) {
  return {(up.value - down.value) / width, (up.first - down.first) / width, (up.second - down.second) / width,
          (up.third - down.third) / width};
}

struct Layer {
  Lanes value = lanes(0), first = lanes(0), second = lanes(0), third = lanes(0);

  // Adds the flows of two points θ; s = σ√θ, flows are r e^(−rθ) dθ and q S e^(−qθ) dθ.
  void add(Lanes dMinus, Lanes s, Lanes rateFlow, Lanes yieldFlow) {
    const Lanes dPlus = dMinus + s;
    const NormalLanes minus = normalLanes(-dMinus);
    const NormalLanes plus = normalLanes(-dPlus);
    const Lanes inverse = 1.0 / s;
    const Lanes a = dMinus * inverse, b = dPlus * inverse, c = inverse * inverse;
    const Lanes rateDensity = rateFlow * minus.density * inverse;
    const Lanes yieldDensity = yieldFlow * plus.density * inverse;
    value += rateFlow * minus.cdf - yieldFlow * plus.cdf;
    first += yieldDensity - rateDensity - yieldFlow * plus.cdf;
    second += rateDensity * (1.0 + a) + yieldDensity * (1.0 - b);
    third -= rateDensity * (2.0 + 3.0 * a + a * a - c) + yieldDensity * (1.0 - b * b + c);
  }

  // Derivatives were collected in units of the spot.
  SpotDerivatives at(double spot) const {
    return {value[0] + value[1], (first[0] + first[1]) / spot, (second[0] + second[1]) / (spot * spot),
            (third[0] + third[1]) / (spot * spot * spot)};
  }
};

}  // namespace

PremiumRule::PremiumRule(const PutMarket& market, const BoundaryCurve& curve, double spot) : spot_(spot) {
  const double root = std::sqrt(market.expiryYears);
  const double distance = std::log(spot / curve(market.expiryYears)) / (market.volatility * root);
  const double scale = std::fmin(1.0, std::fmax(1e-7, 0.7 * distance));
  const double range = std::asinh(halfPi / scale);
  const GaussRule& rule = ruleFor(std::fabs(market.rate - market.yield) * root / market.volatility);
  const double stretch = std::sqrt(market.expiryYears / curve.horizonYears());
  x_.resize(rule.points.size());
  root_.resize(rule.points.size());
  weights_.resize(rule.points.size());
  for (std::size_t k = 0; k < x_.size(); ++k) {
    const double grown = scale * std::exp(range * rule.points[k]);
    const double angle = 0.5 * (grown - scale * scale / grown);         // scale · sinh
    const double slope = 0.5 * (grown + scale * scale / grown) * range;  // its derivative
    const double sine = std::sin(angle);
    const double cosine = std::cos(angle);
    x_[k] = std::fmin(1.0, std::fmax(0.0, cosine) * stretch);
    root_[k] = root * sine;
    weights_[k] = 2 * market.expiryYears * sine * cosine * slope * rule.weights[k];
  }
}

SpotDerivatives PremiumRule::operator()(const PutMarket& market, const BoundaryCurve& curve) const {
  const double moneyness = std::log(spot_ / curve.atExpiry());
  const double drift = market.rate - market.yield;
  Layer layer;
  for (std::size_t k = 0; k < x_.size(); k += laneCount) {
    double distances[laneCount];
    curve.distances(&x_[k], distances, laneCount);
    const Lanes root = loadLanes(&root_[k]);
    const Lanes theta = root * root;
    const Lanes s = market.volatility * root;
    const Lanes weight = loadLanes(&weights_[k]);
    const Lanes dMinus = (moneyness + loadLanes(distances) + drift * theta) / s - 0.5 * s;
    layer.add(dMinus, s, market.rate * weight * exp(-market.rate * theta),
              market.yield * spot_ * weight * exp(-market.yield * theta));
  }
  return layer.at(spot_);
}

PremiumDerivatives premiumDerivatives(const PutMarket& market, const BoundarySolver& solver, double spot) {
  const BoundaryCurve curve = solver.curve();
  const PremiumRule rule(market, curve, spot);
  const auto moved = [&](double PutMarket::*input, double by, int steps) {
    PutMarket changed = market;
    changed.*input += by;
    return rule(changed, solver.curveAt(input, by, steps));
  };
  const double h = 1e-3 * market.volatility;
  const double g = 1e-4 * std::fmax(0.01, std::fmax(std::fabs(market.rate), std::fabs(market.yield)));
  PremiumDerivatives result;
  result.spot = rule(market, curve);
  const SpotDerivatives up = moved(&PutMarket::volatility, h, 1);
  const SpotDerivatives down = moved(&PutMarket::volatility, -h, 1);
  result.byVolatility = centralDifference(up, down, 2 * h);
  result.byVolatilityTwice = (up.value - 2 * result.spot.value + down.value) / (h * h);
  result.byRate = centralDifference(moved(&PutMarket::rate, g, 0), moved(&PutMarket::rate, -g, 0), 2 * g);
  result.byYield = centralDifference(moved(&PutMarket::yield, g, 0), moved(&PutMarket::yield, -g, 0), 2 * g);
  return result;
}

}  // namespace tvd
