// SPDX-License-Identifier: MIT
// An endless holding is the limit of long ones, in every number; market caps keep the formulas of their descriptions.
#include <doctest/doctest.h>

#include "support.hpp"
#include "tvd/dilution/equivalents.hpp"
#include "tvd/dilution/market_cap.hpp"
#include "tvd/dilution/path.hpp"
#include "tvd/math/elementary.hpp"

using namespace tests;

namespace {

dilution::Inputs held(Supply supply, double years, double discountFactor, MarketCap cap = {}) {
  return {.price = 2,
          .supply = std::move(supply),
          .marketCap = std::move(cap),
          .discountFactor = discountFactor,
          .holdingYears = years};
}

// Of this holding and of one so long that the discount has vanished.
void expectLimit(const dilution::Inputs& inputs, double longYears, double tolerance) {
  dilution::Inputs endless = inputs;
  endless.holdingYears = infinity;
  dilution::Inputs longHeld = inputs;
  longHeld.holdingYears = longYears;
  const auto limit = evaluate(endless);
  const auto near = evaluate(longHeld);
  CHECK(close(limit.timeWeightedDilutedPriceRatio, near.timeWeightedDilutedPriceRatio, tolerance));
  CHECK(limit.timeWeightedDilutedPriceRatio == limit.perpetualDilutedPriceRatio.value());
  CHECK(close(near.perpetualDilutedPriceRatio.value(), limit.perpetualDilutedPriceRatio.value(), tolerance));
  CHECK(std::fabs(limit.breakEvenGrowth.value() - near.breakEvenGrowth.value()) <= 100 * tolerance);
  CHECK(std::fabs(limit.equivalentInflation.value() - near.equivalentInflation.value()) <= 100 * tolerance);
  const auto& exact = limit.sensitivities;
  const auto& around = near.sensitivities;
  CHECK(std::fabs(exact.growthRate.value() - around.growthRate.value()) <=
        10 * tolerance * std::fabs(around.growthRate.value()));
  CHECK(std::fabs(exact.discountFactor.value() - around.discountFactor.value()) <= 100 * tolerance);
  CHECK(exact.holdingYears.value() == 0);
  REQUIRE(limit.attribution.size() == near.attribution.size());
  for (std::size_t i = 0; i < near.attribution.size(); ++i)
    CHECK(std::fabs(limit.attribution[i].amount - near.attribution[i].amount) <= 10 * tolerance);
  REQUIRE(exact.releases.size() == around.releases.size());
  for (std::size_t i = 0; i < around.releases.size(); ++i) {
    CAPTURE(i);
    CHECK(std::fabs(exact.releases[i].value - around.releases[i].value) <=
          10 * tolerance * (1 + std::fabs(around.releases[i].value)));
  }
}

MarketCap capOf(int kind) {
  switch (kind) {
    case 0:
      return {};
    case 1:
      return {GrowthCap{0.04}};
    case 2:
      return {GrowthCap{-0.1}};
    case 3:
      return {LogisticCap{3, 0.5}};
    case 4:
      return {MeanRevertingCap{0.5, 0.3}};
    default:
      return {CurveCap{{{1, 2}, {4, 0.5}, {9, 1.5}}}};
  }
}

Supply supplyOf(int kind) {
  using enum Compounding;
  switch (kind) {
    case 0:
      return schedules(100, Cliff{1, 20}, Linear{-1, 3, 50}, Step{0, 0.5, 12, 2});
    case 1:
      return schedules(100, Inflation{.rate = 0.03, .compounding = continuous}, Cliff{2, 30});
    case 2:
      return schedules(100, Burn{.rate = 0.05}, Cliff{2, 30}, Linear{0, 4, 10});
    case 3:
      return schedule(100, Geometric{-1, 2, infinity, 40, 0.5});
    case 4:
      return schedules(100, Geometric{0, 1, infinity, 10, 0.8}, Cliff{0.5, 5});
    case 5:
      return schedule(100, Approach{0, 180, 0.2, 1});
    case 6:
      return schedule(200, Approach{0, 120, 0.1, 0.5});
    case 7:
      return schedules(100, Approach{0, 180, 0.2, 0}, Cliff{1, 5});
    case 8:
      return schedule(100, Inflation{.rate = 0.1, .taper = 0.3, .floor = 0.02});
    case 9:
      return schedule(100, Inflation{.rate = 0.1, .cap = 130, .compounding = continuous});
    case 10:
      return schedules(100, Inflation{.rate = 0.06, .compounding = continuous}, Burn{.rate = 0.02},
                       RateTable{{{0, 4}, {3, 0}}});
    case 11:
      return schedules(100, StakingIssuance{.startYear = 0, .coefficient = 0.5, .stakedShare = 0.3},
                       Burn{.rate = 0.05});
    case 12:
      return schedule(100, Inflation{.rate = 0.1, .taper = 0.2, .compounding = continuous});
    default:
      return schedule(100, RateTable{{{0, 3}}});
  }
}

}  // namespace

TEST_CASE("an endless holding is the limit of long ones, whatever supply and market cap do") {
  for (int supply = 0; supply <= 13; ++supply)
    for (int cap = 0; cap <= 5; ++cap)
      for (const double gamma : {0.85, 0.6}) {
        CAPTURE(supply);
        CAPTURE(cap);
        CAPTURE(gamma);
        const double slowest = -std::log(gamma) - 0.05 - (cap == 1 ? 0.04 : 0);
        expectLimit(held(supplyOf(supply), infinity, gamma, capOf(cap)), 45 / slowest, 2e-11);
      }
}

