// SPDX-License-Identifier: MIT
//
// `valuation`: what a token is worth to a holder as a distribution, not a number.
//
// Market cap is a random process over the release schedule of `dilution`. With trend m(s) (the input `marketCap`), process
// X(s) (the input `process`, X(0) = 1), circulating supply C(s), discount factor gamma and horizon T, a path's price is
// price(s) = P m(s) X(s) C0/C(s), 0 from a failure on, and a path yields three numbers, all in USD per token held today:
//
//   timeWeighted  (1/tau) integral_0^T gamma^s price(s) ds,          tau = integral_0^T gamma^s ds
//   terminal      price(T)
//   holder        (1/tau) integral_0^T gamma^s price(s) units(s) ds, units(s) = 1 - stakedShare + stakedShare e^(stakingYield s)
//
// `holder` is thus the time-weighted price of a token together with the rewards that staking has added to it. The first
// two moments of chance are exact: every expectation is known in closed form (`expectation`), is that of `dilution` under
// market-cap growth equal to the drift, and serves as control variate and as test.
//
// A pure function of its inputs: equal seeds give the same bits on every machine, for any number of workers.
#pragma once

#include "tvd/calculator/calculator.hpp"
#include "tvd/dilution/market_cap.hpp"
#include "tvd/supply/supply.hpp"
#include "tvd/valuation/process.hpp"

namespace tvd::valuation {

struct Inputs {
  double price = 1;
  Supply supply;
  MarketCap marketCap;
  double discountFactor = 0.95;
  double holdingYears = 5;
  Process process;
  double stakingYield = 0;
  double stakedShare = 1;
  double failureHazard = 0;
  double lossThreshold = 0.5;
  double stepsPerYear = 52;
  double paths = 20'000;
  double seed = 1;
  double targetError = 0;
};

/// Relative frequencies of a measure between its 0.1th and 99th percentile; the rest lies outside.
struct Bins {
  std::vector<double> from, to;
  std::vector<double> share;
  std::vector<double> cumulative;  ///< probability of a value below `to`
};

/// One measure over all paths. Losses are against today's price.
struct Distribution {
  double expectation = 0;
  double mean = 0;
  double standardError = 0;
  double sampleMean = 0;
  double sampleStandardError = 0;
  double standardDeviation = 0;
  bool settled = true;
  double percentile1 = 0;
  double percentile5 = 0;
  double percentile25 = 0;
  double percentile50 = 0;
  double percentile75 = 0;
  double percentile95 = 0;
  double percentile99 = 0;
  double valueAtRisk95 = 0;
  double expectedShortfall95 = 0;
  double probabilityOfLoss = 0;
  double probabilityOfLargeLoss = 0;
  Bins histogram;
};

/// The diluted price over time.
struct Fan {
  std::vector<double> year, expectation;
  std::vector<double> percentile1, percentile5, percentile25, percentile50, percentile75, percentile95, percentile99;
};

/// The time-weighted sample mean after so many paths.
struct Convergence {
  std::vector<double> paths, mean, standardError;
  std::vector<double> lower, upper;  ///< two standard errors away
};

struct Result {
  double marketCap = 0;
  double paths = 0;
  bool stoppedEarly = false;
  double relativeError = 0;
  double lossBelow = 0;
  Distribution timeWeighted;
  Distribution terminal;
  Distribution holder;
  Fan fan;
  Convergence convergence;
};

/// All paths, on this thread.
Result compute(const Inputs& inputs, const Detail& detail = {});

/// The same, cut into blocks of paths for workers; `inputs` are Inputs, which it copies. The caller owns it.
Run* begin(const void* inputs);

void checkInputs(const void* inputs, Problems& problems);

/// More steps than this take longer than anyone waits and show nothing more.
inline constexpr double mostSteps = 50'000;

}  // namespace tvd::valuation

