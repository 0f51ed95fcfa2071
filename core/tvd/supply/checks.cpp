// SPDX-License-Identifier: MIT
//
// Rules between the fields of a release: without them its schedule has no meaning.
#include "tvd/calculator/problems.hpp"
#include "tvd/calculator/text.hpp"
#include "tvd/math/elementary.hpp"
#include "tvd/supply/supply.hpp"
#include "tvd/supply/years.hpp"

namespace tvd {
namespace {

void endAfterStart(double start, double end, Problems& problems) {
  if (!(end > start))
    problems.number("endYear", "order", end, join({"must be after startYear (", numberText(start), ")"}), start,
                    infinity);
}

}  // namespace

void yearsAscend(const Years& years, bool strictly, Problems& problems) {
  const Problems::Scope scope(problems, "points");
  for (std::size_t i = 1; i < years.count; ++i) {
    const double before = years[i - 1];
    const double year = years[i];
    if (strictly ? year > before : year >= before) continue;
    const Problems::Scope item(problems, i);
    problems.number("year", "order", year,
                    join({strictly ? "must be after" : "must not be before", " the year of the point before it (",
                          numberText(before), ")"}),
                    before, infinity);
  }
}

void checkLinear(const void* release, Problems& problems) {
  const auto& linear = *static_cast<const Linear*>(release);
  endAfterStart(linear.startYear, linear.endYear, problems);
  if (linear.endYear == infinity && linear.amount != 0)
    problems.number("endYear", "order", linear.endYear,
                    "must be a date: an amount released evenly for ever releases nothing");
}

void checkVest(const void* release, Problems& problems) {
  const auto& vest = *static_cast<const Vest*>(release);
  if (vest.cliffInDuration && vest.cliffYears > vest.durationYears)
    problems.number("cliffYears", "order", vest.cliffYears,
                    join({"must not be longer than durationYears (", numberText(vest.durationYears),
                          "), since the cliff is part of the duration"}),
                    0, vest.durationYears);
}

void checkGeometric(const void* release, Problems& problems) {
  const auto& geometric = *static_cast<const Geometric*>(release);
  if (geometric.ratio > 1 && geometric.count * log(geometric.ratio) > 460)
    problems.number("count", "cross", geometric.count,
                    "is so many periods of growth that the release leaves every number behind");
}

void checkInflation(const void* release, Problems& problems) {
  const auto& inflation = *static_cast<const Inflation*>(release);
  endAfterStart(inflation.startYear, inflation.endYear, problems);
}

void Described<Approach>::check(const void* release, Problems& problems) {
  const auto& approach = *static_cast<const Approach*>(release);
  if (approach.periodYears > 0 && approach.share > 1)
    problems.number("share", "cross", approach.share,
                    "must be at most 1 when released by period: it is a share of the gap", 0, 1);
}

void checkRateTable(const void* release, Problems& problems) {
  yearsAscend(yearsOf(static_cast<const RateTable*>(release)->points), true, problems);
}

void checkBurn(const void* release, Problems& problems) {
  const auto& burn = *static_cast<const Burn*>(release);
  endAfterStart(burn.startYear, burn.endYear, problems);
}

void checkCurve(const void* release, Problems& problems) {
  yearsAscend(yearsOf(static_cast<const Curve*>(release)->points), false, problems);
}

void checkSupply(const void* supply, Problems& problems) {
  constexpr std::size_t mostProportional = 100;
  std::size_t proportional = 0;
  for (const Release& release : static_cast<const Supply*>(supply)->releases) {
    const auto& shape = release.shape;
    proportional += std::holds_alternative<Inflation>(shape) || std::holds_alternative<Approach>(shape) ||
                            std::holds_alternative<StakingIssuance>(shape) || std::holds_alternative<Burn>(shape)
                        ? 1
                        : 0;
  }
  if (proportional > mostProportional)
    problems.number("releases", "cross", static_cast<double>(proportional),
                    "may contain at most 100 releases that act in proportion to supply", 0, mostProportional);
}

}  // namespace tvd
