// SPDX-License-Identifier: MIT
//
// The random numbers of paths. Every number is a function of (seed, use, pair or path, step) alone: what happens now and then
// is drawn from its own counter, and every pair has a stream of its own for its steps, which begins in a state that such a
// counter gives.
#pragma once

#include "tvd/math/normal_table.hpp"
#include "tvd/math/threefry.hpp"
#include "tvd/math/xoshiro.hpp"

// Inner loops stay functions of their own: a WebAssembly engine swaps in optimised code only when a function is called
// anew, so a loop that was inlined into a long-running caller would run unoptimised to its end.
#define TVD_INNER_LOOP [[gnu::noinline]]

namespace tvd::valuation {

/// What random bits are used for; the second word of the generator's key.
enum class Use : std::uint64_t { diffusion, jumps, failure };

inline ThreefryKey keyOf(std::uint64_t seed, Use use) { return {seed, static_cast<std::uint64_t>(use)}; }

/// The table is the same for every valuation; it is made at first use.
const NormalTable& normalTable();

/// A uniform number in (0, 1), never either end, of 52 bits.
inline double uniformOf(std::uint64_t bits) { return 2 * NormalTable::tail(LaneWords{bits, bits})[0]; }

/// An exponential waiting time of mean 1 from a uniform number.
double exponentialOf(double uniform);

/// Pairs of antithetic paths that walk side by side, four in a vector.
using PathLanes = Lanes4;
using PathWords = LaneWords4;
inline constexpr int vectorPairs = sizeof(PathLanes) / sizeof(double);
inline constexpr int groupVectors = 2;
inline constexpr int groupPairs = vectorPairs * groupVectors;
/// Steps whose numbers are drawn in one go.
inline constexpr int chunkSteps = 64;

/// The streams of a group's pairs, one for each lane. Two of them overlap with a probability of no account,
/// 1e-59 for ten million paths of twenty thousand steps.
struct Streams {
  Xoshiro256<PathWords> of[groupVectors];

  /// Of the pairs `pair` … `pair` + groupPairs - 1, before their first step.
  void begin(std::uint64_t seed, std::uint64_t pair);
};

/// Normal deviates of the next steps of a group.
class GaussianDraws {
 public:
  PathLanes z[chunkSteps][groupVectors];

  void begin(std::uint64_t seed, std::uint64_t pair) { streams_.begin(seed, pair); }
  /// The next chunkSteps steps.
  TVD_INNER_LOOP void fill();

 private:
  Streams streams_;
};

/// Deviates of variance and price of the next steps of a group, and the probability above the former.
class HestonDraws {
 public:
  PathLanes variance[chunkSteps][groupVectors];
  PathLanes upper[chunkSteps][groupVectors];
  PathLanes price[chunkSteps][groupVectors];

  void begin(std::uint64_t seed, std::uint64_t pair) { streams_.begin(seed, pair); }
  TVD_INNER_LOOP void fill();

 private:
  Streams streams_;
};

}  // namespace tvd::valuation
