// SPDX-License-Identifier: MIT
#include "tvd/valuation/parallel.hpp"

#include <algorithm>
#include <utility>

#include "tvd/calculator/same.hpp"
#include "tvd/valuation/block.hpp"
#include "tvd/valuation/summary.hpp"

namespace tvd::valuation {

Share::Share(const Inputs& inputs) : inputs_(inputs), plan_(planOf(inputs)), partial_(plan_) {}

std::uint64_t Share::checkpointAfter(std::uint64_t blocksDone) const {
  return inputs_.targetError == 0 ? blocks() : nextCheckpoint(blocks(), blocksDone);
}

bool Share::enough() {
  partial_.sort();  // sums in another order might round to another decision
  return !partial_.rows.empty() && targetMet(inputs_, partial_);
}

void Share::advance(std::uint64_t first, std::uint64_t count) {
  const std::uint64_t end = std::min(blocks(), first + count);
  for (std::uint64_t block = first; block < end; ++block) runBlock(plan_, block, partial_);
}

std::vector<double> Share::take() {
  std::vector<double> taken = pack(partial_);
  partial_.clear();
  return taken;
}

bool Share::adopt(const void* inputs) {
  const Inputs& others = *static_cast<const Inputs*>(inputs);
  const double kept = std::exchange(inputs_.lossThreshold, others.lossThreshold);
  if (same(Described<Inputs>::record, &inputs_, &others)) return true;
  inputs_.lossThreshold = kept;
  return false;
}

bool Share::result(void* result, const Detail& detail) {
  if (partial_.rows.empty()) return false;
  *static_cast<Result*>(result) = summary(inputs_, plan_, partial_, detail);
  return true;
}

Run* begin(const void* inputs) { return new Share(*static_cast<const Inputs*>(inputs)); }

}  // namespace tvd::valuation
