// SPDX-License-Identifier: MIT
//
// Percentiles, errors and probabilities against exact laws.
#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "tvd/math/inverse_normal.hpp"
#include "tvd/valuation/block.hpp"
#include "tvd/valuation/quantiles.hpp"
#include "valuation_support.hpp"

using namespace tvd;
using valuation::GeometricProcess;
using valuation::JumpDiffusionProcess;
using valuation::StochasticVolatilityProcess;

namespace {

double normalDensityAt(double z) { return std::exp(-z * z / 2) * 0.3989422804014327; }
double normalBelow(double z) { return std::erfc(-z / std::sqrt(2.0)) / 2; }

struct Level {
  double probability;
  double valuation::Distribution::*value;
  std::vector<double> valuation::Fan::*fan;
};

const Level levels[] = {
    {0.01, &valuation::Distribution::percentile1, &valuation::Fan::percentile1},
    {0.05, &valuation::Distribution::percentile5, &valuation::Fan::percentile5},
    {0.25, &valuation::Distribution::percentile25, &valuation::Fan::percentile25},
    {0.50, &valuation::Distribution::percentile50, &valuation::Fan::percentile50},
    {0.75, &valuation::Distribution::percentile75, &valuation::Fan::percentile75},
    {0.95, &valuation::Distribution::percentile95, &valuation::Fan::percentile95},
    {0.99, &valuation::Distribution::percentile99, &valuation::Fan::percentile99},
};

// ln of a log-normal price's quantile, and the standard error of the sample quantile's logarithm.
struct LogQuantile {
  double value, error;
};
LogQuantile logNormal(double expectation, double deviation, double probability, double paths) {
  const double z = inverseNormal(probability);
  return {std::log(expectation) - deviation * deviation / 2 + deviation * z,
          deviation * std::sqrt(probability * (1 - probability) / paths) / normalDensityAt(z)};
}

}  // namespace

TEST_CASE("percentiles of the price at the horizon and along the fan are log-normal under the geometric process") {
  valuation::Inputs inputs = tests::someInputs(GeometricProcess{.drift = 0.1, .volatility = 0.7});
  inputs.paths = tests::pathsOf(1e6);
  const auto result = evaluate(inputs);
  for (const Level& level : levels) {
    CAPTURE(level.probability);
    const auto terminal = logNormal(result.terminal.expectation, 0.7 * std::sqrt(5.0), level.probability, inputs.paths);
    CHECK(std::fabs(std::log(result.terminal.*level.value) - terminal.value) <= 4 * terminal.error + 0x1p-11);
    for (std::size_t i = 1; i < result.fan.year.size(); ++i) {
      const auto known =
          logNormal(result.fan.expectation[i], 0.7 * std::sqrt(result.fan.year[i]), level.probability, inputs.paths);
      CHECK(std::fabs(std::log((result.fan.*level.fan)[i]) - known.value) <= 5 * known.error + 0x1p-8);
    }
  }
  CHECK(result.fan.year.back() == inputs.holdingYears);
  CHECK(result.fan.percentile50.front() == inputs.price);
}

TEST_CASE("probability of loss, value at risk and expected shortfall are those of the log-normal law") {
  valuation::Inputs inputs = tests::someInputs(GeometricProcess{.drift = 0.1, .volatility = 0.7});
  inputs.paths = tests::pathsOf(1e6);
  inputs.lossThreshold = 0.6;
  const auto terminal = evaluate(inputs).terminal;
  const double s = 0.7 * std::sqrt(5.0);
  const double centre = std::log(terminal.expectation) - s * s / 2;
  const double tolerance = 4 * 0.5 / std::sqrt(inputs.paths);
  CHECK(std::fabs(terminal.probabilityOfLoss - normalBelow((std::log(inputs.price) - centre) / s)) < tolerance);
  CHECK(std::fabs(terminal.probabilityOfLargeLoss - normalBelow((std::log(0.4 * inputs.price) - centre) / s)) <
        tolerance + 1e-4);
  CHECK(terminal.valueAtRisk95 == inputs.price - terminal.percentile5);
  const double worst = terminal.expectation * normalBelow(inverseNormal(0.05) - s) / 0.05;
  CHECK(std::fabs((inputs.price - terminal.expectedShortfall95) / worst - 1) < 1e-2);
  const double deviation = terminal.expectation * std::sqrt(std::expm1(s * s));
  CHECK(std::fabs(terminal.standardDeviation / deviation - 1) < 0.1);
}