TEST_CASE("the first moment of an endless integral is minus its derivative by the discount") {
  for (int supply = 0; supply <= 13; ++supply)
    for (const int cap : {0, 1, 4}) {
      CAPTURE(supply);
      CAPTURE(cap);
      const Supply schedule = supplyOf(supply);
      const MarketCap marketCap = capOf(cap);
      constexpr double rho = 0.3;
      constexpr double step = 1e-4;
      const auto at = [&](double rate) {
        return weighted({schedule, marketCap, rate, infinity}, longRun(schedule)).value();
      };
      CHECK(close(at(rho).moment, (at(rho - step).integral - at(rho + step).integral) / (2 * step), 1e-5));
    }
}

TEST_CASE(
    "an endless holding breaks even at the growth that makes up for a fading release, however slow the discount") {
  struct Fading {
    double ratio, periodYears, firstAmount, gamma;
  };
  for (const Fading& it : {Fading{0.5, 4, 80, 0.99}, Fading{0.5, 4, 2000, 0.99}, Fading{0.9, 0.25, 50, 0.9},
                           Fading{0.8, 1, 5, 0.98}, Fading{0.5, 4, 3, 0.5}}) {
    const double gamma = it.gamma;
    CAPTURE(it.firstAmount);
    CAPTURE(gamma);
    const auto fading = schedule(10, Geometric{0, it.periodYears, infinity, it.firstAmount, it.ratio});
    const double growth = evaluate(held(fading, infinity, gamma)).breakEvenGrowth.value();
    CHECK(growth < -std::log(gamma));  // above, the holding's value would be endless
    CHECK(close(evaluate(held(fading, infinity, gamma, {GrowthCap{growth}})).timeWeightedDilutedPriceRatio, 1, 1e-11));
  }
}

TEST_CASE("over random schedules and markets the perpetual price is a limit, and break-even growth gives today's") {
  Random random(23);
  int limits = 0;
  int even = 0;
  for (int k = 0; k < 250; ++k) {
    CAPTURE(k);
    const Supply supply = random.anySupply();
    const double gamma = random.uniform(0.6, 0.99);
    const double rho = -tvd::log(gamma);
    const double growth = random.uniform(-0.3, 0.4);
    const LongRun run = longRun(supply);
    const auto perpetual = [&](double rate) -> std::optional<double> {
      const MarketCap cap{GrowthCap{rate}};
      const auto known = weighted({supply, cap, rho, infinity}, run);
      return known ? std::optional(rho * known->integral) : std::nullopt;
    };
    const auto until = [&](double years) {
      const MarketCap cap{GrowthCap{growth}};
      return rho * weighted({supply, cap, rho, years}, run)->integral;
    };
    const double far = growth > 0 ? std::fmin(680 / growth, 3000) : 3000;
    const double walked = until(far);
    if (walked < infinity && close(walked, until(far / 2), 1e-11)) {
      ++limits;
      CHECK(close(perpetual(growth).value(), walked, 1e-9));
    }
    const auto result = evaluate(held(supply, 5, gamma));
    const auto forEver = held(supply, infinity, gamma);
    double endless = infinity;
    if (check(forEver).empty()) endless = evaluate(forEver).breakEvenGrowth.value_or(infinity);
    if (endless < rho) {  // beyond, the value leaps to Infinity
      ++even;
      CHECK(close(perpetual(endless).value(), 1, 1e-9));
    }
    const MarketCap cap{GrowthCap{result.breakEvenGrowth.value()}};
    CHECK(close(weighted({supply, cap, rho, 5}, run)->integral, discountedTime(rho, 5), 1e-11));
  }
  CHECK(limits > 100);
  CHECK(even > 150);
}

TEST_CASE("an endless holding is followed as far as growth that nearly cancels the discount asks for") {
  // Decays by 0.011 and by 0.0125 a year where the discount alone would by 0.051 and by 0.16.
  expectLimit(held(schedule(100, RateTable{{{0, 3}}}), infinity, 0.95, {GrowthCap{0.04}}), 4000, 1e-11);
  const auto both =
      schedules(100, RateTable{{{0, 3}}}, Inflation{.rate = 0.05, .compounding = Compounding::continuous});
  expectLimit(held(both, infinity, 0.85, {GrowthCap{0.2}}), 3440, 1e-11);
}

TEST_CASE("equivalents are found where the search for them starts at an endless value") {
  const double rho = -std::log(0.9);
  // Burnt faster than discounted: at no growth the price is endless, and growth of minus the burning breaks even.
  const auto burnt = evaluate(held(schedule(100, Burn{.rate = 0.3}), 5, 0.9));
  CHECK(burnt.perpetualDilutedPriceRatio.value() == infinity);
  CHECK(close(burnt.breakEvenGrowth.value(), -0.3, 1e-12));
  const auto endless = evaluate(held(schedule(100, Burn{.rate = 0.3}), infinity, 0.9, {GrowthCap{-0.25}}));
  CHECK(close(endless.timeWeightedDilutedPriceRatio, rho / (rho - 0.05), 1e-13));
  CHECK(close(endless.breakEvenGrowth.value(), -0.3, 1e-12));
  CHECK(close(endless.equivalentInflation.value(), std::expm1(-0.3), 1e-11));
  // A market that outgrows the discount, and inflation that outgrows what is left.
  const auto inflation = schedule(100, Inflation{.rate = 0.5, .compounding = Compounding::continuous});
  const auto grown = evaluate(held(inflation, infinity, 0.9, {GrowthCap{0.3}}));
  CHECK(close(grown.timeWeightedDilutedPriceRatio, rho / (rho - 0.3 + 0.5), 1e-13));
  CHECK(close(grown.equivalentInflation.value(), std::expm1(0.5), 1e-11));
}

