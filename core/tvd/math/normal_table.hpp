// SPDX-License-Identifier: MIT
//
// Normal deviates by inversion, fast enough for a simulation's inner loop: the quantile function as one polynomial of
// degree 7 per segment, where segments are the top bits of the probability itself. Every octave of probability down to
// 2^-53 has 32 of them, so the tails are as accurate as the middle, and there is no branch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "tvd/math/inverse_normal.hpp"
#include "tvd/math/lanes.hpp"

namespace tvd {

template <class Words>
using NumbersOf = std::conditional_t<std::same_as<Words, LaneWords>, Lanes, Lanes4>;

class NormalTable {
 public:
  NormalTable();

  /// The deviates of some words of random bits: 52 bits choose the distance from the median and the lowest the
  /// side. Relative error below 1e-15 where |deviate| > 0.02, absolute below 1e-17 nearer 0; the largest deviate is 8.29.
  template <class Words>
  NumbersOf<Words> operator()(Words bits) const;

  /// The probability beyond the deviate on its own side of the median, in (0, 1/2), for the same bits.
  template <class Words>
  static NumbersOf<Words> tail(Words bits) {
    return doubledTail(bits) * 0.5;
  }

 private:
  static constexpr int degree = 7;
  static constexpr int octaves = 53;
  static constexpr int segmentBits = 5;
  static constexpr int indexShift = 52 - segmentBits;
  static constexpr std::uint64_t firstIndex = std::uint64_t{1023 - octaves} << segmentBits;

  struct Segment {
    double coefficient[degree + 1];
  };

  /// (2k + 1) / 2^53 for the upper 52 bits k: exact, in (0, 1), never 0 or 1.
  template <class Words>
  static NumbersOf<Words> doubledTail(Words bits) {
    constexpr std::uint64_t one = 0x3ff0000000000000;
    return reinterpret_cast<NumbersOf<Words>>((bits >> 12) | one) - (1 - 0x1p-53);
  }
  static Segment segment(std::uint64_t index);

  std::vector<Segment> segments_;
};

template <class Words>
inline NumbersOf<Words> NormalTable::operator()(Words bits) const {
  using Numbers = NumbersOf<Words>;
  constexpr std::size_t count = sizeof(Words) / sizeof(std::uint64_t);
  constexpr std::uint64_t within = (std::uint64_t{1} << indexShift) - 1;
  const Numbers doubled = doubledTail(bits);
  const auto pattern = reinterpret_cast<Words>(doubled);
  const Words index = (pattern >> indexShift) - firstIndex;
  const Numbers centre = reinterpret_cast<Numbers>((pattern & ~within) | (within / 2 + 1));
  const Numbers distance = doubled - centre;
  const double* coefficient[count];
  for (std::size_t i = 0; i < count; ++i) coefficient[i] = segments_[static_cast<std::size_t>(index[i])].coefficient;
  const auto power = [&coefficient](int k) {
    Numbers column{};
    for (std::size_t i = 0; i < count; ++i) column[i] = coefficient[i][k];
    return column;
  };
  Numbers sum = power(degree);
  for (int k = degree - 1; k >= 0; --k) sum = sum * distance + power(k);
  return reinterpret_cast<Numbers>(reinterpret_cast<Words>(sum) ^ (bits << 63));
}

}  // namespace tvd
