// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "tvd/calculator/calculator.hpp"

namespace tvd {

/// One output over an axis, or over two.
struct Sweep {
  std::vector<double> values;   ///< x runs fastest; 0 where there is no answer
  std::vector<double> missing;  ///< indices of the points without an answer, invalid inputs included
};

/// Computes `output` for every value of `x` (and of `y`, when it has any). Each point whose inputs are invalid, or
/// whose output has no answer, is listed in `missing`; what is wrong with an input on which `output` does not depend may go
/// unnoticed. A path that names no number is reported in `problems`, as is an axis on which no point at all is valid, or one
/// that moves the same input as the other.
Sweep sweep(const Calculator& calculator, const Object& inputs, const Axis& x, const Axis& y, std::string_view output,
            Problems& problems);

/// The most points one sweep may have.
inline constexpr std::size_t mostSweepPoints = 1'000'000;

}  // namespace tvd
