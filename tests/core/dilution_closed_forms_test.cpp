// SPDX-License-Identifier: MIT
// The closed forms of the literature, to 1e-12, and the edges where they degenerate.
#include <doctest/doctest.h>

#include <boost/math/special_functions/expint.hpp>

#include "support.hpp"
#include "tvd/dilution/equivalents.hpp"

using namespace tests;

namespace {
Supply exponential(double rate) {
  if (rate < 0) return schedule(1e9, Burn{.rate = -rate});
  return schedule(1e9, Inflation{.rate = rate, .compounding = Compounding::continuous});
}
double phi(double z) { return z == 0 ? 1 : std::expm1(z) / z; }
}  // namespace

TEST_CASE("exponential supply over rates, discounts and horizons") {
  for (const double rate : {-0.3, -1e-9, 0.0, 1e-12, 0.01, 0.048790164169432, 0.7, 3.0})
    for (const double gamma : {1.0, 0.999999, 0.95, 0.5, 0.01})
      for (const double years : {1e-6, 0.1, 1.0, 10.0, 100.0}) {
        if (rate * years < -50) continue;
        CAPTURE(rate);
        CAPTURE(gamma);
        CAPTURE(years);
        const double rho = std::fabs(std::log(gamma));
        const auto result = dilutionOf(exponential(rate), years, gamma);
        CHECK(close(result.lifetimeDilutedPriceRatio.value(), phi(-rate * years), 1e-12));
        CHECK(close(result.timeWeightedDilutedPriceRatio, phi(-(rho + rate) * years) / phi(-rho * years), 1e-12));
        if (rho + rate > 0) CHECK(close(result.perpetualDilutedPriceRatio.value(), rho / (rho + rate), 1e-12));
        // Over a short holding little is diluted, and the rate is read off that little.
        CHECK(close(std::log1p(result.equivalentInflation.value()), rate,
                    1e-11 + 4e-15 / (std::fabs(rate) * std::fmin(years, 1 / rho))));
      }
}

TEST_CASE("the limit at a discount factor of 0.95 and 5 % inflation is the published one") {
  const auto result = dilutionOf(schedule(1, Inflation{.rate = 0.05}), 5, 0.95);
  CHECK(result.perpetualDilutedPriceRatio.value() == doctest::Approx(0.512505).epsilon(1e-6));
}

TEST_CASE("7 % a year over 10 years") {
  const auto result = dilutionOf(schedule(1, Inflation{.rate = 0.07}), 10, 0.95);
  CHECK(close(result.lifetimeDilutedPriceRatio.value(), 0.7266635071133, 1e-12));
  CHECK(close(result.timeWeightedDilutedPriceRatio, 0.7475491230186, 1e-12));
}

TEST_CASE("linear supply: logarithm and exponential integrals") {
  for (const double a : {1e-6, 0.02, 0.3, 10.0})
    for (const double years : {0.5, 5.0, 40.0}) {
      CAPTURE(a);
      CAPTURE(years);
      const auto result = dilutionOf(schedule(100, RateTable{{{0, 100 * a}}}), years, 0.9);
      const double rho = -std::log(0.9);
      CHECK(close(result.lifetimeDilutedPriceRatio.value(), std::log1p(a * years) / (a * years), 1e-12));
      if (rho / a > 50) continue;  // there the special functions cancel, not the integral
      const double z = rho / a;
      const auto e1 = [](double x) { return boost::math::expint(1, x); };
      const double integral = std::exp(z) * (e1(z) - e1(z + rho * years)) / a;
      CHECK(close(result.timeWeightedDilutedPriceRatio, integral / (-std::expm1(-rho * years) / rho), 1e-11));
      CHECK(close(result.perpetualDilutedPriceRatio.value(), z * std::exp(z) * e1(z), 1e-12));
    }
}

