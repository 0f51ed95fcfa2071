// SPDX-License-Identifier: MIT
#pragma once

#include "tvd/valuation/draws.hpp"
#include "tvd/valuation/events.hpp"
#include "tvd/valuation/plan.hpp"

namespace tvd::valuation {

/// One side of a group's antithetic pairs: the paths that take the deviates as drawn, or those that take them negated.
struct Side {
  PathLanes factor[groupVectors];        ///< e^x at the present node
  PathLanes timeWeighted[groupVectors];  ///< sums of weight times factor and jumps
  PathLanes holder[groupVectors];
  PathLanes timeWeightedControl[groupVectors];  ///< the same without jumps and failure, where they occur
  PathLanes holderControl[groupVectors];

  void begin(const Plan& plan);
};

/// Paths that walk side by side.
struct Group {
  std::uint64_t firstPair;
  Side up, down;
  Events events;
};

/// The Gaussian processes: one x serves both sides, since e^(-x) is the reciprocal of e^x.
class GaussianWalk {
 public:
  explicit GaussianWalk(const Plan& plan);
  void begin(std::uint64_t firstPair) {
    draws_.begin(plan_.seed, firstPair);
    for (PathLanes& x : x_) x = PathLanes{};
  }
  /// Steps from node `from` to node `to`, adding up on the way.
  void advance(Group& group, int from, int to);

 private:
  template <bool HasEvents>
  TVD_INNER_LOOP void walk(Group& group, int from, int to);

  const Plan& plan_;
  PathLanes x_[groupVectors] = {};
  GaussianDraws draws_;
};

/// The Heston process: each side has its own variance.
class HestonWalk {
 public:
  explicit HestonWalk(const Plan& plan) : plan_(plan) {}
  void begin(std::uint64_t firstPair);
  void advance(Group& group, int from, int to);

 private:
  template <bool HasEvents>
  TVD_INNER_LOOP void walk(Group& group, int from, int to);

  const Plan& plan_;
  struct State {
    PathLanes x[groupVectors];
    PathLanes variance[groupVectors];
  };
  State up_{}, down_{};
  HestonDraws draws_;
};

}  // namespace tvd::valuation
