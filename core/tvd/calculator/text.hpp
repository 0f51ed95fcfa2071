// SPDX-License-Identifier: MIT
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace tvd {

/// A number as a reader would type it: up to 15 significant digits, no trailing zeros, "Infinity" spelt out.
/// For messages and the schema; small on purpose (no locale, no printf).
std::string numberText(double value);

/// The whole part of log10, exact: 3 for 1000, -1 for 0.5. For finite magnitudes above 0.
int decimalExponent(double magnitude);

/// The parts one after another.
std::string join(std::initializer_list<std::string_view> parts);

/// `"text"`, cut to 40 characters so that a pasted file does not end up in a message.
std::string quoted(std::string_view text);

}  // namespace tvd
