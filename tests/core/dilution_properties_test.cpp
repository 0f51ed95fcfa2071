// SPDX-License-Identifier: MIT
// What must hold for every schedule, over random mixtures of all kinds.
#include <doctest/doctest.h>

#include "support.hpp"
#include "tvd/calculator/path.hpp"

using namespace tests;

namespace {

constexpr int rounds = 150;

dilution::Inputs randomInputs(Random& random) {
  return {.price = random.uniform(0.1, 100),
          .supply = random.anySupply(),
          .marketCap = {},
          .discountFactor = random.uniform(0.5, 1),
          .holdingYears = random.uniform(0.1, 12)};
}

MarketCap randomCap(Random& random) {
  switch (random.whole(0, 4)) {
    case 0:
      return {GrowthCap{random.uniform(-0.4, 0.4)}};
    case 1:
      return {LogisticCap{random.uniform(0.1, 8), random.uniform(0, 2)}};
    case 2:
      return {MeanRevertingCap{random.uniform(0, 4), random.uniform(0, 2)}};
    case 3:
      return {CurveCap{
          {{random.uniform(0.1, 2), random.uniform(0.2, 3)}, {random.uniform(2.1, 8), random.uniform(0.2, 3)}}}};
    default:
      return {};
  }
}

}  // namespace

TEST_CASE("under constant market cap and growing supply: asymptotic <= lifetime <= time-weighted <= 1") {
  Random random(1);
  for (int k = 0; k < rounds; ++k) {
    const Supply supply = random.growingSupply();
    const double years = random.uniform(0.1, 15);
    const auto result = dilutionOf(supply, years, random.uniform(0.5, 1));
    CAPTURE(k);
    CHECK(result.asymptoticDilutedPriceRatio.value() <= result.lifetimeDilutedPriceRatio.value() * (1 + 1e-12));
    CHECK(result.lifetimeDilutedPriceRatio.value() <= result.timeWeightedDilutedPriceRatio * (1 + 1e-12));
    CHECK(result.timeWeightedDilutedPriceRatio <= 1 + 1e-12);
    CHECK(result.perpetualDilutedPriceRatio.value() <= result.timeWeightedDilutedPriceRatio * (1 + 1e-12));
  }
}

TEST_CASE("the lifetime price falls as the holding grows longer") {
  Random random(2);
  for (int k = 0; k < rounds / 3; ++k) {
    const Supply supply = random.growingSupply();
    double before = 1 + 1e-12;
    for (const double years : {0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0}) {
      const double now = dilutionOf(supply, years).lifetimeDilutedPriceRatio.value();
      CHECK(now <= before * (1 + 1e-12));
      before = now;
    }
  }
}

TEST_CASE("the time-weighted price goes from 1 to the lifetime price as the discount factor goes from 0 to 1") {
  Random random(3);
  for (int k = 0; k < rounds / 3; ++k) {
    const Supply supply = random.growingSupply();
    double before = 1 + 1e-12;
    for (const double gamma : {1e-6, 0.1, 0.5, 0.9, 0.99, 1.0}) {
      const double now = dilutionOf(supply, 4, gamma).timeWeightedDilutedPriceRatio;
      CHECK(now <= before * (1 + 1e-12));
      before = now;
    }
    CHECK(close(before, dilutionOf(supply, 4, 1).lifetimeDilutedPriceRatio.value(), 1e-13));
    CHECK(close(dilutionOf(supply, 4, 1 - 1e-9).timeWeightedDilutedPriceRatio, before, 1e-8));
  }
}

TEST_CASE("ratios do not depend on the units of price and supply") {
  Random random(4);
  for (int k = 0; k < rounds / 3; ++k) {
    Supply supply;
    supply.initialSupply = 100;
    const double start = random.uniform(0, 2);
    supply.releases.push_back({"", Category::team, true, Linear{start, start + 2, random.uniform(0, 90)}});
    supply.releases.push_back({"", Category::team, true, Cliff{random.uniform(0, 3), random.uniform(0, 90)}});
    supply.releases.push_back({"", Category::team, true, Inflation{.rate = random.uniform(0, 0.2)}});
    Supply scaled = supply;
    scaled.initialSupply *= 1e7;
    std::get<Linear>(scaled.releases[0].shape).amount *= 1e7;
    std::get<Cliff>(scaled.releases[1].shape).amount *= 1e7;
    dilution::Inputs inputs{
        .price = 123.4, .supply = scaled, .marketCap = {}, .discountFactor = 0.9, .holdingYears = 4};
    CHECK(close(evaluate(inputs).timeWeightedDilutedPriceRatio,
                dilutionOf(supply, 4, 0.9).timeWeightedDilutedPriceRatio, 1e-13));
  }
}

