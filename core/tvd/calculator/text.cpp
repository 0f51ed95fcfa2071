// SPDX-License-Identifier: MIT
#include "tvd/calculator/text.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace tvd {
namespace {

constexpr int digitsKept = 15;
constexpr double infinity = std::numeric_limits<double>::infinity();

double powerOfTen(int exponent) {
  double power = 1;
  for (int k = exponent < 0 ? -exponent : exponent; k > 0; --k) power *= 10;
  return power;
}

// value / 10^exponent, in two steps so that the power itself stays finite for subnormal values.
[[gnu::noinline]] double scaled(double value, int exponent) {
  if (exponent > 300) return value / powerOfTen(300) / powerOfTen(exponent - 300);
  if (exponent < -300) return value * powerOfTen(300) * powerOfTen(-exponent - 300);
  return exponent < 0 ? value * powerOfTen(-exponent) : value / powerOfTen(exponent);
}

// A short text under construction: the longest, "-0.00000" and 15 digits, has 23 characters.
class Characters {
 public:
  void put(char c) { text_[size_++] = c; }
  void put(const char* text, int count) {
    for (int i = 0; i < count; ++i) put(text[i]);
  }
  void zeros(int count) {
    for (; count > 0; --count) put('0');
  }
  std::string take() const { return std::string(text_, static_cast<std::size_t>(size_)); }

 private:
  char text_[32];
  int size_ = 0;
};

struct Decimal {
  char digits[digitsKept + 1];
  int size;      // without trailing zeros
  int exponent;  // of the first digit
};

Decimal decimal(double magnitude) {
  Decimal number{.digits = {}, .size = digitsKept, .exponent = decimalExponent(magnitude)};
  double mantissa = std::nearbyint(scaled(magnitude, number.exponent - (digitsKept - 1)));
  if (mantissa >= powerOfTen(digitsKept)) {  // 9.99… was rounded up
    mantissa /= 10;
    ++number.exponent;
  }
  auto integer = static_cast<std::uint64_t>(mantissa);
  for (int i = digitsKept - 1; i >= 0; --i, integer /= 10) number.digits[i] = static_cast<char>('0' + integer % 10);
  while (number.size > 1 && number.digits[number.size - 1] == '0') --number.size;
  return number;
}

void putPlain(const Decimal& number, Characters& text) {
  if (number.exponent < 0) {
    text.put("0.", 2);
    text.zeros(-number.exponent - 1);
    return text.put(number.digits, number.size);
  }
  const int whole = number.exponent + 1;
  const int first = number.size < whole ? number.size : whole;
  text.put(number.digits, first);
  text.zeros(whole - number.size);
  if (number.size <= whole) return;
  text.put('.');
  text.put(number.digits + whole, number.size - whole);
}

void putScientific(const Decimal& number, Characters& text) {
  text.put(number.digits[0]);
  if (number.size > 1) text.put('.');
  text.put(number.digits + 1, number.size - 1);
  text.put('e');
  if (number.exponent < 0) text.put('-');
  const int power = number.exponent < 0 ? -number.exponent : number.exponent;
  if (power >= 100) text.put(static_cast<char>('0' + power / 100));
  if (power >= 10) text.put(static_cast<char>('0' + power / 10 % 10));
  text.put(static_cast<char>('0' + power % 10));
}

}  // namespace

int decimalExponent(double magnitude) {
  // log10(2) of the binary exponent is at most one too small; subnormal values have fewer digits than it says.
  const int binary = static_cast<int>(std::bit_cast<std::uint64_t>(magnitude) >> 52) - 1023;
  int exponent = static_cast<int>(std::floor(binary * 0.30102999566398120));
  while (scaled(magnitude, exponent) >= 10) ++exponent;
  while (scaled(magnitude, exponent) < 1) --exponent;
  return exponent;
}

std::string numberText(double value) {
  if (value != value) return "NaN";
  if (value == 0) return "0";
  if (value == infinity) return "Infinity";
  if (value == -infinity) return "-Infinity";
  const Decimal number = decimal(std::fabs(value));
  Characters text;
  if (value < 0) text.put('-');
  const bool readable = number.exponent >= -6 && number.exponent <= 15;
  readable ? putPlain(number, text) : putScientific(number, text);
  return text.take();
}

std::string join(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const auto part : parts) text += part;
  return text;
}

std::string quoted(std::string_view text) {
  constexpr std::size_t longest = 40;
  std::size_t end = std::min(text.size(), longest);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
    --end;  // not inside a UTF-8 character
  std::string shown = join({"\"", text.substr(0, end), end < text.size() ? "…\"" : "\""});
  for (char& c : shown)
    if (c == 0) c = '?';  // would end the sentence where it crosses to JavaScript
  return shown;
}

}  // namespace tvd
