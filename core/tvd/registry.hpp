// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include "tvd/calculator/calculator.hpp"

namespace tvd {

/// All calculators of this build.
std::span<const Calculator> calculators();

/// The calculator named `id`, or null.
const Calculator* findCalculator(std::string_view id);

}  // namespace tvd
