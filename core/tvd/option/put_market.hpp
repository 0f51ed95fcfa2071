// SPDX-License-Identifier: MIT
#pragma once

namespace tvd::option {

/// What the exercise boundary of an American put with strike 1 depends on. A call is a put by
///   call(S, K; rate, yield) = put(K, S; yield, rate)
/// (R. L. McDonald and M. D. Schroder (1998), "A parity result for American options", J. Comp. Finance 1).
struct PutMarket {
  double rate;
  double yield;
  double volatility;
  double expiryYears;

  bool operator==(const PutMarket&) const = default;
};

enum class EarlyExercise { never, belowOneBoundary, betweenTwoBoundaries };

/// Holding a put on S earns yield · S and costs rate · 1: exercise can pay only where rate >= yield · S. That is nowhere
/// below the strike when rate <= 0 and rate <= yield; it is a band between two boundaries when yield < rate < 0.
/// Source: L. Andersen and M. Lake (2021), "Fast American option pricing: the double-boundary case".
constexpr EarlyExercise earlyExercise(double rate, double yield) {
  if (rate > 0 || (rate == 0 && yield < 0)) return EarlyExercise::belowOneBoundary;
  return yield < rate ? EarlyExercise::betweenTwoBoundaries : EarlyExercise::never;
}

/// The boundary as expiry is reached: the strike, or where holding and exercising cost the same.
constexpr double boundaryAtExpiry(const PutMarket& m) {
  return m.yield > m.rate && m.yield > 0 ? m.rate / m.yield : 1.0;
}

/// The boundary without expiry; 0 when a perpetual put is never exercised.
/// Source: R. C. Merton (1973), "Theory of rational option pricing", section 8.
double perpetualBoundary(const PutMarket& market);

}  // namespace tvd::option
