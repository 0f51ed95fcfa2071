// SPDX-License-Identifier: MIT
#include "tvd/option/quadratic.hpp"

#include <cmath>
#include <limits>

#include "tvd/math/elementary.hpp"
#include "tvd/math/normal.hpp"

namespace tvd::option {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// The negative root of σ²/2 λ(λ − 1) + (rate − yield) λ = rate.
double perpetualPower(const PutMarket& m) {
  const double variance = m.volatility * m.volatility;
  const double n = 2 * (m.rate - m.yield) / variance - 1;
  const double root = std::sqrt(n * n + 8 * m.rate / variance);
  return n > 0 ? -0.5 * (n + root) : -4 * m.rate / variance / (root - n);
}

constexpr double none = -1;

// Walks away from the boundary at expiry until the sign changes, then halves; `none` when it never does.
template <class F>
double firstRoot(F&& f, double furthest) {
  double low = 1e-3;
  double high = low;
  const bool below = f(low) < 0;
  for (double step = 0.25; (f(high) < 0) == below; step *= 1.3) {
    if (high >= furthest || high > 40) return none;
    low = high;
    high = std::fmin(high + step, furthest);
  }
  while (high - low > 0.02 * high) {
    const double middle = 0.5 * (low + high);
    ((f(middle) < 0) == below ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

// Secant steps from a close start: the guess needs three digits, no more. `none` when they lead away.
template <class F>
double nearbyRoot(F&& f, double start, double furthest) {
  double before = start;
  double now = std::fmin(1.02 * start, 0.999 * furthest);
  double valueBefore = f(before);
  for (int step = 0; step < 8; ++step) {
    const double value = f(now);
    const double next = now - value * (now - before) / (value - valueBefore);
    if (!(next > 0.5 * start && next < 2 * start && next <= furthest)) return none;
    if (std::fabs(next - now) < 2e-3 * now) return next;
    before = now;
    valueBefore = value;
    now = next;
  }
  return none;
}

}  // namespace

double perpetualBoundary(const PutMarket& market) {
  const double power = perpetualPower(market);
  return power / (power - 1);
}

QuadraticBoundary::QuadraticBoundary(const PutMarket& market)
    : market_(market), atExpiry_(boundaryAtExpiry(market)), furthest_(infinity) {
  const double perpetual = perpetualBoundary(market);
  if (perpetual > 0) furthest_ = log(atExpiry_ / perpetual);
}

double QuadraticBoundary::equation(double boundary, double timeLeft) const {
  const PutMarket& m = market_;
  const double s = m.volatility * std::sqrt(timeLeft);
  const double d1 = (log(boundary) + (m.rate - m.yield) * timeLeft) / s + 0.5 * s;
  const double assetPart = boundary * exp(-m.yield * timeLeft) * normalCdf(-d1);
  const double strikePart = exp(-m.rate * timeLeft) * normalCdf(s - d1);
  const double decay =
      boundary * exp(-m.yield * timeLeft) * normalDensity(d1) * m.volatility / (2 * std::sqrt(timeLeft));
  const double theta = m.rate * strikePart - m.yield * assetPart - decay;
  const double gain = 1 - boundary - (strikePart - assetPart);  // of exercising over the European value
  const double variance = m.volatility * m.volatility;
  const double h = -expm1(-m.rate * timeLeft);
  const double perTime = m.rate == 0 ? 1 / timeLeft : m.rate / h;  // rate/h, finite as the rate vanishes
  const double n = 2 * (m.rate - m.yield) / variance - 1;
  const double q = 2 * perTime / variance;
  const double root = std::sqrt(n * n + 4 * q);
  const double power = -0.5 * (n + root);
  const double correction = (1 - h) / root * q * (1 - q / (root * root));
  return boundary - assetPart + (power + correction) * gain - 2 * theta / (variance * root);
}

double QuadraticBoundary::logDistance(double timeLeft) {
  const double unit = market_.volatility * std::sqrt(timeLeft);
  const auto f = [&](double distance) { return equation(atExpiry_ * exp(-distance * unit), timeLeft); };
  const double furthest = furthest_ / unit;
  double root = scaled_ > 0 ? nearbyRoot(f, std::fmin(predicted(timeLeft), furthest), furthest) : none;
  if (root == none) root = firstRoot(f, furthest);
  // No root between the two limits it must lie between: stay close to the last distance.
  if (root == none) root = std::fmin(scaled_ > 0 ? scaled_ : 0.64, furthest);
  scaled_ = root;
  time_ = timeLeft;
  return scaled_ * unit;
}

// Near expiry the distance goes like σ√(τ ln(c/τ)), or like σ√τ when the boundary ends below the strike.
double QuadraticBoundary::predicted(double timeLeft) const {
  if (atExpiry_ < 1) return scaled_;
  const double square = scaled_ * scaled_;
  return std::sqrt(std::fmax(square - log(timeLeft / time_), 0.3 * square));
}

}  // namespace tvd::option
