// SPDX-License-Identifier: MIT
//
// Two doubles at a time: exp, log and square root written once as compiler vector operations, which become SSE2 or NEON
// natively and SIMD128 in WebAssembly. Branch-free; no fused multiply-add, so every machine gives the same bits.
#pragma once

#include <cmath>
#include <cstdint>

namespace tvd {

using Lanes = double __attribute__((vector_size(16)));
using LaneBits = std::int64_t __attribute__((vector_size(16)));

inline constexpr int laneCount = 2;

constexpr Lanes lanes(double value) { return Lanes{value, value}; }
constexpr LaneBits laneBits(std::int64_t value) { return LaneBits{value, value}; }

/// Per lane: `yes` where the mask is all ones, `no` where it is zero.
inline Lanes select(LaneBits mask, Lanes yes, Lanes no) {
  return reinterpret_cast<Lanes>((mask & reinterpret_cast<LaneBits>(yes)) | (~mask & reinterpret_cast<LaneBits>(no)));
}
inline double select(bool condition, double yes, double no) { return condition ? yes : no; }

inline Lanes loadLanes(const double* values) {
  Lanes result;
  __builtin_memcpy(&result, values, sizeof result);
  return result;
}
inline void storeLanes(Lanes value, double* out) { __builtin_memcpy(out, &value, sizeof value); }

inline Lanes abs(Lanes x) { return reinterpret_cast<Lanes>(reinterpret_cast<LaneBits>(x) & laneBits(INT64_MAX)); }
inline Lanes sqrt(Lanes x) { return Lanes{std::sqrt(x[0]), std::sqrt(x[1])}; }
inline Lanes least(Lanes a, Lanes b) { return select(a < b, a, b); }
inline Lanes most(Lanes a, Lanes b) { return select(a > b, a, b); }

template <class Number>
constexpr Number broadcast(double value) {
  if constexpr (sizeof(Number) == sizeof(double)) {
    return value;
  } else {
    return lanes(value);
  }
}

/// c[First] + c[First + 2] y + c[First + 4] y² + …, written out at compile time.
template <int First, class Number, int Size>
inline Number everySecond(const double (&c)[Size], Number y) {
  if constexpr (First + 2 < Size) {
    return everySecond<First + 2>(c, y) * y + c[First];
  } else {
    return broadcast<Number>(c[First]);
  }
}

/// A polynomial with coefficients c[0] + c[1] x + …, even and odd powers apart so that two chains run side by side.
template <class Number, int Size>
inline Number polynomial(const double (&c)[Size], Number x) {
  const Number square = x * x;
  return everySecond<0>(c, square) + x * everySecond<1>(c, square);
}

/// e^x to about 1 unit in the last place for −708 <= x <= 709, which the caller must know; anything goes outside.
/// x = k ln2 + r, |r| <= ln2/2, e^r by its Chebyshev expansion of degree 11 (relative error 1.6e-17).
inline Lanes expInside(Lanes x) {
  constexpr double c[] = {1.0,
                          1.0,
                          0.5000000000000019,
                          0.16666666666666702,
                          0.04166666666648808,
                          0.008333333333309526,
                          0.0013888888952318045,
                          0.00019841269909219843,
                          2.480148547921643e-05,
                          2.755722495611072e-06,
                          2.7632640675430235e-07,
                          2.5114870219497476e-08};
  constexpr double shift = 0x1.8p52;  // adding it leaves the nearest whole number in the low bits
  const Lanes shifted = x * 0x1.71547652b82fep0 + shift;
  const Lanes k = shifted - shift;
  const Lanes r = (x - k * 0x1.62e42fee00000p-1) - k * 0x1.a39ef35793c76p-33;
  const LaneBits exponent = reinterpret_cast<LaneBits>(shifted) << 52;
  return reinterpret_cast<Lanes>(reinterpret_cast<LaneBits>(polynomial(c, r)) + exponent);
}

/// The same for any x; 0 below −708 (subnormal results are not made) and e^709 above 709.
inline Lanes exp(Lanes x) {
  const Lanes result = expInside(least(most(x, lanes(-708.0)), lanes(709.0)));
  return select(x < lanes(-708.0), lanes(0.0), result);
}

/// ln x to about 1 unit in the last place, near x = 1 too, for normal x > 0.
/// x = 2^k m, m in [sqrt(1/2), sqrt 2); ln m = 2 artanh(s) with s = (m − 1)/(m + 1), by its series.
inline Lanes log(Lanes x) {
  constexpr double c[] = {2.0 / 3,  2.0 / 5,  2.0 / 7,  2.0 / 9,  2.0 / 11,
                          2.0 / 13, 2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21};
  constexpr std::int64_t rootHalf = 0x3fe6a09e667f3bcd;
  constexpr std::int64_t magic = 0x4338000000000000;  // the bits of 1.5 * 2^52
  const LaneBits bits = reinterpret_cast<LaneBits>(x);
  const LaneBits k = (bits - laneBits(rootHalf)) >> 52;
  const Lanes m = reinterpret_cast<Lanes>(bits - (k << 52));
  const Lanes kNumber = reinterpret_cast<Lanes>(k + laneBits(magic)) - 0x1.8p52;
  const Lanes f = m - 1.0;
  const Lanes s = f / (f + 2.0);
  const Lanes square = s * s;
  // ln m = f − s (f − square * series): the leading term is exact, so that ln keeps its relative accuracy near 1.
  const Lanes tail = s * (f - square * polynomial(c, square));
  return kNumber * 0x1.62e42fee00000p-1 + (f - (tail - kNumber * 0x1.a39ef35793c76p-33));
}

}  // namespace tvd
