// SPDX-License-Identifier: MIT
//
// The random numbers of paths. Every number is a function of (seed, stream, pair or path, step) alone.
#pragma once

#include "tvd/math/normal_table.hpp"

// Inner loops stay functions of their own: a WebAssembly engine swaps in optimised code only when a function is called
// anew, so a loop that was inlined into a long-running caller would run unoptimised to its end.
#define TVD_INNER_LOOP [[gnu::noinline]]

namespace tvd::valuation {

/// What random bits are used for; the second word of the generator's key.
enum class Stream : std::uint64_t { diffusion, jumps, failure };

inline ThreefryKey keyOf(std::uint64_t seed, Stream stream) { return {seed, static_cast<std::uint64_t>(stream)}; }

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
/// Steps whose numbers are drawn in one go; even, since one draw serves two steps.
inline constexpr int chunkSteps = 64;

/// Normal deviates of the next steps of a group.
struct GaussianDraws {
  PathLanes z[chunkSteps][groupVectors];

  /// Steps `from` … `from` + chunkSteps - 1 of the pairs `pair` … `pair` + groupPairs - 1; `from` is even.
  TVD_INNER_LOOP void fill(std::uint64_t seed, std::uint64_t pair, int from);
};

/// Deviates of variance and price of the next steps of a group, and the probability above the former.
struct HestonDraws {
  PathLanes variance[chunkSteps][groupVectors];
  PathLanes upper[chunkSteps][groupVectors];
  PathLanes price[chunkSteps][groupVectors];

  TVD_INNER_LOOP void fill(std::uint64_t seed, std::uint64_t pair, int from);
};

}  // namespace tvd::valuation
