// SPDX-License-Identifier: MIT
// Where supply leads in the end: dC/dt = A + B C + S sqrt(C) rests at the roots of B q² + S q + A, q = sqrt(C).
#include <doctest/doctest.h>

#include "support.hpp"
#include "tvd/supply/long_run.hpp"
#include "tvd/supply/timeline.hpp"

using namespace tests;

namespace {

struct Flow {
  double tokens, rate, issuance;  // A, B and S

  LongRun from(double supply) const {
    Supply made;
    made.initialSupply = supply;
    const auto add = [&](ReleaseShape shape) {
      made.releases.push_back({"", Category::other, true, std::move(shape)});
    };
    if (tokens != 0) add(RateTable{{{0, tokens}}});
    if (rate > 0) add(Inflation{.rate = rate, .compounding = Compounding::continuous});
    if (rate < 0) add(Burn{.rate = -rate});
    if (issuance != 0) add(StakingIssuance{.startYear = 0, .coefficient = issuance, .stakedShare = 1});
    return longRun(made);
  }
};

void restsAt(const LongRun& got, double supply) {
  CHECK(close(got.supply.value(), supply, 1e-12));
  CHECK(got.growth == 0);
  CHECK(got.depletedYear == infinity);
}

void risesForEver(const LongRun& got, double growth) {
  CHECK(got.supply.value() == infinity);
  CHECK(got.growth == growth);
  CHECK(got.peakSupply == infinity);
  CHECK(got.peakYear == infinity);
  CHECK(got.depletedYear == infinity);
}

}  // namespace

TEST_CASE("two resting points: supply goes to the stable one, or to nothing below the other") {
  const Flow flow{-7.5, -0.1, 2};  // q² - 20 q + 75 = 0: q is 5 or 15
  restsAt(flow.from(100), 225);
  restsAt(flow.from(26), 225);
  restsAt(flow.from(400), 225);
  const LongRun gone = flow.from(20);
  CHECK(gone.supply.value() == 0);
  // With q' = -(q - 5)(q - 15) / (20 q): t = ∫ 20 q / ((q - 5)(q - 15)) dq from 0 to q.
  const double q = std::sqrt(20.0);
  CHECK(close(gone.depletedYear, 10 * std::log(5 / (5 - q)) - 30 * std::log(15 / (15 - q)), 1e-9));
  CHECK(gone.peakSupply == 20);
  CHECK(gone.peakYear == 0);
}

TEST_CASE("a double resting point is come to from above and left below") {
  const Flow flow{-10, -0.1, 2};  // C' = -(q - 10)² / 10
  restsAt(flow.from(400), 100);
  CHECK(flow.from(50).supply.value() == 0);
  CHECK(flow.from(50).depletedYear < infinity);
}

TEST_CASE("no resting point: supply burns to nothing in finite time") {
  const LongRun gone = Flow{-20, -0.1, 2}.from(100);  // q² - 20 q + 200 has no real root
  CHECK(gone.supply.value() == 0);
  CHECK(gone.depletedYear < 100);
  CHECK(close(Flow{-10, 0, 0}.from(100).depletedYear, 10, 1e-14));
  CHECK(close(Flow{-10, -0.1, 0}.from(100).depletedYear, std::log(2.0) / 0.1, 1e-12));
}

TEST_CASE("one resting point that supply leaves: by its side it grows for ever or burns to nothing") {
  const Flow inflation{-10, 0.1, 0};  // rests at 100
  risesForEver(inflation.from(101), 0.1);
  CHECK(close(inflation.from(50).depletedYear, std::log(2.0) / 0.1, 1e-12));
  restsAt(inflation.from(100), 100);
  const Flow issuance{-20, 0, 2};  // rests at 100 too, but grows without exponent
  risesForEver(issuance.from(101), 0);
  restsAt(issuance.from(100), 100);
  CHECK(issuance.from(90).supply.value() == 0);
}

TEST_CASE("the peak is seen just before a burn, and where supply turns between dates") {
  const LongRun burnt = longRun(schedules(100, Linear{0, 2, 50}, Cliff{1, -30}));
  CHECK(close(burnt.peakSupply, 125, 1e-14));
  CHECK(burnt.peakYear == 1);
  // Inflation of 30 % that halves each year against a burn of 10 %: dC/dt = (a 2^-t - b) C turns where a 2^-t = b.
  const LongRun turned = longRun(
      schedules(100, Inflation{.rate = 0.3, .taper = 0.5, .compounding = Compounding::continuous}, Burn{.rate = 0.1}));
  const double year = std::log2(3);
  CHECK(close(turned.peakYear, year, 1e-7));
  CHECK(close(turned.peakSupply, 100 * std::exp(0.3 * (1 - 1.0 / 3) / std::log(2.0) - 0.1 * year), 1e-12));
}

