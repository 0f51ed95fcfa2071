// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tvd/calculator/calculator.hpp"

namespace tvd {

/// One input moved down and up, all others held.
struct TornadoRow {
  std::string path;
  double low = 0;               ///< the value below, kept inside the field's domain
  double high = 0;              ///< the value above, kept inside the field's domain
  std::optional<double> atLow;  ///< the output there; nothing when the inputs would be invalid
  std::optional<double> atHigh;
  std::optional<double> elasticity;  ///< (change of output / output) per (change of input / input)
};

struct Tornado {
  std::optional<double> base;    ///< the output as the inputs stand
  std::vector<TornadoRow> rows;  ///< the largest effect first; inputs without any effect left out
};

/// Moves every number of the inputs (or those at `paths`) by the fraction `step` down and up. Infinite inputs are left
/// alone; an input of 0 is moved by `step` of its tested range upwards.
Tornado tornado(const Calculator& calculator, const Object& inputs, std::string_view output, double step,
                const std::vector<std::string>& paths, Problems& problems);

}  // namespace tvd
