// SPDX-License-Identifier: MIT
// What each kind of release means, in tokens at given moments.
#include <doctest/doctest.h>

#include "support.hpp"
#include "tvd/supply/timeline.hpp"
#include "tvd/supply/vesting.hpp"

using namespace tests;

namespace {
constexpr double tight = 1e-13;
void expectSupply(const Supply& supply, std::initializer_list<std::pair<double, double>> values) {
  for (const auto& point : values) {
    const double year = point.first;  // names, because Clang before 16 captures no structured bindings
    const double expected = point.second;
    CAPTURE(year);
    const double got = supplyAt(supply, year);
    CAPTURE(got);
    CHECK(close(got, expected, tight));
  }
}
}  // namespace

TEST_CASE("cliff counts from its year on, today included, and not when it is past") {
  expectSupply(schedule(100, Cliff{2, 50}), {{1.999, 100}, {2, 150}, {3, 150}});
  expectSupply(schedule(100, Cliff{0, 50}), {{0.001, 150}});
  expectSupply(schedule(100, Cliff{-1, 50}), {{5, 100}});
  expectSupply(schedule(100, Cliff{2, -30}), {{3, 70}});
}

TEST_CASE("linear releases evenly; only the part after today counts") {
  expectSupply(schedule(100, Linear{1, 3, 50}), {{1, 100}, {2, 125}, {3, 150}, {9, 150}});
  expectSupply(schedule(100, Linear{-1, 3, 40}), {{1, 110}, {3, 130}, {4, 130}});
}

TEST_CASE("step releases at the end of every period") {
  expectSupply(schedule(100, Step{0, 0.5, 3, 10}), {{0.49, 100}, {0.5, 110}, {1, 120}, {1.5, 130}, {9, 130}});
  expectSupply(schedule(100, Step{-1, 0.5, 4, 10}), {{0.1, 110}, {0.5, 120}, {1, 130}, {2, 130}});
}

TEST_CASE("vest: every combination of its flags") {
  const Vest base{.startYear = 0,
                  .durationYears = 4,
                  .amount = 48,
                  .upfrontShare = 0,
                  .cliffYears = 1,
                  .catchUp = true,
                  .cliffInDuration = true,
                  .periodYears = 0};
  SUBCASE("catch-up, cliff inside: a year's worth comes at the cliff") {
    expectSupply(schedule(100, base), {{0.99, 100}, {1, 112}, {2, 124}, {4, 148}, {5, 148}});
  }
  SUBCASE("no catch-up, cliff inside: all of it comes over the years that are left") {
    Vest grant = base;
    grant.catchUp = false;
    expectSupply(schedule(100, grant), {{1, 100}, {2, 116}, {4, 148}});
  }
  SUBCASE("no catch-up, cliff outside: the duration begins at the cliff") {
    Vest grant = base;
    grant.catchUp = grant.cliffInDuration = false;
    expectSupply(schedule(100, grant), {{1, 100}, {3, 124}, {5, 148}});
  }
  SUBCASE("catch-up, cliff outside: accrual runs over cliff and duration") {
    Vest grant = base;
    grant.cliffInDuration = false;
    expectSupply(schedule(100, grant), {{0.99, 100}, {1, 109.6}, {5, 148}, {3, 128.8}});
  }
  SUBCASE("tranches at the end of each period, whole ones only") {
    Vest grant = base;
    grant.periodYears = 0.5;
    expectSupply(schedule(100, grant), {{0.99, 100}, {1, 112}, {1.49, 112}, {1.5, 118}, {4, 148}});
    grant.cliffYears = 0.75;  // one whole half-year has accrued
    expectSupply(schedule(100, grant), {{0.74, 100}, {0.75, 106}, {1, 112}});
  }
  SUBCASE("upfront share at the start, the rest vests") {
    Vest grant = base;
    grant.upfrontShare = 0.25;
    expectSupply(schedule(100, grant), {{0.5, 112}, {1, 121}, {4, 148}});
  }
  SUBCASE("a grant that is under way goes on from where it stands") {
    Vest grant = base;
    grant.startYear = -2;
    expectSupply(schedule(100, grant), {{1, 112}, {2, 124}, {3, 124}});
    grant.startYear = -0.5;  // before its cliff: nothing has come yet
    expectSupply(schedule(100, grant), {{0.49, 100}, {0.5, 112}, {3.5, 148}});
  }
  SUBCASE("tranches of thirty-six months, the last exactly at the end") {
    const Vest months{.startYear = 0,
                      .durationYears = 3,
                      .amount = 36,
                      .upfrontShare = 0,
                      .cliffYears = 0,
                      .catchUp = true,
                      .cliffInDuration = true,
                      .periodYears = 1.0 / 12};
    expectSupply(schedule(100, months), {{1.0 / 12, 101}, {1, 112}, {2.99, 135}, {3, 136}});
  }
}

