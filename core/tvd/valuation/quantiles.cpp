// SPDX-License-Identifier: MIT
#include "tvd/valuation/quantiles.hpp"

#include <algorithm>

namespace tvd::valuation {

Quantiles::Quantiles(const Histogram& histogram, double least, double most)
    : histogram_(histogram), least_(least), most_(most), first_(histogram.counts().size()) {
  const auto& counts = histogram.counts();
  for (std::size_t bin = 0; bin < counts.size(); ++bin) {
    if (counts[bin] == 0) continue;
    total_ += counts[bin];
    first_ = std::min(first_, bin);
    end_ = bin + 1;
  }
}

Quantiles::Cell Quantiles::cell(std::size_t bin) const {
  const bool last = bin + 1 >= histogram_.counts().size();
  const double from = std::max(histogram_.edge(bin), least_);
  const double to = last ? most_ : std::min(bin == 0 ? 0 : histogram_.edge(bin + 1), most_);
  return {from, std::max(from, to)};
}

double Quantiles::at(double probability) const {
  double rank = probability * total_;
  for (std::size_t bin = first_; bin < end_; ++bin) {
    const double count = histogram_.counts()[bin];
    if (rank <= count) {
      const Cell range = cell(bin);
      return range.from + (range.to - range.from) * (rank / count);
    }
    rank -= count;
  }
  return most_;
}

double Quantiles::below(double value) const {
  double sum = 0;
  const std::size_t bin = histogram_.binOf(value);
  for (std::size_t i = first_; i < std::min(bin, end_); ++i) sum += histogram_.counts()[i];
  if (bin < end_) {
    const Cell range = cell(bin);
    const double part =
        range.to > range.from ? (value - range.from) / (range.to - range.from) : (value > range.to ? 1 : 0);
    sum += histogram_.counts()[bin] * std::clamp(part, 0.0, 1.0);
  }
  return sum / total_;
}

double Quantiles::meanBelow(double probability) const {
  double left = probability * total_;
  double sum = 0;
  for (std::size_t bin = first_; bin < end_ && left > 0; ++bin) {
    const double count = histogram_.counts()[bin];
    if (count == 0) continue;
    const double taken = std::min(count, left);
    const Cell range = cell(bin);
    sum += taken * (range.from + (range.to - range.from) * (taken / count) / 2);
    left -= taken;
  }
  return sum / (probability * total_);
}

}  // namespace tvd::valuation
