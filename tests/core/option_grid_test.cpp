// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string_view>
#include <vector>

#include "option_support.hpp"
#include "tvd/calculator/path.hpp"

using namespace tests;

namespace {

double outputOf(const option::Inputs& inputs, std::string_view output) {
  option::Result result = compute(inputs, Detail{.points = 0});
  return find(Described<option::Result>::record, &result, output).get().value();
}

// The quick grid against one computation a point.
void compare(const option::Inputs& inputs, std::string_view output, double tolerance) {
  const std::vector<double> spots = {0, 50, 90, 100, 101.5, 140, 400};
  const std::vector<double> volatilities = {0, 0.05, 0.5, 0.8, 2.5};
  std::vector<double> values(spots.size() * volatilities.size());
  REQUIRE(option::grid(&inputs, {"spot", spots}, {"volatility", volatilities}, output, values));
  for (std::size_t j = 0; j < volatilities.size(); ++j) {
    for (std::size_t i = 0; i < spots.size(); ++i) {
      option::Inputs at = inputs;
      at.spot = spots[i];
      at.volatility = volatilities[j];
      CAPTURE(output);
      CAPTURE(at.spot);
      CAPTURE(at.volatility);
      const double want = outputOf(at, output);
      CHECK(std::fabs(values[j * spots.size() + i] - want) <= tolerance * (std::fabs(want) + 1e-9));
    }
  }
}

}  // namespace

TEST_CASE("the quick grid gives what single computations give, with every effect") {
  option::Inputs plain;
  option::Inputs costly = plain;
  costly.hedgeCost = 0.002;
  costly.failureHazard = 0.1;
  costly.jumpIntensity = 2;
  costly.jumpMean = -0.1;
  costly.jumpVolatility = 0.2;
  option::Inputs hedged = plain;
  hedged.hedgeCost = 0.002;
  option::Inputs jumping = plain;
  jumping.jumpIntensity = 2;
  jumping.jumpMean = -0.1;
  option::Inputs american = plain;
  american.exercise = Exercise::american;
  american.side = Side::put;
  american.failureHazard = 0.1;
  for (const char* output : {"premium", "delta", "gamma", "vega", "theta", "rho", "color"}) {
    compare(plain, output, 1e-12);
    compare(costly, output, 0);
    compare(hedged, output, 0);
    compare(jumping, output, 0);
    compare(american, output, 0);
  }
}

TEST_CASE("the quick grid declines what it does not know or what is not allowed") {
  const option::Inputs inputs;
  const std::vector<double> good = {90, 100};
  const std::vector<double> bad = {90, -1};
  std::vector<double> out(2);
  CHECK(option::grid(&inputs, {"spot", good}, {}, "premium", out));
  CHECK_FALSE(option::grid(&inputs, {"spot", bad}, {}, "premium", out));
  CHECK_FALSE(option::grid(&inputs, {"spot", good}, {}, "timeValue", out));
  CHECK_FALSE(option::grid(&inputs, {"nothing", good}, {}, "premium", out));
  option::Inputs refused;
  refused.exercise = Exercise::american;
  refused.carryYield = -0.05;
  const std::vector<double> rates = {-0.01, 0.01};
  refused.side = Side::put;
  CHECK_FALSE(option::grid(&refused, {"rate", rates}, {}, "premium", out));
}