TEST_CASE("attribution adds up to price minus the time-weighted price under constant market cap") {
  Random random(5);
  for (int k = 0; k < rounds; ++k) {
    dilution::Inputs inputs = randomInputs(random);
    const auto flat = evaluate(inputs, Detail{.points = 0});
    double sum = 0;
    double size = 0;
    double share = 0;
    for (const auto& part : flat.attribution) {
      sum += part.amount;
      size += std::fabs(part.amount);
      share += part.share;
    }
    CAPTURE(k);
    CHECK(std::fabs(sum - (inputs.price - flat.timeWeightedDilutedPrice)) <= 1e-12 * (size + inputs.price));
    if (std::fabs(sum) > 1e-9 * inputs.price) CHECK(close(share, 1, 1e-9));
    inputs.marketCap = randomCap(random);  // attribution holds the market cap still
    const auto moved = evaluate(inputs, Detail{.points = 0});
    for (std::size_t i = 0; i < flat.attribution.size(); ++i)
      CHECK(std::fabs(moved.attribution[i].amount - flat.attribution[i].amount) <= 1e-12 * (size + inputs.price));
  }
}

TEST_CASE("break-even growth where pieces of one width are smooth to different degrees") {
  dilution::Inputs inputs{.price = 1,
                          .supply = schedule(1000, RateTable{{{0, 1}, {1, 60}, {2, 1}, {3, 60}, {4, 0}}}),
                          .marketCap = {},
                          .discountFactor = 1,
                          .holdingYears = 5};
  inputs.marketCap = {GrowthCap{evaluate(inputs).breakEvenGrowth.value()}};
  CHECK(close(evaluate(inputs).timeWeightedDilutedPriceRatio, 1, 1e-13));
}

TEST_CASE("a release alone is blamed for all of it") {
  const auto result = dilutionOf(schedule(100, Linear{0, 3, 60}), 5, 0.9);
  CHECK(close(result.attribution.at(0).amount, 1 - result.timeWeightedDilutedPrice, 1e-12));
  CHECK(close(result.attribution.at(0).share, 1, 1e-14));
}

TEST_CASE("sensitivities are the derivatives that differences approach") {
  Random random(6);
  for (int k = 0; k < rounds; ++k) {
    dilution::Inputs inputs = randomInputs(random);
    if (inputs.discountFactor > 0.999) inputs.discountFactor = 0.999;
    inputs.marketCap = randomCap(random);
    const auto result = evaluate(inputs, Detail{.points = 0});
    const auto ratio = [&](const std::string& path, double shift) {
      dilution::Inputs moved = inputs;
      const Place place = find(Described<dilution::Inputs>::record, &moved, path);
      place.set(place.get().value() + shift);
      return evaluate(moved, Detail{.points = 0}).timeWeightedDilutedPriceRatio;
    };
    const auto difference = [&](const std::string& path, double h) {
      // Fourth order, so that truncation and rounding meet near 1e-9.
      return (8 * (ratio(path, h) - ratio(path, -h)) - (ratio(path, 2 * h) - ratio(path, -2 * h))) / (12 * h);
    };
    CAPTURE(k);
    CHECK(std::fabs(result.sensitivities.discountFactor.value() - difference("discountFactor", 1e-4)) < 1e-8);
    for (const auto& row : result.sensitivities.releases) {
      const std::string path = "supply.releases[" + std::to_string(static_cast<int>(row.release)) + "]." + row.field;
      dilution::Inputs copy = inputs;
      const double value = find(Described<dilution::Inputs>::record, &copy, path).get().value();
      const bool amount = row.field.find("mount") != std::string::npos;
      const double h = amount ? std::fmin(0.01, value / 4) : std::fmin(1e-4, value / 4);
      if (h < 1e-6) continue;
      CAPTURE(path);
      CAPTURE(row.value);
      CAPTURE(difference(path, h));
      CHECK(std::fabs(row.value - difference(path, h)) < 1e-8 * (1 + std::fabs(row.value)) + 1e-13 / h);
    }
  }
}

TEST_CASE("the growth and holding-time sensitivities, where nothing jumps near the horizon") {
  dilution::Inputs inputs{.price = 1,
                          .supply = schedules(100, Linear{0, 9, 50}, Cliff{1, 10}),
                          .marketCap = {GrowthCap{0.1}},
                          .discountFactor = 0.9,
                          .holdingYears = 4};
  const auto ratio = [](const dilution::Inputs& at) { return evaluate(at).timeWeightedDilutedPriceRatio; };
  const auto result = evaluate(inputs).sensitivities;
  dilution::Inputs up = inputs;
  dilution::Inputs down = inputs;
  up.marketCap = {GrowthCap{0.1 + 1e-5}};
  down.marketCap = {GrowthCap{0.1 - 1e-5}};
  CHECK(std::fabs(result.growthRate.value() - (ratio(up) - ratio(down)) / 2e-5) < 1e-8);
  up = down = inputs;
  up.holdingYears += 1e-5;
  down.holdingYears -= 1e-5;
  CHECK(std::fabs(result.holdingYears.value() - (ratio(up) - ratio(down)) / 2e-5) < 1e-8);
}

