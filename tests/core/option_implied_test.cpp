// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "option_support.hpp"
#include "tvd/option/black.hpp"
#include "tvd/option/implied.hpp"

using namespace tests;

namespace {

// What a relative error of 2e-16 in the price and in the forward does to the deviation.
double conditioning(double x, double s) {
  const double h = x / s;
  const double slope = 0.39894228040143267794 * std::exp(-0.5 * (h * h + 0.25 * s * s));
  const double value = normalisedBlackPrice(x, s);
  return (std::fmin(value, normalisedBlackComplement(x, s)) / slope / s) * 4e-16;
}

}  // namespace

TEST_CASE("a deviation comes back from its price, over the whole range") {
  RandomTerms random(11);
  int checked = 0;
  for (int i = 0; i < 20000; ++i) {
    const double s = random.logUniform(1e-6, 30);
    const double x = -s * random.uniform(0, i % 2 == 0 ? 3 : 37);
    const double value = normalisedBlackPrice(x, s);
    const double complement = normalisedBlackComplement(x, s);
    if (!(value > 1e-300 && complement > 1e-300)) continue;
    CAPTURE(x);
    CAPTURE(s);
    ++checked;
    CHECK(apart(impliedDeviation(x, value, complement), s) <= 2e-14 + conditioning(x, s));
  }
  CHECK(checked > 15000);
}

TEST_CASE("a European premium gives its volatility back as far as its digits carry it") {
  RandomTerms random(12);
  for (int i = 0; i < 5000; ++i) {
    Terms t = i % 2 == 0 ? random.token() : random.extreme();
    CAPTURE(described(t));
    const double premium = europeanPremium(t);
    const PremiumRange range = premiumRange(t, Exercise::european);
    const double room = std::fmin(premium - range.low, range.high - premium);
    // Volatility costs digits where the premium hardly depends on it: those of the premium against its time value.
    const Greeks g = europeanGreeks(t);
    const double lost = 4e-16 * (premium + t.spot + t.strike) / (g.vega * t.variance.volatility);
    if (!(room > 1e-250) || !(lost < 1e-6)) continue;
    CHECK(apart(impliedVolatility(t, Exercise::european, premium), t.variance.volatility) <= 1e-13 + 4 * lost);
  }
}

TEST_CASE("an option hardly in the money gives its volatility back as well as one out of it") {
  for (const Side side : {Side::call, Side::put})
    for (const double strike : {99.9999, 100.0001, 99.99, 100.01}) {
      CAPTURE(strike);
      const double volatility = std::fabs(strike / 100 - 1);
      const Terms terms{side, 100, strike, 1, {volatility, 0}, 0, 0};
      CHECK(apart(impliedVolatility(terms, Exercise::european, europeanPremium(terms)), volatility) < 1e-13);
    }
}

TEST_CASE("a premium little above what exercise pays gives the volatility of its very digits") {
  // Found with 60 digits from these doubles as they are; no rates, so that nothing but spot - strike is to be taken off.
  struct Known {
    Terms terms;
    double premium, volatility;
  };
  const Known known[] = {
      {{Side::put, 100.86388581939352, 123.40370988162952, 1, {}, 0, 0}, 22.539824074005622, 0.0365347695228364},
      {{Side::put, 11.178059328802057, 104.90861772238391, 0.25, {}, 0, 0}, 93.7305583935842, 0.642370512},
      {{Side::call, 1e6, 378584.7781974008, 1, {}, 0, 0}, 621415.2218026407, 0.1415616},
  };
  for (const Known& one : known) {
    CAPTURE(one.terms.strike);
    CHECK(apart(impliedVolatility(one.terms, Exercise::european, one.premium), one.volatility) <= 1e-6);
  }
  CHECK(apart(impliedVolatility(known[0].terms, Exercise::european, known[0].premium), known[0].volatility) <= 1e-12);
}

TEST_CASE("an American premium gives its volatility back") {
  RandomTerms random(13);
  for (int i = 0; i < 60; ++i) {
    const Terms t = random.token();
    CAPTURE(described(t));
    const double premium = americanPremium(t);
    const PremiumRange range = premiumRange(t, Exercise::american);
    if (!(premium > range.low * (1 + 1e-9) + 1e-9)) continue;  // exercised: no volatility in the price
    const double lost = 1e-14 * (t.spot + t.strike) / (americanGreeks(t).vega * t.variance.volatility);
    CHECK(apart(impliedVolatility(t, Exercise::american, premium), t.variance.volatility) <= 1e-12 + lost);
  }
}

TEST_CASE("a market premium outside the range is refused with the range") {
  option::Inputs inputs;
  inputs.marketPremium = 101;
  auto violations = check(inputs);
  REQUIRE(violations.size() == 1);
  CHECK(violations[0].path == "marketPremium");
  CHECK(violations[0].message.find("must be above ") != std::string::npos);
  inputs.marketPremium = 0.5;  // below spot − strike e^(−rT)
  CHECK(check(inputs).size() == 1);
  inputs.marketPremium = 20;
  CHECK(check(inputs).empty());
  CHECK(evaluate(inputs).impliedVolatility.has_value());
  inputs.expiryYears = 0;
  CHECK(check(inputs).size() == 1);
}

TEST_CASE("no volatility gives an American premium below what exercise pays, or above the most it can be worth") {
  const Terms t{Side::put, 80, 100, 1, {0.5, 0}, 0.05, 0.02};
  CHECK(std::isnan(impliedVolatility(t, Exercise::american, 19.9)));
  CHECK(std::isnan(impliedVolatility(t, Exercise::american, 100.1)));
  const double premium = americanPremium(t);
  CHECK(impliedVolatility(t, Exercise::american, premium) == doctest::Approx(0.5).epsilon(1e-11));
  Terms wild = t;
  wild.variance.volatility = 6;
  CHECK(impliedVolatility(t, Exercise::american, americanPremium(wild)) == doctest::Approx(6).epsilon(1e-9));
  Terms calm = t;
  calm.spot = 98;
  calm.variance.volatility = 0.05;
  CHECK(impliedVolatility(calm, Exercise::american, americanPremium(calm)) == doctest::Approx(0.05).epsilon(1e-9));
}
