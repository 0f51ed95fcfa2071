// SPDX-License-Identifier: MIT
//
// What any number of paths leave behind, in bounded memory: one row of sums per block of paths, and counts. Rows are added
// up in the order of their blocks and counts are integers, so the result of all blocks has the same bits however the blocks
// were shared out among workers.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "tvd/valuation/histogram.hpp"
#include "tvd/valuation/plan.hpp"

namespace tvd::valuation {

/// A loss is more than the rounding of what equals today's price.
inline constexpr double certainly = 1 - 1e-12;

/// Sums of one measure over the paths of a block. y is a path's result and c its control, both in units of their
/// expectations; a pair's p and q are the means over its two paths of y - 1 and c - 1.
struct Sums {
  double pair = 0;           ///< of p
  double pairSquare = 0;     ///< of p²
  double pairControl = 0;    ///< of p q
  double control = 0;        ///< of q
  double controlSquare = 0;  ///< of q²
  double square = 0;         ///< of (y - 1)² over paths
  double least = 1e300;      ///< of y
  double most = 0;           ///< of y
  double losses = 0;         ///< paths that end below today's price

  void add(const Sums& other);
};

struct BlockRow {
  std::uint64_t block = 0;
  double pairs = 0;
  std::array<Sums, measureCount> sums;
};

/// Bins of the three results, and of the prices of the fan.
inline constexpr Histogram::Shape resultBins{.bitsPerOctave = 11, .lowestOctave = -128, .octaves = 192};
inline constexpr Histogram::Shape fanBins{.bitsPerOctave = 8, .lowestOctave = -64, .octaves = 96};

struct Partial {
  std::vector<BlockRow> rows;
  std::array<Histogram, measureCount> results{Histogram(resultBins), Histogram(resultBins), Histogram(resultBins)};
  std::vector<Histogram> fan;

  explicit Partial(const Plan& plan) : fan(plan.fan.size(), Histogram(fanBins)) {}

  /// Takes in the paths of other blocks.
  void merge(const Partial& other);
  /// As before the first path.
  void clear();
  /// Rows in the order of their blocks.
  void sort();
};

/// A flat form that crosses between workers: rows, then the cells of each histogram.
std::vector<double> pack(const Partial& partial);
/// Adds a packed partial to `partial`; false, and nothing added, when it is not the form of this plan.
bool unpackInto(Partial& partial, std::span<const double> packed);

}  // namespace tvd::valuation