TEST_CASE("where growth just cancels the discount, supply that grows evenly leaves an endless value") {
  // 2 m(s) = 2^(1 + s), gamma^s = 2^-s: what is left is the integral of 1 / C.
  const auto even = evaluate(held(schedule(100, RateTable{{{0, 10}}}), 5, 0.5, {GrowthCap{1}}));
  CHECK(even.perpetualDilutedPriceRatio.value() == infinity);
}

TEST_CASE("an approach comes to its cap however small its steps") {
  for (const double share : {1e-3, 1e-6, 1e-9, 1e-12, 1e-15}) {
    CAPTURE(share);
    const auto slow =
        evaluate(held(schedule(150, Approach{.cap = 200, .share = share, .periodYears = 1}), infinity, 0.9));
    CHECK(close(slow.asymptoticSupply.value(), 200, 1e-14));
    // Over all periods of 1 - 1/C, where it hardly moves: the gap to the cap times the share a year, and 1/rho^2 of that.
    const double rho = -std::log(0.9);
    const double moved = share * 50 / 150;
    if (share < 1e-6)
      CHECK(std::fabs((1 - slow.perpetualDilutedPriceRatio.value()) - moved / rho) <= 100 * moved * share + 2e-15);
  }
}

TEST_CASE("no growth breaks even where the price leaps from less than today's to no bound") {
  // Held for ever, dC/dt = R sqrt(C) leaves 2 sqrt(C0)/R of value where growth cancels the discount, and any more is endless.
  const auto growthOf = [](double issued) {
    const auto staking = schedule(100, StakingIssuance{.coefficient = issued, .stakedShare = 1});
    return evaluate(held(staking, infinity, 0.9)).breakEvenGrowth;
  };
  const double rho = -std::log(0.9);
  CHECK_FALSE(growthOf(10 * rho * 2 * 1.01).has_value());  // 2 * 10 / R = 1 / (1.01 rho): below 1 / rho
  CHECK_FALSE(growthOf(1000).has_value());
  CHECK(growthOf(10 * rho * 2 / 1.05).value() < rho);
  CHECK(growthOf(1).value() < growthOf(1.5).value());
}

TEST_CASE("an endless holding does not end between two dates that nearly coincide") {
  const double rho = -std::log(0.9);
  const double after = std::nextafter(1.0, 2.0);
  const auto twice = schedules(1, Cliff{.year = 1, .amount = 1e6}, Cliff{.year = after, .amount = 1e6});
  const double ratio = -std::expm1(-rho) + std::exp(-rho) / (2e6 + 1);
  CHECK(close(evaluate(held(twice, infinity, 0.9)).timeWeightedDilutedPriceRatio, ratio, 1e-13));
  const auto walked = weighted({twice, MarketCap{}, rho, infinity}, longRun(twice));
  CHECK(close(walked.value().integral, ratio / rho, 1e-13));
}

TEST_CASE("an endless holding is finite when only what comes later dilutes enough") {
  const double rho = -std::log(0.85);
  constexpr double growth = 0.3;
  const auto later = schedule(100, Inflation{.startYear = 2, .rate = 0.5, .compounding = Compounding::continuous});
  const auto ratio = evaluate(held(later, infinity, 0.85, {GrowthCap{growth}})).timeWeightedDilutedPriceRatio;
  const double until = std::expm1(2 * (growth - rho)) / (growth - rho);
  const double integral = until + std::exp(2 * (growth - rho)) / (rho + 0.5 - growth);
  CHECK(close(ratio, rho * integral, 1e-13));
  const MarketCap cap{GrowthCap{growth}};
  CHECK(close(weighted({later, cap, rho, infinity}, longRun(later)).value().integral, integral, 1e-13));
}

TEST_CASE("an endless holding of inflation is closed: ratio, derivatives and what it is blamed for") {
  const double rho = -std::log(0.9);
  const double rate = 0.07;
  const double growth = 0.02;
  const auto inflation = schedule(100, Inflation{.rate = std::expm1(rate), .compounding = Compounding::yearly});
  const auto result = evaluate(held(inflation, infinity, 0.9, {GrowthCap{growth}}));
  const double decay = rho + rate - growth;  // of the integrand: the ratio is rho / decay
  CHECK(close(result.timeWeightedDilutedPriceRatio, rho / decay, 1e-13));
  CHECK(close(result.sensitivities.growthRate.value(), rho / (decay * decay), 1e-12));
  CHECK(close(result.sensitivities.discountFactor.value(), -(rate - growth) / (decay * decay) / 0.9, 1e-12));
  REQUIRE(result.sensitivities.releases.size() == 1);
  CHECK(close(result.sensitivities.releases[0].value, -rho / (decay * decay) / std::exp(rate), 1e-12));
  CHECK(close(result.attribution.at(0).amount, 2 * rate / (rho + rate), 1e-12));  // under constant market cap
  CHECK(close(result.attribution.at(0).share, 1, 1e-13));
  CHECK(close(result.equivalentInflation.value(), std::expm1(rate), 1e-11));
  CHECK(close(result.breakEvenGrowth.value(), rate, 1e-11));
}

