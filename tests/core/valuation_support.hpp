// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <vector>

#include "tvd/valuation.hpp"
#include "tvd/valuation/group.hpp"
#include "tvd/valuation/summary.hpp"

namespace tests {

/// Paths for a statistical test; fewer where a sanitizer makes each one cost ten times as much.
inline double pathsOf(double wanted) {
#if defined(__SANITIZE_ADDRESS__)
  return wanted / 20;
#else
  return wanted;
#endif
}

/// A token with a cliff and a linear release.
inline tvd::Supply someSupply() {
  tvd::Supply supply;
  supply.initialSupply = 1e9;
  supply.releases.resize(2);
  supply.releases[0].shape = tvd::Cliff{.year = 1.3, .amount = 1e8};
  supply.releases[1].shape = tvd::Linear{.startYear = 0.5, .endYear = 3, .amount = 5e8};
  return supply;
}

/// That token under a process, with few long steps.
inline tvd::valuation::Inputs someInputs(decltype(tvd::valuation::Process::shape) process) {
  tvd::valuation::Inputs inputs;
  inputs.price = 2;
  inputs.supply = someSupply();
  inputs.process.shape = process;
  inputs.stepsPerYear = 4;
  return inputs;
}

/// M(T)/E[M(T)] of all paths.
template <class Walk>
std::vector<double> terminalFactors(const tvd::valuation::Plan& plan) {
  using namespace tvd::valuation;
  std::vector<double> factors;
  Walk walk(plan);
  Group group{};
  for (std::uint64_t pair = 0; pair < plan.pairs; pair += groupPairs) {
    group.up.begin(plan);
    group.down.begin(plan);
    if (plan.hasEvents()) group.events.begin(plan, pair);
    walk.begin(pair);
    walk.advance(group, 0, plan.steps);
    for (int i = 0; i < groupPairs; ++i) {
      const int v = i / vectorPairs;
      const int lane = i % vectorPairs;
      const double up = plan.hasEvents() ? group.events.up[v][lane] : 1;
      const double down = plan.hasEvents() ? group.events.down[v][lane] : 1;
      factors.push_back(plan.terminalScale * group.up.factor[v][lane] * up);
      factors.push_back(plan.terminalScale * group.down.factor[v][lane] * down);
    }
  }
  return factors;
}

struct SampleMean {
  double value, error;
};

/// Mean and standard error of a function of antithetic pairs.
template <class Function>
SampleMean meanOverPairs(const std::vector<double>& values, Function function) {
  double sum = 0;
  double squares = 0;
  const double pairs = static_cast<double>(values.size()) / 2;
  for (std::size_t i = 0; i + 1 < values.size(); i += 2) {
    const double pair = (function(values[i]) + function(values[i + 1])) / 2;
    sum += pair;
    squares += pair * pair;
  }
  const double mean = sum / pairs;
  return {mean, std::sqrt((squares / pairs - mean * mean) / (pairs - 1))};
}

}  // namespace tests
