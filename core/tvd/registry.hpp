// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include "tvd/calculator/calculator.hpp"

// An engine for posts names the calculators that it carries (wasm/CMakeLists.txt); without a name there are all, or all
// but the one whose bytes are looked for.
#if !defined(TVD_DILUTION) && !defined(TVD_OPTION) && !defined(TVD_VALUATION)
#define TVD_DILUTION
#ifndef TVD_WITHOUT_OPTION
#define TVD_OPTION
#endif
#define TVD_VALUATION
#endif

namespace tvd {

/// All calculators of this build.
std::span<const Calculator> calculators();

/// The calculator named `id`, or null.
const Calculator* findCalculator(std::string_view id);

}  // namespace tvd
