// SPDX-License-Identifier: MIT
// Whatever the inputs: named violations, or a result in which every number is finite or documented, in good time.
#include <doctest/doctest.h>

#include <cstdlib>
#include <random>

#include "../fuzz/clock.hpp"
#include "../fuzz/fill.hpp"
#include "tvd/calculator/calculator.hpp"
#include "tvd/calculator/path.hpp"
#include "tvd/calculator/text.hpp"
#include "tvd/registry.hpp"

using namespace tvd;

namespace {

int rounds() {
  const char* asked = std::getenv("TVD_ROUNDS");
  return asked == nullptr ? 2000 : std::atoi(asked);
}

std::string describe(const Record& record, const void* object) {
  std::string text;
  void* const owner = const_cast<void*>(object);
  for (const auto& path : numberPaths(record, object, 6)) {
    const auto value = find(record, owner, path).get();
    text += path + "=" + (value ? numberText(*value) : "none") + " ";
  }
  return text;
}

// A simulation takes as long as its inputs say: here a moment.
void shorten(Object& inputs) {
  for (const char* name : {"paths", "stepsPerYear"})
    if (const Place place = find(inputs.record(), inputs.get(), name); place && place.get() > 64) place.set(64);
}

}  // namespace

TEST_CASE("any input gives named violations or documented numbers, within a second") {
  for (const Calculator& calculator : calculators()) {
    int computed = 0;
    for (int round = 0; round < rounds(); ++round) {
      std::mt19937_64 engine(static_cast<std::uint64_t>(round));
      std::uint8_t raw[600];
      for (auto& byte : raw) byte = static_cast<std::uint8_t>(engine() >> 24U);
      fuzz::Bytes bytes(raw);
      Object inputs(*calculator.inputs);
      fuzz::fill(bytes, inputs.record(), inputs.get());
      shorten(inputs);
      CAPTURE(std::string(calculator.id));
      CAPTURE(round);
      Problems problems;
      const fuzz::Stopwatch watch;
      validate(inputs.record(), inputs.get(), problems);
      if (problems.empty()) {
        ++computed;
        Object result(*calculator.result);
        calculator.compute(inputs.get(), result.get(), Detail{.points = 20});
        checkResult(result.record(), result.get(), problems);
        for (const Violation& violation : problems.take()) {
          if (std::string(violation.rule) == "overflow") continue;  // said in a sentence
          CAPTURE(describe(inputs.record(), inputs.get()));
          FAIL_CHECK(violation.message);
        }
      } else {
        for (const Violation& violation : problems.take()) CHECK(!violation.message.empty());
      }
      if (const double seconds = watch.seconds(); seconds > fuzz::mostSeconds) {
        CAPTURE(describe(inputs.record(), inputs.get()));
        FAIL_CHECK("took " << seconds << " s");
      }
    }
    MESSAGE(std::string(calculator.id) << ": " << computed << " of " << rounds() << " inputs computed");
    CHECK(computed >= rounds() / 2000);  // the more fields, the rarer that all fit
  }
}
