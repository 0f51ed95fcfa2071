// SPDX-License-Identifier: MIT
#include "tvd/valuation/events.hpp"

#include <algorithm>

#include "tvd/math/elementary.hpp"

namespace tvd::valuation {

namespace {

// The step in which a moment falls; beyond the last one when it never comes.
int stepOf(const Plan& plan, double year) {
  const double step = year / plan.stepYears;
  return step < plan.steps ? static_cast<int>(step) : plan.steps;
}

}  // namespace

// Paths are numbered pair by pair: 2 pair is the upper side, 2 pair + 1 the lower one.
void Events::begin(const Plan& plan, std::uint64_t firstPair) {
  firstPair_ = firstPair;
  for (int v = 0; v < groupVectors; ++v) up[v] = down[v] = PathLanes{} + 1;
  for (int path = 0; path < paths; ++path) {
    clocks_[static_cast<std::size_t>(path)] = {0, 0, infinity, 0};
    drawJump(plan, path);
  }
  for (int pair = 0; pair < groupPairs; ++pair) drawFailures(plan, pair);
  findNext(plan);
}

void Events::drawJump(const Plan& plan, int path) {
  Clock& clock = clocks_[static_cast<std::size_t>(path)];
  if (plan.law.jumpIntensity == 0) {
    clock.jumpYear = infinity;
    return;
  }
  std::uint64_t wait = clock.draw++;
  std::uint64_t size = 2 * firstPair_ + static_cast<std::uint64_t>(path);
  threefry2x64(wait, size, keyOf(plan.seed, Use::jumps));
  clock.jumpYear += exponentialOf(uniformOf(wait)) / plan.law.jumpIntensity;
  clock.jumpSize = plan.law.jumpMean + plan.law.jumpVolatility * normalTable()(LaneWords{size, size})[0];
}

void Events::drawFailures(const Plan& plan, int pair) {
  if (plan.failureHazard == 0) return;
  std::uint64_t time = 0;
  std::uint64_t name = firstPair_ + static_cast<std::uint64_t>(pair);
  threefry2x64(time, name, keyOf(plan.seed, Use::failure));
  const double uniform = uniformOf(time);
  clocks_[static_cast<std::size_t>(2 * pair)].failureYear = exponentialOf(uniform) / plan.failureHazard;
  clocks_[static_cast<std::size_t>(2 * pair + 1)].failureYear = exponentialOf(1 - uniform) / plan.failureHazard;
}

void Events::findNext(const Plan& plan) {
  double first = infinity;
  for (const Clock& clock : clocks_) first = std::min({first, clock.jumpYear, clock.failureYear});
  next_ = stepOf(plan, first);
}

void Events::multiply(int path, double factor) {
  const int pair = path / 2;
  PathLanes& product = (path % 2 == 0 ? up : down)[pair / vectorPairs];
  product[pair % vectorPairs] *= factor;
}

void Events::happen(const Plan& plan) {
  for (int path = 0; path < paths; ++path) {
    Clock& clock = clocks_[static_cast<std::size_t>(path)];
    while (stepOf(plan, clock.jumpYear) == next_) {
      multiply(path, exp(clock.jumpSize));
      drawJump(plan, path);
    }
    if (stepOf(plan, clock.failureYear) == next_) {
      multiply(path, 0);
      clock.failureYear = infinity;
    }
  }
  findNext(plan);
}

}  // namespace tvd::valuation
