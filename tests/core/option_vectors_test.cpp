// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "json.hpp"
#include "tvd/calculator/path.hpp"
#include "tvd/option.hpp"

using namespace tvd;

namespace {

// Some tables print six digits and say so in a note: what lies below 1e-8 is not checked there.
double allowance(const tests::Json& row, double want) {
  const double tolerance = row.at("tolerance").get<double>();
  const double allowed = row.at("relative").get<bool>() ? tolerance * std::fabs(want) : tolerance;
  const bool sixDigits =
      row.contains("note") && row.at("note").get<std::string>().find("absolute 1e-8") != std::string::npos;
  return sixDigits ? std::fmax(allowed, 1e-8) : allowed;
}

}  // namespace

TEST_CASE("option agrees with every reference value") {
  for (const auto& row : tests::vectors("option.json")) {
    CAPTURE(row.at("id").get<std::string>());
    CAPTURE(row.at("inputs").dump());
    auto result = evaluate(tests::inputsFrom<option::Inputs>(row.at("inputs")));
    for (const auto& item : row.at("expected").items()) {
      const std::string& name = item.key();  // Clang before 16 captures no structured bindings
      const auto& expected = item.value();
      CAPTURE(name);
      const Place place = find(Described<option::Result>::record, &result, name);
      REQUIRE(place);
      const double want = expected.get<double>();
      CHECK(std::fabs(place.get().value() - want) <= allowance(row, want));
    }
  }
}
