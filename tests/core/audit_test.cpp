// SPDX-License-Identifier: MIT
// Every rule of the audit, on a schedule that breaks it and on one that does not.
#include <doctest/doctest.h>

#include "support.hpp"

using namespace tests;

namespace {

const Finding* findingOf(const std::vector<Finding>& audit, const std::string& rule) {
  for (const Finding& finding : audit)
    if (finding.rule == rule) return &finding;
  return nullptr;
}

std::string say(const Supply& supply, const std::string& rule, double years = 5) {
  const auto result = dilutionOf(supply, years);
  const Finding* finding = findingOf(result.audit, rule);
  return finding == nullptr ? "" : finding->message;
}

Supply withMaximum(double maximum, Supply supply) {
  supply.declaredMaximum = maximum;
  return supply;
}

}  // namespace

TEST_CASE("a clean schedule has no findings") {
  CHECK(dilutionOf(withMaximum(200, schedules(100, Linear{0, 2, 60}, Linear{1, 3, 40})), 5).audit.empty());
}

TEST_CASE("what ended before today releases nothing more") {
  CHECK(say(schedule(100, Linear{-4, -1, 10}), "past") == "one: ended 1 years ago and releases nothing more");
  CHECK(say(schedule(100, Cliff{-2, 10}), "past") == "one: ended 2 years ago and releases nothing more");
  CHECK(say(schedule(100, Linear{-4, 1, 10}), "past").empty());
}

TEST_CASE("what begins after the holding ends is said") {
  CHECK(say(schedule(100, Cliff{7, 1}), "afterHorizon") == "one: begins in year 7, after the holding ends");
  CHECK(say(schedule(100, Cliff{7, 1}), "afterHorizon", 8).empty());
}

TEST_CASE("rows that release nothing") {
  CHECK(say(schedule(100, Cliff{1, 0}), "zeroAmount") == "one: releases nothing: amount is 0");
  CHECK(say(schedule(100, Step{0, 1, 3, 0}), "zeroAmount") == "one: releases nothing: amountEach is 0");
  CHECK(!say(schedule(100, Inflation{.rate = 0}), "zeroAmount").empty());
  CHECK(!say(schedule(100, Burn{}), "zeroAmount").empty());
  CHECK(!say(schedule(100, RateTable{}), "zeroAmount").empty());
  CHECK(!say(schedule(100, StakingIssuance{.stakedShare = 0}), "zeroAmount").empty());
  CHECK(say(schedule(100, Cliff{1, 0.5}), "zeroAmount").empty());
}

TEST_CASE("more than 1 % of the float on one day is a known price event") {
  CHECK(say(schedule(100, Cliff{1, 5}), "bigTranche") ==
        "one: releases 5 tokens on one day (year 1), 5 % of what circulates today");
  CHECK(say(schedule(100, Cliff{1, -5}), "bigTranche").find("burns 5 tokens") != std::string::npos);
  CHECK(!say(schedule(100, Vest{.amount = 40, .cliffYears = 1}), "bigTranche").empty());
  CHECK(!say(schedule(100, Step{0, 1, 3, 2}), "bigTranche").empty());
  CHECK(!say(schedule(100, Curve{{{0, 100}, {1, 100}, {1, 105}}}), "bigTranche").empty());
  CHECK(say(schedule(100, Cliff{1, 0.9}), "bigTranche").empty());
  CHECK(say(schedule(100, Linear{0, 1, 90}), "bigTranche").empty());
}

TEST_CASE("a share of the declared maximum without a date") {
  CHECK(say(withMaximum(200, schedule(100, Linear{0, 2, 20})), "undated") ==
        "40 % of the declared maximum (80 tokens) has no release date");
  CHECK(say(withMaximum(120, schedule(100, Linear{0, 2, 20})), "undated").empty());
}

TEST_CASE("more than the declared maximum") {
  CHECK(say(withMaximum(110, schedule(100, Linear{0, 2, 20})), "aboveMaximum") ==
        "The schedule reaches 120 tokens, above the declared maximum of 110");
  CHECK(say(withMaximum(90, schedule(100, Linear{0, 2, 20})), "aboveMaximum").find("Supply today (100) is above") == 0);
  CHECK(say(withMaximum(200, schedule(100, Inflation{.rate = 0.02})), "aboveMaximum") ==
        "The schedule has no limit, but a maximum of 200 is declared");
  CHECK(say(withMaximum(120, schedule(100, Linear{0, 2, 20})), "aboveMaximum").empty());
}

