// SPDX-License-Identifier: MIT
#include "tvd/valuation/block.hpp"

#include <algorithm>

#include "tvd/valuation/group.hpp"

namespace tvd::valuation {

namespace {

// A path's results, or its controls, in units of their expectations.
using Outcome = std::array<double, measureCount>;

struct PathEnd {
  Outcome result, control;
};

void addPair(Sums& sums, double up, double down, double control, double loss) {
  const double pair = (up + down) / 2 - 1;
  sums.pair += pair;
  sums.pairSquare += pair * pair;
  sums.pairControl += pair * control;
  sums.control += control;
  sums.controlSquare += control * control;
  sums.square += (up - 1) * (up - 1) + (down - 1) * (down - 1);
  sums.least = std::min({sums.least, up, down});
  sums.most = std::max({sums.most, up, down});
  sums.losses += (up < loss ? 1 : 0) + (down < loss ? 1 : 0);
}

// Runs the groups of a block; `Walk` is how their factors move.
template <class Walk>
class BlockRun {
 public:
  BlockRun(const Plan& plan, BlockRow& row, Partial& partial)
      : plan_(plan), row_(row), partial_(partial), walk_(plan) {}

  void run(std::uint64_t firstPair, int pairs) {
    group_.firstPair = firstPair;
    group_.up.begin(plan_);
    group_.down.begin(plan_);
    if (plan_.hasEvents()) group_.events.begin(plan_, firstPair);
    walk_.begin(firstPair);
    int from = 0;
    for (std::size_t i = 0; i < plan_.fan.size(); ++i) {
      walk_.advance(group_, from, plan_.fan[i].step);
      from = plan_.fan[i].step;
      recordFan(i, pairs);
    }
    for (int pair = 0; pair < pairs; ++pair) recordPair(pair);
  }

 private:
  double priceFactor(const Side& side, const PathLanes* jumps, int pair) const {
    const int v = pair / vectorPairs;
    const int lane = pair % vectorPairs;
    const double factor = side.factor[v][lane];
    return plan_.hasEvents() ? factor * jumps[v][lane] : factor;
  }

  void recordFan(std::size_t i, int pairs) {
    Histogram& histogram = partial_.fan[i];
    for (int pair = 0; pair < pairs; ++pair) {
      histogram.add(plan_.fan[i].scale * priceFactor(group_.up, group_.events.up, pair));
      histogram.add(plan_.fan[i].scale * priceFactor(group_.down, group_.events.down, pair));
    }
  }

  PathEnd endOf(const Side& side, const PathLanes* jumps, int pair) const {
    const int v = pair / vectorPairs;
    const int lane = pair % vectorPairs;
    const Outcome result{side.timeWeighted[v][lane], plan_.terminalScale * priceFactor(side, jumps, pair),
                         side.holder[v][lane]};
    if (!plan_.hasEvents()) return {result, result};
    return {result,
            {side.timeWeightedControl[v][lane], plan_.terminalControlScale * side.factor[v][lane],
             side.holderControl[v][lane]}};
  }

  void recordPair(int pair) {
    const PathEnd up = endOf(group_.up, group_.events.up, pair);
    const PathEnd down = endOf(group_.down, group_.events.down, pair);
    row_.pairs += 1;
    for (std::size_t i = 0; i < measureCount; ++i) {
      const double control = (up.control[i] + down.control[i]) / 2 - 1;
      addPair(row_.sums[i], up.result[i], down.result[i], control, certainly * plan_.price / plan_.expectation[i]);
      partial_.results[i].add(up.result[i]);
      partial_.results[i].add(down.result[i]);
    }
  }

  const Plan& plan_;
  BlockRow& row_;
  Partial& partial_;
  Walk walk_;
  Group group_;
};

template <class Walk>
void runGroups(const Plan& plan, BlockRow& row, Partial& partial) {
  BlockRun<Walk> run(plan, row, partial);
  const std::uint64_t first = row.block * pairsPerBlock;
  const std::uint64_t end = std::min(plan.pairs, first + pairsPerBlock);
  for (std::uint64_t pair = first; pair < end; pair += groupPairs)
    run.run(pair, static_cast<int>(std::min<std::uint64_t>(groupPairs, end - pair)));
}

}  // namespace

void runBlock(const Plan& plan, std::uint64_t block, Partial& partial) {
  BlockRow row{.block = block, .pairs = 0, .sums = {}};
  if (plan.law.stochasticVolatility)
    runGroups<HestonWalk>(plan, row, partial);
  else
    runGroups<GaussianWalk>(plan, row, partial);
  partial.rows.push_back(row);
}

std::uint64_t nextCheckpoint(std::uint64_t blocks, std::uint64_t blocksDone) {
  return std::min(blocks, blocksDone + std::max<std::uint64_t>(1, blocksDone / 4));
}

}  // namespace tvd::valuation
