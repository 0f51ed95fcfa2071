// SPDX-License-Identifier: MIT
#include "tvd/math/root.hpp"

#include <cmath>
#include <cstdint>
#include <limits>

#include <boost/math/tools/toms748_solve.hpp>

#include "tvd/math/policy.hpp"

namespace tvd {

double rootBetween(Function function, double a, double b, double fa, double fb) {
  const auto f = [function](double at) { return function.call(function.object, at); };
  std::uintmax_t iterations = 200;
  const auto close = [](double left, double right) {
    return std::fabs(right - left) <= 2 * std::numeric_limits<double>::epsilon() * std::fmax(std::fabs(left), std::fabs(right));
  };
  const auto bracket = boost::math::tools::toms748_solve(f, a, b, fa, fb, close, iterations, QuietPolicy());
  return std::fabs(f(bracket.first)) <= std::fabs(f(bracket.second)) ? bracket.first : bracket.second;
}

}  // namespace tvd