TEST_CASE("amounts that do not add up to the declared total, those not circulating included") {
  Supply supply = withMaximum(130, schedules(100, Linear{0, 2, 20}, Linear{0, 2, 20}));
  supply.releases[1].circulating = false;
  CHECK(say(supply, "total").find("add up to 140, not to the declared maximum of 130") != std::string::npos);
  supply.declaredMaximum = 140;
  CHECK(say(supply, "total").empty());
}

TEST_CASE("supply that burns to nothing after the holding") {
  CHECK(say(schedule(100, RateTable{{{0, -10}}}), "depletes") ==
        "Supply burns to nothing in year 10; the price has no meaning from then on");
  CHECK(say(schedule(100, RateTable{{{0, -10}, {5, 0}}}), "depletes").empty());
}

TEST_CASE("caps that have been reached, curves that start elsewhere, what does not circulate") {
  CHECK(!say(schedule(100, Inflation{.rate = 0.1, .cap = 90}), "capReached").empty());
  CHECK(say(schedule(100, Inflation{.rate = 0.1, .cap = 190}), "capReached").empty());
  CHECK(say(schedule(100, Curve{{{0, 120}, {1, 130}}}), "curveStart") ==
        "one: gives 120 tokens today, but initialSupply is 100");
  CHECK(say(schedule(100, Curve{{{0, 100}, {1, 130}}}), "curveStart").empty());
  Supply supply = schedule(100, Cliff{1, 0.5});
  supply.releases[0].circulating = false;
  CHECK(say(supply, "notCirculating") == "one: is shown but not counted as circulating");
}

TEST_CASE("a release without a label is called by its number") {
  Supply supply = schedule(100, Cliff{1, 5});
  supply.releases[0].label.clear();
  CHECK(say(supply, "bigTranche").find("Release 1: ") == 0);
}

TEST_CASE("what ends or begins on the very day is neither past nor after the holding") {
  CHECK(say(schedule(100, Linear{-4, 0, 10}), "past") == "one: ended 0 years ago and releases nothing more");
  CHECK(say(schedule(100, Cliff{0, 0.5}), "past").empty());
  CHECK(say(schedule(100, Cliff{5, 0.5}), "afterHorizon").empty());
  CHECK(say(schedule(100, RateTable{}), "past").empty());
  CHECK(say(schedule(100, RateTable{{{-3, 5}, {-1, 0}}}), "past") ==
        "one: ended 1 years ago and releases nothing more");
  CHECK(say(schedule(100, RateTable{{{-3, 5}, {-1, 2}}}), "past").empty());
  CHECK(say(schedule(100, Curve{{{-3, 90}, {-2, 100}}}), "past") == "one: ended 2 years ago and releases nothing more");
}

TEST_CASE("every kind begins where its description says") {
  const auto begins = [](ReleaseShape shape) {
    return say(schedule(100, std::move(shape)), "afterHorizon") == "one: begins in year 7, after the holding ends";
  };
  CHECK(begins(Cliff{7, 0.1}));
  CHECK(begins(Linear{7, 8, 1}));
  CHECK(begins(Step{6.5, 0.5, 2, 0.1}));
  CHECK(begins(Vest{.startYear = 7, .amount = 1}));
  CHECK(begins(Geometric{.startYear = 7, .firstAmount = 1}));
  CHECK(begins(Inflation{.startYear = 7}));
  CHECK(begins(Approach{.startYear = 7, .cap = 200}));
  CHECK(begins(StakingIssuance{.startYear = 7}));
  CHECK(begins(Burn{.startYear = 7, .rate = 0.1}));
  CHECK(begins(RateTable{{{7, 1}, {8, 0}}}));
  CHECK(begins(RateTable{{{0, 0}, {7, 1}}}));
  CHECK(begins(Curve{{{0, 100}, {7, 100}, {8, 101}}}));
  CHECK(begins(Curve{{{0, 100}, {7, 100}, {7, 101}}}));
  CHECK(begins(Vest{.durationYears = 10, .amount = 1, .cliffYears = 7}));
  CHECK(begins(Vest{.durationYears = 14, .amount = 1, .periodYears = 7}));
  CHECK(begins(Approach{.startYear = 7, .cap = 200, .periodYears = 1}));
  CHECK(say(schedule(100, Cliff{7, 0}), "afterHorizon").empty());
}

