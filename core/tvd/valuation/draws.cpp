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

void Streams::begin(std::uint64_t seed, std::uint64_t pair) {
  const ThreefryKey key = keyOf(seed, Use::diffusion);
  for (int v = 0; v < groupVectors; ++v)
    for (std::uint64_t half = 0; half < 2; ++half) {
      PathWords first = repeated(half);
      PathWords second = pairsOf(pair, v);
      threefry2x64(first, second, key);
      of[v].state[2 * half] = first;
      of[v].state[2 * half + 1] = second;
    }
}

void GaussianDraws::fill() {
  const NormalTable& table = normalTable();
  PathWords bits[chunkSteps][groupVectors];
  for (int v = 0; v < groupVectors; ++v) {
    Xoshiro256<PathWords> stream = streams_.of[v];
    for (auto& step : bits) step[v] = stream.next();
    streams_.of[v] = stream;
  }
  for (int step = 0; step < chunkSteps; ++step)
    for (int v = 0; v < groupVectors; ++v) z[step][v] = table(bits[step][v]);
}

void HestonDraws::fill() {
  const NormalTable& table = normalTable();
  for (int v = 0; v < groupVectors; ++v) {
    Xoshiro256<PathWords> stream = streams_.of[v];
    for (int step = 0; step < chunkSteps; ++step) {
      const PathWords first = stream.next();
      const PathLanes tail = NormalTable::tail(first);
      variance[step][v] = table(first);
      upper[step][v] = select(isUpper(first), tail, 1.0 - tail);
      price[step][v] = table(stream.next());
    }
    streams_.of[v] = stream;
  }
}

}  // namespace tvd::valuation