TEST_CASE("attribution has no value where supply shrinks faster than the discount") {
  const auto burning = schedule(100, Burn{.rate = 0.2});
  CHECK(evaluate(held(burning, infinity, 0.9)).attribution.empty());
  CHECK(evaluate(held(burning, infinity, 0.9)).timeWeightedDilutedPriceRatio == infinity);
  CHECK(!evaluate(held(burning, infinity, 0.7)).attribution.empty());
  const double rho = -std::log(0.7);
  CHECK(close(evaluate(held(burning, infinity, 0.7)).attribution[0].amount, 2 * -0.2 / (rho - 0.2), 1e-12));
}

TEST_CASE("two rates in step: the perpetual price without discount is the one that neither wins") {
  const auto inflation = schedule(100, Inflation{.rate = 0.05, .compounding = Compounding::continuous});
  CHECK(evaluate(held(inflation, 5, 1, {GrowthCap{0.06}})).perpetualDilutedPriceRatio.value() == infinity);
  CHECK(evaluate(held(inflation, 5, 1, {GrowthCap{0.04}})).perpetualDilutedPriceRatio.value() == 0);
  CHECK(evaluate(held(inflation, 5, 1, {GrowthCap{0.05}})).perpetualDilutedPriceRatio.value() == doctest::Approx(1));
  CHECK(evaluate(held(schedule(100, Cliff{1, 25}), 5, 1, {LogisticCap{3, 0.5}})).perpetualDilutedPriceRatio.value() ==
        doctest::Approx(3 * 0.8));
  CHECK(evaluate(held(schedule(100, Cliff{1, 25}), 5, 1, {MeanRevertingCap{2, 0.5}}))
            .perpetualDilutedPriceRatio.value() == doctest::Approx(2 * 0.8));
  CHECK(
      evaluate(held(schedule(100, Cliff{1, 25}), 5, 1, {MeanRevertingCap{2, 0}})).perpetualDilutedPriceRatio.value() ==
      doctest::Approx(0.8));
  CHECK(evaluate(held(schedule(100, Cliff{1, 25}), 5, 1, {LogisticCap{3, 0}})).perpetualDilutedPriceRatio.value() ==
        doctest::Approx(0.8));
  CHECK(evaluate(held(schedule(100, Cliff{1, 25}), 5, 1, {CurveCap{{{2, 4}}}})).perpetualDilutedPriceRatio.value() ==
        doctest::Approx(4 * 0.8));
}

TEST_CASE("a market cap in step with supply: the average over all time is what their ratio comes to") {
  using enum Compounding;
  const auto average = [](const Supply& supply, MarketCap cap) {
    return evaluate(held(supply, infinity, 0.95, std::move(cap))).lifetimeDilutedPriceRatio.value();
  };
  const auto inflation = [](double rate, double taper, double floor, Compounding compounding) {
    return Inflation{.rate = rate, .taper = taper, .floor = floor, .compounding = compounding};
  };
  CHECK(close(average(schedule(100, inflation(0.05, 0, 0, continuous)), {GrowthCap{0.05}}), 1, 1e-13));
  CHECK(close(average(schedule(100, Burn{.rate = 0.05}), {GrowthCap{-0.05}}), 1, 1e-13));
  // Rounded on another way: 0.1 + 0.2 - 0.2.
  CHECK(close(
      average(schedules(100, inflation(0.1, 0, 0, continuous), inflation(0.2, 0, 0, continuous), Burn{.rate = 0.2}),
              {GrowthCap{0.1}}),
      1, 1e-13));
  // dC/dt = 0.08 0.85^t C until the rate is 0.015, at s: ln C has then gained (0.08 - 0.015) / kappa.
  const double kappa = -std::log(0.85);
  const double s = std::log(0.08 / 0.015) / kappa;
  CHECK(close(average(schedule(100, inflation(0.08, 0.15, 0.015, continuous)), {GrowthCap{0.015}}),
              std::exp(0.015 * s - 0.065 / kappa), 1e-12));
  double product = 1;
  for (int k = 0; k < 11; ++k) product *= (1 + std::fmax(0.015, 0.08 * std::pow(0.85, k))) / 1.015;
  CHECK(close(average(schedule(100, inflation(0.08, 0.15, 0.015, yearly)), {GrowthCap{std::log1p(0.015)}}), 1 / product,
              1e-12));
  // C = (100 + 10 / 0.05) e^(0.05 t) - 10 / 0.05, and with q = sqrt(C): q = (10 + 2 / 0.05) e^(0.025 t) - 2 / 0.05.
  CHECK(close(average(schedules(100, inflation(0.05, 0, 0, continuous), RateTable{{{0, 10}}}), {GrowthCap{0.05}}),
              100 / 300.0, 1e-12));
  CHECK(close(average(schedules(100, inflation(0.05, 0, 0, continuous),
                                StakingIssuance{.startYear = 0, .coefficient = 2, .stakedShare = 1}),
                      {GrowthCap{0.05}}),
              100 / 2500.0, 1e-12));
}

