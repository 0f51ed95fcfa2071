// SPDX-License-Identifier: MIT
//
// The random processes of the market cap. M(s) is market cap in s years, as a multiple of the trend that the inputs
// give it. Drifts are those of the expectation: under `geometric`, `jumpDiffusion` and `stochasticVolatility`
// E[M(s)] = M(0) e^(drift s), whatever the volatility and the jumps.
#pragma once

#include <variant>

#include "tvd/calculator/field.hpp"

namespace tvd::valuation {

/// dM/M = drift ds + volatility dW. Stepped exactly. Samuelson (1965).
struct GeometricProcess {
  double drift = 0;
  double volatility = 0.8;
};

/// The same with jumps: `jumpIntensity` a year, log sizes normal with `jumpMean` and `jumpVolatility`. The diffusion's
/// drift is lowered by jumpIntensity (e^(jumpMean + jumpVolatility²/2) - 1), so that jumps leave the expectation where it
/// was. Stepped exactly. Merton (1976), "Option pricing when underlying stock returns are discontinuous".
struct JumpDiffusionProcess {
  double drift = 0;
  double volatility = 0.6;
  double jumpIntensity = 1;
  double jumpMean = -0.1;
  double jumpVolatility = 0.3;
};

/// d ln M = speed (ln(targetMultiple M(0)) - ln M) ds + volatility dW: the logarithm is an Ornstein–Uhlenbeck process.
/// Its median tends to the target; its expectation lies above by e^(variance/2). Stepped exactly. Schwartz (1997), model 1.
struct MeanRevertingProcess {
  double targetMultiple = 1;
  double speed = 0.5;
  double volatility = 0.8;
};

/// dM/M = drift ds + sqrt(V) dW, dV = reversionSpeed (longRunVolatility² - V) ds + volatilityOfVariance sqrt(V) dB,
/// correlation of dW and dB. V starts at volatility² and is never negative. Heston (1993); stepped by Andersen's
/// quadratic-exponential scheme with martingale correction, whose bias the tests measure.
struct StochasticVolatilityProcess {
  double drift = 0;
  double volatility = 0.8;
  double longRunVolatility = 0.8;
  double reversionSpeed = 2;
  double volatilityOfVariance = 1;
  double correlation = -0.3;
};

/// How market cap moves at random.
struct Process {
  std::variant<GeometricProcess, JumpDiffusionProcess, MeanRevertingProcess, StochasticVolatilityProcess> shape;
};

// Limits that keep e^(variance) and e^(drift) over the longest horizon within the range of numbers.
constexpr Domain anyDrift() { return between(-5, 5).tested(-0.5, 0.5); }
constexpr Domain anyVolatility() { return between(0, 4).tested(0, 2); }

}  // namespace tvd::valuation

namespace tvd {

template <>
struct Described<valuation::GeometricProcess> {
  using T = valuation::GeometricProcess;
  static constexpr const char* kind = "geometric";
  static constexpr Field fields[] = {
      number<&T::drift>("drift", unit::perYear, valuation::anyDrift(),
                        TVD_PROSE("Growth of the expected market cap a year, continuous")),
      number<&T::volatility>("volatility", unit::perSqrtYear, valuation::anyVolatility(),
                             TVD_PROSE("Standard deviation of the logarithm over one year")),
  };
  static constexpr Record record{"GeometricProcess",
                                 TVD_PROSE("Geometric Brownian motion: returns are independent and normal"), fields};
};

template <>
struct Described<valuation::JumpDiffusionProcess> {
  using T = valuation::JumpDiffusionProcess;
  static constexpr const char* kind = "jumpDiffusion";
  static constexpr Field fields[] = {
      number<&T::drift>("drift", unit::perYear, valuation::anyDrift(),
                        TVD_PROSE("Growth of the expected market cap a year, jumps included")),
      number<&T::volatility>("volatility", unit::perSqrtYear, valuation::anyVolatility(),
                             TVD_PROSE("Volatility between jumps")),
      number<&T::jumpIntensity>("jumpIntensity", unit::timesPerYear, between(0, 100).tested(0, 12),
                                TVD_PROSE("Jumps a year on average")),
      number<&T::jumpMean>("jumpMean", unit::none, between(-2, 2).tested(-0.5, 0.5),
                           TVD_PROSE("Mean of the logarithm of a jump; negative for crashes")),
      number<&T::jumpVolatility>("jumpVolatility", unit::none, between(0, 1).tested(0, 0.5),
                                 TVD_PROSE("Standard deviation of the logarithm of a jump")),
  };
  static constexpr Record record{"JumpDiffusion", TVD_PROSE("Geometric Brownian motion with sudden jumps (Merton)"),
                                 fields};
};

template <>
struct Described<valuation::MeanRevertingProcess> {
  using T = valuation::MeanRevertingProcess;
  static constexpr const char* kind = "meanReverting";
  static constexpr Field fields[] = {
      number<&T::targetMultiple>("targetMultiple", unit::multiple, between(1e-9, 1e9).tested(0.1, 10),
                                 TVD_PROSE("Median market cap in the end, as a multiple of today's")),
      number<&T::speed>("speed", unit::perYear, between(0, 50).tested(0, 5),
                        TVD_PROSE("How quickly it is pulled back; the gap halves in 0.69/speed years")),
      number<&T::volatility>("volatility", unit::perSqrtYear, valuation::anyVolatility(),
                             TVD_PROSE("Standard deviation of the logarithm over a short time, scaled to one year")),
  };
  static constexpr Record record{"MeanRevertingProcess", TVD_PROSE("The logarithm is pulled back to a target"), fields};
};

template <>
struct Described<valuation::StochasticVolatilityProcess> {
  using T = valuation::StochasticVolatilityProcess;
  static constexpr const char* kind = "stochasticVolatility";
  static constexpr Field fields[] = {
      number<&T::drift>("drift", unit::perYear, valuation::anyDrift(),
                        TVD_PROSE("Growth of the expected market cap a year, continuous")),
      number<&T::volatility>("volatility", unit::perSqrtYear, valuation::anyVolatility(),
                             TVD_PROSE("Volatility today")),
      number<&T::longRunVolatility>("longRunVolatility", unit::perSqrtYear, valuation::anyVolatility(),
                                    TVD_PROSE("Volatility to which it returns")),
      number<&T::reversionSpeed>("reversionSpeed", unit::perYear, between(0.01, 50).tested(0.1, 10),
                                 TVD_PROSE("How quickly the variance returns")),
      number<&T::volatilityOfVariance>("volatilityOfVariance", unit::perSqrtYear, between(0.001, 10).tested(0.1, 3),
                                       TVD_PROSE("How strongly the variance itself moves")),
      number<&T::correlation>("correlation", unit::none, between(-1, 1),
                              TVD_PROSE("Of price and variance; negative when falls are the wild times")),
  };
  static constexpr Record record{"StochasticVolatility", TVD_PROSE("Volatility is itself random (Heston)"), fields};
};

template <>
struct Described<valuation::Process> {
  using T = valuation::Process;
  static constexpr std::span<const Field> fields = {};
  static constexpr Record record{"Process", TVD_PROSE("How market cap moves at random"), fields,
                                 &detail::VariantOf<&T::shape>::access};
};

}  // namespace tvd
