// SPDX-License-Identifier: MIT
#include "tvd/supply/change.hpp"

#include <algorithm>
#include <cmath>

#include "tvd/math/elementary.hpp"
#include "tvd/supply/vesting.hpp"

namespace tvd {
namespace {

// Below this share of supply (or rate a year) nothing a double can hold changes any more.
constexpr double negligible = 1e-20;

// The number of whole periods from `start` to today, as the index of the period that contains year 0.
double periodsBefore(double start, double period) { return start < 0 ? std::floor(-start / period) : 0; }

// --- cliff ---------------------------------------------------------------------------------------------------------

Change begin(const Cliff& cliff, const Moment&) {
  return {.jump = cliff.year == 0 ? 1.0 : 0.0, .next = cliff.year > 0 ? cliff.year : infinity};
}
Change proceed(const Cliff&, const Moment&) { return {.jump = 1}; }

// --- linear --------------------------------------------------------------------------------------------------------

Change linearFrom(const Linear& linear, double year) {
  if (year < linear.startYear) return {.next = linear.startYear};
  if (year >= linear.endYear) return {};
  return {.slope = 1 / (linear.endYear - linear.startYear), .next = linear.endYear};
}
Change begin(const Linear& linear, const Moment&) { return linearFrom(linear, 0); }
Change proceed(const Linear& linear, const Moment& at) { return linearFrom(linear, at.year); }

// --- step ----------------------------------------------------------------------------------------------------------

double trancheYear(const Step& step, double k) { return step.startYear + k * step.periodYears; }

Change stepTo(const Step& step, double jump, double k) {
  return {.jump = jump, .next = k <= step.count ? trancheYear(step, k) : infinity};
}
Change begin(const Step& step, const Moment& at) {
  at.index = std::max(1.0, std::ceil(-step.startYear / step.periodYears));
  if (at.index > 1 && trancheYear(step, at.index - 1) >= 0) at.index -= 1;  // the quotient rounded up
  if (at.index > step.count || trancheYear(step, at.index) > 0) return stepTo(step, 0, at.index);
  at.index += 1;
  return stepTo(step, 1, at.index);
}
Change proceed(const Step& step, const Moment& at) {
  at.index += 1;
  return stepTo(step, 1, at.index);
}

// --- vest ----------------------------------------------------------------------------------------------------------

// The first date after `year` on which something happens.
double nextVestingDate(const Vest& vest, double year) {
  const VestingTerms terms = termsOf(vest);
  if (year < vest.startYear) return vest.startYear;
  if (year < terms.cliff) return terms.cliff;
  if (year >= terms.end) return infinity;
  if (terms.period == 0) return terms.end;
  return std::min(terms.end, terms.accrualStart + (periodsBy(terms, year) + 1) * terms.period);
}

Change vestAt(const Vest& vest, double year) {
  const VestingTerms terms = termsOf(vest);
  const bool flowing = terms.period == 0 && year >= terms.cliff && year < terms.end;
  return {.jump = vestedShare(vest, year) - vestedShareBefore(vest, year),
          .slope = flowing ? (1 - vest.upfrontShare) / terms.length() : 0,
          .next = nextVestingDate(vest, year)};
}
Change begin(const Vest& vest, const Moment&) { return vestAt(vest, 0); }
Change proceed(const Vest& vest, const Moment& at) { return vestAt(vest, at.year); }

// --- geometric -----------------------------------------------------------------------------------------------------

// The start of period k; a period too short to tell its dates apart still leads to a later one.
double periodStart(double start, double period, double k, double now) {
  return std::max(start + k * period, std::nextafter(now, infinity));
}

Change pieceOf(const Geometric& geometric, const Moment& at) {
  if (at.index >= geometric.count) return {};
  const double share = power(geometric.ratio, at.index);
  const double left = geometric.ratio < 1 ? share / (1 - geometric.ratio) : infinity;
  if (std::fabs(geometric.firstAmount) * left < negligible * at.supply) return {};
  // A ratio of 1 never changes the slope: its only date is its end.
  const double ends = geometric.ratio == 1 ? geometric.count : at.index + 1;
  if (geometric.ratio == 1) at.index = geometric.count - 1;
  return {.slope = share / geometric.periodYears,
          .next = periodStart(geometric.startYear, geometric.periodYears, ends, at.year)};
}
Change begin(const Geometric& geometric, const Moment& at) {
  if (geometric.startYear > 0) {
    at.index = -1;
    return {.next = geometric.count > 0 ? geometric.startYear : infinity};
  }
  at.index = periodsBefore(geometric.startYear, geometric.periodYears);
  return pieceOf(geometric, at);
}
Change proceed(const Geometric& geometric, const Moment& at) {
  at.index += 1;
  return pieceOf(geometric, at);
}

// --- inflation -----------------------------------------------------------------------------------------------------

using Kind = Proportional::Kind;

double taperedRate(const Inflation& inflation, double years) {
  return std::max(inflation.floor, inflation.rate * power(1 - inflation.taper, years));
}

// Without a floor a rate of nothing tapers too: what a small rate would do there is a result.
bool isAboveFloor(const Inflation& inflation, double rate) { return rate > inflation.floor || inflation.floor == 0; }

// The rate has reached its floor, or is too small to matter as is what a little more of it would do, from `years` after the
// start on.
double taperEnd(const Inflation& inflation) {
  const double end = std::max(inflation.floor, negligible);
  const double rate = inflation.floor == 0 ? std::max(1.0, inflation.rate) : inflation.rate;
  if (rate <= end) return 0;
  if (inflation.taper == 0) return infinity;
  return log(rate / end) / -log1p(-inflation.taper);
}

Change growthOf(const Inflation& inflation, double strength, double byRate, double next) {
  if (strength < negligible && byRate <= negligible && next == infinity) return {};
  return {
      .proportional = {.kind = Kind::growth, .strength = strength, .strengthByParameter = byRate, .cap = inflation.cap},
      .next = std::min(next, inflation.endYear)};
}

Change yearlyFrom(const Inflation& inflation, double anniversary) {
  const double rate = taperedRate(inflation, anniversary);
  const double left = isAboveFloor(inflation, rate) || anniversary == 0 ? power(1 - inflation.taper, anniversary) : 0;
  const bool tapering = inflation.taper > 0 && isAboveFloor(inflation, rate) && std::max(rate, left) > negligible;
  const double next = tapering ? inflation.startYear + anniversary + 1 : infinity;
  return growthOf(inflation, rate < negligible ? 0 : log1p(rate),
                  inflation.rate < inflation.floor ? 0 : left / (1 + rate), next);
}

Change continuousFrom(const Inflation& inflation, double year) {
  if (inflation.taper == 0)
    return growthOf(inflation, std::max(inflation.rate, inflation.floor), inflation.rate >= inflation.floor ? 1 : 0,
                    infinity);
  const double settled = inflation.startYear + taperEnd(inflation);
  if (year >= settled) return growthOf(inflation, inflation.floor, 0, infinity);
  const double left = power(1 - inflation.taper, year - inflation.startYear);
  return {.proportional = {.kind = Kind::taper,
                           .strength = inflation.rate * left,
                           .decay = -log1p(-inflation.taper),
                           .since = year,
                           .strengthByParameter = left,
                           .cap = inflation.cap},
          .next = std::min(settled, inflation.endYear)};
}

Change inflationFrom(const Inflation& inflation, const Moment& at) {
  if (at.year >= inflation.endYear) return {};
  if (at.year < inflation.startYear) return {.next = inflation.startYear};
  return inflation.compounding == Compounding::yearly ? yearlyFrom(inflation, at.index)
                                                      : continuousFrom(inflation, at.year);
}
Change begin(const Inflation& inflation, const Moment& at) {
  at.index = inflation.startYear > 0 ? -1 : periodsBefore(inflation.startYear, 1);
  return inflationFrom(inflation, at);
}
Change proceed(const Inflation& inflation, const Moment& at) {
  at.index += 1;
  return inflationFrom(inflation, at);
}

// --- approach ------------------------------------------------------------------------------------------------------

Change approachPeriod(const Approach& approach, const Moment& at, double gap) {
  const bool done = approach.share == 0 || (at.alone && std::fabs(gap) * approach.share < negligible * at.supply);
  return {.slope = gap * approach.share / approach.periodYears,
          .next = done ? infinity : periodStart(approach.startYear, approach.periodYears, at.index + 1, at.year)};
}
// A period that begins: the gap is the one that stands once everything else of this date has happened.
Change approachBegins(const Approach& approach, const Moment& at) {
  Change change = approachPeriod(approach, at, approach.cap - at.supplyNow);
  change.slopeBySupply = -approach.share / approach.periodYears;
  return change;
}
Change begin(const Approach& approach, const Moment& at) {
  if (approach.startYear > 0) {
    at.index = -1;
    return {.next = approach.startYear};
  }
  if (approach.periodYears == 0)
    return {.proportional = {
                .kind = Kind::approach, .strength = approach.share, .strengthByParameter = 1, .cap = approach.cap}};
  at.index = periodsBefore(approach.startYear, approach.periodYears);
  const double elapsed = -approach.startYear / approach.periodYears - at.index;
  if (elapsed == 0) return approachBegins(approach, at);
  // Inside a period already: part f of its release is in today's supply, so the gap it began with was the gap that is
  // left now divided by 1 - share f. Releases from today on do not move it.
  return approachPeriod(approach, at, (approach.cap - at.supply) / (1 - approach.share * elapsed));
}
Change proceed(const Approach& approach, const Moment& at) {
  if (approach.periodYears == 0)
    return {.proportional = {
                .kind = Kind::approach, .strength = approach.share, .strengthByParameter = 1, .cap = approach.cap}};
  at.index += 1;
  return approachBegins(approach, at);
}

// --- rate table ----------------------------------------------------------------------------------------------------

Change ratePoint(const RateTable& table, std::size_t current) {
  return {.slope = table.points[current].tokensPerYear,
          .next = current + 1 < table.points.size() ? table.points[current + 1].year : infinity};
}
Change begin(const RateTable& table, const Moment& at) {
  const auto after = std::upper_bound(table.points.begin(), table.points.end(), 0.0,
                                      [](double year, const RatePoint& point) { return year < point.year; });
  at.index = static_cast<double>(after - table.points.begin());  // the next point
  if (after == table.points.begin()) return {.next = table.points.empty() ? infinity : table.points.front().year};
  return ratePoint(table, static_cast<std::size_t>(at.index) - 1);
}
Change proceed(const RateTable& table, const Moment& at) {
  const auto current = static_cast<std::size_t>(at.index);
  at.index += 1;
  return ratePoint(table, current);
}

// --- staking issuance ----------------------------------------------------------------------------------------------

Change stakingFrom(const StakingIssuance& staking) {
  return {.proportional = {.kind = Kind::root,
                           .strength = staking.coefficient * std::sqrt(staking.stakedShare),
                           .strengthByParameter = std::sqrt(staking.stakedShare)}};
}
Change begin(const StakingIssuance& staking, const Moment&) {
  return staking.startYear > 0 ? Change{.next = staking.startYear} : stakingFrom(staking);
}
Change proceed(const StakingIssuance& staking, const Moment&) { return stakingFrom(staking); }

// --- burn ----------------------------------------------------------------------------------------------------------

Change burnFrom(const Burn& burn, double year) {
  if (year < burn.startYear) return {.next = burn.startYear};
  if (year >= burn.endYear) return {};
  return {.proportional = {.kind = Kind::growth, .strength = -burn.rate, .strengthByParameter = -1},
          .next = burn.endYear};
}
Change begin(const Burn& burn, const Moment&) { return burnFrom(burn, 0); }
Change proceed(const Burn& burn, const Moment& at) { return burnFrom(burn, at.year); }

// --- curve ---------------------------------------------------------------------------------------------------------

// From point `current` on, and over any jumps that share its year.
Change curveFrom(const Curve& curve, const Moment& at, double jump) {
  auto current = static_cast<std::size_t>(at.index);
  const auto& points = curve.points;
  while (current + 1 < points.size() && points[current + 1].year <= at.year) {
    jump += points[current + 1].supply - points[current].supply;
    ++current;
  }
  at.index = static_cast<double>(current);
  if (current + 1 >= points.size()) return {.jump = jump};
  const auto& next = points[current + 1];
  return {.jump = jump,
          .slope = (next.supply - points[current].supply) / (next.year - points[current].year),
          .next = next.year};
}
Change begin(const Curve& curve, const Moment& at) {
  const auto& points = curve.points;
  at.index = 0;
  if (points.empty()) return {};
  if (points.front().year > 0) {  // today's supply is the point before the first
    at.index = -1;
    return {.slope = (points.front().supply - at.supply) / points.front().year, .next = points.front().year};
  }
  const auto after = std::lower_bound(points.begin(), points.end(), 0.0,
                                      [](const SupplyPoint& point, double year) { return point.year < year; });
  const auto first = static_cast<std::size_t>(after - points.begin());
  at.index = static_cast<double>(first == points.size() || points[first].year > 0 ? first - 1 : first);
  return curveFrom(curve, at, 0);
}
Change proceed(const Curve& curve, const Moment& at) {
  at.index += 1;
  return curveFrom(curve, at, 0);
}

double amountIn(const Cliff& cliff) { return cliff.amount; }
double amountIn(const Linear& linear) { return linear.amount; }
double amountIn(const Step& step) { return step.amountEach; }
double amountIn(const Vest& vest) { return vest.amount; }
double amountIn(const Geometric& geometric) { return geometric.firstAmount; }
template <class Shape>
double amountIn(const Shape&) {
  return 1;
}

}  // namespace

double Proportional::unitRate(double year, double supply) const {
  switch (kind) {
    case Kind::growth:
      return supply;
    case Kind::taper:
      return exp(-decay * (year - since)) * supply;
    case Kind::approach:
      return cap - supply;
    case Kind::root:
      return std::sqrt(supply);
    case Kind::none:
      break;
  }
  return 0;
}

Change begin(const ReleaseShape& shape, const Moment& moment) {
  return std::visit([&](const auto& release) { return begin(release, moment); }, shape);
}

Change proceed(const ReleaseShape& shape, const Moment& moment) {
  return std::visit([&](const auto& release) { return proceed(release, moment); }, shape);
}

std::optional<Fading> fadingOf(const ReleaseShape& shape) {
  if (const auto* geometric = std::get_if<Geometric>(&shape); geometric != nullptr && geometric->count == infinity)
    return geometric->ratio < 1 ? std::optional(Fading{1 - geometric->ratio, geometric->periodYears}) : std::nullopt;
  if (const auto* approach = std::get_if<Approach>(&shape); approach != nullptr && approach->periodYears > 0)
    return approach->share > 0 ? std::optional(Fading{approach->share, approach->periodYears}) : std::nullopt;
  return std::nullopt;
}

double amountOf(const ReleaseShape& shape) {
  return std::visit([](const auto& release) { return amountIn(release); }, shape);
}

const char* amountField(const ReleaseShape& shape) {
  static constexpr const char* names[] = {"amount", "amount", "amountEach", "amount", "firstAmount", nullptr,
                                          nullptr,  nullptr,  nullptr,      nullptr,  nullptr};
  return names[shape.index()];
}

}  // namespace tvd
