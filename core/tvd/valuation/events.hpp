// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "tvd/valuation/draws.hpp"
#include "tvd/valuation/plan.hpp"

namespace tvd::valuation {

/// What happens to the paths of a group at random times: jumps of price, and failure, after which price is 0.
///
/// Waiting times are exponential, so jumps form a Poisson process exactly, whatever the steps. Each path has its own jumps;
/// the failures of a pair are antithetic. An event counts from the end of the step in which it falls.
class Events {
 public:
  /// The product of a path's jumps so far, 0 after failure.
  PathLanes up[groupVectors];
  PathLanes down[groupVectors];

  void begin(const Plan& plan, std::uint64_t firstPair);
  /// The first step that ends with an event.
  int next() const { return next_; }
  /// Applies all events of step `next()`.
  void happen(const Plan& plan);

 private:
  static constexpr int paths = 2 * groupPairs;
  struct Clock {
    double jumpYear;
    double jumpSize;  ///< logarithm of the jump that comes then
    double failureYear;
    std::uint64_t draw;
  };

  void drawJump(const Plan& plan, int path);
  void drawFailures(const Plan& plan, int pair);
  void findNext(const Plan& plan);
  void multiply(int path, double factor);

  std::array<Clock, paths> clocks_;
  std::uint64_t firstPair_ = 0;
  int next_ = 0;
};

}  // namespace tvd::valuation
