// SPDX-License-Identifier: MIT
// Real tokens: every preset is valid, and the reference ratios are met.
#include <doctest/doctest.h>

#include "json.hpp"
#include "support.hpp"
#include "tvd/calculator/date.hpp"
#include "tvd/calculator/path.hpp"

using namespace tests;

namespace {

Json presets() {
  std::ifstream file(std::string(TVD_VECTORS) + "/../../web/presets/tokens.json");
  return Json::parse(file);
}

dilution::Inputs inputsOf(const Json& preset, const Json& changes = Json::object()) {
  Json inputs = preset.at("inputs");
  inputs.merge_patch(changes);
  return inputsFrom<dilution::Inputs>(inputs, daysFromIsoDate(preset.at("asOf").get<std::string>()).value());
}

}  // namespace

TEST_CASE("every preset computes, without errors in its audit") {
  int count = 0;
  for (const Json& preset : presets()) {
    CAPTURE(preset.at("id").get<std::string>());
    const auto result = evaluate(inputsOf(preset));
    for (const Finding& finding : result.audit) CHECK(finding.severity != Severity::error);
    CHECK(result.timeWeightedDilutedPriceRatio > 0);
    ++count;
  }
  CHECK(count >= 20);
}

TEST_CASE("presets meet the reference ratios") {
  const Json tokens = presets();
  for (const Json& row : vectors("presets.json")) {
    CAPTURE(row.dump());
    for (const Json& preset : tokens) {
      if (preset.at("id") != row.at("preset")) continue;
      auto result = evaluate(inputsOf(preset, row.at("inputs")), Detail{.points = 0});
      for (const auto& item : row.at("expected").items()) {
        const std::string& name = item.key();
        const auto& expected = item.value();
        const double got = find(Described<dilution::Result>::record, &result, name).get().value();
        CAPTURE(name);
        CAPTURE(got);
        CHECK(std::fabs(got - expected.get<double>()) <= row.at("tolerance").get<double>());
      }
    }
  }
}
