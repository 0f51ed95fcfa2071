// SPDX-License-Identifier: MIT
#include "tvd/dilution/market_cap.hpp"

#include <algorithm>
#include <cmath>

#include "tvd/math/elementary.hpp"

namespace tvd {
namespace {

// The first point strictly after `year`.
std::size_t after(const CurveCap& curve, double year) {
  const auto found = std::upper_bound(curve.points.begin(), curve.points.end(), year,
                                      [](double at, const MultiplePoint& point) { return at < point.year; });
  return static_cast<std::size_t>(found - curve.points.begin());
}

double valueAt(const ConstantCap&, double) { return 1; }
double valueAt(const GrowthCap& cap, double year) { return exp(cap.rate * year); }
// 1 + (K - 1) e^(-rate s), of which m is the K-th part, without cancelling for a ceiling K near 0.
double saturation(const LogisticCap& cap, double year) {
  return cap.ceilingMultiple * exp(-cap.rate * year) - expm1(-cap.rate * year);
}
double valueAt(const LogisticCap& cap, double year) { return cap.ceilingMultiple / saturation(cap, year); }
double valueAt(const MeanRevertingCap& cap, double year) {
  return cap.targetMultiple + (1 - cap.targetMultiple) * exp(-cap.rate * year);
}
double valueAt(const CurveCap& curve, double year) {
  const std::size_t next = after(curve, year);
  if (next == curve.points.size()) return curve.points.empty() ? 1 : curve.points.back().multiple;
  const MultiplePoint right = curve.points[next];
  const MultiplePoint left = next == 0 ? MultiplePoint{} : curve.points[next - 1];
  return left.multiple + (right.multiple - left.multiple) * (year - left.year) / (right.year - left.year);
}

// e^(-rate s) is below double precision beside 1.
bool faded(double rate, double year) { return rate * year > 45; }

double scaleAt(const LogisticCap& cap, double year) {
  // Poles lie pi / rate off the real axis and, for a ceiling below 1, where the relative change was infinite.
  const double fade = (cap.ceilingMultiple - 1) * exp(-cap.rate * year);
  // Finite for a ceiling that is all but 0 too, where the market cap is gone at once.
  return cap.rate + std::min(std::fabs(cap.rate * fade / saturation(cap, year)) / 0.35, 1e300);
}
double scaleAt(const MeanRevertingCap& cap, double) { return cap.rate / 2; }
template <class Shape>
double scaleAt(const Shape&, double) {
  return 0;
}

bool settledAt(const LogisticCap& cap, double year) {
  return cap.rate == 0 || faded(cap.rate, year - std::max(0.0, log(cap.ceilingMultiple)) / cap.rate);
}
bool settledAt(const MeanRevertingCap& cap, double year) { return cap.rate == 0 || faded(cap.rate, year); }
bool settledAt(const CurveCap& curve, double year) { return after(curve, year) == curve.points.size(); }
template <class Shape>
bool settledAt(const Shape&, double) {
  return true;
}

}  // namespace

MarketPath::MarketPath(const MarketCap& cap) : cap_(cap) {
  if (const auto* growth = std::get_if<GrowthCap>(&cap.shape)) growth_ = growth->rate;
  const auto* reverting = std::get_if<MeanRevertingCap>(&cap.shape);
  if (reverting != nullptr && reverting->targetMultiple == 0) growth_ = -reverting->rate;  // to nothing: an exponential
}

double MarketPath::multiple(double year) const {
  if (growth_ == 0 && isExponential()) return 1;
  return std::visit([year](const auto& shape) { return valueAt(shape, year); }, cap_.shape);
}

double MarketPath::scale(double year) const {
  return isSettled(year) ? 0 : std::visit([year](const auto& shape) { return scaleAt(shape, year); }, cap_.shape);
}

double MarketPath::nextKink(double year) const {
  const auto* curve = std::get_if<CurveCap>(&cap_.shape);
  if (curve == nullptr) return infinity;
  const std::size_t next = after(*curve, year);
  return next == curve->points.size() ? infinity : curve->points[next].year;
}

double MarketPath::settled() const {
  if (isExponential()) return 1;  // growth is told apart by its rate
  if (const auto* logistic = std::get_if<LogisticCap>(&cap_.shape))
    return logistic->rate == 0 ? 1 : logistic->ceilingMultiple;
  if (const auto* reverting = std::get_if<MeanRevertingCap>(&cap_.shape))
    return reverting->rate == 0 ? 1 : reverting->targetMultiple;
  return multiple(infinity);
}

bool MarketPath::isSettled(double year) const {
  if (isExponential()) return true;
  return std::visit([year](const auto& shape) { return settledAt(shape, year); }, cap_.shape);
}

}  // namespace tvd
