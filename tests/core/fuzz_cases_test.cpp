// SPDX-License-Identifier: MIT
// What fuzzing has found stays mended: every case of tests/fuzz/cases, at full speed, within the time that fuzzing gives it.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "../fuzz/case.hpp"
#include "json.hpp"
#include "tvd/calculator/read.hpp"
#include "tvd/registry.hpp"

using namespace tvd;

namespace {

fuzz::Json load(const std::filesystem::path& path) {
  std::ifstream file(path);
  return fuzz::Json::parse(file);
}

Object inputsOf(const Calculator& calculator, const fuzz::Json& json) {
  Object inputs(*calculator.inputs);
  tests::JsonSource source;
  Problems problems;
  read(source, tests::JsonSource::itemOf(json), inputs.record(), inputs.get(), {}, problems);
  for (const Violation& violation : problems.take()) FAIL_CHECK(violation.message);
  return inputs;
}

}  // namespace

TEST_CASE("no case that fuzzing has found is a fault any more") {
  int cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator(TVD_FUZZ_CASES)) {
    if (entry.path().extension() != ".json") continue;
    const fuzz::Json json = load(entry.path());
    const Calculator* const calculator = findCalculator(json.at("calculator").get<std::string>());
    CAPTURE(entry.path().filename().string());
    REQUIRE(calculator != nullptr);
    Object inputs = inputsOf(*calculator, json.at("inputs"));
    const bool tools = json.contains("request");
    const fuzz::Request asked = tools ? fuzz::requestOf(json.at("request")) : fuzz::Request{};
    const fuzz::Request* const request = tools ? &asked : nullptr;
    const fuzz::Stopwatch watch;
    CHECK(fuzz::judge(*calculator, inputs, request) == "");
    CHECK(watch.seconds() < fuzz::limitOf(request));
    ++cases;
  }
  MESSAGE(cases << " cases");
}
