// SPDX-License-Identifier: MIT
#pragma once

#include "tvd/dilution.hpp"

namespace tvd::dilution {

/// The columns of the path: `points` + 1 even dates over the holding (over `longestShown` years of an endless one) and
/// every date of the schedule between them, twice where supply jumps.
Path pathOf(const Inputs& inputs, int points);

/// The span a path covers.
double shownYears(const Inputs& inputs);

}  // namespace tvd::dilution
