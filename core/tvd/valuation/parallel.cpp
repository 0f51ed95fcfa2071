// SPDX-License-Identifier: MIT
#include "tvd/valuation/parallel.hpp"

#include <algorithm>

#include "tvd/valuation/block.hpp"
#include "tvd/valuation/summary.hpp"

namespace tvd::valuation {

std::uint64_t blockCount(const Inputs& inputs) { return blocksFor(pairsFor(inputs)); }

std::uint64_t checkpointAfter(const Inputs& inputs, std::uint64_t blocksDone) {
  return nextCheckpoint(blockCount(inputs), blocksDone);
}

std::vector<double> runBlocks(const Inputs& inputs, std::uint64_t first, std::uint64_t count) {
  const Plan plan = planOf(inputs);
  Partial partial(plan);
  const std::uint64_t end = std::min(plan.blocks(), first + count);
  for (std::uint64_t block = first; block < end; ++block) runBlock(plan, block, partial);
  return pack(partial);
}

std::optional<std::vector<double>> mergeParts(const Inputs& inputs, std::span<const std::vector<double>> parts) {
  Partial all(planOf(inputs));
  for (const std::vector<double>& part : parts)
    if (!unpackInto(all, part)) return std::nullopt;
  return pack(all);
}

std::optional<Result> resultOf(const Inputs& inputs, std::span<const double> packed, const Detail& detail) {
  const Plan plan = planOf(inputs);
  Partial all(plan);
  if (!unpackInto(all, packed) || all.rows.empty()) return std::nullopt;
  return summary(inputs, plan, all, detail);
}

bool targetMetBy(const Inputs& inputs, std::span<const double> packed) {
  Partial all(planOf(inputs));
  if (!unpackInto(all, packed) || all.rows.empty()) return false;
  all.sort();  // sums in another order might round to another decision
  return targetMet(inputs, all);
}

}  // namespace tvd::valuation
