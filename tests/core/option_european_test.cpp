// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <limits>

#include "option_support.hpp"
#include "tvd/math/normal.hpp"
#include "tvd/option/black.hpp"

using namespace tests;

TEST_CASE("the normal distribution keeps its relative accuracy in both tails") {
  // mpmath 1.2, 40 digits
  CHECK(apart(normalCdf(-1), 0.15865525393145705141) < 4e-16);
  CHECK(apart(normalCdf(-10), 7.6198530241605260660e-24) < 2e-15);
  CHECK(apart(normalCdf(-37), 5.7255712225245768227e-300) < 4e-15);
  CHECK(apart(normalCdf(3), 0.99865010196836990547) < 4e-16);
  CHECK(apart(logNormalCdf(-100), -5005.5242086942050886) < 1e-15);
  CHECK(normalCdf(-std::numeric_limits<double>::infinity()) == 0);
  CHECK(normalCdf(std::numeric_limits<double>::infinity()) == 1);
}

TEST_CASE("the normalised Black function is exact where its two terms cancel") {
  // mpmath 1.2, 60 digits; the columns are x, s, b(x, s)
  struct Row {
    double x, s, b;
  };
  const Row rows[] = {
      {-1e-08, 1e-06, 3.93962227349211823e-7},    {0, 0.001, 0.000398942263778838293},
      {-0.001, 0.0001, 7.47456024542108355e-29},  {-0.5, 0.1, 5.33991178580086478e-9},
      {-3, 0.1, 1.62992255533774824e-200},        {-2.1, 1.05, 0.00800156363289516045},
      {-0.4, 0.2, 0.0016914780956066695},         {-1, 3, 0.4777039972474732},
      {-10, 5, 0.00415477801388237654},           {-50, 8, 1.27166217254411961e-13},
      {-0.02, 0.0015, 8.24100682313122199e-45},   {-300, 12, 2.36196916401838788e-146},
      {-0.0333, 0.001, 5.78690387757323184e-248},
  };
  for (const Row& row : rows) {
    CAPTURE(row.x);
    CAPTURE(row.s);
    const double h = row.x / row.s;
    CHECK(apart(normalisedBlackPrice(row.x, row.s), row.b) < 1e-14 + 2e-16 * h * h);
  }
}

TEST_CASE("put and call obey parity") {
  RandomTerms random(1);
  for (int i = 0; i < 5000; ++i) {
    const Terms t = i % 2 == 0 ? random.token() : random.extreme();
    CAPTURE(described(t));
    const double asset = t.spot * std::exp(-t.yield * t.expiryYears);
    const double cash = t.strike * std::exp(-t.rate * t.expiryYears);
    const double difference = signOf(t.side) * (europeanPremium(t) - europeanPremium(other(t)));
    CHECK(std::fabs(difference - (asset - cash)) <= 4e-15 * (asset + cash));
  }
}

TEST_CASE("a premium lies between its bounds, scales with money and grows with volatility") {
  RandomTerms random(2);
  for (int i = 0; i < 5000; ++i) {
    Terms t = i % 2 == 0 ? random.token() : random.extreme();
    CAPTURE(described(t));
    const double premium = europeanPremium(t);
    const double asset = t.spot * std::exp(-t.yield * t.expiryYears);
    const double cash = t.strike * std::exp(-t.rate * t.expiryYears);
    CHECK(premium >= 0);
    CHECK(premium >= signOf(t.side) * (asset - cash) - 1e-15 * (asset + cash));
    CHECK(premium <= (t.side == Side::call ? asset : cash) * (1 + 1e-14));
    Terms scaled = t;
    scaled.spot *= 8;
    scaled.strike *= 8;
    CHECK(europeanPremium(scaled) == doctest::Approx(8 * premium).epsilon(1e-12));
    t.variance.volatility *= 1.01;
    CHECK(europeanPremium(t) >= premium * (1 - 1e-14));
  }
}

