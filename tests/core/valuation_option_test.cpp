// SPDX-License-Identifier: MIT
//
// Option prices recovered from simulated paths: the strictest public test that a process has the right law.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "valuation_support.hpp"

using namespace tvd;
using valuation::JumpDiffusionProcess;
using valuation::StochasticVolatilityProcess;

namespace {

struct Call {
  double strike, price;
};

struct HestonCase {
  std::string source;
  StochasticVolatilityProcess process;
  double years;
  double bias;  ///< of the scheme at `stepsPerYear`, at most; share of the spot
  double stepsPerYear;
  std::vector<Call> calls;  ///< on a spot of 1, no interest
};

// L. Andersen (2008), table 1, cases I and II (prices 13.085 and 16.649 at a strike of 100); digits beyond, the other
// strikes and the other processes by Lewis' integral in mpmath at 30 digits.
const HestonCase hestonCases[] = {
    {"Andersen I, quarterly steps",
     {.drift = 0,
      .volatility = 0.2,
      .longRunVolatility = 0.2,
      .reversionSpeed = 0.5,
      .volatilityOfVariance = 1,
      .correlation = -0.9},
     10,
     2e-4,
     4,
     {{0.6, 0.443299750701743}, {1, 0.130846701369924}, {1.4, 0.00295774435798031}}},
    {"Andersen II, quarterly steps",
     {.drift = 0,
      .volatility = 0.2,
      .longRunVolatility = 0.2,
      .reversionSpeed = 0.3,
      .volatilityOfVariance = 0.9,
      .correlation = -0.5},
     15,
     3e-4,
     4,
     {{0.6, 0.452868639699815}, {1, 0.166492229203586}, {1.4, 0.0513819049378483}}},
    {"a token, weekly steps",
     {.drift = 0,
      .volatility = 0.8,
      .longRunVolatility = 0.8,
      .reversionSpeed = 2,
      .volatilityOfVariance = 1,
      .correlation = -0.3},
     2,
     1e-4,
     52,
     {{0.5, 0.618542202143084}, {1, 0.410805703153006}, {2, 0.21142180394869}}},
    {"a wild token, weekly steps",
     {.drift = 0,
      .volatility = 1,
      .longRunVolatility = 0.7,
      .reversionSpeed = 1,
      .volatilityOfVariance = 2,
      .correlation = 0.5},
     2,
     1e-4,
     52,
     {{0.5, 0.606078580071547}, {1, 0.437310406244586}, {2, 0.323857468971649}}},
};

valuation::Plan planFor(const decltype(valuation::Process::shape)& process, double years, double stepsPerYear,
                        double paths) {
  valuation::Inputs inputs;
  inputs.process.shape = process;
  inputs.holdingYears = years;
  inputs.stepsPerYear = stepsPerYear;
  inputs.paths = paths;
  return valuation::planOf(inputs);
}

// Puts, since their payoff is bounded: at a positive correlation the call's has no variance.
tests::SampleMean putValue(const std::vector<double>& factors, double strike) {
  return tests::meanOverPairs(factors, [strike](double m) { return std::max(strike - m, 0.0); });
}

double putPrice(const Call& call) { return call.price - 1 + call.strike; }

tests::SampleMean callValue(const std::vector<double>& factors, double strike) {
  return tests::meanOverPairs(factors, [strike](double m) { return std::max(m - strike, 0.0); });
}

}  // namespace

TEST_CASE("Merton's option prices are recovered whatever the length of the steps") {
  // Merton (1976), series (16), in mpmath at 30 digits.
  const JumpDiffusionProcess calm{
      .drift = 0, .volatility = 0.6, .jumpIntensity = 1, .jumpMean = -0.1, .jumpVolatility = 0.3};
  const Call calmCalls[] = {{0.5, 0.585842878281565}, {1, 0.363918709999782}, {2, 0.168759148281131}};
  const JumpDiffusionProcess busy{
      .drift = 0, .volatility = 0.2, .jumpIntensity = 10, .jumpMean = 0.05, .jumpVolatility = 0.4};
  const Call busyCalls[] = {{0.5, 0.663001033164581}, {1, 0.507048337200664}, {2, 0.351126030731909}};
  for (const double stepsPerYear : {1.0, 12.0}) {
    const auto calmPaths =
        tests::terminalFactors<valuation::GaussianWalk>(planFor(calm, 2, stepsPerYear, tests::pathsOf(1e6)));
    const auto busyPaths =
        tests::terminalFactors<valuation::GaussianWalk>(planFor(busy, 1, stepsPerYear, tests::pathsOf(1e6)));
    for (int i = 0; i < 3; ++i) {
      CAPTURE(calmCalls[i].strike);
      const auto a = callValue(calmPaths, calmCalls[i].strike);
      CHECK(std::fabs(a.value - calmCalls[i].price) <= 4 * a.error);
      const auto b = callValue(busyPaths, busyCalls[i].strike);
      CHECK(std::fabs(b.value - busyCalls[i].price) <= 4 * b.error);
    }
  }
}