TEST_CASE("a market cap that fades to nothing is an exponential, and may fade faster than supply or more slowly") {
  const auto fading = [](double burn, double gamma) {
    return evaluate(held(schedule(100, Burn{.rate = burn}), infinity, gamma, {MeanRevertingCap{0, 0.1}}));
  };
  const double rho = -std::log(0.9);
  CHECK(fading(0.02, 0.9).lifetimeDilutedPriceRatio.value() == 0);
  CHECK(close(fading(0.02, 0.9).timeWeightedDilutedPriceRatio, rho / (rho + 0.08), 1e-12));
  CHECK(fading(0.15, 0.9).lifetimeDilutedPriceRatio.value() == infinity);
  CHECK(close(fading(0.15, 0.9).timeWeightedDilutedPriceRatio, rho / (rho - 0.05), 1e-12));
  CHECK(close(fading(0.1, 0.9).lifetimeDilutedPriceRatio.value(), 1, 1e-13));
  const auto gone = evaluate(held(schedule(100, Burn{.rate = 0.1}), infinity, 0.9, {CurveCap{{{2, 0}}}}));
  CHECK(gone.lifetimeDilutedPriceRatio.value() == 0);
}

TEST_CASE("a schedule too long to be followed to its end has no average over all time, but all else") {
  const auto inputs = held(schedule(100, Step{0, 0.02, 1e9, 0.01}), infinity, 0.9);
  const auto result = evaluate(inputs);
  CHECK(!result.lifetimeDilutedPriceRatio.has_value());
  CHECK(!result.lifetimeDilutedPrice.has_value());
  CHECK(std::isfinite(result.timeWeightedDilutedPriceRatio));
  Problems problems;
  checkResult(Described<dilution::Result>::record, &result, problems);
  CHECK(problems.empty());
}

namespace {

dilution::Result atLimit(const Supply& supply) { return evaluate(held(supply, infinity, 1)); }

}  // namespace

TEST_CASE(
    "without discount the end decides all: parts are what each has emitted by then, derivatives those of the limit") {
  const auto simple = atLimit(schedule(100, Linear{0, 3, 100}));
  REQUIRE(simple.attribution.size() == 1);
  CHECK(close(simple.attribution[0].amount, 2 * 0.5, 1e-14));
  CHECK(close(simple.sensitivities.releases.at(0).value, -100 / (200.0 * 200), 1e-14));
  CHECK(simple.sensitivities.holdingYears.value() == 0);
  // The integral of 100 / C - 1/2 over the three years is 3 (ln 2 - 1/2).
  CHECK(close(simple.sensitivities.discountFactor.value(), -3 * (std::log(2.0) - 0.5), 1e-12));
  CHECK(!simple.sensitivities.growthRate.has_value());

  for (const Supply& supply : {schedules(100, Linear{0, 3, 100}, Cliff{1, 50}, Cliff{2, -30}),
                               schedules(100, Geometric{0, 2, infinity, 40, 0.5}, Linear{0, 3, 100}),
                               schedules(100, Approach{0, 200, 0.3, 1}, Cliff{1.5, 20}),
                               schedules(100, Approach{0, 200, 0.3, 0}, Cliff{1, 20}),
                               schedules(100, Inflation{.rate = 0.1, .taper = 0.3}, Linear{0, 3, 100}),
                               schedules(100, Inflation{.rate = 0.1, .cap = 150}, Burn{.endYear = 2, .rate = 0.03})}) {
    const auto limit = atLimit(supply);
    const auto near = evaluate(held(supply, infinity, 1 - 1e-4));
    CAPTURE(supply.releases[0].shape.index());
    CHECK(close(limit.timeWeightedDilutedPriceRatio, 100 / limit.supplyAtHorizon, 1e-12));
    REQUIRE(limit.attribution.size() == near.attribution.size());
    double sum = 0;
    for (std::size_t i = 0; i < limit.attribution.size(); ++i) {
      sum += limit.attribution[i].amount;
      CHECK(std::fabs(limit.attribution[i].amount - near.attribution[i].amount) < 5e-3);
      CHECK(std::fabs(limit.attribution[i].share - near.attribution[i].share) < 5e-3);
    }
    CHECK(close(sum, 2 * (1 - limit.timeWeightedDilutedPriceRatio), 1e-12));
    CHECK(close(limit.sensitivities.discountFactor.value(), near.sensitivities.discountFactor.value(), 1e-2));
    REQUIRE(limit.sensitivities.releases.size() == near.sensitivities.releases.size());
    for (std::size_t i = 0; i < limit.sensitivities.releases.size(); ++i)
      CHECK(std::fabs(limit.sensitivities.releases[i].value - near.sensitivities.releases[i].value) < 5e-3);
  }
}

TEST_CASE("without discount, where supply grows for ever its growth divides the parts") {
  using enum Compounding;
  const auto two = atLimit(schedules(100, Inflation{.rate = 0.03, .compounding = continuous},
                                     Inflation{.rate = 0.01, .compounding = continuous}, Cliff{1, 50}));
  CHECK(two.timeWeightedDilutedPrice == 0);
  CHECK(close(two.attribution[0].amount, 2 * 0.75, 1e-12));
  CHECK(close(two.attribution[1].amount, 2 * 0.25, 1e-12));
  CHECK(std::fabs(two.attribution[2].amount) < 1e-200);
  CHECK(two.sensitivities.releases.at(2).value == 0);
  CHECK(!two.sensitivities.discountFactor.has_value());
  const auto table = atLimit(schedules(100, RateTable{{{0, 3}}}, RateTable{{{0, 1}}}, Cliff{1, 50}));
  CHECK(close(table.attribution[0].amount, 2 * 0.75, 1e-12));
  CHECK(close(table.attribution[1].amount, 2 * 0.25, 1e-12));
}