TEST_CASE("every Greek is the derivative it says") {
  RandomTerms random(3);
  for (int i = 0; i < 500; ++i) {
    const Terms t = random.token();
    CAPTURE(described(t));
    const Greeks g = europeanGreeks(t);
    const auto along = [&](auto&& move, double Greeks::*what, double h) {
      return slope(
          [&](double by) {
            Terms moved = t;
            move(moved, by);
            return europeanGreeks(moved).*what;
          },
          h);
    };
    const auto spot = [](Terms& m, double by) { m.spot += by; };
    const auto volatility = [](Terms& m, double by) { m.variance.volatility += by; };
    const auto time = [](Terms& m, double by) { m.expiryYears -= by; };
    const auto rate = [](Terms& m, double by) { m.rate += by; };
    const auto yield = [](Terms& m, double by) { m.yield += by; };
    const double s = 1e-3 * t.spot * std::fmin(1.0, t.variance.volatility * std::sqrt(t.expiryYears) * 4);
    const double v = 1e-3 * t.variance.volatility;
    const double d = 1e-3 * t.expiryYears;
    const auto near = [&](double value, double difference, double scale) {
      CHECK(std::fabs(value - difference) <= 1e-7 * (std::fabs(value) + scale));
    };
    const double unit = 1 / t.spot;
    near(g.delta, along(spot, &Greeks::premium, s), 1e-3);
    near(g.gamma, along(spot, &Greeks::delta, s), 1e-3 * unit);
    near(g.vega, along(volatility, &Greeks::premium, v), 1e-2);
    near(g.theta, along(time, &Greeks::premium, d), 1e-1);
    near(g.rho, along(rate, &Greeks::premium, 1e-3), 1e-2);
    near(g.psi, along(yield, &Greeks::premium, 1e-3), 1e-2);
    near(g.vanna, along(volatility, &Greeks::delta, v), 1e-2);
    near(g.volga, along(volatility, &Greeks::vega, v), 1);
    near(g.charm, along(time, &Greeks::delta, d), 1e-1);
    near(g.veta, along(time, &Greeks::vega, d), 10);
    near(g.speed, along(spot, &Greeks::gamma, s), 1e-2 * unit * unit);
    near(g.zomma, along(volatility, &Greeks::gamma, v), 1e-1 * unit);
    near(g.color, along(time, &Greeks::gamma, d), unit);
  }
}

TEST_CASE("degenerate inputs give limits, never NaN") {
  for (const Side side : {Side::call, Side::put})
    for (const double spot : {0.0, 1e-300, 90.0, 100.0, 1e30})
      for (const double strike : {0.0, 100.0, 1e30})
        for (const double years : {0.0, 1e-300, 1.0, 1000.0})
          for (const double volatility : {0.0, 1e-12, 0.5, 1000.0})
            for (const double rate : {-0.1, 0.0, 0.1}) {
              const Terms t{side, spot, strike, years, {volatility, 0}, rate, 0.1};
              CAPTURE(described(t));
              const Greeks g = europeanGreeks(t);
              CHECK(g.premium >= 0);
              for (const double value : {g.premium, g.delta, g.gamma, g.vega, g.theta, g.rho, g.psi, g.vanna, g.volga,
                                         g.charm, g.veta, g.speed, g.zomma, g.color})
                CHECK(!std::isnan(value));
            }
}

TEST_CASE("expiry and certainty pay what they must") {
  const Terms base{Side::call, 110, 100, 1, {0.5, 0}, 0.05, 0.02};
  Terms t = base;
  t.expiryYears = 0;
  CHECK(europeanGreeks(t).premium == 10);
  CHECK(europeanGreeks(t).delta == 1);
  CHECK(europeanGreeks(other(t)).premium == 0);
  t = base;
  t.variance.volatility = 0;
  CHECK(europeanPremium(t) == doctest::Approx(110 * std::exp(-0.02) - 100 * std::exp(-0.05)).epsilon(1e-14));
  t = base;
  t.strike = 0;
  CHECK(europeanPremium(t) == doctest::Approx(110 * std::exp(-0.02)).epsilon(1e-15));
  t = base;
  t.spot = 0;
  CHECK(europeanPremium(other(t)) == doctest::Approx(100 * std::exp(-0.05)).epsilon(1e-15));
  t = base;
  t.variance.volatility = 500;
  CHECK(europeanPremium(t) == doctest::Approx(110 * std::exp(-0.02)).epsilon(1e-15));
}
