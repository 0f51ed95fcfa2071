// SPDX-License-Identifier: MIT
// The kinds with amounts of their own, against what their descriptions say, added up date by date. All dates are multiples of
// a quarter of a year, so that today, the moment looked at and the dates of a release often coincide.
#include <doctest/doctest.h>

#include <algorithm>

#include "support.hpp"
#include "tvd/supply/change.hpp"
#include "tvd/supply/long_run.hpp"
#include "tvd/supply/timeline.hpp"
#include "tvd/supply/totals.hpp"

using namespace tests;

namespace {

// Tokens that come into circulation from today on up to and with `year`, word for word as releases.hpp has it.
struct Released {
  double year;
  double initialSupply;

  bool counts(double date) const { return date >= 0 && date <= year; }
  double within(double start, double end) const {
    return std::fmax(0.0, std::fmin(end, year) - std::fmax(start, 0.0)) / (end - start);
  }

  double operator()(const Cliff& r) const { return counts(r.year) ? r.amount : 0; }
  double operator()(const Linear& r) const { return r.amount * within(r.startYear, r.endYear); }
  double operator()(const Step& r) const {
    double sum = 0;
    for (double k = 1; k <= r.count; ++k) sum += counts(r.startYear + k * r.periodYears) ? r.amountEach : 0;
    return sum;
  }
  double operator()(const Geometric& r) const {
    double sum = 0;
    double amount = r.firstAmount;
    for (double k = 0; k < std::fmin(r.count, 400.0); ++k, amount *= r.ratio)
      sum += amount * within(r.startYear + k * r.periodYears, r.startYear + (k + 1) * r.periodYears);
    return sum;
  }
  double operator()(const Vest& r) const {
    const double cliff = r.startYear + r.cliffYears;
    const double from = r.catchUp ? r.startYear : cliff;
    const double end = (r.cliffInDuration ? r.startYear : cliff) + r.durationYears;
    const double rest = r.amount * (1 - r.upfrontShare);
    double sum = counts(r.startYear) ? r.amount * r.upfrontShare : 0;
    if (!(end > from)) return sum + (counts(std::fmax(cliff, end)) ? rest : 0);
    if (r.periodYears == 0) {
      sum += counts(cliff) ? rest * (cliff - from) / (end - from) : 0;
      return end > cliff ? sum + rest * (end - cliff) / (end - from) * within(cliff, end) : sum;
    }
    for (double date = from; date < end;) {
      const double before = date;
      date = std::fmin(date + r.periodYears, end);
      sum += counts(std::fmax(date, cliff)) ? rest * (date - before) / (end - from) : 0;
    }
    return sum;
  }
  double operator()(const RateTable& r) const {
    double sum = 0;
    for (std::size_t i = 0; i < r.points.size(); ++i) {
      const double end = i + 1 < r.points.size() ? r.points[i + 1].year : std::fmax(year, r.points[i].year + 1);
      sum += r.points[i].tokensPerYear * (end - r.points[i].year) * within(r.points[i].year, end);
    }
    return sum;
  }
  double operator()(const Curve& r) const {
    std::vector<SupplyPoint> points = r.points;
    if (!points.empty() && points.front().year > 0) points.insert(points.begin(), {0, initialSupply});
    double sum = 0;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
      const double rise = points[i + 1].supply - points[i].supply;
      const double width = points[i + 1].year - points[i].year;
      sum += width == 0 ? (counts(points[i].year) ? rise : 0) : rise * within(points[i].year, points[i + 1].year);
    }
    return sum;
  }
  template <class Other>
  double operator()(const Other&) const {
    return 0;
  }
};

double released(const ReleaseShape& shape, double year, double initialSupply) {
  return std::visit(Released{year, initialSupply}, shape);
}

class Quarters {
 public:
  explicit Quarters(std::uint64_t seed) : random_(seed) {}
  double date(int from, int to) { return random_.whole(4 * from, 4 * to) / 4.0; }
  double amount() { return random_.whole(1, 20); }
  bool coin() { return random_.coin(); }
  int whole(int low, int high) { return random_.whole(low, high); }

