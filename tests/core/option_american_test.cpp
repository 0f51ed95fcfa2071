// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <vector>

#include "option_support.hpp"
#include "tvd/option/boundary.hpp"
#include "tvd/option/exercise_premium.hpp"

using namespace tests;

namespace {

// The largest difference, over spots from the boundary outwards, between the exercise premium and that of a much finer
// grid; the strike is 1.
double errorOf(const PutMarket& market) {
  static const Collocation fine(48, 64);
  const BoundarySolver usual(market);
  const BoundarySolver reference(market, &fine);
  REQUIRE(usual.converged());
  REQUIRE(reference.converged());
  const double start = reference.curve()(market.expiryYears);
  double worst = 0;
  for (const double steps : {0.05, 0.2, 0.6, 1.0, 2.0}) {
    const double spot = start * std::exp(steps * market.volatility * std::sqrt(market.expiryYears));
    const auto value = [&](const BoundaryCurve& curve) {
      return PremiumRule(market, curve, spot)(market, curve).value;
    };
    worst = std::fmax(worst, std::fabs(value(usual.curve()) - value(reference.curve())));
  }
  return worst;
}

}  // namespace

TEST_CASE("American premiums agree with QuantLib 1.29, QdFpAmericanEngine with tanh-sinh quadrature") {
  struct Row {
    Side side;
    double spot, strike, days, volatility, rate, yield, premium;
  };
  // QdFpTanhSinhIterationScheme(48, 40, 1e-12), days over 365. With its usual 24 nodes it is off by up to 1e-6 here.
  const Row rows[] = {
      {Side::put, 100, 100, 365, 0.8, 0.05, 0, 28.53381574518},
      {Side::put, 80, 100, 365, 0.8, 0.05, 0, 36.26024679383},
      {Side::put, 100, 100, 30, 0.6, 0.1, 0.02, 6.546412353022},
      {Side::call, 100, 100, 365, 0.8, 0.03, 0.08, 27.97350431714},
      {Side::call, 130, 100, 730, 0.5, 0.01, 0.12, 37.44239356516},
      {Side::call, 100, 120, 180, 1.2, 0.05, 0.04, 26.40532913718},
      {Side::put, 100, 100, 365, 0.25, 0.05, 0.05, 9.569445298914},
      {Side::put, 100, 110, 365, 0.25, 0, -0.04, 14.42934710574},
      {Side::put, 95, 100, 1095, 0.4, 0.1, 0.2, 31.3314181739},
      {Side::call, 100, 100, 365, 0.6, -0.02, 0.03, 21.48070122929},
      {Side::put, 90, 100, 91, 0.3, 0.02, -0.05, 11.21089751421},
      {Side::call, 100, 90, 365, 0.7, 0.12, 0.12, 28.80777302947},
  };
  for (const Row& r : rows) {
    const Terms t{r.side, r.spot, r.strike, r.days / 365, {r.volatility, 0}, r.rate, r.yield};
    CAPTURE(described(t));
    CHECK(apart(americanPremium(t), r.premium) < 1e-8);
  }
}

TEST_CASE("the usual grids are within 5e-9 of a fine one in token markets") {
  double worst = 0;
  for (const double rate : {0.005, 0.03, 0.1})
    for (const double yield : {0.0, 0.02, 0.1, 0.3})
      for (const double volatility : {0.3, 0.8, 2.0})
        for (const double years : {0.003, 0.08, 0.3, 1.0}) {
          const PutMarket market{rate, yield, volatility, years};
          CAPTURE(rate);
          CAPTURE(yield);
          CAPTURE(volatility);
          CAPTURE(years);
          const double error = errorOf(market);
          CHECK(error < 5e-9);
          worst = std::fmax(worst, error);
        }
  MESSAGE("worst, strike 1: " << worst);
}

TEST_CASE("far from token markets every boundary converges, to 1e-8") {
  double worst = 0;
  for (const double rate : {0.0, 0.01, 0.1, 1.0})
    for (const double yield : {-0.05, 0.0, 0.01, 0.1, 1.0})
      for (const double volatility : {0.03, 0.1, 0.8, 3.0, 5.0})
        for (const double years : {0.001, 0.1, 1.0, 5.0}) {
          if (earlyExercise(rate, yield) != EarlyExercise::belowOneBoundary) continue;
          CAPTURE(rate);
          CAPTURE(yield);
          CAPTURE(volatility);
          CAPTURE(years);
          const double error = errorOf({rate, yield, volatility, years});
          CHECK(error < 1e-8);
          worst = std::fmax(worst, error);
        }
  MESSAGE("worst, strike 1: " << worst);
}