TEST_CASE("approach to a cap: the closed form of the lifetime price") {
  const double cap = 720;
  const double c0 = 447.90349;
  const double k = 0.06;
  for (const double years : {1.0, 5.0, 10.0, 200.0}) {
    const auto result = dilutionOf(schedule(c0, Approach{0, cap, k, 0}), years);
    const double d = cap - c0;
    CHECK(close(result.lifetimeDilutedPriceRatio.value(),
                c0 / (k * cap * years) * std::log((cap * std::exp(k * years) - d) / c0), 1e-12));
    CHECK(close(result.asymptoticDilutedPriceRatio.value(), c0 / cap, 1e-14));
  }
}

TEST_CASE("approach from far above and from far below its cap, however fast") {
  for (const double k : {0.01, 1.0, 100.0})
    for (const double c0 : {1e-12, 1e-3, 1.0, 1e6, 1e30})
      for (const double years : {0.001, 0.1, 2.0, 40.0}) {
        CAPTURE(k);
        CAPTURE(c0);
        CAPTURE(years);
        const auto result = dilutionOf(schedule(c0, Approach{0, 1, k, 0}), years);
        // The integral of 1 / (1 - (1 - c0) e^(-k s)) is ln(1 + expm1(k T) / c0) / k, here without overflow or cancellation.
        const double logarithm = k * years > 100
                                     ? k * years - std::log(c0) + std::log1p((c0 - 1) * std::exp(-k * years))
                                     : std::log1p(std::expm1(k * years) / c0);
        CAPTURE(result.lifetimeDilutedPriceRatio.value());
        CAPTURE(result.lifetimeDilutedPriceRatio.value() / (c0 * logarithm / (k * years)) - 1);
        CHECK(close(result.lifetimeDilutedPriceRatio.value(), c0 * logarithm / (k * years), 1e-12));
        const double dilution = 1 - result.timeWeightedDilutedPrice;
        CHECK(std::fabs(result.attribution[0].amount - dilution) <= 1e-12 * (1 + std::fabs(dilution)));
      }
}

TEST_CASE("edges of the holding time and the discount") {
  const auto supply = exponential(0.1);
  SUBCASE("an instant holding is worth today's price") {
    CHECK(close(dilutionOf(supply, 1e-12).timeWeightedDilutedPriceRatio, 1, 1e-12));
  }
  SUBCASE("an endless holding is the perpetual price") {
    const auto result = dilutionOf(supply, infinity, 0.95);
    const double rho = -std::log(0.95);
    CHECK(close(result.timeWeightedDilutedPriceRatio, rho / (rho + 0.1), 1e-12));
    CHECK(result.lifetimeDilutedPriceRatio.value() == 0);
    CHECK(result.fullyDilutedValue == infinity);
    CHECK(result.ownershipAtHorizon == 0);
    CHECK(close(result.equivalentInflation.value(), std::expm1(0.1), 1e-10));
    CHECK(close(result.breakEvenGrowth.value(), 0.1, 1e-10));
  }
  SUBCASE("an endless holding without discount is the asymptotic price") {
    const auto result = dilutionOf(schedule(100, Linear{0, 2, 25}), infinity, 1);
    CHECK(close(result.timeWeightedDilutedPriceRatio, 0.8, 1e-14));
    CHECK(close(result.lifetimeDilutedPriceRatio.value(), 0.8, 1e-14));
  }
  SUBCASE("a tiny discount factor leaves today only") {
    CHECK(close(dilutionOf(supply, 5, 1e-300).timeWeightedDilutedPriceRatio, 1, 1e-3));
  }
  SUBCASE("a million years") {
    const auto result = dilutionOf(supply, 1e6, 0.95);
    CHECK(close(result.lifetimeDilutedPriceRatio.value(), 1 / (0.1 * 1e6), 1e-12));
    CHECK(result.supplyAtHorizon == infinity);  // more than a number holds
    CHECK(result.ownershipAtHorizon == 0);
    CHECK(!result.breakEvenGrowth);
    CHECK(dilutionOf(supply, 5000, 0.95).breakEvenGrowth.has_value());
  }
  SUBCASE("supply that is burnt or grown out of the range of numbers beside a growing market") {
    const auto violation = [](const Supply& schedule, double years, double growth) {
      tvd::dilution::Inputs inputs;
      inputs.supply = schedule;
      inputs.discountFactor = 1;
      inputs.holdingYears = years;
      inputs.marketCap.shape = GrowthCap{growth};
      const auto found = tvd::check(inputs);
      return found.empty() ? "" : found[0].path + " " + found[0].rule;
    };
    const auto burning = schedule(100, Burn{.rate = 0.02});
    CHECK(violation(burning, 3e4, -0.02).empty());
    CHECK(violation(burning, 4e4, -0.02) == "holdingYears depleted");
    CHECK(violation(burning, 1e5, 0) == "holdingYears depleted");
    CHECK(violation(supply, 5000, 0.1).empty());
    CHECK(violation(supply, 6500, 0.1) == "holdingYears overflow");
  }
}

