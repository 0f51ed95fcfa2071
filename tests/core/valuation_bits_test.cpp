// SPDX-License-Identifier: MIT
//
// Whole valuations, schedule and all, to the last bit: tests/vectors/valuationBits.json is read here, by the package's
// tests in Node and by the page's in every browser.
#include <doctest/doctest.h>

#include <charconv>
#include <string>

#include "hash.hpp"
#include "json.hpp"
#include "tvd/valuation.hpp"

using namespace tvd;

namespace {

std::string hexadecimal(std::uint64_t value) {
  char text[17];
  return {text, std::to_chars(text, text + sizeof text, value, 16).ptr};
}

}  // namespace

TEST_CASE("a valuation has the same bits natively, in WebAssembly, in Node and in every browser") {
  for (const auto& row : tests::vectors("valuationBits.json")) {
    CAPTURE(row.at("inputs").dump());
    const auto result = evaluate(tests::inputsFrom<valuation::Inputs>(row.at("inputs")));
    CHECK(hexadecimal(tests::hashOf(result)) == row.at("hash").get<std::string>());
  }
}
