// SPDX-License-Identifier: MIT
#include "tvd/supply/law.hpp"

#include <algorithm>
#include <cmath>

#include "tvd/math/elementary.hpp"
#include "tvd/math/phi.hpp"

namespace tvd {

void Law::clear() {
  constant = growth = root = 0;
  tapers.clear();
}

bool Law::needsSeries() const {
  if (tapers.empty()) return root != 0 && constant != 0;
  return constant != 0 || root != 0;
}

double Law::begin(double supply, double width) {
  supply_ = supply;
  width_ = needsSeries() ? expand(width) : width;
  return width_;
}

// Coefficients of C(width u) = sum series_[n] u^n, u in [0, 1], by recurrence: the product with the growth rate and the
// square root q (q q = C) are Cauchy sums. Halves the width until the last terms vanish beside C.
double Law::expand(double width) {
  double growthSeries[order];
  double rootSeries[order];
  for (;; width /= 2) {
    series_[0] = supply_;
    rootSeries[0] = std::sqrt(supply_);
    double small = 0;
    for (int n = 0; n < order; ++n) {
      double factor = width;  // width (-decay width)^n / n!, per taper
      growthSeries[n] = n == 0 ? growth * width : 0;
      for (const Taper& taper : tapers) {
        factor = width;
        for (int k = 1; k <= n; ++k) factor *= -taper.decay * width / k;
        growthSeries[n] += taper.rate * factor;
      }
      double next = n == 0 ? constant * width : 0;
      for (int k = 0; k <= n; ++k) next += growthSeries[k] * series_[n - k];
      if (root != 0) {
        if (n > 0) {
          double sum = series_[n];
          for (int k = 1; k < n; ++k) sum -= rootSeries[k] * rootSeries[n - k];
          rootSeries[n] = sum / (2 * rootSeries[0]);
        }
        next += root * width * rootSeries[n];
      }
      series_[n + 1] = next / (n + 1);
      terms_ = n + 1;
      small = std::fabs(series_[n]) + std::fabs(series_[n + 1]);
      if (n > 2 && small < 1e-17 * supply_) return width;
    }
    if (small < 1e-16 * supply_ || width < 1e-9) return width;
  }
}

double Law::growthAt(double t) const {
  double sum = growth;
  for (const Taper& taper : tapers) sum += taper.rate * exp(-taper.decay * t);
  return sum;
}

double Law::supplyAfter(double t) const {
  if (needsSeries()) {
    const double u = t / width_;
    double sum = series_[terms_];
    for (int n = terms_ - 1; n >= 0; --n) sum = sum * u + series_[n];
    return sum;
  }
  if (root != 0) {  // q = sqrt(C) is affine in its own derivative: q' = root / 2 + growth / 2 q
    const double q = std::sqrt(supply_);
    const double after = q + (root + growth * q) / 2 * t * phi1(growth * t / 2);
    return after * after;
  }
  if (!tapers.empty()) {
    double exponent = growth * t;
    for (const Taper& taper : tapers) exponent += taper.rate * t * phi1(-taper.decay * t);
    return supply_ * exp(exponent);
  }
  if (growth == 0) return supply_ + constant * t;
  if (constant == 0) return supply_ * exp(growth * t);
  // Far down the way to a cap the first form would subtract nearly all of what it started with.
  if (growth * t < -0.5) return supply_ * exp(growth * t) + constant * t * phi1(growth * t);
  return supply_ + (constant + growth * supply_) * t * phi1(growth * t);
}

double Law::rate(double t, double supply) const {
  return constant + growthAt(t) * supply + (root == 0 ? 0 : root * std::sqrt(supply));
}

double Law::feedback(double t, double supply) const {
  return growthAt(t) + (root == 0 ? 0 : root / (2 * std::sqrt(supply)));
}

namespace {

double reachOf(double relative) { return relative >= 0 ? relative / 0.35 : -relative / 0.3; }

}  // namespace

double Law::scale(double supply) const {
  const double relative = rate(0, supply) / supply;
  double decay = std::fabs(growth);
  for (const Taper& taper : tapers) decay = std::max(decay, taper.decay);
  // Where supply itself is an exponential, 1/C is entire; elsewhere the zero of C bounds how far a panel may reach:
  // it lies 1/relative to the left of a growing supply and as far to the right of a shrinking one.
  if (isExponential()) return std::fabs(relative) / 2;
  // Tapers fade on the way, and what they held in balance shows: the rate without them counts too.
  double untapered = relative;
  for (const Taper& taper : tapers) untapered -= taper.rate;
  const double reach = std::max(reachOf(relative), reachOf(untapered));
  // A gap to a cap that is closed to double precision; what a taper of nothing would do still has its shape.
  const bool settled = tapers.empty() && reach < 1e-18 * decay;
  return settled ? 0 : reach + decay / 2;
}

}  // namespace tvd