  ReleaseShape shape() {
    switch (whole(0, 6)) {
      case 0:
        return Cliff{.year = date(-1, 2), .amount = amount()};
      case 1: {
        const double start = date(-2, 2);
        return Linear{.startYear = start, .endYear = start + date(0, 3) + 0.25, .amount = amount()};
      }
      case 2:
        return Step{.startYear = date(-3, 1),
                    .periodYears = date(0, 1) + 0.25,
                    .count = static_cast<double>(whole(0, 8)),
                    .amountEach = amount()};
      case 3:
        return Geometric{.startYear = date(-3, 1),
                         .periodYears = date(0, 2) + 0.25,
                         .count = coin() ? infinity : whole(0, 5),
                         .firstAmount = amount(),
                         .ratio = whole(0, 3) / 4.0};
      case 4:
        return vest();
      case 5: {
        RateTable table;
        double year = date(-2, 1);
        for (int k = whole(0, 4); k > 0; --k, year += date(0, 1) + 0.25) table.points.push_back({year, amount()});
        if (!table.points.empty()) table.points.push_back({year, 0});
        return table;
      }
      default: {
        Curve curve;
        double year = date(-2, 1);
        for (int k = whole(0, 6); k > 0; --k, year += date(0, 1)) curve.points.push_back({year, 90 + amount()});
        return curve;
      }
    }
  }

 private:
  Vest vest() {
    Vest grant{.startYear = date(-3, 2),
               .durationYears = date(0, 3),
               .amount = amount(),
               .upfrontShare = whole(0, 4) / 4.0,
               .cliffYears = 0,
               .catchUp = coin(),
               .cliffInDuration = coin(),
               .periodYears = whole(0, 3) / 4.0};
    grant.cliffYears = std::fmin(date(0, 2), grant.durationYears);
    return grant;
  }

  Random random_;
};

}  // namespace

TEST_CASE("supply is what the descriptions of the releases add up to, at their very dates too") {
  Quarters random(61);
  for (int round = 0; round < 3000; ++round) {
    const ReleaseShape shape = random.shape();
    const Supply supply = schedule(100, shape);
    CAPTURE(round);
    CAPTURE(shape.index());
    for (const double year : {0.25, 0.5, 0.75, 1.0, 1.25, 2.0, 3.0, 3.25, 50.0}) {
      CAPTURE(year);
      const double expected = 100 + released(shape, year, 100);
      CHECK(std::fabs(supplyAt(supply, year) - expected) <= 1e-11 * expected);
    }
  }
}

TEST_CASE("a walk arrives at the very year it is sent to") {
  const Supply supply = schedule(100, Inflation{.rate = 0.1, .compounding = Compounding::continuous});
  Timeline timeline(supply);
  for (const double year : {0.3, 0.9, 1.7, 2.3, 1e3}) {  // 0.3 + (0.9 - 0.3) is not 0.9
    timeline.advance(year);
    CHECK(timeline.year() == year);
    timeline.arrive();
  }
}

TEST_CASE("what a release will ever add, and its last date, are those of its description") {
  Quarters random(62);
  for (int round = 0; round < 3000; ++round) {
    const ReleaseShape shape = random.shape();
    CAPTURE(round);
    CAPTURE(shape.index());
    const double all = released(shape, 1000, 100);
    if (!std::holds_alternative<Curve>(shape))
      CHECK(std::fabs(totalFromToday(shape) - all) <= 1e-11 * (1 + std::fabs(all)));
    const double last = lastYear(shape);
    if (last == infinity) {
      CHECK((std::holds_alternative<Geometric>(shape) && std::get<Geometric>(shape).count == infinity));
      continue;
    }
    CHECK(std::fabs(released(shape, last, 100) - all) <= 1e-11 * (1 + std::fabs(all)));
    if (last >= 0.25 && amountOf(shape) != 0 && !std::holds_alternative<Curve>(shape)) {
      const bool fades = std::holds_alternative<Geometric>(shape) && std::get<Geometric>(shape).ratio == 0;
      const bool still = std::holds_alternative<Vest>(shape) && std::get<Vest>(shape).upfrontShare == 1;
      const bool none = std::holds_alternative<Step>(shape) && std::get<Step>(shape).count == 0;
      const bool zero = std::holds_alternative<Geometric>(shape) && std::get<Geometric>(shape).count == 0;
      if (!fades && !still && !none && !zero) CHECK(released(shape, last - 0.125, 100) < all);
    }
  }
}

