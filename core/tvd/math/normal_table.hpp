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
#include "tvd/math/threefry.hpp"

namespace tvd {

class NormalTable {
 public:
  NormalTable();

  /// The deviates of two words of random bits each: 52 bits choose the distance from the median and the lowest the
  /// side. Relative error below 1e-15 where |deviate| > 0.02, absolute below 1e-17 nearer 0; the largest deviate is 8.29.
  Lanes operator()(LaneWords bits) const;

  /// The probability beyond the deviate on its own side of the median, in (0, 1/2), for the same bits.
  static Lanes tail(LaneWords bits) { return doubledTail(bits) * 0.5; }

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
  static Lanes doubledTail(LaneWords bits) {
    constexpr std::uint64_t one = 0x3ff0000000000000;
    return reinterpret_cast<Lanes>((bits >> 12) | LaneWords{one, one}) - (1 - 0x1p-53);
  }
  static Segment segment(std::uint64_t index);

  std::vector<Segment> segments_;
};

inline Lanes NormalTable::operator()(LaneWords bits) const {
  constexpr std::uint64_t within = (std::uint64_t{1} << indexShift) - 1;
  const Lanes doubled = doubledTail(bits);
  const auto pattern = reinterpret_cast<LaneWords>(doubled);
  const LaneWords index = (pattern >> indexShift) - firstIndex;
  const Lanes centre = reinterpret_cast<Lanes>((pattern & ~within) | (within / 2 + 1));
  const Lanes distance = doubled - centre;
  const double* left = segments_[static_cast<std::size_t>(index[0])].coefficient;
  const double* right = segments_[static_cast<std::size_t>(index[1])].coefficient;
  Lanes sum{left[degree], right[degree]};
  for (int i = degree - 1; i >= 0; --i) sum = sum * distance + Lanes{left[i], right[i]};
  return reinterpret_cast<Lanes>(reinterpret_cast<LaneWords>(sum) ^ (bits << 63));
}

}  // namespace tvd
