// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <numbers>

#include "option_support.hpp"
#include "tvd/option/blocks.hpp"

using namespace tests;

TEST_CASE("the parts add up to the premium, and each switches off with its input") {
  RandomTerms random(41);
  for (int i = 0; i < 400; ++i) {
    option::Inputs in;
    in.spot = random.uniform(60, 150);
    in.expiryYears = random.uniform(0.01, 1);
    in.carryYield = random.uniform(0, 0.1);
    in.side = i % 2 == 0 ? Side::call : Side::put;
    in.exercise = i % 8 == 0 ? Exercise::american : Exercise::european;
    in.hedgeCost = i % 3 == 0 ? 0 : random.uniform(0, 0.01);
    in.failureHazard = i % 5 == 0 ? 0 : random.uniform(0, 0.3);
    in.recovery = random.uniform(0, 1);
    in.jumpIntensity = i % 7 == 0 || in.exercise == Exercise::american ? 0 : random.uniform(0, 5);
    in.jumpMean = -0.1;
    in.jumpVolatility = 0.2;
    CAPTURE(i);
    const option::Result r = evaluate(in);
    CHECK(std::fabs(r.intrinsic + r.timeValue - r.premium) <= 1e-13 * in.spot);
    CHECK(std::fabs(r.diffusion + r.jumps + r.failure + r.hedgingCost - r.premium) <= 1e-13 * in.spot);
    CHECK(r.failure <= 0);
    CHECK(r.hedgingCost >= 0);
    CHECK(r.jumps >= -1e-13 * in.spot);
    if (in.hedgeCost == 0) CHECK(r.hedgingCost == 0);
    if (in.failureHazard == 0) CHECK(r.failure == 0);
    if (in.jumpIntensity == 0) CHECK(r.jumps == 0);
    if (in.exercise == Exercise::european) {
      const double survival = std::exp(-failureSpread(in.failureHazard, in.recovery) * in.expiryYears);
      CHECK(r.diffusion + r.jumps == doctest::Approx((r.premium - r.hedgingCost) / survival).epsilon(1e-12));
    }
  }
}

TEST_CASE("Leland's volatility charges the round trip once an interval") {
  option::Inputs in;
  in.hedgeCost = 0.002;
  in.blockSeconds = 12;
  in.hedgeEveryBlocks = 300;  // an hour
  const double interval = 3600.0 / (365.25 * 86400);
  const double number = std::sqrt(2 / std::numbers::pi) * in.hedgeCost / (in.volatility * std::sqrt(interval));
  const option::Result r = evaluate(in);
  CHECK(r.lelandVolatility == doctest::Approx(in.volatility * std::sqrt(1 + number)).epsilon(1e-14));
  option::Inputs dear = in;
  dear.hedgeCost = 0;
  dear.volatility = r.lelandVolatility;
  CHECK(r.premium == doctest::Approx(evaluate(dear).premium).epsilon(1e-13));
  // Greeks are those of the premium to the volatility that is put in.
  const auto premiumAt = [&](double by) {
    option::Inputs moved = in;
    moved.volatility += by;
    return evaluate(moved);
  };
  CHECK(r.vega == doctest::Approx(slope([&](double by) { return premiumAt(by).premium; }, 1e-3)).epsilon(1e-9));
  CHECK(r.volga == doctest::Approx(slope([&](double by) { return premiumAt(by).vega; }, 1e-3)).epsilon(1e-9));
  CHECK(r.vanna == doctest::Approx(slope([&](double by) { return premiumAt(by).delta; }, 1e-3)).epsilon(1e-9));
}

TEST_CASE("the hedge error falls with the root of the number of hedges") {
  option::Inputs in;
  const option::Result often = evaluate(in);
  in.hedgeEveryBlocks *= 4;
  CHECK(evaluate(in).hedgeErrorStd == doctest::Approx(2 * often.hedgeErrorStd).epsilon(1e-12));
  const double hedges = in.expiryYears * 365.25 * 24;  // hourly, as at first
  CHECK(often.hedgeErrorStd ==
        doctest::Approx(std::sqrt(std::numbers::pi / 4 / hedges) * often.vega * in.volatility).epsilon(1e-12));
  in.hedgeEveryBlocks = 1e9;  // one hedge at the start
  CHECK(evaluate(in).hedgeErrorStd ==
        doctest::Approx(std::sqrt(std::numbers::pi / 4) * often.vega * in.volatility).epsilon(1e-12));
}

TEST_CASE("the gap within a block mixes diffusion and jumps exactly") {
  const double block = 12.0 / (365.25 * 86400);
  // Without jumps: two normal tails.
  const double deviation = 0.8 * std::sqrt(block);
  const double drift = -0.32 * block;
  const double tails = 0.5 * std::erfc((std::log1p(0.002) - drift) / deviation / std::sqrt(2.0)) +
                       0.5 * std::erfc((-std::log1p(-0.002) + drift) / deviation / std::sqrt(2.0));
  CHECK(gapProbability({block, -0.32, 0.8, {}}, 0.002) == doctest::Approx(tails).epsilon(1e-11));
  // A large move in a block is, but for terms in block², one jump.
  const Jumps jumps{4, -0.1, 0.2};
  const double oneJump = 4 * block * std::exp(-4 * block) *
                         (0.5 * std::erfc((std::log1p(0.2) + 0.1) / 0.2 / std::sqrt(2.0)) +
                          0.5 * std::erfc((-std::log1p(-0.2) - 0.1) / 0.2 / std::sqrt(2.0)));
  CHECK(gapProbability({block, 0, 0.8, jumps}, 0.2) == doctest::Approx(oneJump).epsilon(1e-4));
  CHECK(gapProbability({block, 0, 0, {}}, 0.1) == 0);
  CHECK(gapProbability({block, 0, 0.8, {}}, 2) == 0);  // only up is possible
  CHECK(gapProbability({1e6, 0, 10, {}}, 1e-6) == doctest::Approx(1));
}
