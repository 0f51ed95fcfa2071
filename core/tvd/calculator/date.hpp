// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

namespace tvd {

inline constexpr double daysPerYear = 365.25;

/// Days from 1970-01-01 to the date written `YYYY-MM-DD` (anything after a `T` is ignored), proleptic Gregorian.
/// Nothing for a text that is not such a date or names a day that does not exist.
/// Source: H. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
std::optional<double> daysFromIsoDate(std::string_view text);

}  // namespace tvd
