// SPDX-License-Identifier: MIT
//
// `dilution`: what future supply does to the value of a holding.
//
// With market cap M(s), circulating supply C(s), price P = M(0)/C(0), discount factor gamma a year, horizon T:
//
//   lifetime diluted price       (1/T)   integral_0^T M(s)/C(s) ds
//   time-weighted diluted price  (1/tau) integral_0^T gamma^s M(s)/C(s) ds,   tau = integral_0^T gamma^s ds
//   perpetual diluted price      the latter for T to Infinity
//   asymptotic diluted price     M(0)/C(Infinity)
//
// Relative error <= 1e-12 over the documented domain. Source: CryptoEconLab, "Understanding dilution of value, and
// maximum supply" (whose last two formulas print C/mu where C/(tau S0) is meant).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tvd/calculator/calculator.hpp"
#include "tvd/dilution/market_cap.hpp"
#include "tvd/supply/audit.hpp"
#include "tvd/supply/supply.hpp"

namespace tvd::dilution {

struct Inputs {
  double price = 1;
  Supply supply;
  MarketCap marketCap;
  double discountFactor = 0.95;
  double holdingYears = 5;
};

/// One release's part of price - time-weighted diluted price under a constant market cap (Aumann–Shapley: at each
/// moment in proportion to what each release has emitted by then). The parts add up.
struct Attribution {
  double release = 0;  ///< its index in the schedule; -1 for a group of releases
  std::string label;
  Category category = Category::other;
  double amount = 0;  ///< USD per token
  double share = 0;   ///< of the whole dilution; 0 when there is none
};

struct ReleaseColumn {
  double release = 0;  ///< index in the schedule; -1 for a group
  std::string label;
  Category category = Category::other;
  std::vector<double> supply;  ///< tokens emitted since today
};

/// Everything over time. A date with a jump appears twice: just before, and from then on.
struct Path {
  std::vector<double> year;
  std::vector<double> supply;
  std::vector<ReleaseColumn> supplyByRelease;
  std::vector<double> marketCap;
  std::vector<double> dilutedPrice;
  std::vector<double> discountWeight;
  std::vector<double> lifetimeToDate;
  std::vector<double> timeWeightedToDate;
};

struct ReleaseSensitivity {
  double release = 0;
  std::string label;
  std::string field;  ///< the input that is moved: amount, amountEach, firstAmount, rate, share, coefficient
  double value = 0;
};

/// Exact derivatives of the time-weighted ratio; nothing where it has none.
struct Sensitivities {
  std::optional<double> discountFactor;
  std::optional<double> holdingYears;
  std::optional<double> growthRate;  ///< by a continuous growth rate added to the market cap
  std::vector<ReleaseSensitivity> releases;
};

struct Result {
  double marketCap = 0;
  double fullyDilutedValue = 0;
  double fullyDilutedValueByTotal = 0;
  double fullyDilutedValueAtHorizon = 0;
  double marketCapToFdv = 0;
  std::optional<double> asymptoticSupply;
  double totalSupply = 0;
  double supplyAtHorizon = 0;
  std::optional<double> asymptoticDilutedPrice;
  std::optional<double> asymptoticDilutedPriceRatio;
  std::optional<double> lifetimeDilutedPrice;
  std::optional<double> lifetimeDilutedPriceRatio;
  double timeWeightedDilutedPrice = 0;
  double timeWeightedDilutedPriceRatio = 0;
  std::optional<double> perpetualDilutedPrice;
  std::optional<double> perpetualDilutedPriceRatio;
  std::optional<double> equivalentInflation;
  std::optional<double> breakEvenGrowth;
  double ownershipAtHorizon = 0;
  double ownershipHalfLife = 0;
  std::vector<Attribution> attribution;
  Path path;
  Sensitivities sensitivities;
  std::vector<Finding> audit;
};

/// Inputs must be valid (see check, evaluate).
Result compute(const Inputs& inputs, const Detail& detail = {});

void checkInputs(const void* inputs, Problems& problems);

/// Whether supply stays a number to the end; reports the year in which it does not.
bool checkSupplyLasts(const Inputs& inputs, Problems& problems);

/// Releases beyond this many are shown in groups by category.
inline constexpr std::size_t mostShown = 200;

}  // namespace tvd::dilution