TEST_CASE("supply that rests before the last date still rests after it") {
  Random random(3);
  for (int k = 0; k < 30; ++k) {
    const double cap = random.uniform(200, 9000);
    const double share = random.uniform(0.1, 0.5);
    const double burnt = random.uniform(0.01, 0.3);
    const Supply supply = schedules(100, Approach{0, cap, share, 0}, Burn{.rate = burnt},
                                    Geometric{0, 3, infinity, 16, 0.5}, Cliff{400, 1e-9});
    restsAt(longRun(supply), share * cap / (share + burnt));
  }
}

TEST_CASE("one resting point that supply comes to, from either side") {
  for (const double start : {1.0, 99.0, 101.0, 1e6}) {
    restsAt(Flow{10, -0.1, 0}.from(start), 100);
    restsAt(Flow{0, -0.2, 2}.from(start), 100);
    restsAt(Flow{5, -0.1, 0.5}.from(start), 100);  // q² - 5 q - 50: the other root is negative
  }
  Random random(5);
  for (int k = 0; k < 40; ++k) {
    const Flow flow{random.uniform(0.1, 50), random.uniform(-0.9, -0.01), random.uniform(0, 3)};
    const double q =
        (flow.issuance + std::sqrt(flow.issuance * flow.issuance - 4 * flow.rate * flow.tokens)) / (-2 * flow.rate);
    restsAt(flow.from(random.uniform(0.1, 3) * q * q), q * q);
  }
  restsAt(Flow{0, 0, 0}.from(100), 100);
  risesForEver(Flow{3, 0, 0}.from(100), 0);
  risesForEver(Flow{3, 0.02, 1}.from(100), 0.02);
  const LongRun fades = Flow{0, -0.1, 0}.from(100);  // never quite nothing
  CHECK(fades.supply.value() == 0);
  CHECK(fades.depletedYear == infinity);
  CHECK(fades.growth == -0.1);
}

TEST_CASE("supply doubles when it does: on a date, between dates, on the way to a limit, or never") {
  CHECK(longRun(schedule(100, Cliff{3, 100})).doublingYear == 3);
  CHECK(longRun(schedule(100, Cliff{0, 100})).doublingYear == 0);
  CHECK(longRun(schedules(100, Cliff{3, 150}, Cliff{4, 150})).doublingYear == 3);
  CHECK(close(longRun(schedule(100, Linear{1, 5, 400})).doublingYear, 2, 1e-14));
  CHECK(close(longRun(schedule(100, Linear{1, 5, 100})).doublingYear, 5, 1e-14));
  CHECK(close(longRun(schedule(100, Geometric{0, 1, infinity, 80, 0.5})).doublingYear, 1.5, 1e-14));
  CHECK(close(longRun(schedule(100, Approach{0, 300, 0.1, 0})).doublingYear, std::log(2.0) / 0.1, 1e-12));
  CHECK(longRun(schedule(100, Approach{0, 200, 0.1, 0})).doublingYear == infinity);
  CHECK(longRun(schedule(100, Approach{0, 199, 0.5, 1})).doublingYear == infinity);
  CHECK(close(longRun(schedule(100, Approach{0, 300, 0.5, 1})).doublingYear, 1, 1e-14));
  CHECK(longRun(schedules(100, Linear{0, 1, 50}, Cliff{2, -40}, Cliff{3, 95})).doublingYear == 3);
}

TEST_CASE("the peak is the largest supply on the way, and when") {
  const LongRun tent = longRun(schedules(100, Linear{0, 2, 50}, Linear{2, 4, -100}));
  CHECK(tent.peakSupply == 150);
  CHECK(tent.peakYear == 2);
  CHECK(tent.supply.value() == 50);
  const LongRun falling = longRun(schedule(100, Burn{.rate = 0.1}));
  CHECK(falling.peakSupply == 100);
  CHECK(falling.peakYear == 0);
  const LongRun rising = longRun(schedule(100, Approach{0, 300, 0.1, 0}));
  CHECK(close(rising.peakSupply, 300, 1e-14));
  CHECK(rising.peakYear == infinity);
  CHECK(longRun(schedule(100, Cliff{2, -100})).depletedYear == 2);
  CHECK(longRun(schedule(100, Cliff{0, 10})).peakSupply == 110);
  CHECK(longRun(schedules(100, Cliff{1, -10}, Cliff{2, 10})).peakYear == 0);  // the first of two
}

