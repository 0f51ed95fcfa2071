// SPDX-License-Identifier: MIT
//
// A valuation made ready for its paths: what does not depend on chance is computed once, as weights.
//
// Let g(s) = gamma^s E[price(s)] and Z(s) = price(s)/E[price(s)], so that E[Z] = 1. A path knows Z at the ends of its
// steps and takes it as linear between them, so that
//
//   integral of gamma^s price(s) ds = sum over nodes k of w_k Z_k,   w_k = integral of g(s) hat_k(s) ds,
//
// hat_k the tent over node k. The weights are integrated to double precision over cliffs and kinks inside a step; hence the
// expectation over all paths, and the result at volatility 0, are those of the schedule, whatever the length of the steps.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "tvd/valuation/heston.hpp"
#include "tvd/valuation/law.hpp"

namespace tvd::valuation {

/// The three results of a path.
enum class Measure : std::uint8_t { timeWeighted, terminal, holder };
inline constexpr std::size_t measureCount = 3;

/// Weights of one node for the two averages, in units of their expectation.
struct NodeWeight {
  double timeWeighted = 0;
  double holder = 0;
};

/// A moment at which the distribution of prices is recorded.
struct FanPoint {
  int step;
  double year;
  double expectation;  ///< of the diluted price, USD
  double scale;        ///< a path's factor times this is its price in units of that
};

struct Plan {
  ProcessLaw law;
  GaussianStep gaussian;
  HestonStep heston;
  double failureHazard = 0;

  int steps = 1;
  double stepYears = 1;
  std::uint64_t seed = 1;
  std::uint64_t pairs = 1;  ///< antithetic pairs of paths

  std::vector<NodeWeight> weights;         ///< per node, 0 … steps, for a path's factor e^x J
  std::vector<NodeWeight> controlWeights;  ///< the same for e^x alone, without jumps and failure; empty when equal
  double terminalScale = 1;
  double terminalControlScale = 1;
  std::array<double, measureCount> expectation{};  ///< in closed form, USD
  double price = 0;                                ///< today's, USD: what a loss is measured against
  std::vector<FanPoint> fan;

  /// Paths meet events, jumps or failure, between their steps.
  bool hasEvents() const { return law.jumpIntensity > 0 || failureHazard > 0; }
  std::uint64_t blocks() const;
};

/// Pairs of paths in a block, the unit of work and of summation.
inline constexpr std::uint64_t pairsPerBlock = 512;

constexpr std::uint64_t blocksFor(std::uint64_t pairs) { return (pairs + pairsPerBlock - 1) / pairsPerBlock; }

inline std::uint64_t Plan::blocks() const { return blocksFor(pairs); }

struct Inputs;

/// Antithetic pairs of paths that the inputs ask for.
std::uint64_t pairsFor(const Inputs& inputs);

Plan planOf(const Inputs& inputs);

}  // namespace tvd::valuation