TEST_CASE("the path ends where the averages are, has every jump, and its releases add up") {
  Random random(7);
  for (int k = 0; k < rounds / 2; ++k) {
    dilution::Inputs inputs = randomInputs(random);
    inputs.marketCap = randomCap(random);
    const auto result = evaluate(inputs, Detail{.points = 50});
    const auto& path = result.path;
    CAPTURE(k);
    REQUIRE(path.year.size() >= 51);
    CHECK(path.year.front() == 0);
    CHECK(path.year.back() == inputs.holdingYears);
    CHECK(close(path.timeWeightedToDate.back(), result.timeWeightedDilutedPrice, 1e-12));
    CHECK(close(path.lifetimeToDate.back(), result.lifetimeDilutedPrice.value(), 1e-12));
    CHECK(close(path.supply.back(), result.supplyAtHorizon, 1e-13));
    for (std::size_t i = 0; i < path.year.size(); ++i) {
      double emitted = 0;
      for (const auto& column : path.supplyByRelease) emitted += column.supply[i];
      CHECK(std::fabs(path.supply[i] - inputs.supply.initialSupply - emitted) < 1e-11 * path.supply[i]);
      CHECK(close(path.dilutedPrice[i] * path.supply[i], path.marketCap[i], 1e-14));
      if (i > 0) CHECK(path.year[i] >= path.year[i - 1]);
    }
  }
}

TEST_CASE("a cliff is in the path twice: before and after") {
  const auto result = dilutionOf(schedule(100, Cliff{1.2345, 50}), 4, 0.9, 10);
  const auto& path = result.path;
  bool found = false;
  for (std::size_t i = 1; i < path.year.size(); ++i)
    if (path.year[i] == 1.2345 && path.year[i - 1] == 1.2345 && path.supply[i - 1] == 100 && path.supply[i] == 150)
      found = true;
  CHECK(found);
}

TEST_CASE("splitting a release in two changes nothing") {
  Random random(8);
  for (int k = 0; k < 30; ++k) {
    const double amount = random.uniform(1, 60);
    const double end = random.uniform(0.5, 6);
    const auto whole = schedules(100, Linear{0, end, amount}, Inflation{.rate = 0.05});
    const auto split =
        schedules(100, Linear{0, end / 3, amount / 3}, Linear{end / 3, end, amount * 2 / 3}, Inflation{.rate = 0.05});
    CHECK(close(dilutionOf(whole, 5).timeWeightedDilutedPriceRatio, dilutionOf(split, 5).timeWeightedDilutedPriceRatio,
                1e-13));
  }
}

TEST_CASE("many releases: cost grows, answers do not change") {
  Supply many;
  many.initialSupply = 1e6;
  for (int k = 0; k < 20000; ++k)
    many.releases.push_back({"", k % 2 == 0 ? Category::team : Category::rewards, true, Cliff{k * 2.5e-4, 10}});
  const auto cliffs = dilutionOf(many, 5, 0.9, 50);
  CHECK(cliffs.attribution.size() == 2);
  CHECK(cliffs.supplyAtHorizon == 1.2e6);
  const auto steps = dilutionOf(schedule(1e6, Step{-2.5e-4, 2.5e-4, 20000, 10}), 5, 0.9);
  CHECK(close(cliffs.timeWeightedDilutedPriceRatio, steps.timeWeightedDilutedPriceRatio, 1e-12));
}

TEST_CASE("the path has the rows asked for, and two more for every date with a jump in between") {
  const auto rows = [](const Supply& supply, double years, int points) {
    return dilutionOf(supply, years, 0.9, points).path.year.size();
  };
  const auto smooth =
      schedules(100, Linear{0, 90, 50}, Inflation{.rate = 0.03, .compounding = Compounding::continuous});
  CHECK(rows(smooth, 80, 2) == 3);
  CHECK(rows(smooth, 80, 40) == 41);
  CHECK(rows(schedule(100, Cliff{7, 10}), 80, 2) == 5);
  CHECK(rows(schedules(100, Cliff{7, 10}, Cliff{7, 5}, Cliff{9, 1}), 80, 2) == 7);
  const auto ends = dilutionOf(schedule(100, Cliff{5, 10}), 5, 0.9, 2).path;  // on the last day: before and after
  REQUIRE(ends.year.size() == 4);
  CHECK(ends.supply[2] == 100);
  CHECK(ends.supply[3] == 110);
  CHECK(dilutionOf(schedule(100, Cliff{5, 10}), 5, 0.9, 0).path.year.empty());
}