TEST_CASE("a boundary is found for every market with a volatility of 1 % to 500 %") {
  std::mt19937_64 random(5);
  std::uniform_real_distribution<double> uniform(0, 1);
  const auto between = [&](double low, double high) { return low * std::pow(high / low, uniform(random)); };
  for (int i = 0; i < 3000; ++i) {
    const double rate = uniform(random) < 0.5 ? between(1e-6, 1) : 0.5 * uniform(random);
    const double yield = uniform(random) < 0.2 ? 0 : 0.6 * uniform(random) - 0.1;
    const PutMarket market{rate, yield, between(0.01, 5), between(1e-4, 5)};
    CAPTURE(market.rate);
    CAPTURE(market.yield);
    CAPTURE(market.volatility);
    CAPTURE(market.expiryYears);
    CHECK(BoundarySolver(market).converged());
  }
}

TEST_CASE("hardly any time or volatility: American options and their Greeks have values, the better of now and later") {
  for (const double volatility : {1e-12, 1e-6, 0.3, 5.0})
    for (const double years : {1e-14, 1e-9, 1e-3, 5.0})
      for (const double rate : {1e-13, 1e-6, 0.04})
        for (const double yield : {0.0, 1e-13, 0.3})
          for (const double spot : {50.0, 99.9999, 100.0, 200.0}) {
            const Terms t{Side::put, spot, 100, years, {volatility, 0}, rate, yield};
            if (hasBoundary(t) && !boundaryIsFound(putMarketOf(t))) continue;
            CAPTURE(described(t));
            const Greeks g = americanGreeks(t);
            CHECK(g.premium >= std::fmax(100 - spot, 0.0));
            CHECK(g.premium >= europeanPremium(t) * (1 - 1e-14));
            CHECK(g.premium <= 100);
            for (const double value :
                 {g.delta, g.gamma, g.vega, g.theta, g.rho, g.psi, g.vanna, g.volga, g.charm, g.color})
              CHECK(std::isfinite(value));
          }
}

TEST_CASE("rho where the rate is small is the derivative to the rate") {
  for (const double rate : {1e-5, 1e-8, 1e-12}) {
    for (const double yield : {0.0, 0.1}) {
      Terms up{Side::put, 110, 100, 1, {0.8, 0}, 1.01 * rate, yield};
      Terms down = up;
      down.rate = 0.99 * rate;
      Terms here = up;
      here.rate = rate;
      const double european = (europeanPremium(up) - europeanPremium(down)) / (0.02 * rate);
      const double early = (americanPremium(up) - americanPremium(down)) / (0.02 * rate) - european;
      CAPTURE(rate);
      CAPTURE(yield);
      CHECK(americanGreeks(here).rho - europeanGreeks(here).rho == doctest::Approx(early).epsilon(0.02));
    }
  }
}

TEST_CASE("without expiry the premium is Merton's perpetual put") {
  const Terms t{Side::put, 100, 100, 400, {0.3, 0}, 0.05, 0};
  const double power = -2 * 0.05 / 0.09;
  const double boundary = 100 * power / (power - 1);
  CHECK(americanPremium(t) == doctest::Approx((100 - boundary) * std::pow(100 / boundary, power)).epsilon(1e-7));
}

TEST_CASE("American options are worth at least European ones and their payoff, and more with more time") {
  RandomTerms random(51);
  for (int i = 0; i < 400; ++i) {
    Terms t = random.token();
    CAPTURE(described(t));
    const double premium = americanPremium(t);
    CHECK(premium >= europeanPremium(t));
    CHECK(premium >= std::fmax(signOf(t.side) * (t.spot - t.strike), 0.0));
    CHECK(premium <= (t.side == Side::call ? t.spot : t.strike));
    // Exchanging the token for cash turns a call into a put.
    Terms mirrored = other(t);
    std::swap(mirrored.spot, mirrored.strike);
    std::swap(mirrored.rate, mirrored.yield);
    CHECK(americanPremium(mirrored) == doctest::Approx(premium).epsilon(1e-13));
    Terms scaled = t;
    scaled.spot *= 1000;
    scaled.strike *= 1000;
    CHECK(americanPremium(scaled) == doctest::Approx(1000 * premium).epsilon(1e-12));
    t.expiryYears *= 1.1;
    CHECK(americanPremium(t) >= premium - 1e-9 * t.strike);
  }
}

