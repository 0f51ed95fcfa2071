// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cmath>

#include "json.hpp"
#include "tvd/calculator/path.hpp"
#include "tvd/dilution.hpp"

using namespace tvd;

namespace {

void agreesWith(const char* file) {
  for (const auto& row : tests::vectors(file)) {
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

}  // namespace

TEST_CASE("dilution agrees with every reference value") { agreesWith("dilution.json"); }

// Every release kind alone and in mixtures, under every market cap, also for ever: tests/oracle computes them to 40 digits
// from the contract's definitions, with no formula of the core's.
TEST_CASE("dilution agrees with an independent implementation") { agreesWith("dilutionIndependent.json"); }
