// SPDX-License-Identifier: MIT
#include "tvd/valuation/draws.hpp"

#include "tvd/math/elementary.hpp"

namespace tvd::valuation {

namespace {

// The two pairs of one vector.
LaneWords pairsOf(std::uint64_t first, int vector) {
  const std::uint64_t left = first + 2 * static_cast<std::uint64_t>(vector);
  return LaneWords{left, left + 1};
}

LaneWords both(std::uint64_t word) { return LaneWords{word, word}; }

// All ones where the deviate of these bits is above the median.
LaneBits isUpper(LaneWords bits) { return reinterpret_cast<LaneBits>(-(bits & 1)); }

}  // namespace

const NormalTable& normalTable() {
  static const NormalTable table;
  return table;
}

double exponentialOf(double uniform) { return -log(uniform); }

void GaussianDraws::fill(std::uint64_t seed, std::uint64_t pair, int from) {
  const NormalTable& table = normalTable();
  const ThreefryKey key = keyOf(seed, Stream::diffusion);
  LaneWords bits[chunkSteps][groupVectors];
  for (int step = 0; step < chunkSteps; step += 2)
    for (int v = 0; v < groupVectors; ++v) {
      LaneWords first = both(static_cast<std::uint64_t>(from + step) / 2);
      LaneWords second = pairsOf(pair, v);
      threefry2x64(first, second, key);
      bits[step][v] = first;
      bits[step + 1][v] = second;
    }
  for (int step = 0; step < chunkSteps; ++step)
    for (int v = 0; v < groupVectors; ++v) z[step][v] = table(bits[step][v]);
}

void HestonDraws::fill(std::uint64_t seed, std::uint64_t pair, int from) {
  const NormalTable& table = normalTable();
  const ThreefryKey key = keyOf(seed, Stream::diffusion);
  for (int step = 0; step < chunkSteps; ++step)
    for (int v = 0; v < groupVectors; ++v) {
      LaneWords first = both(static_cast<std::uint64_t>(from + step));
      LaneWords second = pairsOf(pair, v);
      threefry2x64(first, second, key);
      const Lanes tail = NormalTable::tail(first);
      variance[step][v] = table(first);
      upper[step][v] = select(isUpper(first), tail, 1.0 - tail);
      price[step][v] = table(second);
    }
}

}  // namespace tvd::valuation
