// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "tvd/valuation/histogram.hpp"

namespace tvd::valuation {

/// Reads a histogram as a distribution that is even within each bin and lies between the least and the most of its numbers.
class Quantiles {
 public:
  Quantiles(const Histogram& histogram, double least, double most);

  double total() const { return before_.back(); }
  /// The number that the share `probability` of all numbers lies below.
  double at(double probability) const;
  /// The share of numbers below `value`.
  double below(double value) const;
  /// The mean of the lowest share `probability`, to the relative width of a bin.
  double meanBelow(double probability) const;

 private:
  struct Cell {
    double from, to, count;
  };
  Cell cell(std::size_t i) const;  ///< the i-th bin from first_

  const Histogram& histogram_;
  double least_, most_;
  std::size_t first_ = 0;       ///< the first bin that is not empty
  std::vector<double> before_;  ///< how many numbers lie below each bin from there to the last; then how many there are
};

}  // namespace tvd::valuation
