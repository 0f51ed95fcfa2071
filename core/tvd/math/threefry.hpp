// SPDX-License-Identifier: MIT
//
// Threefry-2x64-20, a counter-based random number generator: 128 random bits are a pure function of a 128-bit counter
// and a 128-bit key, so any draw of any path can be made on its own, by any worker, in any order.
// Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3",
// SC '11, section 3.2 (passes BigCrush from 13 rounds on; 20 are the authors' default).
//
// Chosen by measurement over Philox4x32-10 of the same paper: WebAssembly has no widening 32-bit multiplication that
// engines turn into one vector instruction, while additions, shifts and exclusive-ors are one each.
#pragma once

#include <cstdint>

#include "tvd/math/lanes.hpp"

namespace tvd {

struct ThreefryKey {
  std::uint64_t first = 0;
  std::uint64_t second = 0;
};

namespace threefry {

inline constexpr std::uint64_t parity = 0x1BD11BDAA9FC1A22;  ///< the key schedule's constant (Skein 1.3)

/// One mixing round: an addition, a rotation and an exclusive or.
template <int Bits, class Word>
inline void mix(Word& a, Word& b) {
  a += b;
  b = rotate<Bits>(b) ^ a;
}

template <class Word>
inline void inject(Word& a, Word& b, std::uint64_t first, std::uint64_t second, std::uint64_t round) {
  a += first;
  b += second + round;
}

template <class Word>
inline void fourRoundsA(Word& a, Word& b) {
  mix<16>(a, b);
  mix<42>(a, b);
  mix<12>(a, b);
  mix<31>(a, b);
}

template <class Word>
inline void fourRoundsB(Word& a, Word& b) {
  mix<16>(a, b);
  mix<32>(a, b);
  mix<24>(a, b);
  mix<21>(a, b);
}

}  // namespace threefry

/// Replaces the counter (a, b) by its 128 random bits; `Word` is std::uint64_t, or LaneWords or LaneWords4:
/// each lane of another counter.
template <class Word>
inline void threefry2x64(Word& a, Word& b, ThreefryKey key) {
  const std::uint64_t third = threefry::parity ^ key.first ^ key.second;
  threefry::inject(a, b, key.first, key.second, 0);
  threefry::fourRoundsA(a, b);
  threefry::inject(a, b, key.second, third, 1);
  threefry::fourRoundsB(a, b);
  threefry::inject(a, b, third, key.first, 2);
  threefry::fourRoundsA(a, b);
  threefry::inject(a, b, key.first, key.second, 3);
  threefry::fourRoundsB(a, b);
  threefry::inject(a, b, key.second, third, 4);
  threefry::fourRoundsA(a, b);
  threefry::inject(a, b, third, key.first, 5);
}

}  // namespace tvd