namespace tvd {

template <>
struct Described<valuation::Inputs> {
  using T = valuation::Inputs;
  static constexpr Field fields[] = {
      number<&T::price>("price", unit::usd, aboveUpTo(0, 1e30).tested(1e-9, 1e6),
                        TVD_PROSE("Price of one token today")),
      record<&T::supply>("supply", TVD_PROSE("Circulating supply today and its release schedule")),
      record<&T::marketCap>("marketCap", TVD_PROSE("The trend around which the market cap moves at random")),
      number<&T::discountFactor>("discountFactor", unit::fraction, aboveUpTo(0, 1).tested(0.5, 1),
                                 TVD_PROSE("What a value one year away is worth today; 0.95 discounts 5 % a year")),
      number<&T::holdingYears>("holdingYears", unit::years, aboveUpTo(0, 50).tested(0.25, 30),
                               TVD_PROSE("How long the token is held")),
      record<&T::process>("process", TVD_PROSE("How market cap moves at random")),
      number<&T::stakingYield>(
          "stakingYield", unit::perYear, between(0, 5).tested(0, 0.3),
          TVD_PROSE("Staking rewards a year on staked tokens, compounded continuously and staked again")),
      number<&T::stakedShare>("stakedShare", unit::fraction, between(0, 1),
                              TVD_PROSE("Share of the holding that is staked")),
      number<&T::failureHazard>(
          "failureHazard", unit::perYear, between(0, 10).tested(0, 0.5),
          TVD_PROSE("Rate at which the protocol fails for good, price to 0; 0.05 is about 5 % a year")),
      number<&T::lossThreshold>("lossThreshold", unit::fraction, between(0, 1),
                                TVD_PROSE("A loss against today's price whose probability is wanted")),
      number<&T::stepsPerYear>("stepsPerYear", unit::count, between(1, 10'000).integer().tested(12, 365),
                               TVD_PROSE("Steps of a path a year: 365 daily, 52 weekly")),
      number<&T::paths>("paths", unit::count, between(16, 1e8).integer().tested(1000, 1e7),
                        TVD_PROSE("Number of paths; an odd number is rounded up, since paths come in pairs")),
      number<&T::seed>("seed", unit::count, between(0, 9e15).integer(),
                       TVD_PROSE("Chooses the random numbers; the same seed gives the same result")),
      number<&T::targetError>(
          "targetError", unit::fraction, between(0, 1).tested(0, 0.01),
          TVD_PROSE("Stop once the relative error of the time-weighted sample mean is this small; 0 runs "
                    "all paths")),
  };
  static constexpr Record record{
      "ValuationInputs",
      TVD_PROSE("What a token may be worth: its schedule, the chance its market is subject to, and its holder"), fields,
      nullptr, valuation::checkInputs};
};

template <>
struct Described<valuation::Bins> {
  using T = valuation::Bins;
  static constexpr Field fields[] = {
      series<&T::from>("from", unit::usd, TVD_PROSE("Lower edge of each bin")),
      series<&T::to>("to", unit::usd, TVD_PROSE("Upper edge")),
      series<&T::share>("share", unit::fraction, TVD_PROSE("Share of paths between the edges")),
      series<&T::cumulative>("cumulative", unit::fraction, TVD_PROSE("Share of paths below the upper edge")),
  };
  static constexpr Record record{"Bins", TVD_PROSE("How often each value occurs"), fields};
};

template <>
struct Described<valuation::Distribution> {
  using T = valuation::Distribution;
  static constexpr Domain finite = anyNumber();
  static constexpr Field fields[] = {
      number<&T::expectation>("expectation", unit::usd, finite, TVD_PROSE("Expected value in closed form")),
      number<&T::mean>(
          "mean", unit::usd, finite,
          TVD_PROSE("Mean over the paths, corrected by what is known of them in closed form (control variate)")),
      number<&T::standardError>("standardError", unit::usd, finite,
                                TVD_PROSE("Standard error of that mean; at least the rounding of the closed form")),
      number<&T::sampleMean>("sampleMean", unit::usd, finite, TVD_PROSE("Plain mean over the paths")),
      number<&T::sampleStandardError>(
          "sampleStandardError", unit::usd, finite,
          TVD_PROSE("Standard error of the plain mean, from the scatter of the antithetic pairs")),
      number<&T::standardDeviation>("standardDeviation", unit::usd, finite,
                                    TVD_PROSE("Standard deviation of one path")),
      boolean<&T::settled>("settled",
                           TVD_PROSE("The means and their errors can be believed; not where a few rare paths "
                                     "carry the expected value. Percentiles and expected values hold anyway")),
      number<&T::percentile1>("percentile1", unit::usd, finite, TVD_PROSE("1 path in 100 ends below")),
      number<&T::percentile5>("percentile5", unit::usd, finite, TVD_PROSE("5 paths in 100 end below")),
      number<&T::percentile25>("percentile25", unit::usd, finite, TVD_PROSE("A quarter of paths ends below")),
      number<&T::percentile50>("percentile50", unit::usd, finite, TVD_PROSE("Median: half of all paths end below")),
      number<&T::percentile75>("percentile75", unit::usd, finite, TVD_PROSE("Three quarters of paths end below")),
      number<&T::percentile95>("percentile95", unit::usd, finite, TVD_PROSE("95 paths in 100 end below")),
      number<&T::percentile99>("percentile99", unit::usd, finite, TVD_PROSE("99 paths in 100 end below")),
      number<&T::valueAtRisk95>("valueAtRisk95", unit::usd, finite,
                                TVD_PROSE("Today's price less the 5th percentile: the loss that 95 paths in 100 stay "
                                          "within; negative when even that is a gain")),
      number<&T::expectedShortfall95>("expectedShortfall95", unit::usd, finite,
                                      TVD_PROSE("Today's price less the mean of the worst 5 paths in 100")),
      number<&T::probabilityOfLoss>("probabilityOfLoss", unit::fraction, finite,
                                    TVD_PROSE("Share of paths that end below today's price")),
      number<&T::probabilityOfLargeLoss>(
          "probabilityOfLargeLoss", unit::fraction, finite,
          TVD_PROSE("Share of paths that lose more than the large loss of today's price")),
      record<&T::histogram>("histogram", TVD_PROSE("How often each value occurs")),
  };
  static constexpr Record record{
      "Distribution",
      TVD_PROSE("One result over all paths, USD per token held today; percentiles are good to one part in 2,000; "
                "below 3e-39 of the expected value they are that of the worst path"),
      fields};
};

template <>
struct Described<valuation::Fan> {
  using T = valuation::Fan;
  static constexpr Field fields[] = {
      series<&T::year>("year", unit::year, TVD_PROSE("Years from today")),
      series<&T::expectation>("expectation", unit::usd, TVD_PROSE("Expected price in closed form")),
      series<&T::percentile1>("percentile1", unit::usd, TVD_PROSE("1 path in 100 is below")),
      series<&T::percentile5>("percentile5", unit::usd, TVD_PROSE("5 paths in 100 are below")),
      series<&T::percentile25>("percentile25", unit::usd, TVD_PROSE("A quarter of paths is below")),
      series<&T::percentile50>("percentile50", unit::usd, TVD_PROSE("Half of all paths are below")),
      series<&T::percentile75>("percentile75", unit::usd, TVD_PROSE("Three quarters of paths are below")),
      series<&T::percentile95>("percentile95", unit::usd, TVD_PROSE("95 paths in 100 are below")),
      series<&T::percentile99>("percentile99", unit::usd, TVD_PROSE("99 paths in 100 are below")),
  };
  static constexpr Record record{
      "Fan",
      TVD_PROSE("Diluted price over time, percentiles good to one part in 250; 0 below 5e-20 of the expected price"),
      fields};
};

template <>
struct Described<valuation::Convergence> {
  using T = valuation::Convergence;
  static constexpr Field fields[] = {
      series<&T::paths>("paths", unit::count, TVD_PROSE("Paths so far")),
      series<&T::mean>("mean", unit::usd, TVD_PROSE("Their plain mean")),
      series<&T::standardError>("standardError", unit::usd, TVD_PROSE("Its standard error")),
      series<&T::lower>("lower", unit::usd, TVD_PROSE("Two standard errors below the mean")),
      series<&T::upper>("upper", unit::usd, TVD_PROSE("Two standard errors above the mean")),
  };
  static constexpr Record record{"Convergence", TVD_PROSE("The time-weighted mean as paths come in"), fields};
};

template <>
struct Described<valuation::Result> {
  using T = valuation::Result;
  static constexpr Field fields[] = {
      number<&T::marketCap>("marketCap", unit::usd, anyNumber(), TVD_PROSE("Price times circulating supply today")),
      number<&T::paths>("paths", unit::count, anyNumber(), TVD_PROSE("Paths that were run")),
      boolean<&T::stoppedEarly>("stoppedEarly", TVD_PROSE("The target error was met before all paths had run")),
      number<&T::relativeError>(
          "relativeError", unit::fraction, anyNumber(),
          TVD_PROSE("Error of the time-weighted sample mean as a share of the expected value: its "
                    "standard error, or its distance from it where that is more")),
      number<&T::lossBelow>("lossBelow", unit::usd, anyNumber(),
                            TVD_PROSE("Below this value more than the large loss of today's price is lost")),
      record<&T::timeWeighted>("timeWeighted", TVD_PROSE("The time-weighted diluted price")),
      record<&T::terminal>("terminal", TVD_PROSE("The price at the horizon")),
      record<&T::holder>("holder", TVD_PROSE("The time-weighted value of a token and its staking rewards")),
      record<&T::fan>("fan", TVD_PROSE("The price over time")),
      record<&T::convergence>("convergence", TVD_PROSE("The mean as paths come in")),
  };
  static constexpr Record record{"ValuationResult", TVD_PROSE("What a token may be worth to a holder"), fields};
};

}  // namespace tvd
