// SPDX-License-Identifier: MIT
#include "tvd/option/exercise_premium.hpp"

#include <cmath>
#include <cstddef>

#include "tvd/math/elementary.hpp"
#include "tvd/math/lanes.hpp"
#include "tvd/math/normal.hpp"

namespace tvd::option {
namespace {

const GaussRule& ruleFor(double drift, double length) {
  // A steep drift turns the integrand into a step that needs points of its own, and high rates over a long time crowd it.
  if (drift <= 3 && length <= 2) {
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
  const double distance = log(spot / curve(market.expiryYears)) / (market.volatility * root);
  const double scale = std::fmin(1.0, std::fmax(1e-7, 0.5 * distance));
  const double range = log((1 + std::sqrt(1 + scale * scale)) / scale);
  const GaussRule& rule = ruleFor(std::fabs(market.rate - market.yield) * root / market.volatility,
                                  std::fmax(std::fabs(market.rate), std::fabs(market.yield)) * market.expiryYears);
  const double stretch = std::sqrt(market.expiryYears / curve.horizonYears());
  x_.resize(rule.points.size());
  root_.resize(rule.points.size());
  weights_.resize(rule.points.size());
  for (std::size_t k = 0; k < x_.size(); ++k) {
    const double grown = scale * exp(range * rule.points[k]);
    const Angle angle = angleOf(0.5 * (grown - scale * scale / grown));  // scale · sinh
    const double slope = 0.5 * (grown + scale * scale / grown) * range;  // its derivative
    x_[k] = std::fmin(1.0, std::fmax(0.0, angle.cosine) * stretch);
    root_[k] = root * angle.sine;
    weights_[k] = 2 * market.expiryYears * angle.sine * angle.cosine * angle.rate * slope * rule.weights[k];
  }
}

SpotDerivatives PremiumRule::operator()(const PutMarket& market, const BoundaryCurve& curve) const {
  const double moneyness = log(spot_ / curve.atExpiry());
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

BoundaryFamily::BoundaryFamily(const PutMarket& market)
    : market_(market), solver_(market), curve_(solver_.curve()), volatilityStep_(1e-3 * market.volatility) {}

// Without a negative yield everything is proportional to the rate, and its logarithm is what the boundary moves with.
double BoundaryFamily::rateStep(double PutMarket::*input) const {
  const double step = 1e-4 * std::fmax(0.01, std::fmax(std::fabs(market_.rate), std::fabs(market_.yield)));
  return input == &PutMarket::rate && market_.yield >= 0 ? std::fmin(step, 1e-3 * market_.rate) : step;
}

double BoundaryFamily::premium(double spot) const { return PremiumRule(market_, curve_, spot)(market_, curve_).value; }

void BoundaryFamily::addNeighbours(double PutMarket::*input, double by, int chordSteps) {
  for (const double change : {by, -by}) {
    PutMarket market = market_;
    market.*input += change;
    neighbours_.push_back({market, solver_.curveAt(input, change, chordSteps)});
  }
}

void BoundaryFamily::addNeighbours() {
  addNeighbours(&PutMarket::volatility, volatilityStep_, 1);
  for (const auto rate : {&PutMarket::rate, &PutMarket::yield}) addNeighbours(rate, rateStep(rate), 0);
}

PremiumDerivatives BoundaryFamily::derivatives(double spot) {
  if (neighbours_.empty()) addNeighbours();
  const PremiumRule rule(market_, curve_, spot);
  const auto at = [&](std::size_t i) { return rule(neighbours_[i].market, neighbours_[i].curve); };
  PremiumDerivatives result;
  result.spot = rule(market_, curve_);
  const SpotDerivatives up = at(0);
  const SpotDerivatives down = at(1);
  result.byVolatility = centralDifference(up, down, 2 * volatilityStep_);
  result.byVolatilityTwice = (up.value - 2 * result.spot.value + down.value) / (volatilityStep_ * volatilityStep_);
  result.byRate = centralDifference(at(2), at(3), 2 * rateStep(&PutMarket::rate));
  result.byYield = centralDifference(at(4), at(5), 2 * rateStep(&PutMarket::yield));
  return result;
}

}  // namespace tvd::option
