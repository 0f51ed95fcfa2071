// SPDX-License-Identifier: MIT
#pragma once

#include "tvd/valuation/histogram.hpp"

namespace tvd::valuation {

/// Reads a histogram as a distribution that is even within each bin and lies between the least and the most of its numbers.
class Quantiles {
 public:
  Quantiles(const Histogram& histogram, double least, double most);

  double total() const { return total_; }
  /// The number that the share `probability` of all numbers lies below.
  double at(double probability) const;
  /// The share of numbers below `value`.
  double below(double value) const;
  /// The mean of the lowest share `probability`, to the relative width of a bin.
  double meanBelow(double probability) const;

 private:
  struct Cell {
    double from, to;
  };
  Cell cell(std::size_t bin) const;

  const Histogram& histogram_;
  double least_, most_;
  double total_ = 0;
  std::size_t first_ = 0;  ///< bins outside [first, end) are empty
  std::size_t end_ = 0;
};

}  // namespace tvd::valuation
