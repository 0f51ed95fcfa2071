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

TEST_CASE("findings beyond fifty of a kind are counted") {
  Supply supply;
  supply.initialSupply = 100;
  for (int i = 0; i < 70; ++i) supply.releases.push_back({"", Category::other, true, Cliff{1, 5}});
  const auto audit = dilutionOf(supply, 5).audit;
  CHECK(findingOf(audit, "more")->message == "and 20 more warnings");
}
