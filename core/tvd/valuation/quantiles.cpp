// SPDX-License-Identifier: MIT
#include "tvd/valuation/quantiles.hpp"

#include <algorithm>

namespace tvd::valuation {

Quantiles::Quantiles(const Histogram& histogram, double least, double most)
    : histogram_(histogram), least_(least), most_(most) {
  std::size_t end = 0;
  histogram.forEachFilled([&](std::size_t bin, std::uint32_t) {
    if (end == 0) first_ = bin;
    end = bin + 1;
  });
  const std::size_t bins = end - first_;
  before_.resize(bins + 1);
  for (std::size_t i = 0; i < bins; ++i) before_[i + 1] = before_[i] + histogram.counts()[first_ + i];
}

Quantiles::Cell Quantiles::cell(std::size_t i) const {
  const std::size_t bin = first_ + i;
  const bool last = bin + 1 >= histogram_.counts().size();
  const double from = std::max(histogram_.edge(bin), least_);
  const double to = last ? most_ : std::min(bin == 0 ? 0 : histogram_.edge(bin + 1), most_);
  return {.from = from, .to = std::max(from, to), .count = before_[i + 1] - before_[i]};
}

double Quantiles::at(double probability) const {
  const double rank = probability * total();
  const auto up = std::lower_bound(before_.begin() + 1, before_.end(), rank);
  if (up == before_.end()) return most_;
  const auto i = static_cast<std::size_t>(up - before_.begin()) - 1;
  const Cell range = cell(i);
  return range.from + (range.to - range.from) * ((rank - before_[i]) / range.count);
}

double Quantiles::below(double value) const {
  const std::size_t bin = histogram_.binOf(value);
  if (bin < first_) return 0;
  const std::size_t i = bin - first_;
  if (i + 1 >= before_.size()) return 1;
  const Cell range = cell(i);
  const double part =
      range.to > range.from ? (value - range.from) / (range.to - range.from) : (value > range.to ? 1 : 0);
  return (before_[i] + range.count * std::clamp(part, 0.0, 1.0)) / total();
}

double Quantiles::meanBelow(double probability) const {
  const double wanted = probability * total();
  double sum = 0;
  for (std::size_t i = 0; i + 1 < before_.size() && before_[i] < wanted; ++i) {
    const Cell range = cell(i);
    if (range.count == 0) continue;
    const double taken = std::min(range.count, wanted - before_[i]);
    sum += taken * (range.from + (range.to - range.from) * (taken / range.count) / 2);
  }
  return sum / wanted;
}

}  // namespace tvd::valuation
