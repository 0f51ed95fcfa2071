// SPDX-License-Identifier: MIT
#pragma once

#include "tvd/valuation.hpp"
#include "tvd/valuation/partial.hpp"

namespace tvd::valuation {

/// What the paths of `partial` say; sorts its rows. `inputs` must be those of the plan, save for lossThreshold.
Result summary(const Inputs& inputs, const Plan& plan, Partial& partial, const Detail& detail);

/// The relative standard error of the time-weighted sample mean is at most inputs.targetError (never true when that is 0).
/// Rows must be in order.
bool targetMet(const Inputs& inputs, const Partial& partial);

}  // namespace tvd::valuation
