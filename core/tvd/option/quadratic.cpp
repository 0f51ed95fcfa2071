// SPDX-License-Identifier: MIT
#include "tvd/option/quadratic.hpp"

#include <cmath>
#include <limits>

#include "tvd/math/normal.hpp"

namespace tvd {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// The negative root of σ²/2 λ(λ − 1) + (rate − yield) λ = rate.
double perpetualPower(const PutMarket& m) {
  const double variance = m.volatility * m.volatility;
  const double n = 2 * (m.rate - m.yield) / variance - 1;
  const double root = std::sqrt(n * n + 8 * m.rate / variance);
  return n > 0 ? -0.5 * (n + root) : -4 * m.rate / variance / (root - n);
}

struct Bracket {
  double low, high, atLow, atHigh;
  bool holds() const { return (atLow < 0) != (atHigh < 0); }
};

// Regula falsi with the Illinois weight; a guess needs four digits, no more.
template <class F>
double refine(F&& f, Bracket b) {
  for (int step = 0; step < 40 && b.high - b.low > 1e-4 * b.high; ++step) {
    double middle = b.high - b.atHigh * (b.high - b.low) / (b.atHigh - b.atLow);
    if (!(middle > b.low && middle < b.high)) middle = 0.5 * (b.low + b.high);
    const double value = f(middle);
    if ((value < 0) == (b.atLow < 0)) {
      b = {middle, b.high, value, 0.5 * b.atHigh};
    } else {
      b = {b.low, middle, 0.5 * b.atLow, value};
    }
    if (std::fabs(value) < 1e-14) return middle;
  }
  return 0.5 * (b.low + b.high);
}

// Walks away from the boundary at expiry until the sign changes.
template <class F>
Bracket firstBracket(F&& f, double furthest) {
  Bracket b{0, 1e-3, 0, f(1e-3)};
  double step = 0.25;
  do {
    b.low = b.high;
    b.atLow = b.atHigh;
    b.high = std::fmin(b.low + step, furthest);
    b.atHigh = f(b.high);
    step *= 1.3;
  } while (!b.holds() && b.high < furthest && b.high < 40);
  return b;
}

// Widens around the last distance, which changes slowly with time.
template <class F>
Bracket nextBracket(F&& f, double last, double furthest) {
  Bracket b{0.9 * last, std::fmin(1.1 * last, furthest), 0, 0};
  if (b.low >= b.high) b.low = 0.9 * b.high;
  b.atLow = f(b.low);
  b.atHigh = f(b.high);
  for (int step = 0; step < 12 && !b.holds(); ++step) {
    b.low *= 0.8;
    b.atLow = f(b.low);
    if (b.holds() || b.high >= furthest) continue;
    b.high = std::fmin(1.2 * b.high, furthest);
    b.atHigh = f(b.high);
  }
  return b;
}

}  // namespace

double perpetualBoundary(const PutMarket& market) {
  const double power = perpetualPower(market);
  return power / (power - 1);
}

QuadraticBoundary::QuadraticBoundary(const PutMarket& market)
    : market_(market), atExpiry_(boundaryAtExpiry(market)), furthest_(infinity) {
  const double perpetual = perpetualBoundary(market);
  if (perpetual > 0) furthest_ = std::log(atExpiry_ / perpetual);
}

double QuadraticBoundary::equation(double boundary, double timeLeft) const {
  const PutMarket& m = market_;
  const double s = m.volatility * std::sqrt(timeLeft);
  const double d1 = (std::log(boundary) + (m.rate - m.yield) * timeLeft) / s + 0.5 * s;
  const double assetPart = boundary * std::exp(-m.yield * timeLeft) * normalCdf(-d1);
  const double strikePart = std::exp(-m.rate * timeLeft) * normalCdf(s - d1);
  const double decay = boundary * std::exp(-m.yield * timeLeft) * normalDensity(d1) * m.volatility / (2 * std::sqrt(timeLeft));
  const double theta = m.rate * strikePart - m.yield * assetPart - decay;
  const double gain = 1 - boundary - (strikePart - assetPart);  // of exercising over the European value
  const double variance = m.volatility * m.volatility;
  const double h = -std::expm1(-m.rate * timeLeft);
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
  const auto f = [&](double distance) { return equation(atExpiry_ * std::exp(-distance * unit), timeLeft); };
  const double furthest = furthest_ / unit;
  const bool first = scaled_ == 0;
  const Bracket bracket = first ? firstBracket(f, furthest) : nextBracket(f, scaled_, furthest);
  if (bracket.holds()) {
    scaled_ = refine(f, bracket);
  } else {
    // No root between the two limits it must lie between: the limit nearer to the last distance.
    scaled_ = std::fmin(first ? 0.64 : scaled_, furthest);
  }
  return scaled_ * unit;
}

}  // namespace tvd