TEST_CASE("no releases: nothing is diluted, and break-even growth is nil") {
  Supply supply;
  const auto result = dilutionOf(supply, 5);
  CHECK(close(result.timeWeightedDilutedPriceRatio, 1, 1e-15));
  CHECK(close(result.lifetimeDilutedPriceRatio.value(), 1, 1e-15));
  CHECK(result.asymptoticDilutedPriceRatio.value() == 1);
  CHECK(result.ownershipHalfLife == infinity);
  CHECK(std::fabs(result.breakEvenGrowth.value()) < 1e-14);
  CHECK(std::fabs(result.equivalentInflation.value()) < 1e-14);
}

TEST_CASE("market cap that outgrows the discount has no finite perpetual price, and says so") {
  dilution::Inputs inputs{.price = 1,
                          .supply = exponential(0.02),
                          .marketCap = {GrowthCap{0.2}},
                          .discountFactor = 0.95,
                          .holdingYears = 5};
  CHECK(evaluate(inputs).perpetualDilutedPrice.value() == infinity);
  inputs.marketCap = {GrowthCap{0.03}};
  const double rho = -std::log(0.95);
  CHECK(close(evaluate(inputs).perpetualDilutedPriceRatio.value(), rho / (rho + 0.02 - 0.03), 1e-12));
}

TEST_CASE("market caps: growth, logistic, mean-reverting and drawn") {
  dilution::Inputs inputs{.price = 3, .supply = {}, .marketCap = {}, .discountFactor = 1, .holdingYears = 4};
  SUBCASE("growth") {
    inputs.marketCap = {GrowthCap{0.3}};
    CHECK(close(evaluate(inputs).lifetimeDilutedPrice.value(), 3 * phi(1.2), 1e-13));
  }
  SUBCASE("logistic") {
    for (const double ceiling : {1e-300, 1e-17, 0.01, 0.5, 1.0, 5.0, 1e6}) {
      inputs.marketCap = {LogisticCap{ceiling, 0.8}};
      CAPTURE(ceiling);
      // The integral of K / (1 + (K - 1) e^(-r s)) is K / r ln(1 + (e^(r T) - 1) / K).
      const double integral = ceiling / 0.8 * std::log1p(std::expm1(3.2) / ceiling);
      CHECK(close(evaluate(inputs).lifetimeDilutedPriceRatio.value(), integral / 4, 1e-12));
    }
  }
  SUBCASE("mean-reverting") {
    inputs.marketCap = {MeanRevertingCap{2, 0.5}};
    CHECK(close(evaluate(inputs).lifetimeDilutedPriceRatio.value(), 2 - phi(-2.0), 1e-13));
  }
  SUBCASE("drawn") {
    inputs.marketCap = {CurveCap{{{1, 2}, {3, 2}, {4, 1}}}};
    CHECK(close(evaluate(inputs).lifetimeDilutedPriceRatio.value(), (1.5 + 4 + 1.5) / 4, 1e-14));
  }
}