TEST_CASE("Heston's option prices are recovered up to the scheme's bias, which is bounded here") {
  for (const HestonCase& known : hestonCases) {
    CAPTURE(known.source);
    const auto factors = tests::terminalFactors<valuation::HestonWalk>(
        planFor(known.process, known.years, known.stepsPerYear, tests::pathsOf(1e6)));
    const auto forward = tests::meanOverPairs(factors, [](double m) { return m; });
    const bool hasVariance = known.process.correlation <= 0;  // else no number of paths settles the mean
    if (hasVariance) CHECK(std::fabs(forward.value - 1) <= 4 * forward.error);
    for (const Call& call : known.calls) {
      CAPTURE(call.strike);
      const auto simulated = putValue(factors, call.strike);
      MESSAGE("off by ", simulated.value - putPrice(call), " with standard error ", simulated.error);
      CHECK(std::fabs(simulated.value - putPrice(call)) <= 4 * simulated.error + known.bias);
    }
  }
}

TEST_CASE("a Heston step has the constants of Andersen's equations (17), (18) and (33)") {
  for (const double correlation : {-0.7, 0.0, 0.4}) {
    const double kappa = 1.5, theta = 0.09, sigma = 0.8, width = 0.25;
    const auto step = valuation::hestonStep({.volatility = 0.2,
                                             .longRunVolatility = 0.3,
                                             .reversionSpeed = kappa,
                                             .volatilityOfVariance = sigma,
                                             .correlation = correlation},
                                            width);
    const double kept = std::exp(-kappa * width);
    const auto same = [](double got, double expected) { CHECK(std::fabs(got - expected) <= 1e-15); };
    same(step.startVariance, 0.04);
    same(step.longRunVariance, theta);
    same(step.kept, kept);
    same(step.spreadBySize, sigma * sigma * kept / kappa * (1 - kept));
    same(step.spread, theta * sigma * sigma / (2 * kappa) * (1 - kept) * (1 - kept));
    same(step.k0, -correlation * kappa * theta / sigma * width);
    same(step.k1, 0.5 * width * (kappa * correlation / sigma - 0.5) - correlation / sigma);
    same(step.k2, 0.5 * width * (kappa * correlation / sigma - 0.5) + correlation / sigma);
    same(step.k3, 0.5 * width * (1 - correlation * correlation));
  }
}

TEST_CASE("the variance of the Heston process is never negative and keeps its mean") {
  const auto step = valuation::hestonStep(
      {.volatility = 0.2, .longRunVolatility = 0.3, .reversionSpeed = 1, .volatilityOfVariance = 2, .correlation = 0},
      1.0 / 12);
  double sum = 0;
  constexpr int draws = 200'000;
  for (int i = 0; i < draws; ++i) {
    std::uint64_t bits = static_cast<std::uint64_t>(i);
    std::uint64_t other = 0;
    threefry2x64(bits, other, {4, 4});
    const double upper = valuation::uniformOf(bits);
    Lanes x = lanes(0);
    Lanes variance = lanes(step.startVariance);
    valuation::heston::advance(step, x, variance, lanes(-inverseNormal(upper)), lanes(upper), lanes(0));
    const double next = variance[0];
    CHECK_MESSAGE(next >= 0, "upper tail ", upper);
    sum += next;
  }
  const double expected = 0.09 + (0.04 - 0.09) * std::exp(-1.0 / 12);
  CHECK(std::fabs(sum / draws / expected - 1) < 0.03);
}
