// SPDX-License-Identifier: MIT
//
// `option`: a European or American option on a token, where time moves in blocks, hedging costs a fee each time and the
// contract that holds the collateral may fail.
//
// The token follows dS/S = (rate − carryYield) dt + volatility dW, with Merton jumps on top if asked for (drift
// compensated). The claim is discounted at rate + failureHazard (1 − recovery). The premium is what a seller must ask who
// rehedges every `hedgeEveryBlocks` blocks and pays `hedgeCost` for each round trip: Leland's adjusted volatility prices
// that in. It decomposes twice, and both times the parts add up to it:
//
//   premium = intrinsic + timeValue             intrinsic: the payoff if exercised now
//   premium = diffusion + jumps + failure + hedgingCost
//     diffusion     the value without jumps, failure or costs
//     jumps         what jumps add to it
//     failure       what the chance of failure takes away (<= 0)
//     hedgingCost   what the seller adds for the cost of hedging (>= 0)
//
// Each part switches off with its input: jumpIntensity 0, failureHazard 0, hedgeCost 0.
#pragma once

#include <optional>
#include <vector>

#include "tvd/calculator/calculator.hpp"
#include "tvd/option/terms.hpp"

namespace tvd::option {

struct Inputs {
  double spot = 100;
  double strike = 100;
  double expiryYears = 0.25;
  double volatility = 0.8;
  double rate = 0.04;
  double carryYield = 0;
  Side side = Side::call;
  Exercise exercise = Exercise::european;
  double blockSeconds = 12;
  double hedgeEveryBlocks = 300;
  double hedgeCost = 0;
  double failureHazard = 0;
  double recovery = 0;
  double jumpIntensity = 0;
  double jumpMean = 0;
  double jumpVolatility = 0;
  double gapSize = 0.01;
  std::optional<double> marketPremium;
};

/// The spot at which an American option is exercised, against time; empty when that never pays.
struct Boundary {
  std::vector<double> year;
  std::vector<double> spot;
};

struct Result {
  double premium = 0;
  double intrinsic = 0;
  double timeValue = 0;
  double diffusion = 0;
  double jumps = 0;
  double failure = 0;
  double hedgingCost = 0;
  double delta = 0;
  double gamma = 0;
  double vega = 0;
  double theta = 0;
  double rho = 0;
  double psi = 0;
  double vanna = 0;
  double volga = 0;
  double charm = 0;
  double veta = 0;
  double speed = 0;
  double zomma = 0;
  double color = 0;
  double probabilityInTheMoney = 0;
  std::optional<double> impliedVolatility;
  double lelandVolatility = 0;
  double hedgeErrorStd = 0;
  double blockGapProbability = 0;
  Boundary exerciseBoundary;
};

/// Inputs must be valid (see check, evaluate).
Result compute(const Inputs& inputs, const Detail& detail = {});

void checkInputs(const void* inputs, Problems& problems);

/// The quick way through sweeps of premium and Greeks over one or two numbers (see grid.cpp). Declines (false) other outputs,
/// and axes with values that are not allowed.
bool grid(const void* inputs, const Axis& x, const Axis& y, std::string_view output, std::span<double> out);

}  // namespace tvd::option

