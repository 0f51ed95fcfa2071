// SPDX-License-Identifier: MIT
// What the option page shows beside the premium, in closed form; and the first guess of the exercise boundary.
#include <doctest/doctest.h>

#include <limits>

#include "option_support.hpp"
#include "tvd/option/blocks.hpp"
#include "tvd/option/boundary.hpp"
#include "tvd/option/implied.hpp"
#include "tvd/option/quadratic.hpp"

using namespace tests;

namespace {

double cdf(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

}  // namespace

TEST_CASE("intrinsic value is the payoff now") {
  option::Inputs in;
  in.spot = 130;
  CHECK(evaluate(in).intrinsic == 30);
  CHECK(evaluate(in).timeValue == evaluate(in).premium - 30);
  in.side = Side::put;
  CHECK(evaluate(in).intrinsic == 0);
  in.spot = 60;
  CHECK(evaluate(in).intrinsic == 40);
  in.side = Side::call;
  CHECK(evaluate(in).intrinsic == 0);
}

TEST_CASE("the chance to end in the money is N(d2), jumps and all") {
  option::Inputs in;
  in.spot = 110;
  in.carryYield = 0.03;
  const double s = 0.8 * std::sqrt(0.25);
  const double d2 = (std::log(1.1) + (0.04 - 0.03) * 0.25) / s - 0.5 * s;
  CHECK(evaluate(in).probabilityInTheMoney == doctest::Approx(cdf(d2)).epsilon(1e-13));
  in.side = Side::put;
  CHECK(evaluate(in).probabilityInTheMoney == doctest::Approx(cdf(-d2)).epsilon(1e-13));
  in.failureHazard = 0.5;  // of the price, not of the contract
  CHECK(evaluate(in).probabilityInTheMoney == doctest::Approx(cdf(-d2)).epsilon(1e-13));
}

TEST_CASE("the gap within a block knows the drift of the price, which jumps are compensated in") {
  option::Inputs in;
  in.blockSeconds = 1e7;  // a third of a year, so that the drift shows
  in.rate = 0.5;
  in.carryYield = 0.1;
  in.gapSize = 0.2;
  const double years = 1e7 / (365.25 * 86400);
  const auto outside = [&](double mean, double variance) {
    return cdf((mean - std::log(1.2)) / std::sqrt(variance)) + cdf((std::log(0.8) - mean) / std::sqrt(variance));
  };
  const double drift = 0.5 - 0.1 - 0.5 * 0.64;
  CHECK(evaluate(in).blockGapProbability == doctest::Approx(outside(drift * years, 0.64 * years)).epsilon(1e-12));
  in.jumpIntensity = 3;
  in.jumpMean = -0.2;
  in.jumpVolatility = 0.3;
  const double compensated = drift - 3 * std::expm1(-0.2 + 0.045);
  double chance = 0;
  double weight = std::exp(-3 * years);
  for (int n = 0; n < 60; ++n) {
    chance += weight * outside(compensated * years - 0.2 * n, 0.64 * years + 0.09 * n);
    weight *= 3 * years / (n + 1);
  }
  CHECK(evaluate(in).blockGapProbability == doctest::Approx(chance).epsilon(1e-12));
}

TEST_CASE("the exercise boundary has the points asked for, two hundred at most") {
  option::Inputs in;
  in.side = Side::put;
  in.exercise = Exercise::american;
  for (const int points : {2, 3, 50, 200}) {
    const auto& curve = evaluate(in, Detail{.points = points}).exerciseBoundary;
    CHECK(curve.year.size() == static_cast<std::size_t>(points));
    CHECK(curve.spot.size() == static_cast<std::size_t>(points));
    CHECK(curve.year.front() == 0);
    CHECK(curve.year.back() == in.expiryYears);
    CHECK(curve.spot.back() == in.strike);
  }
  CHECK(evaluate(in, Detail{.points = 1000}).exerciseBoundary.year.size() == 200);
  CHECK(evaluate(in, Detail{.points = 1}).exerciseBoundary.year.empty());
  in.exercise = Exercise::european;
  CHECK(evaluate(in).exerciseBoundary.year.empty());
}

TEST_CASE("a premium's range is that of no and of endless volatility") {
  Terms t{Side::call, 120, 100, 2, {0.5, 0}, 0.05, 0.02};
  const double asset = 120 * std::exp(-0.04);
  const double cash = 100 * std::exp(-0.1);
  CHECK(premiumRange(t, Exercise::european).low == doctest::Approx(asset - cash).epsilon(1e-13));
  CHECK(premiumRange(t, Exercise::european).high == doctest::Approx(asset).epsilon(1e-14));
  CHECK(premiumRange(t, Exercise::american).low == doctest::Approx(asset - cash).epsilon(1e-13));
  CHECK(premiumRange(t, Exercise::american).high == 120);
  t.side = Side::put;
  CHECK(premiumRange(t, Exercise::european).low == 0);
  CHECK(premiumRange(t, Exercise::european).high == doctest::Approx(cash).epsilon(1e-14));
  CHECK(premiumRange(t, Exercise::american).high == 100);
  t.spot = 60;
  CHECK(premiumRange(t, Exercise::american).low == 40);
  t.rate = -0.01;  // never exercised early: the put is European
  t.yield = 0.02;
  CHECK(premiumRange(t, Exercise::american).high == doctest::Approx(100 * std::exp(0.02)).epsilon(1e-14));
}

TEST_CASE("too many jumps are refused, with the most that are allowed") {
  option::Inputs in;
  in.expiryYears = 800;
  in.jumpMean = 0.5;
  in.jumpVolatility = 0.4;
  const double weighted = 800 * std::exp(0.5 + 0.08);  // jumps until expiry in the measure of the token
  in.jumpIntensity = 0.999e6 / weighted;
  CHECK(check(in).empty());
  in.jumpIntensity = 1.001e6 / weighted;
  REQUIRE(check(in).size() == 1);
  CHECK(check(in)[0].path == "jumpIntensity");
  CHECK(check(in)[0].maximum == doctest::Approx(1e6 / weighted).epsilon(1e-12));
  in.jumpMean = -0.5;  // smaller after each: counted as they are
  in.expiryYears = 1000;
  in.jumpIntensity = 1000;
  CHECK(check(in).empty());
}

TEST_CASE("the perpetual boundary solves Merton's quadratic") {
  RandomTerms random(91);
  for (int i = 0; i < 500; ++i) {
    const PutMarket m{random.logUniform(1e-4, 0.5), random.uniform(-0.2, 0.4), random.logUniform(0.05, 2), 1};
    const double b = perpetualBoundary(m);
    CAPTURE(m.rate);
    CAPTURE(m.yield);
    CAPTURE(m.volatility);
    CHECK(b > 0);
    CHECK(b < 1);
    const double power = b / (b - 1);  // B = λ/(λ − 1), λ < 0
    const double variance = m.volatility * m.volatility;
    const double size = 0.5 * variance * power * power + std::fabs(m.rate - m.yield) * -power + m.rate;
    CHECK(std::fabs(0.5 * variance * power * (power - 1) + (m.rate - m.yield) * power - m.rate) <= 1e-10 * size);
  }
  CHECK(perpetualBoundary({0, 0.1, 0.5, 1}) == 0);  // without a rate nothing is gained by exercising
}

TEST_CASE("the first guess of the exercise boundary is within a few percent of the way it has come") {
  RandomTerms random(92);
  for (int i = 0; i < 60; ++i) {
    const double rate = random.uniform(0.01, 0.1);
    const bool above = i % 3 == 0;
    const PutMarket m{rate, above ? rate * random.uniform(1.2, 3) : random.uniform(0, 0.8 * rate),
                      random.uniform(0.2, 1.2), random.uniform(0.2, 2)};
    const BoundarySolver solver(m);
    REQUIRE(solver.converged());
    const BoundaryCurve curve = solver.curve();
    QuadraticBoundary guess(m);
    CHECK(guess.furthest() == doctest::Approx(std::log(boundaryAtExpiry(m) / perpetualBoundary(m))).epsilon(1e-12));
    for (double share = 0.002; share <= 1; share *= 1.5) {
      const double left = share * m.expiryYears;
      const double solved = std::log(curve.atExpiry() / curve(left));
      const double guessed = guess.logDistance(left);
      CAPTURE(i);
      CAPTURE(share);
      CAPTURE(solved);
      CAPTURE(guessed);
      CHECK(std::fabs(guessed - solved) <= 0.04 * solved);
    }
  }
}

TEST_CASE("a market premium must lie inside its range: the ends have no volatility") {
  option::Inputs in;
  in.spot = 130;
  const PremiumRange range = premiumRange({Side::call, 130, 100, 0.25, {0.8, 0}, 0.04, 0}, Exercise::european);
  for (const double end : {range.low, range.high}) {
    in.marketPremium = end;
    REQUIRE(check(in).size() == 1);
    CHECK(check(in)[0].minimum == range.low);
    CHECK(check(in)[0].maximum == range.high);
  }
  in.marketPremium = range.low + 1;
  CHECK(check(in).empty());
}

TEST_CASE("exercise at the money without volatility is worth nothing and follows nothing") {
  const Greeks g = americanGreeks({Side::put, 100, 100, 1, {0, 0}, 0.05, 0});
  CHECK(g.premium == 0);
  CHECK(g.delta == 0);
  CHECK(americanGreeks({Side::put, 99, 100, 1, {0, 0}, 0.05, 0}).delta == -1);
}

TEST_CASE("a move to the very edge of a gap is not beyond it") {
  CHECK(gapProbability({1, std::log1p(0.25), 0, {}}, 0.25) == 0);
  CHECK(gapProbability({1, std::log1p(0.26), 0, {}}, 0.25) == 1);
  CHECK(gapProbability({1, std::log1p(-0.26), 0, {}}, 0.25) == 1);
}
