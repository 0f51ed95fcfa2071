// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdint>
#include <random>
#include <string>

#include "tvd/calculator/text.hpp"
#include "tvd/option.hpp"
#include "tvd/option/american.hpp"
#include "tvd/option/european.hpp"
#include "tvd/option/jumps.hpp"

namespace tests {

using namespace tvd;
using namespace tvd::option;

inline double apart(double a, double b) {
  return a == b ? 0 : std::fabs(a - b) / std::fmax(std::fabs(a), std::fabs(b));
}

/// Terms drawn from a token market, wide or extreme.
class RandomTerms {
 public:
  explicit RandomTerms(std::uint64_t seed) : engine_(seed) {}
  double uniform(double low, double high) { return std::uniform_real_distribution<double>(low, high)(engine_); }
  double logUniform(double low, double high) { return std::exp(uniform(std::log(low), std::log(high))); }

  Terms token() {
    return {.side = uniform(0, 1) < 0.5 ? Side::call : Side::put,
            .spot = uniform(60, 150),
            .strike = uniform(60, 150),
            .expiryYears = logUniform(0.02, 2),
            .variance = {uniform(0.2, 1.5), 0},
            .rate = uniform(0, 0.1),
            .yield = uniform(0, 0.15)};
  }
  Terms extreme() {
    return {.side = uniform(0, 1) < 0.5 ? Side::call : Side::put,
            .spot = logUniform(1e-4, 1e4),
            .strike = logUniform(1e-4, 1e4),
            .expiryYears = logUniform(1e-6, 30),
            .variance = {logUniform(1e-4, 10), 0},
            .rate = uniform(-0.3, 1),
            .yield = uniform(-0.3, 1)};
  }

 private:
  std::mt19937_64 engine_;
};

inline std::string described(const Terms& t) {
  return join({t.side == Side::call ? "call" : "put", " spot ", numberText(t.spot), " strike ", numberText(t.strike),
               " years ", numberText(t.expiryYears), " volatility ", numberText(t.variance.volatility), " rate ",
               numberText(t.rate), " yield ", numberText(t.yield)});
}

inline Terms other(Terms t) {
  t.side = t.side == Side::call ? Side::put : Side::call;
  return t;
}

/// d f/d input by a four-point central difference.
template <class F>
double slope(F&& f, double h) {
  return (8 * (f(h) - f(-h)) - (f(2 * h) - f(-2 * h))) / (12 * h);
}

}  // namespace tests