TEST_CASE("what releases something is not called idle, whichever of its numbers is 0") {
  const auto idle = [](ReleaseShape shape) {
    const std::string said = say(schedule(100, std::move(shape)), "zeroAmount");
    CHECK((said.empty() || said == "one: releases nothing as it is described"));
    return !said.empty();
  };
  CHECK(idle(Step{0, 1, 0, 5}));
  CHECK(!idle(Step{0, 1, 1, 5}));
  CHECK(idle(Geometric{0, 1, 0, 5, 0.5}));
  CHECK(!idle(Geometric{0, 1, 1, 5, 0.5}));
  CHECK(!idle(Inflation{.rate = 0.1}));
  CHECK(!idle(Inflation{.rate = 0, .floor = 0.1}));
  CHECK(idle(Inflation{.rate = 0}));
  CHECK(idle(Approach{.cap = 200, .share = 0}));
  CHECK(!idle(Approach{.cap = 200, .share = 0.1}));
  CHECK(!idle(RateTable{{{0, 1}}}));
  CHECK(idle(StakingIssuance{.coefficient = 0}));
  CHECK(!idle(StakingIssuance{.coefficient = 1}));
  CHECK(!idle(Burn{.rate = 0.1}));
  CHECK(idle(Curve{}));
  CHECK(idle(Curve{{{0, 100}}}));
  CHECK(idle(Curve{{{-1, 100}, {5, 100}}}));
  CHECK(!idle(Curve{{{1, 101}}}));
  CHECK(idle(RateTable{{{0, 0}}}));
  CHECK(idle(RateTable{{{0, 0}, {5, 0}}}));
  CHECK(!idle(RateTable{{{0, 0}, {5, 1}}}));
  CHECK(!idle(Vest{.amount = 1}));
}

TEST_CASE("a cap is reached where supply is, and not above it") {
  const auto reached = [](ReleaseShape shape) {
    return say(schedule(100, std::move(shape)), "capReached") ==
           "one: has reached its cap already and releases nothing";
  };
  CHECK(reached(Inflation{.cap = 100}));
  CHECK(!reached(Inflation{.cap = 100.1}));
  CHECK(reached(Approach{.cap = 100}));
  CHECK(reached(Approach{.cap = 90}));
  CHECK(!reached(Approach{.cap = 100.1}));
}

TEST_CASE("a price event is more than 1 %, on any day of a curve and only of what circulates") {
  CHECK(say(schedule(100, Cliff{1, 1}), "bigTranche").empty());
  CHECK(say(schedule(100, Cliff{0, 5}), "bigTranche").find("(year 0)") != std::string::npos);
  CHECK(say(schedule(100, Cliff{1, -1.5}), "bigTranche") ==
        "one: burns 1.5 tokens on one day (year 1), 1.5 % of what circulates today");
  Curve late;
  for (int k = 0; k < 12; ++k) late.points.push_back({k * 0.5, 100});
  late.points.push_back({5.5, 102});
  late.points.push_back({6, 99.5});
  late.points.push_back({6, 97});
  CHECK(say(schedule(100, late), "bigTranche") ==
        "one: burns 2.5 tokens on one day (year 6), 2.5 % of what circulates today");
  Supply aside = schedules(100, Cliff{1, 5}, Cliff{1, 0.5});
  aside.releases[0].circulating = false;
  CHECK(say(aside, "bigTranche").empty());
  CHECK(say(schedule(100, Vest{.amount = 40, .cliffYears = 1}), "bigTranche") ==
        "one: releases 10 tokens on one day (year 1), 10 % of what circulates today");
  CHECK(findingOf(dilutionOf(schedule(100, Cliff{1, 5}), 5).audit, "bigTranche")->value == 0.05);
}

TEST_CASE("a curve gives today's supply by the line through its points") {
  const Curve through{{{-2, 60}, {2, 140}}};
  CHECK(say(schedule(100, through), "curveStart").empty());
  CHECK(say(schedule(110, through), "curveStart") == "one: gives 100 tokens today, but initialSupply is 110");
  CHECK(say(schedule(110, Curve{{{-3, 60}, {-2, 70}, {2, 130}, {3, 500}}}), "curveStart") ==
        "one: gives 100 tokens today, but initialSupply is 110");
  CHECK(say(schedule(110, Curve{{{-2, 60}, {-1, 90}}}), "curveStart") ==
        "one: gives 90 tokens today, but initialSupply is 110");
  CHECK(say(schedule(110, Curve{{{-2, 60}, {0, 90}, {1, 110}}}), "curveStart") ==
        "one: gives 90 tokens today, but initialSupply is 110");
  CHECK(say(schedule(110, Curve{{{1, 60}}}), "curveStart").empty());
  CHECK(say(schedule(110, Curve{{{-1, 0}, {1, 0}}}), "curveStart").empty());
  CHECK(say(schedule(100, Curve{{{0, 100.05}, {1, 120}}}), "curveStart").empty());
  CHECK(!say(schedule(100, Curve{{{0, 99.8}, {1, 120}}}), "curveStart").empty());
  CHECK(say(schedules(110, through, Cliff{1, 1}), "curveStart").empty());
}