TEST_CASE("without a limit nothing is made up") {
  const auto nothing = [](const dilution::Result& result) {
    const auto& derivatives = result.sensitivities;
    return !derivatives.discountFactor && !derivatives.holdingYears && !derivatives.growthRate &&
           derivatives.releases.empty();
  };
  const auto burnt = atLimit(schedule(100, Burn{.rate = 0.02}));
  CHECK(nothing(burnt));
  CHECK(burnt.attribution.empty());
  CHECK(nothing(evaluate(held(schedule(100, Cliff{1, 25}), infinity, 0.95, {GrowthCap{0.1}}))));
  CHECK(nothing(evaluate(held(schedule(100, Cliff{1, 25}), infinity, 1, {GrowthCap{0.1}}))));
  // Supply comes to rest while tokens come and are burnt for ever.
  const auto balance = atLimit(schedules(100, RateTable{{{0, 3}}}, Burn{.rate = 0.02}));
  CHECK(close(balance.timeWeightedDilutedPrice, 2 * 100 / 150.0, 1e-12));
  CHECK(nothing(balance));
  CHECK(balance.attribution.empty());
  // Any rate above 0 would take all: there is no derivative by it.
  const auto idle = atLimit(schedules(100, Linear{0, 3, 100}, Inflation{.rate = 0}));
  CHECK(idle.attribution.size() == 2);
  CHECK(idle.sensitivities.releases.empty());
}

TEST_CASE("supply figures at a glance") {
  Supply supply = schedules(100, Linear{0, 2, 60}, Cliff{1, 25}, Cliff{1, -5});
  supply.releases[1].circulating = supply.releases[2].circulating = false;
  supply.declaredMaximum = 250;
  const auto result = evaluate(held(supply, 1, 0.9));
  CHECK(result.marketCap == 200);
  CHECK(result.fullyDilutedValue == 500);
  CHECK(result.fullyDilutedValueByTotal == 2 * 185);  // what never circulated cannot be burnt
  CHECK(result.fullyDilutedValueAtHorizon == 2 * 130);
  CHECK(result.marketCapToFdv == 0.4);
  CHECK(result.supplyAtHorizon == 130);
  CHECK(result.totalSupply == 185);
  CHECK(result.ownershipAtHorizon == doctest::Approx(100 / 130.0).epsilon(1e-15));
  CHECK(result.asymptoticDilutedPrice.value() == 2 * result.asymptoticDilutedPriceRatio.value());
  CHECK(result.perpetualDilutedPrice.value() == 2 * result.perpetualDilutedPriceRatio.value());
  CHECK(result.lifetimeDilutedPrice.value() == 2 * result.lifetimeDilutedPriceRatio.value());
  supply.declaredMaximum = infinity;
  CHECK(evaluate(held(supply, 1, 0.9)).fullyDilutedValue == 320);
  CHECK(evaluate(held(schedule(100, Burn{.rate = 0.1}), 1, 0.9)).marketCapToFdv == 0);  // in the end nothing is left
  const auto path = evaluate(held(supply, 1, 0.9), Detail{.points = 2}).path;
  CHECK(path.lifetimeToDate.front() == 2);
  CHECK(path.timeWeightedToDate.front() == 2);
  CHECK(path.discountWeight.back() == doctest::Approx(0.9).epsilon(1e-15));
}

namespace {

// The first release of the schedule does not circulate; the others do.
template <class... Shapes>
Supply aside(double initialSupply, Shapes... shapes) {
  Supply supply = schedules(initialSupply, shapes...);
  supply.releases[0].circulating = false;
  return supply;
}

double emitted(const Supply& supply, double years) {
  const auto result = dilutionOf(supply, years, 0.9, 7);
  return result.path.supplyByRelease[0].supply.back();
}

double total(const Supply& supply) { return dilutionOf(supply, 3).totalSupply; }

}  // namespace

TEST_CASE("what does not circulate is shown over time, and leaves supply as it is") {
  CHECK(close(emitted(aside(100, Linear{0, 4, 50}), 3), 37.5, 1e-14));
  CHECK(close(emitted(aside(100, Linear{0, 4, 50}), infinity), 50, 1e-14));
  CHECK(emitted(aside(100, Cliff{3, 50}), 3) == 50);
  CHECK(emitted(aside(100, Cliff{3, 50}), 2.9) == 0);
  CHECK(close(emitted(aside(100, Curve{{{1, 120}, {2, 160}}}), 1.5), 40, 1e-14));
  const auto path = dilutionOf(aside(100, Cliff{1.3, 50}, Cliff{1, 5}), 3, 0.9, 7).path;
  int before = 0;
  for (std::size_t i = 0; i < path.year.size(); ++i) {
    CHECK(path.supplyByRelease[0].supply[i] == (path.year[i] >= 1.3 && before > 0 ? 50 : 0));
    if (path.year[i] == 1.3) ++before;
    CHECK(path.supply[i] == (path.supplyByRelease[1].supply[i] > 0 ? 105 : 100));
  }
  CHECK(before == 2);
}