TEST_CASE("an inflation that meets its cap in the far future ends there") {
  const auto slow = schedule(100, Inflation{.rate = 1e-4, .cap = 1000, .compounding = Compounding::continuous});
  CHECK(longRun(slow).supply.value() == 1000);
  CHECK(close(longRun(slow).doublingYear, std::log(2.0) / 1e-4, 1e-10));
  const auto burning =
      schedules(100, Burn{.rate = 0.01}, Inflation{.rate = 0.03, .cap = 1000, .compounding = Compounding::continuous});
  CHECK(longRun(burning).supply.value() == 0);
  CHECK(close(longRun(burning).peakSupply, 1000, 1e-12));
  CHECK(close(longRun(burning).peakYear, std::log(10.0) / 0.02, 1e-10));
}

TEST_CASE("several periodic approaches come to rest together") {
  // Each year 0.2 (200 - C) and 0.3 (100 - C) come: at rest 0.2 (200 - C) = 0.3 (C - 100), C = 140.
  restsAt(longRun(schedules(100, Approach{0, 200, 0.2, 1}, Approach{0, 100, 0.3, 1})), 140);
}

TEST_CASE("where random schedules lead, and their peak, are those of a long walk") {
  Random random(17);
  int settled = 0;
  for (int k = 0; k < 300; ++k) {
    CAPTURE(k);
    const Supply supply = random.anySupply();
    Timeline timeline(supply);
    double peak = supply.initialSupply;
    double halfway = 0;
    double step = 0.02;
    while (timeline.year() < 10'000 && !timeline.depleted()) {
      if (timeline.year() < 5000) halfway = timeline.supply();
      timeline.advance(std::fmin(timeline.nextYear(), timeline.year() + step));
      peak = std::fmax(peak, timeline.supply());
      timeline.arrive();
      peak = std::fmax(peak, timeline.supply());
      if (timeline.year() > 50) step *= 1.02;
    }
    const double end = timeline.supply();
    if (!(end > 0) || !close(end, halfway, 1e-12)) continue;
    ++settled;
    const LongRun run = longRun(supply);
    CHECK(close(run.supply.value(), end, 1e-9));
    CHECK(run.peakSupply >= peak * (1 - 1e-12));
    CHECK(run.peakSupply <= peak * (1 + 1e-3));  // it may lie between two looks
  }
  CHECK(settled > 100);
}

TEST_CASE("what only tends to twice today's supply never doubles it, and what reaches it does") {
  const auto doubling = [](const Supply& supply) { return longRun(supply).doublingYear; };
  CHECK(doubling(schedule(1e9, Geometric{0, 4, infinity, 5e8, 0.5})) == infinity);
  CHECK(doubling(schedules(1e9, Geometric{0, 1, infinity, 1e8, 0.5}, Geometric{0, 3, infinity, 4e8, 0.5})) == infinity);
  CHECK(doubling(schedule(1e9, Approach{0, 2e9, 0.5, 1})) == infinity);
  CHECK(doubling(schedule(1e9, Approach{0, 2e9, 0.1, 0})) == infinity);
  CHECK(doubling(schedules(1e9, Approach{0, 2e9, 0.3, 1}, Linear{0, 1, 1e8})) == infinity);
  CHECK(doubling(schedule(1e9, Cliff{3, 1e9})) == 3);
  CHECK(doubling(schedule(1e9, Cliff{0, 1e9})) == 0);
  CHECK(doubling(schedule(1e9, Linear{0, 4, 1e9})) == 4);
  CHECK(doubling(schedules(1e9, Linear{0, 4, 1e9}, Linear{5, 6, 1e9})) == 4);
  CHECK(doubling(schedule(1e9, Geometric{0, 4, infinity, 5.1e8, 0.5})) > 4);
  CHECK(std::isfinite(doubling(schedule(1e9, Geometric{0, 4, infinity, 5.1e8, 0.5}))));
}
