// SPDX-License-Identifier: MIT
//
// The mean over all paths is that of `dilution` with the drift as growth, and without volatility so is every path.
#include <doctest/doctest.h>

#include "json.hpp"
#include "tvd/calculator/date.hpp"
#include "tvd/dilution.hpp"
#include "valuation_support.hpp"

using namespace tvd;
using valuation::GeometricProcess;
using valuation::JumpDiffusionProcess;
using valuation::MeanRevertingProcess;
using valuation::StochasticVolatilityProcess;

namespace {

double relative(double value, double expected) { return std::fabs(value / expected - 1); }

// Every preset, in years after its own date.
template <class Visit>
void forEachPreset(Visit visit) {
  for (const auto& preset : tests::vectors("../../web/presets/tokens.json")) {
    CAPTURE(preset.at("id").get<std::string>());
    const double today = *daysFromIsoDate(preset.at("asOf").get<std::string>());
    visit(tests::inputsFrom<dilution::Inputs>(preset.at("inputs"), today));
  }
}

valuation::Inputs valuationOf(const dilution::Inputs& shared) {
  valuation::Inputs inputs;
  inputs.price = shared.price;
  inputs.supply = shared.supply;
  inputs.discountFactor = shared.discountFactor;
  inputs.holdingYears = shared.holdingYears;
  inputs.stepsPerYear = 4;
  return inputs;
}

double dilutedPrice(dilution::Inputs inputs, double growth) {
  inputs.marketCap.shape = GrowthCap{growth};
  return dilution::compute(inputs, {.points = 0}).timeWeightedDilutedPrice;
}

}  // namespace

TEST_CASE("the sample mean under the geometric process is dilution under growth, for every preset") {
  constexpr double drift = 0.07;
  forEachPreset([](const dilution::Inputs& shared) {
    valuation::Inputs inputs = valuationOf(shared);
    inputs.process.shape = GeometricProcess{.drift = drift, .volatility = 0.5};
    inputs.paths = tests::pathsOf(1e6);
    const auto result = evaluate(inputs, {.points = 0}).timeWeighted;
    const double expected = dilutedPrice(shared, drift);
    CHECK(std::fabs(result.sampleMean - expected) <= 4 * result.sampleStandardError);
    CHECK(std::fabs(result.mean - expected) <= 4 * result.standardError);
    CHECK(relative(result.expectation, expected) < 1e-12);
    CHECK(result.sampleStandardError < 2e-3 * expected * std::sqrt(1e6 / inputs.paths));
  });
}

TEST_CASE("without volatility every path is the schedule itself, for every preset and step length") {
  forEachPreset([](const dilution::Inputs& shared) {
    for (const double stepsPerYear : {1.0, 12.0, 365.0}) {
      valuation::Inputs inputs = valuationOf(shared);
      inputs.process.shape = GeometricProcess{.drift = 0.2, .volatility = 0};
      inputs.stepsPerYear = stepsPerYear;
      inputs.paths = 16;
      const auto result = evaluate(inputs, {.points = 0}).timeWeighted;
      const double expected = dilutedPrice(shared, 0.2);
      CHECK(relative(result.mean, expected) < 1e-12);
      CHECK(relative(result.sampleMean, expected) < 1e-12);
      CHECK(relative(result.percentile1, expected) < 1e-12);
      CHECK(relative(result.percentile99, expected) < 1e-12);
    }
  });
}

TEST_CASE("the trend of the market cap is that of dilution") {
  dilution::Inputs shared;
  shared.supply = tests::someSupply();
  shared.marketCap.shape = LogisticCap{.ceilingMultiple = 4, .rate = 0.8};
  valuation::Inputs inputs = valuationOf(shared);
  inputs.marketCap = shared.marketCap;
  inputs.process.shape = GeometricProcess{.drift = 0, .volatility = 0};
  inputs.paths = 16;
  CHECK(relative(evaluate(inputs).timeWeighted.mean, dilution::compute(shared).timeWeightedDilutedPrice) < 1e-12);
}

TEST_CASE("every process has its expectation in closed form") {
  const decltype(valuation::Process::shape) processes[] = {
      GeometricProcess{.drift = 0.1, .volatility = 0.6},
      JumpDiffusionProcess{
          .drift = 0.1, .volatility = 0.4, .jumpIntensity = 3, .jumpMean = -0.2, .jumpVolatility = 0.25},
      MeanRevertingProcess{.targetMultiple = 3, .speed = 0.7, .volatility = 0.5},
      MeanRevertingProcess{.targetMultiple = 3, .speed = 0, .volatility = 0.5},
      StochasticVolatilityProcess{.drift = 0.1,
                                  .volatility = 0.5,
                                  .longRunVolatility = 0.7,
                                  .reversionSpeed = 1.5,
                                  .volatilityOfVariance = 0.8,
                                  .correlation = -0.5}};
  for (const auto& process : processes) {
    CAPTURE(process.index());
    for (const double hazard : {0.0, 0.15}) {
      CAPTURE(hazard);
      valuation::Inputs inputs = tests::someInputs(process);
      inputs.failureHazard = hazard;
      inputs.stakingYield = 0.1;
      inputs.stakedShare = 0.6;
      inputs.paths = tests::pathsOf(400'000);
      const auto result = evaluate(inputs, {.points = 0});
      for (const auto* measure : {&result.timeWeighted, &result.terminal, &result.holder}) {
        CHECK(std::fabs(measure->sampleMean - measure->expectation) <= 4 * measure->sampleStandardError);
        CHECK(std::fabs(measure->mean - measure->expectation) <= 4 * measure->standardError);
        CHECK(measure->standardError <= measure->sampleStandardError);
      }
    }
  }
}

TEST_CASE("a mean-reverting process has a median between today and its target") {
  valuation::Inputs inputs =
      tests::someInputs(MeanRevertingProcess{.targetMultiple = 4, .speed = 0.5, .volatility = 0.3});
  inputs.supply.releases.clear();
  inputs.paths = tests::pathsOf(200'000);
  const auto result = evaluate(inputs);
  const double median = inputs.price * std::pow(4, 1 - std::exp(-0.5 * 5));
  CHECK(relative(result.terminal.percentile50, median) < 4 * 1.25 * 0.3 / std::sqrt(inputs.paths));
  const double variance = 0.09 * (1 - std::exp(-5.0)) / 1;
  CHECK(relative(result.terminal.expectation, median * std::exp(variance / 2)) < 1e-13);
}

TEST_CASE("a staker whose yield is the inflation is not diluted") {
  valuation::Inputs inputs;
  inputs.supply.releases.resize(1);
  inputs.supply.releases[0].shape = Inflation{.rate = 0.08, .compounding = Compounding::continuous};
  inputs.stakingYield = 0.08;
  inputs.paths = 16;
  inputs.process.shape = GeometricProcess{.drift = 0, .volatility = 0};
  CHECK(relative(evaluate(inputs).holder.mean, inputs.price) < 1e-12);
  CHECK(evaluate(inputs).holder.probabilityOfLoss == 0);
  CHECK(evaluate(inputs).timeWeighted.mean < 0.85 * inputs.price);
  inputs.process.shape = GeometricProcess{.drift = 0, .volatility = 0.6};
  inputs.paths = tests::pathsOf(400'000);
  const auto risky = evaluate(inputs).holder;
  CHECK(relative(risky.expectation, inputs.price) < 1e-12);
  CHECK(std::fabs(risky.sampleMean - inputs.price) <= 4 * risky.sampleStandardError);
  inputs.stakedShare = 0;
  CHECK(evaluate(inputs).holder.mean == evaluate(inputs).timeWeighted.mean);
}
