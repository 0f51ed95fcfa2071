// SPDX-License-Identifier: MIT
//
// How long something took, whatever else the machine is doing.
#pragma once

#include <ctime>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TVD_SANITIZED
#endif
#endif

#include "tvd/math/elementary.hpp"

namespace fuzz {

/// What one answer may take at the most: about a second, ten times that under sanitizers; and what one that is made of a hundred.
#if defined(__SANITIZE_ADDRESS__) || defined(TVD_SANITIZED)
inline constexpr double mostSeconds = 10;
inline constexpr double mostSecondsOfMany = 100;
#else
inline constexpr double mostSeconds = 2;
inline constexpr double mostSecondsOfMany = 6;
#endif

/// Processor time since it was made, set against work that is always the same: on a slow or a busy machine both take longer.
class Stopwatch {
 public:
  /// In seconds of a machine that works out forty million exponentials in one, each from the last.
  double seconds() const {
    const double used = since(start_);
    return used < 0.5 ? used : used / slowness();
  }

 private:
  static double since(std::clock_t start) { return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC; }

  static double slowness() {
    const std::clock_t start = std::clock();
    double x = 0;
    for (int i = 0; i < 10'000'000; ++i) x = tvd::exp(-x);
    volatile double kept = x;
    static_cast<void>(kept);
    return since(start) / 0.25;
  }

  std::clock_t start_ = std::clock();
};

}  // namespace fuzz