TEST_CASE("what does not circulate acts on the supply that does, which it does not change") {
  using enum Compounding;
  const Inflation grows{.rate = 0.05, .compounding = continuous};
  const Inflation tapers{.rate = 0.2, .taper = 0.5, .compounding = continuous};
  const double kappa = std::log(2.0);
  CHECK(close(emitted(aside(100, grows), 10), 0.05 * 100 * 10, 1e-13));
  CHECK(close(emitted(aside(100, grows, Burn{.rate = 0.1}), 10), 0.5 * 100 * (1 - std::exp(-1.0)), 1e-12));
  CHECK(close(emitted(aside(100, tapers), 200), 0.2 * 100 / kappa, 1e-12));
  CHECK(close(emitted(aside(100, Approach{.cap = 300, .share = 0.1}), 3), 3 * 0.1 * 200, 1e-13));
  CHECK(close(emitted(aside(100, Approach{.cap = 300, .share = 0.1, .periodYears = 1}, Cliff{1, 100}), 2.5),
              20 + 1.5 * 10, 1e-13));
  CHECK(close(emitted(aside(100, StakingIssuance{.coefficient = 2, .stakedShare = 0.25}), 3), 30, 1e-13));
  const auto path = dilutionOf(aside(100, grows, Linear{0, 2, 10}), 3, 0.9, 7).path;
  CHECK(path.supply.back() == 110);
}

TEST_CASE("the total counts what does not circulate to its end, which may be without limit") {
  using enum Compounding;
  const Inflation grows{.rate = 0.05, .compounding = continuous};
  const Inflation tapers{.rate = 0.2, .taper = 0.5, .compounding = continuous};
  CHECK(total(aside(100, grows)) == infinity);
  CHECK(dilutionOf(aside(100, grows), 3).fullyDilutedValueByTotal == infinity);
  CHECK(total(aside(100, grows, Linear{0, 2, 10})) == infinity);
  CHECK(total(aside(100, Inflation{.rate = 0.02}, Inflation{.rate = 0.03})) == infinity);
  CHECK(close(total(aside(100, tapers)), 100 + 20 / std::log(2.0), 1e-12));
  CHECK(close(total(aside(100, tapers, Linear{80, 90, 10})), 110 + 20 / std::log(2.0), 1e-12));
  CHECK(close(total(aside(100, Inflation{.endYear = 3, .rate = 0.05, .compounding = continuous})), 115, 1e-13));
  CHECK(
      close(total(aside(100, grows, Burn{.rate = 0.1})), 0.5 * 100, 1e-12));  // 0.05 C a year while C falls to nothing
  CHECK(total(aside(100, Approach{.cap = 300, .share = 0.1})) == infinity);
  CHECK(close(total(aside(100, Approach{.cap = 300, .share = 0.2}, Approach{.cap = 300, .share = 0.1})),
              300 + 0.2 / 0.1 * 200, 1e-12));
  CHECK(close(total(aside(100, Approach{.cap = 300, .share = 0.2, .periodYears = 1},
                          Approach{.cap = 300, .share = 0.1, .periodYears = 1})),
              300 + 0.2 / 0.1 * 200, 1e-12));
  CHECK(close(total(aside(100, Curve{{{1, 120}, {2, 160}}}, Cliff{1, 7})), 107 + 60, 1e-13));
  CHECK(total(aside(100, Burn{.rate = 0.1})) == 100);  // what never circulated cannot be burnt
  CHECK(total(aside(100, grows, Approach{.cap = 300, .share = 0.1, .periodYears = 1.0 / 52})) == infinity);
}

TEST_CASE("market caps are what their formulas say, and flat or unbent once settled") {
  const auto at = [](const MarketCap& cap, double year) { return MarketPath(cap).multiple(year); };
  CHECK(at({}, 3) == 1);
  CHECK(close(at({GrowthCap{0.2}}, 3), std::exp(0.6), 1e-15));
  CHECK(close(at({LogisticCap{4, 0.5}}, 3), 4 / (1 + 3 * std::exp(-1.5)), 1e-15));
  CHECK(close(at({MeanRevertingCap{0.4, 0.5}}, 3), 0.4 + 0.6 * std::exp(-1.5), 1e-15));
  const MarketCap drawn{CurveCap{{{2, 3}, {4, 1}}}};
  CHECK(at(drawn, 0) == 1);
  CHECK(at(drawn, 1) == 2);
  CHECK(at(drawn, 2) == 3);
  CHECK(at(drawn, 3) == 2);
  CHECK(at(drawn, 4) == 1);
  CHECK(at(drawn, 9) == 1);
  CHECK(at({CurveCap{}}, 5) == 1);
  CHECK(at({CurveCap{{{-1, 2}, {1, 4}}}}, 0) == 3);
  const MarketPath path(drawn);
  CHECK(path.nextKink(0) == 2);
  CHECK(path.nextKink(2) == 4);
  CHECK(path.nextKink(4) == infinity);
  CHECK(!path.isSettled(3.9));
  CHECK(path.isSettled(4));
  CHECK(path.settled() == 1);
  const MarketCap rising{LogisticCap{1e9, 2}};
  const MarketPath logistic(rising);
  // Settled: within double precision of the ceiling, which takes ln(1e9)/2 years longer the higher it lies.
  CHECK(!logistic.isSettled(22.6));
  CHECK(logistic.isSettled((45.1 + std::log(1e9)) / 2));
  CHECK(!logistic.isSettled((44.9 + std::log(1e9)) / 2));
  const MarketCap reverting{MeanRevertingCap{5, 2}};
  CHECK(!MarketPath(reverting).isSettled(22.4));
  CHECK(MarketPath(reverting).isSettled(22.6));
  const MarketCap still{MeanRevertingCap{5, 0}};
  CHECK(MarketPath(still).isSettled(0));
  CHECK(MarketPath(still).settled() == 1);
}

