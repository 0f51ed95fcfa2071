// SPDX-License-Identifier: MIT
//
// Rules that need the whole of the inputs: a price without supply has no meaning, and a walk must end in good time.
#include <algorithm>
#include <cmath>

#include "tvd/calculator/problems.hpp"
#include "tvd/calculator/text.hpp"
#include "tvd/dilution.hpp"
#include "tvd/dilution/path.hpp"
#include "tvd/supply/long_run.hpp"
#include "tvd/supply/totals.hpp"
#include "tvd/supply/years.hpp"

namespace tvd {

void checkCurveCap(const void* shape, Problems& problems) {
  yearsAscend(yearsOf(static_cast<const CurveCap*>(shape)->points), true, problems);
}

namespace dilution {
namespace {

void growthFits(const Inputs& inputs, Problems& problems) {
  constexpr double mostExponent = 690;  // e^690 is near the largest number, with room for supply and price
  const auto* growth = std::get_if<GrowthCap>(&inputs.marketCap.shape);
  if (growth != nullptr && inputs.holdingYears < infinity && growth->rate * inputs.holdingYears > mostExponent)
    problems.number("marketCap.rate", "overflow", growth->rate,
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
  struct Burns {
    bool operator()(const Cliff& r) const { return r.amount < 0; }
    bool operator()(const Linear& r) const { return r.amount < 0; }
    bool operator()(const Step& r) const { return r.amountEach < 0; }
    bool operator()(const Burn& r) const { return r.rate > 0; }
    bool operator()(const Curve&) const { return true; }
    bool operator()(const RateTable& r) const {
      return std::any_of(r.points.begin(), r.points.end(),
                         [](const RatePoint& point) { return point.tokensPerYear < 0; });
    }
    bool operator()(const Vest&) const { return false; }
    bool operator()(const Geometric&) const { return false; }
    bool operator()(const Inflation&) const { return false; }
    bool operator()(const Approach&) const { return false; }
    bool operator()(const StakingIssuance&) const { return false; }
  };
  return release.circulating && std::visit(Burns{}, release.shape);
}

// Approaches that each release their share of a gap, at dates of their own, may overshoot together.
bool overshoots(const Release& release) {
  const auto* approach = std::get_if<Approach>(&release.shape);
  return release.circulating && approach != nullptr && approach->periodYears > 0;
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
  if (!canDeplete(inputs.supply.releases)) return;
  const LongRun longRun = tvd::longRun(inputs.supply);
  if (longRun.depletedYear <= inputs.holdingYears && longRun.depletedYear < infinity)
    problems.number("holdingYears", "depleted", inputs.holdingYears,
                    join({"must end before supply burns to nothing, in year ", numberText(longRun.depletedYear)}), 0,
                    longRun.depletedYear);
}

}  // namespace dilution
}  // namespace tvd
