// SPDX-License-Identifier: MIT
#pragma once

#include "tvd/dilution.hpp"

namespace tvd::dilution {

/// The columns of the path: `points` + 1 even dates over the holding (over `longestShown` years of an endless one) and
/// every date of the schedule between them, twice where supply jumps.
Path pathOf(const Inputs& inputs, int points);

/// What all releases that do not circulate will ever emit, none of them less than nothing. Those that act in proportion to
/// supply act on the supply that circulates at each moment, which they do not change.
double totalOutside(const Inputs& inputs);

/// The span a path covers.
double shownYears(const Inputs& inputs);

}  // namespace tvd::dilution