TEST_CASE("vest: a date that was computed as k short periods from a start long ago counts k") {
  // In the last place of such a start the dates are off by a hundred-millionth of a period and more.
  const Vest grant{.startYear = -100, .durationYears = 101, .amount = 1, .periodYears = 7e-7};
  const double periods = grant.durationYears / grant.periodYears;
  for (double k = 128'571'428; k < 128'591'428; ++k) {
    const double date = grant.startYear + k * grant.periodYears;
    if (std::round(vestedShare(grant, date) * periods) != k) FAIL(k);
    if (std::round(vestedShareBefore(grant, date) * periods) != k - 1) FAIL(k);
  }
}

TEST_CASE("vest: a period that the grant's dates can hardly tell apart flows, whichever of them is far from today") {
  const auto period = [](double startYear, double periodYears) {
    return termsOf({.startYear = startYear, .durationYears = 100, .periodYears = periodYears}).period;
  };
  for (const double startYear : {0.0, -100.0}) {
    CAPTURE(startYear);
    CHECK(period(startYear, 1e-12) == 0);
    CHECK(period(startYear, 2e-12) == 2e-12);
  }
}

TEST_CASE("a hundred thousand amounts add up as if exactly, however large they are beside the first") {
  ExactSum sum;
  sum.set(1);
  for (int i = 0; i < 100'000; ++i) sum.add(1e9 / 3);
  CHECK(sum.value() == 1e9 / 3 * 1e5 + 1);
}

TEST_CASE("geometric halves, from where it stands, for a number of periods or for ever") {
  expectSupply(schedule(100, Geometric{0, 4, infinity, 16, 0.5}), {{2, 108}, {4, 116}, {6, 120}, {8, 124}});
  expectSupply(schedule(100, Geometric{-6, 4, infinity, 16, 0.5}), {{2, 104}, {4, 106}});
  expectSupply(schedule(100, Geometric{0, 1, 2, 16, 0.5}), {{2, 124}, {9, 124}});
  expectSupply(schedule(100, Geometric{0, 1, 3, 10, 1}), {{1.5, 115}, {3, 130}, {4, 130}});
  CHECK(close(*dilutionOf(schedule(100, Geometric{0, 4, infinity, 16, 0.5}), 1).asymptoticSupply, 132, 1e-15));
}

TEST_CASE("inflation compounds by year or continuously, tapers to a floor, ends at its cap") {
  const auto yearly = Inflation{.rate = 0.08, .taper = 0.5, .floor = 0.03};
  expectSupply(
      schedule(100, yearly),
      {{0.5, 100 * std::sqrt(1.08)}, {1, 108}, {2, 108 * 1.04}, {3, 108 * 1.04 * 1.03}, {4, 108 * 1.04 * 1.03 * 1.03}});
  const auto continuous = Inflation{.rate = 0.08, .taper = 0.5, .floor = 0.02, .compounding = Compounding::continuous};
  const double integral = 0.08 * (1 - 0.25) / std::log(2.0);  // the floor is met after two years
  expectSupply(schedule(100, continuous), {{2, 100 * std::exp(integral)}, {3, 100 * std::exp(integral + 0.02)}});
  const auto capped = Inflation{.rate = 0.1, .cap = 121};
  expectSupply(schedule(100, capped), {{1, 110}, {2, 121}, {50, 121}});
  const auto older = Inflation{.startYear = -1, .rate = 0.08, .taper = 0.5};
  expectSupply(schedule(100, older), {{1, 104}, {2, 104 * 1.02}});
  const auto floorAlone = Inflation{.rate = 0, .taper = 0.5, .floor = 0.02, .compounding = Compounding::continuous};
  expectSupply(schedule(100, floorAlone), {{1, 100 * std::exp(0.02)}, {3, 100 * std::exp(0.06)}});
  const auto ending = Inflation{.endYear = 1, .rate = 0.08};
  expectSupply(schedule(100, ending), {{1, 108}, {2, 108}});
}

TEST_CASE("approach closes a share of the gap each period, or all the time") {
  expectSupply(schedule(100, Approach{0, 200, 0.2, 2}), {{1, 110}, {2, 120}, {4, 136}});
  expectSupply(schedule(100, Approach{0, 200, 0.2, 0}),
               {{1, 200 - 100 * std::exp(-0.2)}, {50, 200 - 100 * std::exp(-10.0)}});
  // Half a period in, a tenth of the first gap g is out: 200 - 0.9 g = 110, and so 10 more come in this period.
  expectSupply(schedule(110, Approach{-1, 200, 0.2, 2}), {{1, 120}, {3, 136}});
}

TEST_CASE("rate table changes the rate at its dates and the last rate goes on") {
  expectSupply(schedule(100, RateTable{{{-1, 5}, {1, 10}, {2, 0}}}), {{1, 105}, {1.5, 110}, {2, 115}, {9, 115}});
  expectSupply(schedule(100, RateTable{{{1, 10}, {2, -5}}}), {{0.5, 100}, {2, 110}, {4, 100}});
  expectSupply(schedule(100, RateTable{}), {{4, 100}});
}

TEST_CASE("staking issuance grows with the square root of the stake") {
  // q = sqrt(C) grows by coefficient sqrt(share) / 2 a year.
  expectSupply(schedule(100, StakingIssuance{.startYear = 0, .coefficient = 2, .stakedShare = 0.25}),
               {{1, 10.5 * 10.5}, {4, 144}});
  // Ethereum: 14 million staked give 1,703.8 a day.
  const double staked = 14e6;
  const double daily = 166.3232 * std::sqrt(staked) / 365.25;
  CHECK(close(daily, 1703.8, 1e-4));
}

TEST_CASE("burn takes a fraction a year until it ends") {
  expectSupply(schedule(100, Burn{.startYear = 1, .endYear = 3, .rate = 0.1}),
               {{1, 100}, {2, 100 * std::exp(-0.1)}, {3, 100 * std::exp(-0.2)}, {9, 100 * std::exp(-0.2)}});
}

TEST_CASE("curve is linear between points, jumps where two share a year, and stays flat after the last") {
  expectSupply(schedule(100, Curve{{{0, 100}, {2, 140}, {2, 150}, {4, 160}}}),
               {{1, 120}, {1.99999999, 139.9999998}, {2, 150}, {3, 155}, {9, 160}});
  expectSupply(schedule(100, Curve{{{-2, 60}, {2, 140}}}), {{1, 120}, {3, 140}});
  expectSupply(schedule(100, Curve{{{2, 140}}}), {{1, 120}, {3, 140}});
  expectSupply(schedule(100, Curve{{{0, 0}, {0, 10}, {1, 10}, {1, 25}}}), {{0.5, 110}, {1, 125}});
}

TEST_CASE("releases in proportion to supply see the whole of it, so mixtures are one differential equation") {
  SUBCASE("inflation on top of steady tokens: dC/dt = m + r C") {
    const auto supply =
        schedules(100, RateTable{{{0, 7}}}, Inflation{.rate = 0.05, .compounding = Compounding::continuous});
    const double growth = std::exp(0.05 * 3);
    expectSupply(supply, {{3, 100 * growth + 7 * (growth - 1) / 0.05}});
  }
  SUBCASE("equal inflation and burn cancel") {
    const auto supply =
        schedules(100, Burn{.rate = 0.05}, Inflation{.rate = 0.05, .compounding = Compounding::continuous});
    expectSupply(supply, {{7, 100}});
    const auto result = dilutionOf(supply, 7);
    CHECK(close(result.attribution[0].amount, -result.attribution[1].amount, 1e-12));
    CHECK(close(result.timeWeightedDilutedPriceRatio, 1, 1e-14));
  }
  SUBCASE("issuance with a burn: q' = k/2 - b/2 q") {
    const auto supply =
        schedules(100, StakingIssuance{.startYear = 0, .coefficient = 2, .stakedShare = 1}, Burn{.rate = 0.1});
    const double q = 20 + (10 - 20) * std::exp(-0.05 * 6);
    expectSupply(supply, {{6, q * q}});
    CHECK(close(*dilutionOf(supply, 6).asymptoticSupply, 400, 1e-13));
  }
  SUBCASE("tapering inflation with steady tokens, by its Taylor series, against small exact steps") {
    const auto supply = schedules(100, RateTable{{{0, 7}}},
                                  Inflation{.rate = 0.2, .taper = 0.3, .compounding = Compounding::continuous});
    const double k = -std::log(0.7);
    const auto growthTo = [k](double t) { return std::exp(0.2 * (1 - std::exp(-k * t)) / k); };
    double integral = 0;  // of 1 / growth by the midpoint rule, Richardson-extrapolated
    const auto midpoint = [&](int n) {
      double sum = 0;
      for (int i = 0; i < n; ++i) sum += 1 / growthTo(5.0 * (i + 0.5) / n);
      return 5 * sum / n;
    };
    integral = (64 * (4 * midpoint(4000) - midpoint(2000)) / 3 - 0) / 64;
    CHECK(close(supplyAt(supply, 5), growthTo(5) * (100 + 7 * integral), 1e-12));
  }
  SUBCASE("an inflation that meets its cap amid other releases ends there for good") {
    const auto supply = schedules(100, RateTable{{{0, 10}}},
                                  Inflation{.rate = 0.1, .cap = 150, .compounding = Compounding::continuous});
    const double meets = std::log(250.0 / 200.0) / 0.1;  // C = 200 e^{0.1 t} - 100
    expectSupply(supply, {{meets, 150}, {meets + 2, 170}});
  }
  SUBCASE("a cliff counts for the inflation after it") {
    expectSupply(schedules(100, Cliff{1, 100}, Inflation{.rate = 0.1}), {{1, 210}, {2, 231}});
  }
}

TEST_CASE("what does not circulate is not counted but belongs to the total") {
  Supply supply = schedules(100, Cliff{1, 50}, Cliff{1, 25});
  supply.releases[1].circulating = false;
  const auto result = dilutionOf(supply, 2);
  CHECK(result.supplyAtHorizon == 150);
  CHECK(*result.asymptoticSupply == 150);
  CHECK(result.totalSupply == 175);
}