TEST_CASE("the declared maximum is met exactly, nearly, and by what does not circulate") {
  CHECK(say(withMaximum(100, schedule(100, Cliff{1, -0.5})), "aboveMaximum").empty());
  CHECK(say(withMaximum(120.1, schedule(100, Linear{0, 2, 20})), "undated").empty());
  CHECK(!say(withMaximum(120.127, schedule(100, Linear{0, 2, 20})), "undated").empty());
  const auto undated = dilutionOf(withMaximum(200, schedule(100, Linear{0, 2, 20})), 5).audit;
  CHECK(findingOf(undated, "undated")->value == 0.4);
  Supply supply = withMaximum(160, schedules(100, Linear{0, 2, 20}, Linear{0, 2, 30}));
  supply.releases[1].circulating = false;
  CHECK(say(supply, "undated").find("6.25 % of the declared maximum (10 tokens)") == 0);
  supply.declaredMaximum = 149.9;
  CHECK(say(supply, "total").empty());
  supply.declaredMaximum = 149;
  CHECK(!say(supply, "total").empty());
  CHECK(say(withMaximum(110, schedule(100, Linear{0, 2, 20})), "total").empty());  // said by aboveMaximum
  supply.releases[1].shape = Cliff{1, -30};  // tokens that never circulated cannot be burnt from the maximum
  supply.declaredMaximum = 120;
  CHECK(say(supply, "undated").empty());
  supply.releases[1].shape = RateTable{{{0, 1}}};
  CHECK(say(supply, "undated").empty());
  CHECK(say(supply, "total").empty());
}

TEST_CASE("amounts are told with the words that readers think in") {
  const auto told = [](double amount) {
    const std::string said = say(withMaximum(amount, schedule(amount * 2, Cliff{1, amount})), "aboveMaximum");
    const std::string words = "the declared maximum of ";
    return said.substr(said.find(words) + words.size());
  };
  CHECK(told(999'999) == "1000000");
  CHECK(told(123'456) == "123500");
  CHECK(told(0.0123456) == "0.01235");
  CHECK(told(1e6) == "1 million");
  CHECK(told(1.5e6) == "1.5 million");
  CHECK(told(21e6) == "21 million");
  CHECK(told(1e9) == "1 billion");
  CHECK(told(1.2345e9) == "1.234 billion");
  CHECK(told(1e12) == "1 trillion");
  CHECK(told(3.5e14) == "350 trillion");
  CHECK(told(1e15) == "1000000000000000");
}

TEST_CASE("findings beyond fifty of a kind are counted") {
  Supply supply;
  supply.initialSupply = 100;
  for (int i = 0; i < 70; ++i) supply.releases.push_back({"", Category::other, true, Cliff{1, 5}});
  const auto audit = dilutionOf(supply, 5).audit;
  CHECK(findingOf(audit, "more")->message == "and 20 more warnings");
  CHECK(findingOf(audit, "more")->value == 20);
  supply.releases.resize(mostFindings);
  CHECK(dilutionOf(supply, 5).audit.size() == mostFindings);
}

TEST_CASE("amounts add up to the declared total whatever is burnt beside them") {
  const auto sums = [](const Supply& supply) {
    const auto audit = dilutionOf(supply, 5).audit;
    const Finding* more = findingOf(audit, "total");
    return findingOf(audit, "undated") != nullptr ? -1 : more != nullptr ? 1 : 0;
  };
  CHECK(sums(withMaximum(150, schedules(100, Linear{0, 4, 50}, Burn{.rate = 0.02}))) == 0);
  CHECK(sums(withMaximum(160, schedules(100, Linear{0, 4, 50}, Burn{.rate = 0.02}))) == -1);
  CHECK(sums(withMaximum(150, schedules(100, Linear{0, 4, 70}, Cliff{0, -20}))) == 1);
  CHECK(sums(withMaximum(170, schedules(100, Linear{0, 4, 70}, Cliff{4, -20}))) == 0);
  CHECK(sums(withMaximum(150, schedules(100, Approach{.cap = 150, .share = 0.1}))) == 0);
  // Beside a burn nobody knows what an approach has released in the end.
  CHECK(sums(withMaximum(150, schedules(100, Approach{.cap = 150, .share = 0.1}, Burn{.rate = 0.02}))) == 0);
  Supply supply = withMaximum(150, schedules(100, Linear{0, 4, 10}, Inflation{.endYear = 2, .rate = 0.2}));
  supply.releases[1].circulating = false;
  supply.releases[1].shape = Inflation{.endYear = 2, .rate = 0.2, .compounding = Compounding::continuous};
  supply.declaredMaximum = 151;
  CHECK(sums(supply) == 0);  // 110 and 0.2 (100 2 + 2.5 2²/2) = 41
  supply.declaredMaximum = 200;
  CHECK(sums(supply) == -1);
}