TEST_CASE("when supply doubles") {
  CHECK(close(dilutionOf(schedule(100, RateTable{{{0, 5}}}), 1).ownershipHalfLife, 20, 1e-14));
  CHECK(close(dilutionOf(exponential(0.1), 1).ownershipHalfLife, std::log(2.0) / 0.1, 1e-13));
  CHECK(dilutionOf(schedule(100, Cliff{3, 100}), 1).ownershipHalfLife == 3);
  CHECK(dilutionOf(schedule(100, Cliff{3, 99}), 1).ownershipHalfLife == infinity);
}

TEST_CASE("break-even growth makes the holding worth today's price") {
  Random random(11);
  for (int k = 0; k < 40; ++k) {
    dilution::Inputs inputs{.price = 2,
                            .supply = random.anySupply(),
                            .marketCap = {},
                            .discountFactor = random.uniform(0.6, 1),
                            .holdingYears = random.uniform(0.2, 12)};
    const double growth = evaluate(inputs).breakEvenGrowth.value();
    inputs.marketCap = {GrowthCap{growth}};
    CHECK(close(evaluate(inputs).timeWeightedDilutedPrice, 2, 1e-12));
  }
}

TEST_CASE("no growth that a number holds makes up for the greatest supply there is") {
  const auto growth = [](double amount) {  // far beyond what a calculator takes
    const Supply supply = schedule(1, Cliff{0.001, amount});
    const MarketCap still;
    const MarketPath market(still);
    Discounting walk(supply, market, 0.1);
    Recording recording(supply, 0.1);
    recording.begin(walk);
    while (walk.pass(1)) {
      recording.passed(walk);
      walk.arrive();
      recording.arrived(walk);
    }
    return breakEvenGrowth({supply, still, 0.1, 1}, {}, recording);
  };
  CHECK(growth(1e280).has_value());
  CHECK_FALSE(growth(1e304).has_value());
}

TEST_CASE("a flow without an end is blamed for what it dilutes") {
  const auto result = dilutionOf(schedule(100, RateTable{{{0, 3}}}), 4);
  CHECK(close(result.attribution.at(0).amount, 1 - result.timeWeightedDilutedPriceRatio, 1e-12));
}

TEST_CASE("what a little inflation would do fades with its taper, also where there is none yet") {
  const double years = 2;
  const auto sensitivity = [&](Inflation inflation) {
    const auto result = dilutionOf(schedule(1e9, inflation), years, 1);
    return result.sensitivities.releases.front().value;
  };
  // ln C grows by the integral of the tapered rate, and the ratio falls by its mean over the holding.
  CHECK(close(sensitivity({.rate = 0, .taper = 1}), -(0.5 + 1) / years, 1e-14));
  CHECK(close(sensitivity({.rate = 0, .taper = 0.25}), -(0.5 + 1 + 0.75 / 2) / years, 1e-14));
  CHECK(close(sensitivity({.startYear = -1, .rate = 0, .taper = 0.5}), -(0.5 / 2 + 0.5 + 0.25 / 2) / years, 1e-14));
  const double decay = std::log(2.0);
  CHECK(close(sensitivity({.rate = 0, .taper = 0.5, .compounding = Compounding::continuous}),
              -(years + std::expm1(-decay * years) / decay) / decay / years, 1e-13));
  CHECK(close(sensitivity({.rate = 0}), -years / 2, 1e-14));
}

TEST_CASE("what a little more inflation would do is nearly the same where there is hardly any as where there is none") {
  for (const Compounding compounding : {Compounding::yearly, Compounding::continuous}) {
    const auto sensitivity = [&](double rate) {
      const Inflation inflation{.rate = rate, .taper = 0.5, .compounding = compounding};
      return dilutionOf(schedule(1e9, inflation), 40, 1).sensitivities.releases.front().value;
    };
    for (const double rate : {1e-300, 1e-20, 1e-16}) {
      CAPTURE(rate);
      CHECK(close(sensitivity(rate), sensitivity(0), 1e-13));
    }
  }
}