TEST_CASE("the dates of a release are bounded from above, and not by much") {
  Quarters random(63);
  const auto walked = [](const ReleaseShape& shape, double until) {
    double index = 0;
    int dates = 0;
    double year = 0;
    Change change = begin(shape, {.year = 0, .supply = 100, .supplyNow = 100, .alone = false, .index = index});
    while (change.next <= until) {
      CHECK(change.next > year);
      year = change.next;
      ++dates;
      change = proceed(shape, {.year = year, .supply = 100, .supplyNow = 100, .alone = false, .index = index});
    }
    return dates;
  };
  const auto bounded = [&](const ReleaseShape& shape, double until) {
    const int dates = walked(shape, until);
    CAPTURE(shape.index());
    CAPTURE(until);
    CAPTURE(dates);
    CAPTURE(datesUntil(shape, until));
    CHECK(datesUntil(shape, until) >= dates);
    const bool shrinks = std::holds_alternative<RateTable>(shape) || std::holds_alternative<Curve>(shape) ||
                         std::holds_alternative<Vest>(shape) || std::holds_alternative<Geometric>(shape);
    if (!shrinks) CHECK(datesUntil(shape, until) <= dates + 10);
  };
  for (int round = 0; round < 1000; ++round) {
    const ReleaseShape shape = random.shape();
    for (const double until : {0.25, 1.0, 2.5, 20.0}) bounded(shape, until);
  }
  for (const double until : {1.0, 2.5, 20.0, 100.0}) {
    for (const double start : {-2.5, -2.0, 0.0, 1.0}) {
      bounded(Inflation{.startYear = start, .rate = 0.1, .taper = 0.05}, until);
      bounded(Inflation{.startYear = start, .rate = 0.1}, until);
      bounded(Inflation{.startYear = start, .rate = 0.1, .taper = 0.05, .compounding = Compounding::continuous}, until);
      bounded(Approach{.startYear = start, .cap = 1000, .share = 0.1, .periodYears = 0.25}, until);
      bounded(Approach{.startYear = start, .cap = 1000, .share = 0.1, .periodYears = 0}, until);
      bounded(StakingIssuance{.startYear = start}, until);
      bounded(Burn{.startYear = start, .endYear = 7, .rate = 0.1}, until);
      bounded(Step{.startYear = start, .periodYears = 0.25, .count = 1e6, .amountEach = 1}, until);
    }
  }
  // A grant in months over 30 years, whatever is left of it.
  const Vest months{.startYear = 0, .durationYears = 30, .amount = 1, .periodYears = 1.0 / 12};
  CHECK(datesUntil(months, 100) >= 360);
  CHECK(datesUntil(months, 100) <= 370);
  CHECK(datesUntil(months, 10) <= 130);
  const Geometric endless{.startYear = -100, .periodYears = 0.25, .firstAmount = 1, .ratio = 0.5};
  CHECK(datesUntil(endless, 10) <= 50);
}

TEST_CASE("an endless geometric release is summed, not walked, however slowly it fades") {
  const double ratio = 1 - 0x1p-17;
  const auto supply = schedule(1e6, Geometric{0, 0.01, infinity, 1, ratio});
  CHECK(close(longRun(supply).supply.value(), 1e6 + 1 / (1 - ratio), 1e-12));
  const auto slow = schedule(1e6, Approach{0, 1.5e6, 0x1p-20, 0.01});
  CHECK(close(longRun(slow).supply.value(), 1.5e6, 1e-12));
  CHECK(longRun(slow).peakSupply == longRun(slow).supply.value());
  CHECK(longRun(slow).peakYear == infinity);
  CHECK(longRun(slow).doublingYear == infinity);
  const auto falling = schedule(1e6, Approach{0, 5e5, 0x1p-20, 0.01});
  CHECK(close(longRun(falling).supply.value(), 5e5, 1e-12));
  CHECK(longRun(falling).peakSupply == 1e6);
  CHECK(longRun(falling).peakYear == 0);
}
