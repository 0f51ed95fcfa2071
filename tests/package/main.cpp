// SPDX-License-Identifier: MIT
// Supply doubles after one of two years and nothing is discounted: the average price is (1 + 1/2) / 2 of today's.
#include <cmath>
#include <cstdio>

#include "tvd/dilution.hpp"

int main() {
  tvd::dilution::Inputs inputs;
  inputs.price = 4;
  inputs.discountFactor = 1;
  inputs.holdingYears = 2;
  inputs.supply.initialSupply = 1000;
  inputs.supply.releases = {{.label = "Team", .shape = tvd::Cliff{.year = 1, .amount = 1000}}};
  const auto result = tvd::evaluate(inputs);
  const bool right = std::abs(result.lifetimeDilutedPrice.value() - 3) < 1e-12;
  std::printf("lifetime diluted price %.15g, expected 3\n", result.lifetimeDilutedPrice.value());

  inputs.price = -1;
  const auto violations = tvd::check(inputs);
  const bool named = violations.size() == 1 && violations[0].path == "price";
  std::printf("%zu violation: %s\n", violations.size(), named ? violations[0].message.c_str() : "not the price");
  return right && named ? 0 : 1;
}