TEST_CASE("quantiles read from bins are off by at most one part in 2,048, and not at all for equal numbers") {
  valuation::Histogram histogram(valuation::resultBins);
  std::vector<double> values;
  for (std::uint64_t i = 0; i < 20'001; ++i) {
    std::uint64_t a = i;
    std::uint64_t b = 0;
    threefry2x64(a, b, {9, 9});
    values.push_back(std::exp(3 * inverseNormal(valuation::uniformOf(a))));
  }
  std::sort(values.begin(), values.end());
  for (const double value : values) histogram.add(value);
  const valuation::Quantiles quantiles(histogram, values.front(), values.back());
  for (double p = 0.001; p < 1; p += 0.001) {
    const double exact = values[static_cast<std::size_t>(std::ceil(p * 20'001)) - 1];
    CHECK(std::fabs(quantiles.at(p) / exact - 1) <= 0x1p-11);
    CHECK(std::fabs(quantiles.below(quantiles.at(p)) - p) < 1e-12);
  }
  CHECK(quantiles.at(0) == values.front());
  CHECK(quantiles.at(1) == values.back());
  CHECK(std::fabs(quantiles.meanBelow(1) * 20'001 / std::accumulate(values.begin(), values.end(), 0.0) - 1) < 0x1p-11);
}

TEST_CASE("a histogram takes numbers below its range as 0 and those above as its last bin") {
  valuation::Histogram histogram(valuation::fanBins);
  CHECK(histogram.binOf(0) == 0);
  CHECK(histogram.binOf(0x1p-65) == 0);
  CHECK(histogram.binOf(0x1p-64) == 1);
  CHECK(histogram.binOf(1e300) == valuation::fanBins.bins() - 1);
  CHECK(histogram.edge(histogram.binOf(3)) == 3);
}

TEST_CASE("the share of failed paths is that of an exponential time") {
  for (const double hazard : {0.02, 0.3}) {
    valuation::Inputs inputs = tests::someInputs(GeometricProcess{.drift = 0, .volatility = 0.5});
    inputs.failureHazard = hazard;
    inputs.lossThreshold = 1 - 1e-12;
    inputs.paths = tests::pathsOf(400'000);
    const auto result = evaluate(inputs);
    const double failed = -std::expm1(-hazard * inputs.holdingYears);
    const double error = std::sqrt(failed * (1 - failed) / inputs.paths);
    CHECK(std::fabs(result.terminal.probabilityOfLargeLoss - failed) <= 4 * error);
    if (failed > 0.05) CHECK(result.terminal.percentile5 == 0);
    CHECK(result.timeWeighted.percentile5 >= 0);
  }
}

TEST_CASE("the standard error is honest: estimates of other seeds scatter by as much as it says") {
  const decltype(valuation::Process::shape) processes[] = {
      GeometricProcess{.drift = 0, .volatility = 0.4}, JumpDiffusionProcess{.volatility = 0.3, .jumpIntensity = 1},
      StochasticVolatilityProcess{.volatility = 0.4, .longRunVolatility = 0.4}};
  constexpr int repetitions = 200;
  for (const auto& process : processes) {
    valuation::Inputs inputs = tests::someInputs(process);
    inputs.failureHazard = process.index() == 0 ? 0 : 0.1;
    inputs.paths = 4096;
    double stated[2] = {};
    double scatter[2] = {};
    for (int seed = 1; seed <= repetitions; ++seed) {
      inputs.seed = seed;
      const auto result = valuation::compute(inputs, {.points = 0}).timeWeighted;
      stated[0] += result.sampleStandardError / repetitions;
      stated[1] += result.standardError / repetitions;
      scatter[0] += std::pow(result.sampleMean - result.expectation, 2) / repetitions;
      scatter[1] += std::pow(result.mean - result.expectation, 2) / repetitions;
    }
    CAPTURE(process.index());
    CHECK(std::fabs(std::sqrt(scatter[0]) / stated[0] - 1) < 0.16);  // three standard errors of 200 repetitions
    if (inputs.failureHazard > 0) CHECK(std::fabs(std::sqrt(scatter[1]) / stated[1] - 1) < 0.16);
  }
}

TEST_CASE("a mean that rare paths carry is not called settled, and its error is said as it is") {
  struct Case {
    decltype(valuation::Process::shape) process;
    double years;
    double hazard;
  };
  const Case rare[] = {
      {GeometricProcess{.drift = 0, .volatility = 2}, 30, 0},
      {GeometricProcess{.drift = 0, .volatility = 2}, 30, 0.1},
      {GeometricProcess{.drift = 0, .volatility = 1.5}, 25, 0.2},
      {JumpDiffusionProcess{.volatility = 1, .jumpIntensity = 12, .jumpMean = -0.5, .jumpVolatility = 0.5}, 10, 0}};
  for (const Case& one : rare)
    for (int seed = 1; seed <= 5; ++seed) {
      CAPTURE(one.years);
      CAPTURE(one.hazard);
      CAPTURE(seed);
      valuation::Inputs inputs = tests::someInputs(one.process);
      inputs.holdingYears = one.years;
      inputs.failureHazard = one.hazard;
      inputs.stepsPerYear = 4;
      inputs.paths = 8192;
      inputs.seed = seed;
      inputs.targetError = 0.05;
      const auto result = valuation::compute(inputs, {.points = 0});
      CHECK_FALSE(result.terminal.settled);
      const auto& measure = result.timeWeighted;
      const double off = std::fabs(measure.sampleMean / measure.expectation - 1);
      CHECK_FALSE(measure.settled);
      CHECK(result.relativeError >= 0.999 * off);
      if (result.stoppedEarly) CHECK(off <= 0.05);
      const bool hasEvents = one.process.index() == 1 || one.hazard > 0;
      if (!hasEvents) CHECK(std::fabs(result.terminal.mean / result.terminal.expectation - 1) < 1e-12);
    }
  const auto usual = evaluate(tests::someInputs(GeometricProcess{.drift = 0, .volatility = 0.6}));
  CHECK(usual.timeWeighted.settled);
  CHECK(usual.holder.settled);
}

TEST_CASE("without chance nothing is lost, large or small") {
  valuation::Inputs inputs = tests::someInputs(GeometricProcess{.drift = 0, .volatility = 0});
  inputs.supply.releases.clear();
  inputs.marketCap = {};
  inputs.stakingYield = 0;
  inputs.failureHazard = 0;
  inputs.lossThreshold = 0;
  inputs.paths = 16;
  const auto result = evaluate(inputs);
  CHECK(result.terminal.probabilityOfLoss == 0);
  CHECK(result.terminal.probabilityOfLargeLoss == 0);
  CHECK(result.holder.probabilityOfLargeLoss == 0);
}

TEST_CASE("antithetic pairs and the control variate lower the error") {
  valuation::Inputs inputs = tests::someInputs(JumpDiffusionProcess{.volatility = 0.6, .jumpIntensity = 0.5});
  inputs.paths = tests::pathsOf(100'000);
  const auto result = evaluate(inputs).timeWeighted;
  const double plain = result.standardDeviation / std::sqrt(inputs.paths);
  CHECK(result.sampleStandardError < 0.9 * plain);
  CHECK(result.standardError < 0.7 * result.sampleStandardError);
}