TEST_CASE("a call on a token without yield is never exercised early") {
  RandomTerms random(52);
  for (int i = 0; i < 100; ++i) {
    Terms t = random.token();
    t.side = Side::call;
    t.yield = 0;
    CHECK(americanPremium(t) == europeanPremium(t));
    CHECK(AmericanPricer().exerciseCurve(t, 50).year.empty());
  }
  Terms deep = random.token();  // not when it is worth its payoff to the last bit either
  deep.side = Side::call;
  deep.yield = deep.rate = 0;
  deep.strike = 1e-3 * deep.spot;
  CHECK(americanPremium(deep) == deep.spot - deep.strike);
  CHECK(AmericanPricer().greeks(deep).psi == europeanGreeks(deep).psi);
  CHECK(europeanGreeks(deep).psi < 0);
}

TEST_CASE("American Greeks are derivatives, and obey the pricing equation") {
  RandomTerms random(53);
  for (int i = 0; i < 60; ++i) {
    Terms t = random.token();
    if (i % 3 == 0) t.variance.transactionCost = 0.2;
    CAPTURE(described(t));
    const Greeks g = americanGreeks(t);
    if (std::fabs(std::fabs(g.delta) - 1) < 0.03) continue;  // exercised, or differences would cross the boundary
    CHECK(apart(g.premium, americanPremium(t)) < 1e-13);
    const auto along = [&](auto&& move, double Greeks::*what, double h) {
      return slope(
          [&](double by) {
            Terms moved = t;
            move(moved, by);
            return americanGreeks(moved).*what;
          },
          h);
    };
    const auto spot = [](Terms& m, double by) { m.spot += by; };
    const auto volatility = [](Terms& m, double by) { m.variance.volatility += by; };
    const auto time = [](Terms& m, double by) { m.expiryYears -= by; };
    const auto rate = [](Terms& m, double by) { m.rate += by; };
    const auto yield = [](Terms& m, double by) { m.yield += by; };
    const double v = 3e-3 * t.variance.volatility;
    const double d = 3e-3 * t.expiryYears;
    const double r = 0.05 * std::fmin(t.rate, t.yield);
    const auto near = [](double value, double difference, double scale) {
      CHECK(std::fabs(value - difference) <= 1e-4 * (std::fabs(value) + scale));
    };
    near(g.delta, along(spot, &Greeks::premium, 1e-4 * t.spot), 1e-3);
    near(g.gamma, along(spot, &Greeks::delta, 1e-4 * t.spot), 1e-5);
    near(g.vega, along(volatility, &Greeks::premium, v), 1e-1);
    near(g.theta, along(time, &Greeks::premium, d), 1);
    near(g.rho, along(rate, &Greeks::premium, r), 1);
    near(g.psi, along(yield, &Greeks::premium, r), 1);
    near(g.vanna, along(volatility, &Greeks::delta, v), 1e-1);
    near(g.volga, along(volatility, &Greeks::vega, v), 10);
    near(g.charm, along(time, &Greeks::delta, d), 1);
    near(g.veta, along(time, &Greeks::vega, d), 100);
    near(g.speed, along(spot, &Greeks::gamma, 1e-4 * t.spot), 1e-6);
    near(g.zomma, along(volatility, &Greeks::gamma, v), 1e-2);
    near(g.color, along(time, &Greeks::gamma, d), 1e-1);
  }
}

