// SPDX-License-Identifier: MIT
#include "tvd/supply/totals.hpp"

#include <algorithm>
#include <cmath>

#include "tvd/math/elementary.hpp"
#include "tvd/supply/vesting.hpp"

namespace tvd {
namespace {

double overlap(double start, double end) { return std::max(0.0, end - std::max(0.0, start)); }

double total(const Cliff& cliff) { return cliff.year >= 0 ? cliff.amount : 0; }
double total(const Linear& linear) {
  return linear.amount * std::min(1.0, overlap(linear.startYear, linear.endYear) / (linear.endYear - linear.startYear));
}
double total(const Step& step) {
  const double before = std::max(0.0, std::ceil(-step.startYear / step.periodYears) - 1);
  return step.amountEach * std::max(0.0, step.count - std::min(before, step.count));
}
double total(const Vest& vest) { return vest.amount * (1 - vestedShareBefore(vest, 0)); }
double total(const Geometric& geometric) {
  const double done = geometric.startYear < 0 ? -geometric.startYear / geometric.periodYears : 0;
  if (done >= geometric.count) return 0;
  const double whole = std::floor(done);
  const double first = geometric.firstAmount * power(geometric.ratio, whole);
  const double pieces = geometric.count - whole;
  if (first == 0) return 0;
  const double all = geometric.ratio == 1 ? pieces : -expm1(pieces * log(geometric.ratio)) / (1 - geometric.ratio);
  return first * ((geometric.ratio == 0 ? 1 : all) - (done - whole));
}
double total(const RateTable& table) {
  if (table.points.empty()) return 0;
  const double last = table.points.back().tokensPerYear;
  if (last != 0) return last > 0 ? infinity : -infinity;
  double sum = 0;
  for (std::size_t i = 0; i + 1 < table.points.size(); ++i)
    sum += table.points[i].tokensPerYear * overlap(table.points[i].year, table.points[i + 1].year);
  return sum;
}
double total(const Curve&) { return std::nan(""); }  // a first point in the future starts from initialSupply
double total(const Inflation&) { return std::nan(""); }
double total(const Approach&) { return std::nan(""); }
double total(const StakingIssuance&) { return std::nan(""); }
double total(const Burn&) { return std::nan(""); }

double last(const Cliff& cliff) { return cliff.year; }
double last(const Linear& linear) { return linear.endYear; }
double last(const Step& step) { return step.startYear + step.count * step.periodYears; }
double last(const Vest& vest) { return termsOf(vest).end; }
double last(const Geometric& geometric) { return geometric.startYear + geometric.count * geometric.periodYears; }
double last(const Inflation& inflation) { return inflation.endYear; }
double last(const Approach&) { return infinity; }
double last(const RateTable& table) {
  if (table.points.empty()) return -infinity;
  return table.points.back().tokensPerYear != 0 ? infinity : table.points.back().year;
}
double last(const StakingIssuance&) { return infinity; }
double last(const Burn& burn) { return burn.endYear; }
double last(const Curve& curve) { return curve.points.empty() ? -infinity : curve.points.back().year; }

double repeats(double start, double period, double count, double year) {
  return std::min(count, std::max(0.0, (year - std::max(0.0, start)) / period + 2));
}

double dates(const Cliff&, double) { return 1; }
double dates(const Linear&, double) { return 2; }
double dates(const Step& step, double year) { return repeats(step.startYear, step.periodYears, step.count, year); }
double dates(const Vest& vest, double year) {
  const VestingTerms terms = termsOf(vest);
  return terms.period == 0 ? 4 : 4 + repeats(vest.startYear, terms.period, terms.length() / terms.period, year);
}
double dates(const Geometric& geometric, double year) {
  return repeats(geometric.startYear, geometric.periodYears, geometric.count + 1, year);  // its start and every end
}
double dates(const Inflation& inflation, double year) {
  if (inflation.compounding == Compounding::continuous || inflation.taper == 0) return 4;
  return 4 + repeats(inflation.startYear, 1, infinity, year);
}
double dates(const Approach& approach, double year) {
  const bool steady = approach.periodYears == 0 || approach.share == 0;
  return steady ? 2 : repeats(approach.startYear, approach.periodYears, infinity, year);
}
double dates(const RateTable& table, double) { return static_cast<double>(table.points.size()); }
double dates(const StakingIssuance&, double) { return 1; }
double dates(const Burn&, double) { return 2; }
double dates(const Curve& curve, double) { return static_cast<double>(curve.points.size()); }

}  // namespace

double totalFromToday(const ReleaseShape& shape) {
  return std::visit([](const auto& release) { return total(release); }, shape);
}

double lastYear(const ReleaseShape& shape) {
  return std::visit([](const auto& release) { return last(release); }, shape);
}

double datesUntil(const ReleaseShape& shape, double year) {
  return std::visit([&](const auto& release) { return dates(release, year); }, shape);
}

}  // namespace tvd
