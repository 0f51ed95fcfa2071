// SPDX-License-Identifier: MIT
#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "tvd/calculator/calculator.hpp"

namespace tvd {

/// Which input makes `output` equal to `target`?
struct Goal {
  std::string_view input;
  std::string_view output;
  double target = 0;
  /// Where to look; for an end that is NaN, that of the field's tested range, else around the input's present value, else far
  /// and wide. From 0 on it looks in magnitudes around the input's present value, where that is far below `to`.
  double from = std::numeric_limits<double>::quiet_NaN();
  double to = std::numeric_limits<double>::quiet_NaN();
};

struct Solution {
  std::vector<double> roots;  ///< ascending; empty is an answer too
  double from = 0;            ///< where was looked
  double to = 0;
  std::string note;  ///< "no solution in [a, b]", with the range of the output that was seen
};

/// Looks for sign changes of output − target on a grid over [from, to] and closes in on each (Chandrupatla
/// 1997) to full double precision. A jump across the target is no solution. Roots closer together than
/// the grid, and roots that only touch the target, can be missed.
Solution solve(const Calculator& calculator, const Object& inputs, const Goal& goal, Problems& problems);

}  // namespace tvd