TEST_CASE("the exercise boundary falls from the strike, meets smooth pasting and separates the regions") {
  const Terms t{Side::put, 100, 100, 1, {0.8, 0}, 0.05, 0.02};
  const ExerciseCurve curve = AmericanPricer().exerciseCurve(t, 101);
  REQUIRE(curve.year.size() == 101);
  CHECK(curve.year.front() == 0);
  CHECK(curve.year.back() == 1);
  CHECK(curve.spot.back() == 100);
  for (std::size_t i = 1; i < curve.year.size(); ++i) {
    CHECK(curve.year[i] > curve.year[i - 1]);
    CHECK(curve.spot[i] > curve.spot[i - 1]);
  }
  Terms at = t;
  at.spot = curve.spot.front() * 1.0001;
  CHECK(americanPremium(at) == doctest::Approx(100 - at.spot).epsilon(1e-6));
  CHECK(americanGreeks(at).delta == doctest::Approx(-1).epsilon(1e-3));
  at.spot = curve.spot.front() * 0.999;
  CHECK(americanPremium(at) == 100 - at.spot);
  CHECK(americanGreeks(at).gamma == 0);

  Terms calm = t;
  calm.variance.volatility = 0;
  CHECK(AmericanPricer().exerciseCurve(calm, 21).spot.empty());  // a moment to exercise, no boundary
  for (const Side side : {Side::call, Side::put})
    for (const double volatility : {0.05, 0.3, 0.8})
      for (const double rate : {-0.05, -0.02, 0.0})
        for (const double carry : {0.0, 0.04, 0.4}) {
          Terms never{side, 100, 100, 1, {volatility, 0}, rate, carry};
          if (side == Side::call) std::swap(never.rate, never.yield);
          CHECK(AmericanPricer().exerciseCurve(never, 21).spot.empty());
        }

  // A call on a token with a yield above the rate: the boundary ends at strike · rate/yield or the strike, whichever is more.
  const Terms call{Side::call, 100, 100, 1, {0.8, 0}, 0.05, 0.02};
  CHECK(AmericanPricer().exerciseCurve(call, 11).spot.back() == doctest::Approx(250).epsilon(1e-12));
}

TEST_CASE("certain American options are exercised at the best moment") {
  // Put, rate above yield: at once or never. Spot 100 strike 120: now.
  CHECK(americanPremium({Side::put, 100, 120, 1, {0, 0}, 0.05, 0.01}) == 20);
  CHECK(americanPremium({Side::put, 100, 90, 1, {0, 0}, 0.05, 0.01}) == 0);
  // A yield above the rate: later is better, up to where carry turns.
  const Terms late{Side::put, 100, 105, 1, {0, 0}, 0.02, 0.3};
  CHECK(americanPremium(late) == doctest::Approx(105 * std::exp(-0.02) - 100 * std::exp(-0.3)).epsilon(1e-14));
  // Small volatility comes close to none.
  for (const double years : {0.5, 5.0}) {
    Terms calm{Side::put, 100, 105, years, {0.01, 0}, 0.05, 0.03};
    const double premium = americanPremium(calm);
    calm.variance.volatility = 0;
    CHECK(std::fabs(premium - americanPremium(calm)) < 0.05);
  }
}

TEST_CASE("Greeks of American options at expiry are those of the last moment before it") {
  for (const Side side : {Side::call, Side::put})
    for (const double spot : {60.0, 80.0, 100.0, 120.0, 160.0})
      for (const double yield : {0.0, 0.02, 0.08}) {
        const Terms now{side, spot, 100, 0, {0.5, 0}, 0.04, yield};
        Terms before = now;
        before.expiryYears = 1e-9;
        CAPTURE(described(now));
        const Greeks limit = americanGreeks(now);
        const Greeks last = americanGreeks(before);
        CHECK(std::fabs(limit.premium - last.premium) < 2e-3);
        CHECK(std::fabs(limit.delta - last.delta) < 1e-4);
        if (spot == 100) continue;  // at the strike the others have no limit
        CHECK(std::fabs(limit.theta - last.theta) < 1e-6);
        CHECK(std::fabs(limit.charm - last.charm) < 1e-6);
        CHECK(std::fabs(limit.gamma - last.gamma) < 1e-6);
      }
}

TEST_CASE("Greeks of certain American options are derivatives, the best moment to exercise included") {
  for (const Terms& t :
       {Terms{Side::put, 100, 101, 10, {0, 0}, 0.12, 0.15}, Terms{Side::put, 100, 130, 20, {0, 0}, 0.04, 0.1},
        Terms{Side::call, 130, 100, 20, {0, 0}, 0.1, 0.04}}) {
    CAPTURE(described(t));
    const Greeks g = americanGreeks(t);
    CHECK(g.theta == 0);  // exercised before expiry, after today
    CHECK(std::fabs(g.gamma) > 1e-4);
    const auto along = [&](double Terms::*input, double Greeks::*what) {
      const double h = 1e-4 * t.*input;
      return slope(
          [&](double by) {
            Terms moved = t;
            moved.*input += by;
            return americanGreeks(moved).*what;
          },
          h);
    };
    CHECK(apart(g.premium, americanPremium(t)) < 1e-14);
    CHECK(apart(g.delta, along(&Terms::spot, &Greeks::premium)) < 1e-7);
    CHECK(apart(g.gamma, along(&Terms::spot, &Greeks::delta)) < 1e-7);
    CHECK(apart(g.speed, along(&Terms::spot, &Greeks::gamma)) < 1e-7);
    CHECK(apart(g.rho, along(&Terms::rate, &Greeks::premium)) < 1e-6);
    CHECK(apart(g.psi, along(&Terms::yield, &Greeks::premium)) < 1e-6);
    CHECK(g.vega == 0);
    Terms stirred = t;
    stirred.variance.volatility = 1e-3;
    CHECK(apart(americanPremium(stirred) - g.premium, 0.5e-6 * g.volga) < 0.02);
  }
}

