// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <type_traits>
#include <vector>

#include "tvd/calculator/problems.hpp"

namespace tvd {

/// The years of a list of points, whatever else a point holds: its year comes first.
struct Years {
  const char* first;
  std::size_t stride;
  std::size_t count;

  double operator[](std::size_t i) const { return *reinterpret_cast<const double*>(first + i * stride); }
};

template <class Point>
Years yearsOf(const std::vector<Point>& points) {
  static_assert(std::is_standard_layout_v<Point> && offsetof(Point, year) == 0);
  return {reinterpret_cast<const char*>(points.data()), sizeof(Point), points.size()};
}

/// Reports each point whose year is not after (or, unless `strictly`, is before) that of the point before it.
void yearsAscend(const Years& years, bool strictly, Problems& problems);

}  // namespace tvd
