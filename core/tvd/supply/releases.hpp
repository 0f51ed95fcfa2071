// SPDX-License-Identifier: MIT
//
// The kinds of release a supply schedule is made of. Year 0 is today; a release that began earlier goes on from where
// it stands and only its part from year 0 on counts. Supply is right-continuous: a release at year y counts from y on.
#pragma once

#include <vector>

#include "tvd/calculator/field.hpp"

namespace tvd {

namespace amount {
// Far above any real token (Shiba Inu: 1e15), far below where sums of amounts would overflow.
inline constexpr double most = 1e30;
}  // namespace amount

namespace time {
// Beyond this no schedule means anything, and dates would lose their days to rounding.
inline constexpr double mostYears = 1e6;
}  // namespace time

constexpr Domain anyAmount() { return between(-amount::most, amount::most); }
constexpr Domain someAmount() { return between(0, amount::most); }
constexpr Domain anyYear() { return between(-time::mostYears, time::mostYears); }

/// `amount` tokens at once at `year`; a negative amount burns.
struct Cliff {
  double year = 1;
  double amount = 0;
};

/// `amount` tokens evenly from `startYear` to `endYear`; a negative amount burns.
struct Linear {
  double startYear = 0;
  double endYear = infinity;
  double amount = 0;
};

/// `amountEach` tokens at `startYear + k * periodYears`, k = 1 … `count`.
struct Step {
  double startYear = 0;
  double periodYears = 1;
  double count = 1;
  double amountEach = 0;
};

/// The market's usual grant. `upfrontShare` of `amount` comes at `startYear`; the rest vests evenly.
///
///   cliffInDuration  true: vesting ends at startYear + durationYears, the cliff included;
///                    false: vesting ends durationYears after the cliff.
///   catchUp          true: vesting accrues from startYear, and what accrued up to the cliff comes at the cliff at once;
///                    false: vesting accrues only from the cliff on, so nothing extra comes at the cliff.
///   periodYears      0: continuously; else at the end of each period counted from where accrual starts (whole
///                    periods only, and what is left at the end of the vesting).
struct Vest {
  double startYear = 0;
  double durationYears = 4;
  double amount = 0;
  double upfrontShare = 0;
  double cliffYears = 0;
  bool catchUp = true;
  bool cliffInDuration = true;
  double periodYears = 0;
};

/// Linear pieces of `periodYears`, the first releasing `firstAmount`, each next one `ratio` times the one before.
/// A halving is ratio 0.5.
struct Geometric {
  double startYear = 0;
  double periodYears = 4;
  double count = infinity;
  double firstAmount = 0;
  double ratio = 0.5;
};

enum class Compounding : std::uint8_t { yearly, continuous };
inline constexpr const char* compoundingNames[] = {"yearly", "continuous"};

/// Supply grows by `rate` a year; the rate falls by the fraction `taper` a year down to `floor`; ends for good at
/// `endYear` or once supply reaches `cap`.
///
///   continuous  dC/dt = max(floor, rate (1 - taper)^t) C
///   yearly      in year k after the start supply grows smoothly as (1 + max(floor, rate (1 - taper)^k))^t
struct Inflation {
  double startYear = 0;
  double endYear = infinity;
  double rate = 0.05;
  double taper = 0;
  double floor = 0;
  double cap = infinity;
  Compounding compounding = Compounding::yearly;
};

/// Each period releases `share` of the gap to `cap` that stands at its start, evenly within it; with periodYears 0
/// dC/dt = share (cap - C). Above its cap supply falls towards it in the same way.
struct Approach {
  double startYear = 0;
  double cap = 1e9;
  double share = 0.1;
  double periodYears = 0;
};

/// From `year` on, `tokensPerYear` tokens a year; negative burns.
struct RatePoint {
  double year = 0;
  double tokensPerYear = 0;
};

/// Piecewise-constant emission; nothing before the first point, and the last rate goes on for ever.
struct RateTable {
  std::vector<RatePoint> points;
};

/// dC/dt = coefficient sqrt(stakedShare C). Ethereum's coefficient is 166.3232: its base reward is 64e9 / sqrt(stake)
/// gwei per epoch of 384 s. Source: ethereum/consensus-specs, altair/beacon-chain.md, get_base_reward_per_increment.
struct StakingIssuance {
  double startYear = 0;
  double coefficient = 166.3232;
  double stakedShare = 0.3;
};

/// dC/dt = -rate C from `startYear` to `endYear`.
struct Burn {
  double startYear = 0;
  double endYear = infinity;
  double rate = 0;
};

/// Circulating supply at `year`.
struct SupplyPoint {
  double year = 0;
  double supply = 0;
};

/// Measured or published supply: linear between points, held flat after the last; two points of one year are a jump.
/// A first point after year 0 is reached in a straight line from `initialSupply` today. Only changes after year 0
/// count, so that curves of several releases add up.
struct Curve {
  std::vector<SupplyPoint> points;
};

void checkLinear(const void* release, Problems& problems);
void checkVest(const void* release, Problems& problems);
void checkGeometric(const void* release, Problems& problems);
void checkInflation(const void* release, Problems& problems);
void checkRateTable(const void* release, Problems& problems);
void checkBurn(const void* release, Problems& problems);
void checkCurve(const void* release, Problems& problems);

inline constexpr std::size_t mostTableRows = 500'000;  ///< of an imported table

template <>
struct Described<Cliff> {
  static constexpr const char* kind = "cliff";
  static constexpr Field fields[] = {
      number<&Cliff::year>("year", unit::year, anyYear().tested(0, 10), TVD_PROSE("When the tokens are released")),
      number<&Cliff::amount>("amount", unit::tokens, anyAmount(), TVD_PROSE("Tokens released at once; negative burns")),
  };
  static constexpr Record record{"Cliff", TVD_PROSE("All at once on one day"), fields};
};

template <>
struct Described<Linear> {
  static constexpr const char* kind = "linear";
  static constexpr Field fields[] = {
      number<&Linear::startYear>("startYear", unit::year, anyYear().tested(-5, 5),
                                 TVD_PROSE("When the release begins")),
      number<&Linear::endYear>("endYear", unit::year, anyYear().orInfinity().tested(0, 10),
                               TVD_PROSE("When it is complete")),
      number<&Linear::amount>("amount", unit::tokens, anyAmount(),
                              TVD_PROSE("Tokens released from start to end; negative burns")),
  };
  static constexpr Record record{"Linear", TVD_PROSE("Evenly from start to end"), fields, nullptr, checkLinear};
};

template <>
struct Described<Step> {
  static constexpr const char* kind = "step";
  static constexpr Field fields[] = {
      number<&Step::startYear>("startYear", unit::year, anyYear().tested(-5, 5),
                               TVD_PROSE("One period before the first tranche")),
      number<&Step::periodYears>("periodYears", unit::years, aboveUpTo(0, time::mostYears).tested(1.0 / 12, 2),
                                 TVD_PROSE("Time between tranches; a month is 1/12")),
      number<&Step::count>("count", unit::count, between(0, 1e9).integer().tested(1, 60),
                           TVD_PROSE("Number of tranches")),
      number<&Step::amountEach>("amountEach", unit::tokens, anyAmount(),
                                TVD_PROSE("Tokens of each tranche; negative burns")),
  };
  static constexpr Record record{"Step", TVD_PROSE("Equal tranches at equal intervals"), fields};
};

template <>
struct Described<Vest> {
  static constexpr const char* kind = "vest";
  static constexpr Field fields[] = {
      number<&Vest::startYear>("startYear", unit::year, anyYear().tested(-5, 5), TVD_PROSE("When the grant starts")),
      number<&Vest::durationYears>("durationYears", unit::years, between(0, time::mostYears).tested(0, 10),
                                   TVD_PROSE("How long it vests")),
      number<&Vest::amount>("amount", unit::tokens, someAmount(), TVD_PROSE("Tokens of the whole grant")),
      number<&Vest::upfrontShare>("upfrontShare", unit::fraction, between(0, 1).tested(0, 1),
                                  TVD_PROSE("Share released at the start")),
      number<&Vest::cliffYears>("cliffYears", unit::years, between(0, time::mostYears).tested(0, 4),
                                TVD_PROSE("Nothing vests before the cliff")),
      boolean<&Vest::catchUp>(
          "catchUp",
          TVD_PROSE("On: what accrued since the start is released at the cliff. Off: accrual begins at the cliff")),
      boolean<&Vest::cliffInDuration>(
          "cliffInDuration",
          TVD_PROSE("On: the duration includes the cliff. Off: the duration begins after the cliff")),
      number<&Vest::periodYears>("periodYears", unit::years, between(0, time::mostYears).tested(0, 1),
                                 TVD_PROSE("0: continuously. Otherwise in tranches at the end of each period")),
  };
  static constexpr Record record{"Vest", TVD_PROSE("A grant with a cliff, the market's usual vesting"), fields, nullptr,
                                 checkVest};
};

template <>
struct Described<Geometric> {
  static constexpr const char* kind = "geometric";
  static constexpr Field fields[] = {
      number<&Geometric::startYear>("startYear", unit::year, anyYear().tested(-5, 5),
                                    TVD_PROSE("When the first period began")),
      number<&Geometric::periodYears>("periodYears", unit::years, aboveUpTo(0, time::mostYears).tested(1.0 / 12, 4),
                                      TVD_PROSE("Length of a period")),
      number<&Geometric::count>("count", unit::count, between(0, 1e9).integer().orInfinity(),
                                TVD_PROSE("Number of periods; Infinity for no end")),
      number<&Geometric::firstAmount>("firstAmount", unit::tokens, someAmount(),
                                      TVD_PROSE("Tokens released over the first period")),
      number<&Geometric::ratio>("ratio", unit::ratio, between(0, 1000).tested(0, 1),
                                TVD_PROSE("Each period releases this times the one before; a halving is 0.5")),
  };
  static constexpr Record record{"Geometric",
                                 TVD_PROSE("Periods of even release, each a fixed ratio of the last: halvings"), fields,
                                 nullptr, checkGeometric};
};

template <>
struct Described<Inflation> {
  static constexpr const char* kind = "inflation";
  static constexpr Field fields[] = {
      number<&Inflation::startYear>("startYear", unit::year, anyYear().tested(-5, 5),
                                    TVD_PROSE("When inflation at the full rate began")),
      number<&Inflation::endYear>("endYear", unit::year, anyYear().orInfinity(),
                                  TVD_PROSE("When it stops; Infinity for never")),
      number<&Inflation::rate>("rate", unit::perYear, between(0, 100).tested(0, 0.3),
                               TVD_PROSE("Growth of supply a year at the start")),
      number<&Inflation::taper>("taper", unit::fraction, between(0, 1).tested(0, 0.5),
                                TVD_PROSE("Fraction by which the rate falls each year")),
      number<&Inflation::floor>("floor", unit::perYear, between(0, 100).tested(0, 0.1),
                                TVD_PROSE("The rate never falls below this")),
      number<&Inflation::cap>("cap", unit::tokens, aboveUpTo(0, amount::most).orInfinity(),
                              TVD_PROSE("Inflation ends when supply reaches this; Infinity for none")),
      choice<&Inflation::compounding>(
          "compounding", compoundingNames,
          TVD_PROSE("yearly: the rate steps down at each anniversary and a year multiplies supply by 1 + rate. "
                    "continuous: it falls smoothly and compounds all the time")),
  };
  static constexpr Record record{"Inflation", TVD_PROSE("Supply grows by a rate a year, which may fall to a floor"),
                                 fields, nullptr, checkInflation};
};

template <>
struct Described<Approach> {
  static constexpr const char* kind = "approach";
  static constexpr Field fields[] = {
      number<&Approach::startYear>("startYear", unit::year, anyYear().tested(-5, 5),
                                   TVD_PROSE("When the first period began")),
      number<&Approach::cap>("cap", unit::tokens, aboveUpTo(0, amount::most), TVD_PROSE("Supply that is approached")),
      number<&Approach::share>(
          "share", unit::fraction, between(0, 100).tested(0, 0.5),
          TVD_PROSE("Share of the gap to the cap released each period, or a year when continuous")),
      number<&Approach::periodYears>("periodYears", unit::years, between(0, time::mostYears).tested(0, 4),
                                     TVD_PROSE("0: continuously. Otherwise evenly within each period")),
  };
  static void check(const void* release, Problems& problems);
  static constexpr Record record{"Approach", TVD_PROSE("A share of what is left to a cap, again and again"), fields,
                                 nullptr, check};
};

template <>
struct Described<RatePoint> {
  static constexpr Field fields[] = {
      number<&RatePoint::year>("year", unit::year, anyYear().tested(0, 10), TVD_PROSE("From when")),
      number<&RatePoint::tokensPerYear>("tokensPerYear", unit::tokensPerYear, anyAmount(),
                                        TVD_PROSE("Tokens a year from then on; negative burns")),
  };
  static constexpr Record record{"RatePoint", TVD_PROSE("A rate of emission and when it begins"), fields};
};

template <>
struct Described<RateTable> {
  static constexpr const char* kind = "rateTable";
  static constexpr Field fields[] = {
      list<&RateTable::points>("points", mostTableRows,
                               TVD_PROSE("Rates by year; the last goes on, so end with 0 to stop")),
  };
  static constexpr Record record{"RateTable", TVD_PROSE("Tokens a year, changing at given dates"), fields, nullptr,
                                 checkRateTable};
};

template <>
struct Described<StakingIssuance> {
  static constexpr const char* kind = "stakingIssuance";
  static constexpr Field fields[] = {
      number<&StakingIssuance::startYear>("startYear", unit::year, anyYear().tested(-5, 5),
                                          TVD_PROSE("When issuance begins")),
      number<&StakingIssuance::coefficient>(
          "coefficient", unit::none, between(0, 1e15).tested(0, 500),
          TVD_PROSE("Tokens a year = coefficient × √(staked tokens); Ethereum: 166.3232")),
      number<&StakingIssuance::stakedShare>("stakedShare", unit::fraction, between(0, 1).tested(0, 1),
                                            TVD_PROSE("Share of supply that is staked")),
  };
  static constexpr Record record{"StakingIssuance",
                                 TVD_PROSE("Grows with the square root of the stake, as Ethereum's does"), fields};
};

template <>
struct Described<Burn> {
  static constexpr const char* kind = "burn";
  static constexpr Field fields[] = {
      number<&Burn::startYear>("startYear", unit::year, anyYear().tested(-5, 5), TVD_PROSE("When burning begins")),
      number<&Burn::endYear>("endYear", unit::year, anyYear().orInfinity(),
                             TVD_PROSE("When it stops; Infinity for never")),
      number<&Burn::rate>("rate", unit::perYear, between(0, 100).tested(0, 0.2),
                          TVD_PROSE("Fraction of supply burnt a year, continuously")),
  };
  static constexpr Record record{"Burn", TVD_PROSE("A fraction of supply destroyed each year"), fields, nullptr,
                                 checkBurn};
};

template <>
struct Described<SupplyPoint> {
  static constexpr Field fields[] = {
      number<&SupplyPoint::year>("year", unit::year, anyYear().tested(0, 10), TVD_PROSE("When")),
      number<&SupplyPoint::supply>("supply", unit::tokens, someAmount(), TVD_PROSE("Circulating supply then")),
  };
  static constexpr Record record{"SupplyPoint", TVD_PROSE("Supply at a date"), fields};
};

template <>
struct Described<Curve> {
  static constexpr const char* kind = "curve";
  static constexpr Field fields[] = {
      list<&Curve::points>("points", mostTableRows, TVD_PROSE("Supply by year, linear in between")),
  };
  static constexpr Record record{"Curve", TVD_PROSE("Measured or published supply, as imported"), fields, nullptr,
                                 checkCurve};
};

}  // namespace tvd
