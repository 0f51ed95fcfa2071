// SPDX-License-Identifier: MIT
//
// Rules that need the whole of the inputs: a price without supply has no meaning, and a walk must end in good time.
#include <algorithm>
#include <cmath>

#include "tvd/calculator/problems.hpp"
#include "tvd/calculator/text.hpp"
#include "tvd/dilution.hpp"
#include "tvd/dilution/path.hpp"
#include "tvd/supply/change.hpp"
#include "tvd/supply/long_run.hpp"
#include "tvd/supply/timeline.hpp"
#include "tvd/supply/totals.hpp"
#include "tvd/supply/years.hpp"

namespace tvd {

void checkCurveCap(const void* shape, Problems& problems) {
  yearsAscend(yearsOf(static_cast<const CurveCap*>(shape)->points), true, problems);
}

namespace dilution {
namespace {

double growthOf(const MarketCap& cap) {
  const auto* growth = std::get_if<GrowthCap>(&cap.shape);
  return growth == nullptr ? 0 : growth->rate;
}

void growthFits(const Inputs& inputs, Problems& problems) {
  constexpr double mostExponent = 690;  // e^690 is near the largest number, with room for supply and price
  const double growth = growthOf(inputs.marketCap);
  if (inputs.holdingYears < infinity && growth * inputs.holdingYears > mostExponent)
    problems.number("marketCap.rate", "overflow", growth,
                    "takes the market cap beyond 1.8e308 within the holding time; reduce the horizon or the growth", 0,
                    mostExponent / inputs.holdingYears);
}

bool datesFit(const Inputs& inputs, Problems& problems) {
  double dates = 0;
  for (const Release& release : inputs.supply.releases) dates += datesUntil(release.shape, shownYears(inputs));
  if (dates <= static_cast<double>(mostDates)) return true;
  problems.number(
      "supply.releases", "cross", dates,
      join({"may have at most ", numberText(static_cast<double>(mostDates)), " release dates within the holding time"}),
      0, static_cast<double>(mostDates));
  return false;
}

// Only these can take supply to nothing by themselves.
bool canBurn(const Release& release) {
  const auto& shape = release.shape;
  const auto* burn = std::get_if<Burn>(&shape);
  const auto* table = std::get_if<RateTable>(&shape);
  const bool takes = table != nullptr && std::any_of(table->points.begin(), table->points.end(),
                                                     [](const RatePoint& point) { return point.tokensPerYear < 0; });
  return release.circulating &&
         (takes || (burn != nullptr && burn->rate > 0) || amountOf(shape) < 0 || std::holds_alternative<Curve>(shape));
}

// Approaches that each release their share of a gap, at dates of their own, may overshoot together.
bool overshoots(const Release& release) {
  const auto* approach = std::get_if<Approach>(&release.shape);
  return release.circulating && approach != nullptr && approach->periodYears > 0;
}

// Supply may come near the ends of the range of numbers. Beyond the upper one it does no harm where market cap does not
// grow: nothing is left of price by then.
bool mayLeaveNumbers(const Inputs& inputs) {
  constexpr double safe = 500;  // e^safe times or a part of today's
  double rates = 0;
  for (const Release& release : inputs.supply.releases) {
    const auto* inflation = std::get_if<Inflation>(&release.shape);
    if (inflation != nullptr && growthOf(inputs.marketCap) > 0) rates += inflation->rate;
    if (const auto* burn = std::get_if<Burn>(&release.shape)) rates += burn->rate;
  }
  return inputs.holdingYears < infinity && rates * inputs.holdingYears > safe;
}

constexpr const char* toNothing = "burns to nothing";

void reportEnd(const char* rule, const char* end, double holdingYears, double year, Problems& problems) {
  problems.number("holdingYears", rule, holdingYears,
                  join({"must end before supply ", end, ", in year ", numberText(year)}), 0, year);
}

bool canDeplete(const std::vector<Release>& releases) {
  return std::any_of(releases.begin(), releases.end(), canBurn) ||
         std::count_if(releases.begin(), releases.end(), overshoots) > 1;
}

}  // namespace

void checkInputs(const void* object, Problems& problems) {
  const auto& inputs = *static_cast<const Inputs*>(object);
  growthFits(inputs, problems);
  if (!datesFit(inputs, problems)) return;
  if (mayLeaveNumbers(inputs) && !checkSupplyLasts(inputs, problems)) return;
  if (!canDeplete(inputs.supply.releases)) return;
  const LongRun longRun = tvd::longRun(inputs.supply);
  if (longRun.depletedYear <= inputs.holdingYears && longRun.depletedYear < infinity)
    reportEnd("depleted", toNothing, inputs.holdingYears, longRun.depletedYear, problems);
}

bool checkSupplyLasts(const Inputs& inputs, Problems& problems) {
  constexpr double stride = 10;  // of the exponent, so that the year which is told is near
  Timeline timeline(inputs.supply);
  while (timeline.year() < inputs.holdingYears && !timeline.depleted() && !timeline.frozen()) {
    const double next = timeline.year() + stride / std::fabs(timeline.law().growth);
    timeline.advance(std::min({inputs.holdingYears, timeline.nextYear(), next}));
    timeline.arrive();
  }
  const bool outgrown = timeline.frozen() && growthOf(inputs.marketCap) > 0;
  if (timeline.depleted()) reportEnd("depleted", toNothing, inputs.holdingYears, timeline.year(), problems);
  if (outgrown) reportEnd("overflow", "outgrows every number", inputs.holdingYears, timeline.year(), problems);
  return !timeline.depleted() && !outgrown;
}

}  // namespace dilution
}  // namespace tvd
