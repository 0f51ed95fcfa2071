// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "tvd/supply/supply.hpp"

namespace tvd {

/// What becomes of a schedule over all time.
struct LongRun {
  std::optional<double> supply;  ///< C(infinity), Infinity when unbounded; nothing when the schedule has too many dates
  double doublingYear = infinity;  ///< first s with C(s) = 2 C(0)
  double depletedYear = infinity;  ///< first s with C(s) = 0
  double peakSupply = 0;           ///< the largest supply seen
  double peakYear = 0;
  double growth = 0;  ///< ln C grows by this a year in the end (0 for bounded and polynomial supply)
};

/// Walks the schedule to its end. Dates beyond the first `mostDates` are not walked: then `supply` has no value.
LongRun longRun(const Supply& supply);

inline constexpr std::size_t mostDates = 500'000;

}  // namespace tvd
