// SPDX-License-Identifier: MIT
#include "tvd/valuation/draws.hpp"

#include "tvd/math/elementary.hpp"

namespace tvd::valuation {

namespace {

// The pairs of one vector.
PathWords pairsOf(std::uint64_t first, int vector) {
  return PathWords{0, 1, 2, 3} + (first + vectorPairs * static_cast<std::uint64_t>(vector));
}

PathWords repeated(std::uint64_t word) { return PathWords{} + word; }

// All ones where the deviate of these bits is above the median.
BitsOf<PathLanes> isUpper(PathWords bits) { return reinterpret_cast<BitsOf<PathLanes>>(-(bits & 1)); }

}  // namespace

const NormalTable& normalTable() {
  static const NormalTable table;
  return table;
}

double exponentialOf(double uniform) { return -log(uniform); }

void GaussianDraws::fill(std::uint64_t seed, std::uint64_t pair, int from) {
  const NormalTable& table = normalTable();
  const ThreefryKey key = keyOf(seed, Stream::diffusion);
  PathWords bits[chunkSteps][groupVectors];
  for (int step = 0; step < chunkSteps; step += 2)
    for (int v = 0; v < groupVectors; ++v) {
      PathWords first = repeated(static_cast<std::uint64_t>(from + step) / 2);
      PathWords second = pairsOf(pair, v);
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
      PathWords first = repeated(static_cast<std::uint64_t>(from + step));
      PathWords second = pairsOf(pair, v);
      threefry2x64(first, second, key);
      const PathLanes tail = NormalTable::tail(first);
      variance[step][v] = table(first);
      upper[step][v] = select(isUpper(first), tail, 1.0 - tail);
      price[step][v] = table(second);
    }
}

}  // namespace tvd::valuation
