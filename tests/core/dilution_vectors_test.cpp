// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cmath>

#include "json.hpp"
#include "tvd/calculator/path.hpp"
#include "tvd/dilution.hpp"

using namespace tvd;

TEST_CASE("dilution agrees with every reference value") {
  for (const auto& row : tests::vectors("dilution.json")) {
    CAPTURE(row.at("id").get<std::string>());
    CAPTURE(row.at("inputs").dump());
    auto result = evaluate(tests::inputsFrom<dilution::Inputs>(row.at("inputs")));
    for (const auto& item : row.at("expected").items()) {
      const std::string& name = item.key();
      const auto& expected = item.value();
      CAPTURE(name);
      const Place place = find(Described<dilution::Result>::record, &result, name);
      REQUIRE(place);
      const double value = place.get().value();
      const double want = expected.get<double>();
      CHECK(std::fabs(value - want) <= row.at("tolerance").get<double>() * std::fabs(want));
    }
  }
}
