// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace tvd::valuation {

/// Counts of positive numbers in bins of equal relative width, from which quantiles are read without keeping the numbers.
/// Counts are integers, so histograms of parts add up to the same histogram in any order.
///
/// An octave has 2^bitsPerOctave bins: a quantile is off by at most one part in 2^bitsPerOctave, far less where a bin is
/// not the only one. Numbers below 2^lowestOctave count as 0, those above the last octave as in the last bin.
class Histogram {
 public:
  struct Shape {
    int bitsPerOctave;
    int lowestOctave;
    int octaves;
    std::size_t bins() const { return (static_cast<std::size_t>(octaves) << bitsPerOctave) + 1; }
  };

  explicit Histogram(Shape shape) : shape_(shape), counts_(shape.bins()) {}

  void add(double value) { ++counts_[binOf(value)]; }
  void add(std::size_t bin, std::uint32_t count) { counts_[bin] += count; }
  void add(const Histogram& other) {
    for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
  }
  void clear() { std::fill(counts_.begin(), counts_.end(), 0); }
  const std::vector<std::uint32_t>& counts() const { return counts_; }
  std::size_t filledBins() const {
    return counts_.size() - static_cast<std::size_t>(std::count(counts_.begin(), counts_.end(), 0U));
  }
  /// Calls `use(bin, count)` for every bin that is not empty, the lowest first. Most are empty: many are passed at once.
  template <class Use>
  void forEachFilled(Use use) const {
    constexpr std::size_t atOnce = 16;
    for (std::size_t first = 0; first < counts_.size(); first += atOnce) {
      const std::size_t end = std::min(first + atOnce, counts_.size());
      std::uint32_t any = 0;
      for (std::size_t bin = first; bin < end; ++bin) any |= counts_[bin];
      for (std::size_t bin = any == 0 ? end : first; bin < end; ++bin)
        if (counts_[bin] != 0) use(bin, counts_[bin]);
    }
  }

  /// The lower edge of a bin; bin 0 holds what counts as 0.
  double edge(std::size_t bin) const {
    if (bin == 0) return 0;
    return std::bit_cast<double>((firstIndex() + static_cast<std::uint64_t>(bin - 1)) << shift());
  }
  std::size_t binOf(double value) const {
    const double lowest = edge(1);
    if (!(value >= lowest)) return 0;
    const std::uint64_t index = (std::bit_cast<std::uint64_t>(value) >> shift()) - firstIndex() + 1;
    return index < counts_.size() ? static_cast<std::size_t>(index) : counts_.size() - 1;
  }

 private:
  int shift() const { return 52 - shape_.bitsPerOctave; }
  std::uint64_t firstIndex() const {
    return static_cast<std::uint64_t>(1023 + shape_.lowestOctave) << shape_.bitsPerOctave;
  }

  Shape shape_;
  std::vector<std::uint32_t> counts_;
};

}  // namespace tvd::valuation
