// SPDX-License-Identifier: MIT
#include "tvd/calculator/text.hpp"

#include <cmath>
#include <cstdint>

namespace tvd {
namespace {

constexpr int digitsKept = 15;

double powerOfTen(int exponent) {
  double power = 1;
  for (int k = exponent < 0 ? -exponent : exponent; k > 0; --k) power *= 10;
  return power;
}

// value / 10^exponent, in two steps so that the power itself stays finite for subnormal values.
double scaled(double value, int exponent) {
  if (exponent > 300) return value / powerOfTen(300) / powerOfTen(exponent - 300);
  if (exponent < -300) return value * powerOfTen(300) * powerOfTen(-exponent - 300);
  return exponent < 0 ? value * powerOfTen(-exponent) : value / powerOfTen(exponent);
}

struct Decimal {
  std::string digits;  // no trailing zeros
  int exponent;        // of the first digit
};

Decimal decimal(double magnitude) {
  int exponent = static_cast<int>(std::floor(std::log10(magnitude)));
  double mantissa = std::round(scaled(magnitude, exponent - (digitsKept - 1)));
  if (mantissa >= powerOfTen(digitsKept)) {
    mantissa = std::round(mantissa / 10);
    ++exponent;
  }
  auto integer = static_cast<std::uint64_t>(mantissa);
  std::string digits;
  for (; integer > 0; integer /= 10) digits.insert(digits.begin(), static_cast<char>('0' + integer % 10));
  if (static_cast<int>(digits.size()) < digitsKept) --exponent;  // log10 rounded up across a power of ten
  while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
  return {digits, exponent};
}

std::string plain(const Decimal& number) {
  std::string text = number.digits;
  const auto size = static_cast<int>(text.size());
  if (number.exponent < 0) return "0." + std::string(static_cast<std::size_t>(-number.exponent - 1), '0') + text;
  if (number.exponent >= size - 1) return text + std::string(static_cast<std::size_t>(number.exponent - size + 1), '0');
  return text.insert(static_cast<std::size_t>(number.exponent + 1), 1, '.');
}

std::string scientific(const Decimal& number) {
  std::string text = number.digits;
  if (text.size() > 1) text.insert(1, 1, '.');
  std::string power;
  for (int k = number.exponent < 0 ? -number.exponent : number.exponent; k > 0; k /= 10)
    power.insert(power.begin(), static_cast<char>('0' + k % 10));
  return text + (number.exponent < 0 ? "e-" : "e") + power;
}

}  // namespace

std::string numberText(double value) {
  if (value != value) return "NaN";
  if (value == 0) return "0";
  const std::string sign = value < 0 ? "-" : "";
  const double magnitude = std::fabs(value);
  if (magnitude > 1.7976931348623157e308) return sign + "Infinity";
  const Decimal number = decimal(magnitude);
  const bool readable = number.exponent >= -6 && number.exponent <= 15;
  return sign + (readable ? plain(number) : scientific(number));
}

std::string join(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const auto part : parts) text += part;
  return text;
}

std::string quoted(std::string_view text) {
  constexpr std::size_t longest = 40;
  if (text.size() <= longest) return join({"\"", text, "\""});
  std::size_t cut = longest;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;  // not inside a UTF-8 character
  return join({"\"", text.substr(0, cut), "…\""});
}

}  // namespace tvd
