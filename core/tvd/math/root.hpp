// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>

#include <boost/math/tools/toms748_solve.hpp>

#include "tvd/math/policy.hpp"

namespace tvd {

/// The root of `f` between a and b, where f(a) and f(b) have opposite signs, to the last bit or two.
/// Source: Alefeld, Potra and Shi (1995), algorithm 748, as in Boost.Math.
template <class F>
double rootBetween(F&& f, double a, double b, double fa, double fb) {
  std::uintmax_t iterations = 200;
  const auto close = [](double left, double right) {
    return std::fabs(right - left) <= 2 * std::numeric_limits<double>::epsilon() * std::fmax(std::fabs(left), std::fabs(right));
  };
  const auto bracket = boost::math::tools::toms748_solve(f, a, b, fa, fb, close, iterations, QuietPolicy());
  return std::fabs(f(bracket.first)) <= std::fabs(f(bracket.second)) ? bracket.first : bracket.second;
}

}  // namespace tvd
