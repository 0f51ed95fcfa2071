// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "option_support.hpp"
#include "tvd/option/poisson.hpp"

using namespace tests;

namespace {

Jumps randomJumps(RandomTerms& random) {
  return {random.logUniform(0.01, 60), random.uniform(-0.4, 0.4), random.uniform(0, 0.5)};
}

}  // namespace

TEST_CASE("Poisson weights are exact for small and large means and add up to 1") {
  // mpmath 1.2
  CHECK(apart(poissonWeight(0, 0.5), 0.60653065971263342360) < 1e-15);
  CHECK(apart(poissonWeight(20, 20), 0.088835317392084801130) < 1e-14);
  CHECK(apart(poissonWeight(1000, 1000), 0.012614611348721499834) < 1e-13);
  for (const double mean : {1e-9, 0.3, 1.0, 17.0, 400.5, 1e5}) {
    double sum = 0;
    forPoissonWeights(
        mean, [&](double, double weight) { sum += weight; }, [](double left) { return left < 1e-17; });
    CHECK(sum == doctest::Approx(1).epsilon(1e-12));
  }
}

TEST_CASE("jumps keep parity, bounds and Greeks") {
  RandomTerms random(21);
  for (int i = 0; i < 150; ++i) {
    const Terms t = random.token();
    const Jumps jumps = randomJumps(random);
    CAPTURE(described(t));
    CAPTURE(jumps.intensity);
    CAPTURE(jumps.mean);
    CAPTURE(jumps.volatility);
    const double asset = t.spot * std::exp(-t.yield * t.expiryYears);
    const double cash = t.strike * std::exp(-t.rate * t.expiryYears);
    const double difference = signOf(t.side) * (jumpPremium(t, jumps) - jumpPremium(other(t), jumps));
    CHECK(std::fabs(difference - (asset - cash)) <= 1e-13 * (asset + cash));
    CHECK(jumpPremium(t, jumps) >= europeanPremium(t) * (1 - 1e-12));  // a mixture of mean-preserving spreads

    const Greeks g = jumpGreeks(t, jumps);
    CHECK(apart(g.premium, jumpPremium(t, jumps)) < 1e-14);
    const auto along = [&](auto&& move, double Greeks::*what, double h) {
      return slope(
          [&](double by) {
            Terms moved = t;
            move(moved, by);
            return jumpGreeks(moved, jumps).*what;
          },
          h);
    };
    const auto time = [](Terms& m, double by) { m.expiryYears -= by; };
    const auto volatility = [](Terms& m, double by) { m.variance.volatility += by; };
    const double d = 1e-3 * t.expiryYears;
    const double v = 1e-3 * t.variance.volatility;
    CHECK(std::fabs(g.theta - along(time, &Greeks::premium, d)) <= 1e-6 * (std::fabs(g.theta) + 1));
    CHECK(std::fabs(g.charm - along(time, &Greeks::delta, d)) <= 1e-6 * (std::fabs(g.charm) + 1));
    CHECK(std::fabs(g.veta - along(time, &Greeks::vega, d)) <= 1e-6 * (std::fabs(g.veta) + 100));
    CHECK(std::fabs(g.color - along(time, &Greeks::gamma, d)) <= 1e-6 * (std::fabs(g.color) + 1));
    CHECK(std::fabs(g.vega - along(volatility, &Greeks::premium, v)) <= 1e-6 * (std::fabs(g.vega) + 1));
    CHECK(std::fabs(g.volga - along(volatility, &Greeks::vega, v)) <= 1e-6 * (std::fabs(g.volga) + 10));
    CHECK(std::fabs(g.zomma - along(volatility, &Greeks::gamma, v)) <= 1e-6 * (std::fabs(g.zomma) + 1));
  }
}

TEST_CASE("the series is whole where eleven terms are not, and its limits are right") {
  const Terms t{Side::call, 100, 100, 1, {0.2, 0}, 0.05, 0.01};
  // Many small jumps are a diffusion of the same variance.
  const Jumps many{1e5, 0, 1e-3};
  Terms diffusion = t;
  diffusion.variance.volatility = std::sqrt(0.04 + 0.1);
  CHECK(jumpPremium(t, many) == doctest::Approx(europeanPremium(diffusion)).epsilon(1e-5));
  CHECK(jumpPremium(t, {0, 0.1, 0.2}) == europeanPremium(t));
  CHECK(jumpPremium(t, {5, 0, 0}) == europeanPremium(t));
  // Without volatility of either kind: a compensated Poisson process, summed term by term.
  Terms certain = t;
  certain.variance.volatility = 0;
  const Jumps down{2, -0.2, 0};
  double direct = 0;
  double weight = std::exp(-2.0);
  for (int n = 0; n < 60; weight *= 2.0 / ++n) {
    const double asset = 100 * std::exp(-0.01 - 0.2 * n - 2 * std::expm1(-0.2));
    direct += weight * std::fmax(asset - 100 * std::exp(-0.05), 0.0);
  }
  CHECK(jumpPremium(certain, down) == doctest::Approx(direct).epsilon(1e-13));
}

TEST_CASE("jumps change nothing where no time is left or nothing to jump") {
  const Jumps jumps{3, -0.2, 0.3};
  for (const Side side : {Side::call, Side::put})
    for (Terms t : {Terms{side, 110, 100, 0, {0.8, 0}, 0.05, 0.02}, Terms{side, 0, 100, 1, {0.8, 0}, 0.05, 0.02},
                    Terms{side, 110, 0, 1, {0.8, 0}, 0.05, 0.02}}) {
      CAPTURE(described(t));
      CHECK(jumpPremium(t, jumps) == europeanPremium(t));
      CHECK(jumpGreeks(t, jumps).delta == europeanGreeks(t).delta);
      CHECK(jumpGreeks(t, jumps).theta == europeanGreeks(t).theta);
      CHECK(jumpGreeks(t, jumps).vega == 0);
    }
}