TEST_CASE("what is not priced is refused in words") {
  option::Inputs in;
  in.exercise = Exercise::american;
  in.side = Side::put;
  in.rate = -0.01;
  in.carryYield = -0.05;
  auto violations = check(in);
  REQUIRE(violations.size() == 1);
  CHECK(violations[0].path == "exercise");
  CHECK(violations[0].message.find("for a put whose rate is negative") != std::string::npos);
  CHECK(violations[0].message.find("between two boundaries") != std::string::npos);
  std::swap(in.rate, in.carryYield);
  in.side = Side::call;
  violations = check(in);
  REQUIRE(violations.size() == 1);
  CHECK(violations[0].message.find("for a call whose carryYield is negative") != std::string::npos);
  in.side = Side::put;
  in.rate = 0.05;
  in.carryYield = 0.02;
  CHECK(check(in).empty());
  in.jumpIntensity = 1;
  in.jumpVolatility = 0.2;
  violations = check(in);
  REQUIRE(violations.size() == 1);
  CHECK(violations[0].message.find("jumps") != std::string::npos);
  in.side = Side::call;
  in.carryYield = 0;  // never exercised early: priced as European
  CHECK(check(in).empty());
  in.failureHazard = 0.1;  // now worth exercising before it fails
  CHECK(check(in).size() == 1);
  in.failureHazard = 0;
  option::Inputs european = in;
  european.exercise = Exercise::european;
  CHECK(evaluate(in).premium == evaluate(european).premium);
}

TEST_CASE("an exercise boundary that cannot be found is said before computing") {
  option::Inputs in;
  in.exercise = Exercise::american;
  in.side = Side::put;
  in.rate = 0;
  in.carryYield = -0.2;
  in.volatility = 0.015;
  in.expiryYears = 0.8;
  const auto violations = check(in);
  REQUIRE(violations.size() == 1);
  CHECK(violations[0].path == "exercise");
  CHECK(violations[0].message.find("no exercise boundary was found") != std::string::npos);
  CHECK_FALSE(boundaryIsFound(PutMarket{0.1, -0.6, 0.8, 60}));  // too long, and the price runs away
  in.failureHazard = 0.3;  // raises rate and yield: a boundary is found, but not for the option that cannot fail
  CHECK(check(in).size() == 1);
  in.failureHazard = 0;
  in.hedgeCost = 0.05;  // raises the volatility: the same without the cost
  CHECK(check(in).size() == 1);
  in.hedgeCost = 0;
  in.volatility = 0;  // certain: no boundary is needed
  CHECK(check(in).empty());
  in.side = Side::call;  // never exercised early
  in.volatility = 0.015;
  CHECK(check(in).empty());
}

TEST_CASE("high rates over many years: calls agree with an independent solution on 100 and 140 nodes") {
  // Computed from the equations of Andersen, Lake and Offengenden in another language, stable to 1e-9; the last to 1e-8.
  struct Known {
    double strike, years, volatility, rate, yield, premium;
  };
  for (const Known& k : {Known{56.025694847031126, 10, 0.8, 0.55, 0.5, 46.169802086},
                         Known{99.81375073065183, 4.82585921270378, 3, 0.8640812996, 0.7664860434, 64.6235289609},
                         Known{100, 5, 2, 1, 0.9, 47.6756800097}, Known{100, 5, 5, 1, 0.9, 77.861343588}}) {
    CAPTURE(k.volatility);
    const double premium = americanPremium({Side::call, 100, k.strike, k.years, {k.volatility, 0}, k.rate, k.yield});
    CHECK(std::fabs(premium - k.premium) <= 5e-9 * k.strike);
  }
}