namespace tvd {

template <>
struct Described<dilution::Inputs> {
  using T = dilution::Inputs;
  static constexpr Field fields[] = {
      number<&T::price>("price", unit::usd, aboveUpTo(0, 1e30).tested(1e-9, 1e6),
                        TVD_PROSE("Price of one token today")),
      record<&T::supply>("supply", TVD_PROSE("Circulating supply today and its release schedule")),
      record<&T::marketCap>("marketCap", TVD_PROSE("How the market cap moves from today's")),
      number<&T::discountFactor>("discountFactor", unit::fraction, aboveUpTo(0, 1).tested(0.5, 1),
                                 TVD_PROSE("What a value one year away is worth today; 0.95 discounts 5 % a year")),
      number<&T::holdingYears>("holdingYears", unit::years, aboveUpTo(0, 1e6).orInfinity().tested(0.25, 30),
                               TVD_PROSE("How long the token is held")),
  };
  static constexpr Record record{
      "DilutionInputs", TVD_PROSE("What future supply is worth: a token, its schedule, its market and its holder"),
      fields, nullptr, dilution::checkInputs};
};

template <>
struct Described<dilution::Attribution> {
  using T = dilution::Attribution;
  static constexpr Field fields[] = {
      number<&T::release>("release", unit::count, anyNumber(), TVD_PROSE("Index of the release; -1 for a group")),
      text<&T::label>("label", 200, TVD_PROSE("Its label")),
      choice<&T::category>("category", categoryNames, TVD_PROSE("Its category")),
      number<&T::amount>("amount", unit::usd, anyNumber(),
                         TVD_PROSE("Its part of price minus time-weighted diluted price, under constant market cap")),
      number<&T::share>("share", unit::fraction, anyNumber(), TVD_PROSE("Its share of all dilution")),
  };
  static constexpr Record record{"Attribution", TVD_PROSE("Which release dilutes by how much"), fields};
};

template <>
struct Described<dilution::ReleaseColumn> {
  using T = dilution::ReleaseColumn;
  static constexpr Field fields[] = {
      number<&T::release>("release", unit::count, anyNumber(), TVD_PROSE("Index of the release; -1 for a group")),
      text<&T::label>("label", 200, TVD_PROSE("Its label")),
      choice<&T::category>("category", categoryNames, TVD_PROSE("Its category")),
      series<&T::supply>("supply", unit::tokens, TVD_PROSE("Tokens emitted since today")),
  };
  static constexpr Record record{"ReleaseColumn", TVD_PROSE("What one release has emitted over time"), fields};
};

template <>
struct Described<dilution::Path> {
  using T = dilution::Path;
  static constexpr Field fields[] = {
      series<&T::year>("year", unit::year, TVD_PROSE("Years from today; a date with a jump appears twice")),
      series<&T::supply>("supply", unit::tokens, TVD_PROSE("Circulating supply")),
      resultList<&T::supplyByRelease>("supplyByRelease", 1000, TVD_PROSE("Tokens emitted since today, by release")),
      series<&T::marketCap>("marketCap", unit::usd, TVD_PROSE("Market cap")),
      series<&T::dilutedPrice>("dilutedPrice", unit::usd, TVD_PROSE("Market cap per circulating token")),
      series<&T::discountWeight>("discountWeight", unit::fraction,
                                 TVD_PROSE("Weight of that moment: discountFactor to the power of the year")),
      series<&T::lifetimeToDate>("lifetimeToDate", unit::usd,
                                 TVD_PROSE("Lifetime diluted price of a holding that ends then")),
      series<&T::timeWeightedToDate>("timeWeightedToDate", unit::usd,
                                     TVD_PROSE("Time-weighted diluted price of a holding that ends then")),
  };
  static constexpr Record record{"DilutionPath", TVD_PROSE("Everything over time"), fields};
};

template <>
struct Described<dilution::ReleaseSensitivity> {
  using T = dilution::ReleaseSensitivity;
  static constexpr Field fields[] = {
      number<&T::release>("release", unit::count, anyNumber(), TVD_PROSE("Index of the release")),
      text<&T::label>("label", 200, TVD_PROSE("Its label")),
      text<&T::field>("field", 40, TVD_PROSE("The input that is moved")),
      number<&T::value>("value", unit::none, anyNumber(),
                        TVD_PROSE("Change of the time-weighted ratio per unit of that input")),
  };
  static constexpr Record record{"ReleaseSensitivity", TVD_PROSE("How the result depends on one release"), fields};
};

template <>
struct Described<dilution::Sensitivities> {
  using T = dilution::Sensitivities;
  static constexpr Field fields[] = {
      maybeNumber<&T::discountFactor>("discountFactor", unit::none, anyNumber(),
                                      TVD_PROSE("Change of the time-weighted ratio per unit of discount factor")),
      maybeNumber<&T::holdingYears>("holdingYears", unit::perYear, anyNumber(),
                                    TVD_PROSE("Change of the time-weighted ratio per year of holding")),
      maybeNumber<&T::growthRate>("growthRate", unit::none, anyNumber(),
                                  TVD_PROSE("Change of the time-weighted ratio per unit of market-cap growth rate")),
      resultList<&T::releases>(
          "releases", 100'000,
          TVD_PROSE("Change of the time-weighted ratio per unit of each release's amount or rate")),
  };
  static constexpr Record record{"DilutionSensitivities", TVD_PROSE("Exact derivatives of the time-weighted ratio"),
                                 fields};
};

template <>
struct Described<dilution::Result> {
  using T = dilution::Result;
  static constexpr Domain finite = anyNumber();
  static constexpr Domain endless = anyNumber().orInfinity();
  static constexpr Field fields[] = {
      number<&T::marketCap>("marketCap", unit::usd, finite, TVD_PROSE("Price times circulating supply")),
      number<&T::fullyDilutedValue>(
          "fullyDilutedValue", unit::usd, endless,
          TVD_PROSE("Price times the declared maximum, or times the schedule's own limit when none is declared")),
      number<&T::fullyDilutedValueByTotal>(
          "fullyDilutedValueByTotal", unit::usd, endless,
          TVD_PROSE("Price times all tokens that will exist, those not circulating included")),
      number<&T::fullyDilutedValueAtHorizon>("fullyDilutedValueAtHorizon", unit::usd, endless,
                                             TVD_PROSE("Price times supply at the horizon")),
      number<&T::marketCapToFdv>("marketCapToFdv", unit::ratio, endless,
                                 TVD_PROSE("Market cap over fully diluted value")),
      maybeNumber<&T::asymptoticSupply>("asymptoticSupply", unit::tokens, endless, TVD_PROSE("Supply in the end")),
      number<&T::totalSupply>("totalSupply", unit::tokens, endless,
                              TVD_PROSE("Supply in the end, tokens that never circulate included")),
      number<&T::supplyAtHorizon>("supplyAtHorizon", unit::tokens, endless, TVD_PROSE("Supply at the horizon")),
      maybeNumber<&T::asymptoticDilutedPrice>("asymptoticDilutedPrice", unit::usd, endless,
                                              TVD_PROSE("Today's market cap over supply in the end")),
      maybeNumber<&T::asymptoticDilutedPriceRatio>("asymptoticDilutedPriceRatio", unit::ratio, endless,
                                                   TVD_PROSE("The same over today's price")),
      maybeNumber<&T::lifetimeDilutedPrice>("lifetimeDilutedPrice", unit::usd, endless,
                                            TVD_PROSE("Average of market cap per token over the holding time")),
      maybeNumber<&T::lifetimeDilutedPriceRatio>("lifetimeDilutedPriceRatio", unit::ratio, endless,
                                                 TVD_PROSE("The same over today's price")),
      number<&T::timeWeightedDilutedPrice>("timeWeightedDilutedPrice", unit::usd, endless,
                                           TVD_PROSE("The same average, discounted: early years weigh more")),
      number<&T::timeWeightedDilutedPriceRatio>("timeWeightedDilutedPriceRatio", unit::ratio, endless,
                                                TVD_PROSE("The same over today's price")),
      maybeNumber<&T::perpetualDilutedPrice>(
          "perpetualDilutedPrice", unit::usd, endless,
          TVD_PROSE(
              "Time-weighted diluted price of a holding without end; Infinity when market cap outgrows the discount")),
      maybeNumber<&T::perpetualDilutedPriceRatio>("perpetualDilutedPriceRatio", unit::ratio, endless,
                                                  TVD_PROSE("The same over today's price")),
      maybeNumber<&T::equivalentInflation>(
          "equivalentInflation", unit::perYear, finite,
          TVD_PROSE("Constant yearly supply growth with the same time-weighted price")),
      maybeNumber<&T::breakEvenGrowth>(
          "breakEvenGrowth", unit::perYear, finite,
          TVD_PROSE("Continuous market-cap growth at which the time-weighted diluted price is today's price")),
      number<&T::ownershipAtHorizon>("ownershipAtHorizon", unit::ratio, endless,
                                     TVD_PROSE("What is left of a holder's share of supply at the horizon")),
      number<&T::ownershipHalfLife>("ownershipHalfLife", unit::years, endless,
                                    TVD_PROSE("When supply has doubled; Infinity for never")),
      resultList<&T::attribution>("attribution", 1000,
                                  TVD_PROSE("Which release dilutes by how much; the parts add up")),
      record<&T::path>("path", TVD_PROSE("Everything over time")),
      record<&T::sensitivities>("sensitivities", TVD_PROSE("Exact derivatives of the time-weighted ratio")),
      resultList<&T::audit>("audit", 1000, TVD_PROSE("What is odd about the schedule")),
  };
  static constexpr Record record{"DilutionResult", TVD_PROSE("What future supply does to the value of a holding"),
                                 fields};
};

}  // namespace tvd
