// SPDX-License-Identifier: MIT
#include "tvd/math/root.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tvd {
namespace {

constexpr double epsilon = std::numeric_limits<double>::epsilon();

struct Point {
  double at, value;
};

// Where inverse quadratic interpolation through three points puts the root, as a fraction of the way from a to b; a half
// where the points are too far from one monotone curve for it (Chandrupatla 1997, equations 5 to 7).
double fraction(const Point& a, const Point& b, const Point& c) {
  const double xi = (a.at - b.at) / (c.at - b.at);
  const double phi = (a.value - b.value) / (c.value - b.value);
  if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)) return 0.5;
  return a.value / (b.value - a.value) * c.value / (b.value - c.value) +
         (c.at - a.at) / (b.at - a.at) * a.value / (c.value - a.value) * b.value / (c.value - b.value);
}

}  // namespace

double rootBetween(Function function, double from, double to, double atFrom, double atTo) {
  Point a{to, atTo};
  Point b{from, atFrom};
  double step = 0.5;
  for (int i = 0; i < 200; ++i) {
    const Point best = std::fabs(a.value) < std::fabs(b.value) ? a : b;
    const double width = std::fabs(b.at - a.at);
    const double least = epsilon * std::fabs(best.at) / width;  // half an interval of two units in the last place
    if (best.value == 0 || !(least < 0.5)) return best.at;
    const double at = a.at + std::clamp(step, least, 1 - least) * (b.at - a.at);
    const Point now{at, function.call(function.object, at)};
    const Point before = (now.value < 0) == (a.value < 0) ? a : b;
    if ((now.value < 0) != (a.value < 0)) b = a;
    a = now;
    step = fraction(a, b, before);
  }
  return std::fabs(a.value) < std::fabs(b.value) ? a.at : b.at;
}

}  // namespace tvd
