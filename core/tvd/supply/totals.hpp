// SPDX-License-Identifier: MIT
#pragma once

#include "tvd/supply/supply.hpp"

namespace tvd {

/// Everything this release will ever add from year 0 on, in tokens, where that does not depend on supply:
/// NaN for the kinds in proportion to supply.
double totalFromToday(const ReleaseShape& shape);

/// The last date on which the release does anything; Infinity when it never ends.
double lastYear(const ReleaseShape& shape);

/// An upper bound on the dates of the release in [0, year].
double datesUntil(const ReleaseShape& shape, double year);

}  // namespace tvd