namespace tvd {

inline constexpr const char* sideNames[] = {"call", "put"};
inline constexpr const char* exerciseNames[] = {"european", "american"};

template <>
struct Described<option::Inputs> {
  using T = option::Inputs;
  static constexpr Field fields[] = {
      number<&T::spot>("spot", unit::usd, between(0, 1e30).tested(1e-6, 1e6), TVD_PROSE("Price of one token now")),
      number<&T::strike>("strike", unit::usd, between(0, 1e30).tested(1e-6, 1e6),
                         TVD_PROSE("Price at which the holder may buy (call) or sell (put)")),
      number<&T::expiryYears>("expiryYears", unit::years, between(0, 1000).tested(0, 5),
                              TVD_PROSE("Time until the option expires")),
      number<&T::volatility>("volatility", unit::perSqrtYear, between(0, 1000).tested(0, 5),
                             TVD_PROSE("Standard deviation of the log price, per square root of a year; 0.8 is 80 %")),
      number<&T::rate>("rate", unit::perYear, between(-10, 10).tested(-0.2, 1), TVD_PROSE("Riskless rate, continuous")),
      number<&T::carryYield>("carryYield", unit::perYear, between(-10, 10).tested(-0.2, 1),
                             TVD_PROSE("What holding the token earns (staking, lending), continuous")),
      choice<&T::side>("side", sideNames, TVD_PROSE("The right to buy (call) or to sell (put)")),
      choice<&T::exercise>("exercise", exerciseNames, TVD_PROSE("At expiry only (european) or at any time (american)")),
      number<&T::blockSeconds>("blockSeconds", unit::seconds, aboveUpTo(0, 1e9).tested(0.1, 600),
                               TVD_PROSE("Time between blocks")),
      number<&T::hedgeEveryBlocks>("hedgeEveryBlocks", unit::count, aboveUpTo(0, 1e12).tested(1, 100000),
                                   TVD_PROSE("Blocks between two hedges of the seller")),
      number<&T::hedgeCost>("hedgeCost", unit::fraction, between(0, 1).tested(0, 0.05),
                            TVD_PROSE("Cost of buying and selling again, as a share of the amount traded")),
      number<&T::failureHazard>("failureHazard", unit::perYear, between(0, 100).tested(0, 1),
                                TVD_PROSE("Failures a year of the contract that holds the collateral")),
      number<&T::recovery>("recovery", unit::fraction, between(0, 1),
                           TVD_PROSE("Share of the option's value paid out when the contract fails")),
      number<&T::jumpIntensity>("jumpIntensity", unit::timesPerYear, between(0, 1000).tested(0, 50),
                                TVD_PROSE("Jumps a year; 0 for none")),
      number<&T::jumpMean>("jumpMean", unit::none, between(-5, 5).tested(-1, 1), TVD_PROSE("Mean of the log jump")),
      number<&T::jumpVolatility>("jumpVolatility", unit::none, between(0, 3).tested(0, 1),
                                 TVD_PROSE("Standard deviation of the log jump")),
      number<&T::gapSize>("gapSize", unit::fraction, aboveUpTo(0, 1000).tested(0.0001, 1),
                          TVD_PROSE("Size of the price move whose chance within one block is asked for")),
      maybeNumber<&T::marketPremium>("marketPremium", unit::usd, between(0, 1e30),
                                     TVD_PROSE("A price seen in the market, to find its implied volatility")),
  };
  static constexpr Record record{"OptionInputs",
                                 TVD_PROSE("An option on a token, its market and the contract that holds it"), fields,
                                 nullptr, option::checkInputs};
};

template <>
struct Described<option::Boundary> {
  using T = option::Boundary;
  static constexpr Field fields[] = {
      series<&T::year>("year", unit::years, TVD_PROSE("Years from now")),
      series<&T::spot>(
          "spot", unit::usd,
          TVD_PROSE("Token price at which exercise begins to pay: a call from there up, a put from there down")),
  };
  static constexpr Record record{"ExerciseBoundary", TVD_PROSE("When to exercise an American option early"), fields};
};

template <>
struct Described<option::Result> {
  using T = option::Result;
  static constexpr Field fields[] = {
      number<&T::premium>("premium", unit::usd, anyNumber(),
                          TVD_PROSE("What the option is worth, and what its seller must ask")),
      number<&T::intrinsic>("intrinsic", unit::usd, anyNumber(), TVD_PROSE("Payoff if exercised now")),
      number<&T::timeValue>("timeValue", unit::usd, anyNumber(),
                            TVD_PROSE("Premium beyond the payoff now; may be negative for European options")),
      number<&T::diffusion>("diffusion", unit::usd, anyNumber(),
                            TVD_PROSE("Value without jumps, failure and hedging costs")),
      number<&T::jumps>("jumps", unit::usd, anyNumber(), TVD_PROSE("What jumps add")),
      number<&T::failure>("failure", unit::usd, anyNumber(),
                          TVD_PROSE("What the chance that the contract fails takes away")),
      number<&T::hedgingCost>("hedgingCost", unit::usd, anyNumber(),
                              TVD_PROSE("What the seller adds for the cost of hedging")),
      number<&T::delta>("delta", unit::none, anyNumber(), TVD_PROSE("Change of premium with the spot")),
      number<&T::gamma>("gamma", unit::none, anyNumber(), TVD_PROSE("Change of delta with the spot")),
      number<&T::vega>("vega", unit::usd, anyNumber(), TVD_PROSE("Change of premium with volatility, per 1")),
      number<&T::theta>("theta", unit::usd, anyNumber(), TVD_PROSE("Change of premium as time passes, per year")),
      number<&T::rho>("rho", unit::usd, anyNumber(), TVD_PROSE("Change of premium with the rate, per 1")),
      number<&T::psi>("psi", unit::usd, anyNumber(), TVD_PROSE("Change of premium with the carry yield, per 1")),
      number<&T::vanna>("vanna", unit::none, anyNumber(), TVD_PROSE("Change of delta with volatility")),
      number<&T::volga>("volga", unit::usd, anyNumber(), TVD_PROSE("Change of vega with volatility")),
      number<&T::charm>("charm", unit::perYear, anyNumber(), TVD_PROSE("Change of delta as time passes")),
      number<&T::veta>("veta", unit::usd, anyNumber(), TVD_PROSE("Change of vega as time passes")),
      number<&T::speed>("speed", unit::none, anyNumber(), TVD_PROSE("Change of gamma with the spot")),
      number<&T::zomma>("zomma", unit::none, anyNumber(), TVD_PROSE("Change of gamma with volatility")),
      number<&T::color>("color", unit::none, anyNumber(), TVD_PROSE("Change of gamma as time passes")),
      number<&T::probabilityInTheMoney>("probabilityInTheMoney", unit::fraction, anyNumber(),
                                        TVD_PROSE("Chance of a payoff at expiry under the pricing measure")),
      maybeNumber<&T::impliedVolatility>(
          "impliedVolatility", unit::perSqrtYear, anyNumber(),
          TVD_PROSE("Volatility at which the option, without jumps and hedging costs, is worth the market premium")),
      number<&T::lelandVolatility>("lelandVolatility", unit::perSqrtYear, anyNumber(),
                                   TVD_PROSE("Volatility that includes the seller's hedging costs")),
      number<&T::hedgeErrorStd>("hedgeErrorStd", unit::usd, anyNumber(),
                                TVD_PROSE("Standard deviation of the seller's result from hedging at intervals")),
      number<&T::blockGapProbability>("blockGapProbability", unit::fraction, anyNumber(),
                                      TVD_PROSE("Chance of a move beyond the gap size within one block")),
      record<&T::exerciseBoundary>("exerciseBoundary", TVD_PROSE("When to exercise an American option early")),
  };
  static constexpr Record record{
      "OptionResult",
      TVD_PROSE("Premium, its parts and its sensitivities, per 1 unit of each input; time runs forwards"), fields};
};

}  // namespace tvd