TEST_CASE("an endless holding is shown for three lifetimes of its discount, at most a century") {
  CHECK(dilution::shownYears(held({}, 7, 0.9)) == 7);
  CHECK(close(dilution::shownYears(held({}, infinity, 0.9)), 3 / -std::log(0.9), 1e-15));
  CHECK(dilution::shownYears(held({}, infinity, 0.99)) == 100);
  CHECK(dilution::shownYears(held({}, infinity, 1)) == 100);
}

TEST_CASE("a holding must end before supply does, whoever burns it") {
  const auto refused = [](ReleaseShape shape, double years, bool circulating = true) {
    Supply supply = schedule(100, std::move(shape));
    supply.releases[0].circulating = circulating;
    return !check(held(supply, years, 0.9)).empty();
  };
  CHECK(refused(Cliff{2, -100}, 2));
  CHECK(!refused(Cliff{2, -100}, 1.9));
  CHECK(!refused(Cliff{2, -100}, 5, false));
  CHECK(refused(Linear{0, 2, -100}, 2));
  CHECK(refused(Linear{0, 2, -200}, 1));
  CHECK(refused(Step{0, 1, 4, -25}, 4));
  CHECK(!refused(Step{0, 1, 4, -25}, 3.5));
  CHECK(refused(RateTable{{{0, 5}, {1, -21}}}, 6));
  CHECK(!refused(RateTable{{{0, 5}, {1, -21}}}, 5.9));
  CHECK(refused(Curve{{{0, 100}, {3, 0}}}, 3));
  CHECK(!refused(Burn{.rate = 0.5}, 50));
  const auto grown = [](double rate, double years) { return !check(held({}, years, 0.9, {GrowthCap{rate}})).empty(); };
  CHECK(grown(7, 100));
  CHECK(!grown(6.9, 100));
  CHECK(!grown(7, infinity));
  CHECK(!grown(-7, 1000));
}

TEST_CASE("where market growth and discount cancel, only supply that grows fast enough leaves a finite price") {
  const double rho = -tvd::log(0.9);
  const MarketCap level{GrowthCap{rho}};
  CHECK(evaluate(held({}, 5, 0.9, level)).perpetualDilutedPriceRatio.value() == infinity);
  CHECK(evaluate(held(schedule(100, RateTable{{{0, 5}}}), 5, 0.9, level)).perpetualDilutedPriceRatio.value() ==
        infinity);
  const auto inflation = schedule(100, Inflation{.rate = 0.1, .compounding = Compounding::continuous});
  CHECK(close(evaluate(held(inflation, 5, 0.9, level)).perpetualDilutedPriceRatio.value(), rho / 0.1, 1e-12));
  // sqrt(C) = 10 + s grows without exponent: the integral of 100 / (10 + s)² is 10.
  const StakingIssuance issuance{.startYear = 0, .coefficient = 2, .stakedShare = 1};
  const auto perpetual = [&](const Supply& supply, double years = 5) {
    return evaluate(held(supply, years, 0.9, level)).perpetualDilutedPriceRatio.value();
  };
  CHECK(close(perpetual(schedule(100, issuance)), rho * 10, 1e-13));
  CHECK(close(perpetual(schedule(100, issuance), infinity), rho * 10, 1e-13));
  // With a steady flow as well s = q - 10 - 3 ln((q + 3) / 13), q² = C: the integral of 100 · 2 / (q (2 q + 6)) dq.
  const auto flows = schedules(100, issuance, RateTable{{{0, 6}}});
  CHECK(close(perpetual(flows), rho * 100 / 3 * std::log(1.3), 1e-12));
  // Supply that comes to rest, and supply that grows as fast as the market, leave nothing to end it.
  CHECK(perpetual(schedules(100, issuance, Burn{.rate = 0.1})) == infinity);
  const auto growing = schedules(100, issuance, Inflation{.rate = 0.1, .compounding = Compounding::continuous});
  const auto grown = evaluate(held(growing, 5, 0.9, {GrowthCap{rho + 0.1}})).perpetualDilutedPriceRatio;
  CHECK(grown.value_or(infinity) == infinity);
}

TEST_CASE("two hundred releases are shown one by one, one more by category") {
  Supply supply;
  supply.initialSupply = 1000;
  for (int k = 0; k < 200; ++k)
    supply.releases.push_back({"", k % 2 == 0 ? Category::team : Category::rewards, true, Cliff{0.5, 1}});
  CHECK(evaluate(held(supply, 1, 0.9)).attribution.size() == 200);
  supply.releases.push_back({"", Category::team, true, Cliff{0.5, 1}});
  const auto grouped = evaluate(held(supply, 1, 0.9)).attribution;
  REQUIRE(grouped.size() == 2);
  CHECK(grouped[0].category == Category::team);
  CHECK(grouped[0].label == "team");
  CHECK(close(grouped[0].amount / grouped[1].amount, 1.01, 1e-12));
}
