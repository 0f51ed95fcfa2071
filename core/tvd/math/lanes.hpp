// SPDX-License-Identifier: MIT
//
// Two doubles at a time: exp, log and square root written once as compiler vector operations, which become SSE2 or NEON
// natively and SIMD128 in WebAssembly. Branch-free; no fused multiply-add, so every machine gives the same bits. The same
// for four doubles, as two instructions side by side: a long chain of operations is then waited for half as often.
#pragma once

#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace tvd {

using Lanes = double __attribute__((vector_size(16)));
using LaneBits = std::int64_t __attribute__((vector_size(16)));

using LaneWords = std::uint64_t __attribute__((vector_size(16)));
using Lanes4 = double __attribute__((vector_size(32)));
using LaneBits4 = std::int64_t __attribute__((vector_size(32)));
using LaneWords4 = std::uint64_t __attribute__((vector_size(32)));

template <class V>
concept AnyLanes = std::same_as<V, Lanes> || std::same_as<V, Lanes4>;

template <AnyLanes V>
using BitsOf = std::conditional_t<std::same_as<V, Lanes>, LaneBits, LaneBits4>;

/// Whole numbers that may wrap around.
template <AnyLanes V>
using WordsOf = std::conditional_t<std::same_as<V, Lanes>, LaneWords, LaneWords4>;

/// To the left; of a whole number without sign, or of lanes of them.
template <int Bits, class Word>
inline Word rotate(Word x) {
  return (x << Bits) | (x >> (64 - Bits));
}

inline constexpr int laneCount = 2;

constexpr Lanes lanes(double value) { return Lanes{value, value}; }

/// Per lane: `yes` where the mask is all ones, `no` where it is zero.
template <AnyLanes V>
inline V select(BitsOf<V> mask, V yes, V no) {
  return reinterpret_cast<V>((mask & reinterpret_cast<BitsOf<V>>(yes)) | (~mask & reinterpret_cast<BitsOf<V>>(no)));
}
inline double select(bool condition, double yes, double no) { return condition ? yes : no; }

inline bool all(LaneBits mask) { return (mask[0] & mask[1]) != 0; }
inline bool all(LaneBits4 mask) { return (mask[0] & mask[1] & mask[2] & mask[3]) != 0; }

template <AnyLanes V = Lanes>
inline V loadLanes(const double* values) {
  V result;
  __builtin_memcpy(&result, values, sizeof result);
  return result;
}
template <AnyLanes V>
inline void storeLanes(V value, double* out) {
  __builtin_memcpy(out, &value, sizeof value);
}

template <AnyLanes V>
inline V abs(V x) {
  return reinterpret_cast<V>(reinterpret_cast<BitsOf<V>>(x) & INT64_MAX);
}
template <AnyLanes V>
inline V sqrt(V x) {
  for (std::size_t i = 0; i < sizeof(V) / sizeof(double); ++i) x[i] = std::sqrt(x[i]);
  return x;
}
template <AnyLanes V>
inline V atMost(V x, double limit) {
  return select(x < limit, x, V{} + limit);
}
template <AnyLanes V>
inline V atLeast(V x, double limit) {
  return select(x > limit, x, V{} + limit);
}

/// c[First] + c[First + 2] y + c[First + 4] y² + …, written out at compile time.
template <int First, class Number, int Size>
inline Number everySecond(const double (&c)[Size], Number y) {
  if constexpr (First + 2 < Size) {
    return everySecond<First + 2>(c, y) * y + c[First];
  } else {
    return Number{} + c[First];
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
template <AnyLanes V>
inline V expInside(V x) {
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
  const V shifted = x * 0x1.71547652b82fep0 + shift;
  const V k = shifted - shift;
  const V r = (x - k * 0x1.62e42fee00000p-1) - k * 0x1.a39ef35793c76p-33;
  const WordsOf<V> exponent = reinterpret_cast<WordsOf<V>>(shifted) << 52;
  return reinterpret_cast<V>(reinterpret_cast<WordsOf<V>>(polynomial(c, r)) + exponent);
}

/// The same for any x; 0 below −708 (subnormal results are not made) and e^709 above 709.
template <AnyLanes V>
inline V exp(V x) {
  return select(x < -708.0, V{}, expInside(atMost(atLeast(x, -708.0), 709.0)));
}

/// ln x to about 1 unit in the last place, near x = 1 too, for normal x > 0.
/// x = 2^k m, m in [sqrt(1/2), sqrt 2); ln m = 2 artanh(s) with s = (m − 1)/(m + 1), by its series.
template <AnyLanes V>
inline V log(V x) {
  constexpr double c[] = {2.0 / 3,  2.0 / 5,  2.0 / 7,  2.0 / 9,  2.0 / 11,
                          2.0 / 13, 2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21};
  constexpr std::uint64_t rootHalf = 0x3fe6a09e667f3bcd;
  constexpr std::int64_t magic = 0x4338000000000000;  // the bits of 1.5 * 2^52
  const WordsOf<V> bits = reinterpret_cast<WordsOf<V>>(x);
  const BitsOf<V> k = reinterpret_cast<BitsOf<V>>(bits - rootHalf) >> 52;
  const V m = reinterpret_cast<V>(bits - (reinterpret_cast<WordsOf<V>>(k) << 52));
  const V kNumber = reinterpret_cast<V>(k + magic) - 0x1.8p52;
  const V f = m - 1.0;
  const V s = f / (f + 2.0);
  const V square = s * s;
  // ln m = f − s (f − square * series): the leading term is exact, so that ln keeps its relative accuracy near 1.
  const V tail = s * (f - square * polynomial(c, square));
  return kNumber * 0x1.62e42fee00000p-1 + (f - (tail - kNumber * 0x1.a39ef35793c76p-33));
}

}  // namespace tvd
