// SPDX-License-Identifier: MIT
#include "tvd/valuation.hpp"

#include "tvd/calculator/problems.hpp"
#include "tvd/valuation/block.hpp"
#include "tvd/valuation/summary.hpp"

namespace tvd::valuation {

Result compute(const Inputs& inputs, const Detail& detail) {
  const Plan plan = planOf(inputs);
  Partial partial(plan);
  std::uint64_t done = 0;
  while (done < plan.blocks()) {
    for (const std::uint64_t end = nextCheckpoint(plan.blocks(), done); done < end; ++done)
      runBlock(plan, done, partial);
    if (targetMet(inputs, partial)) break;
  }
  return summary(inputs, plan, partial, detail);
}

}  // namespace tvd::valuation
