// SPDX-License-Identifier: MIT
//
// The libFuzzer target. TVD_FUZZ_TARGET names a calculator ("dilution"), or one with its tools ("dilution-tools"):
// sweep, tornado and solve on top. A fault, or a case that takes too long, is printed as JSON, the first of its kind only,
// and the search goes on; what sanitizers find ends it.
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>

#include "case.hpp"
#include "tvd/registry.hpp"

namespace {

struct Target {
  const tvd::Calculator* calculator;
  bool tools;
};

Target chosen() {
  const char* const asked = std::getenv("TVD_FUZZ_TARGET");
  const std::string name = asked == nullptr ? "" : asked;
  const std::size_t dash = name.find("-tools");
  const bool tools = dash != std::string::npos;
  const tvd::Calculator* const calculator = tvd::findCalculator(name.substr(0, dash));
  if (calculator == nullptr) {
    std::fprintf(stderr, "TVD_FUZZ_TARGET names no calculator\n");
    std::exit(2);
  }
  return {calculator, tools};
}

void report(const fuzz::Case& given, const std::string& fault) {
  fuzz::Json json = fuzz::jsonOf(given);
  json["fault"] = fault;
  std::fprintf(stderr, "TVD_FUZZ_CASE %s\n", json.dump().c_str());
}

// Faults that differ in their numbers alone are one.
std::string kindOf(const std::string& fault) { return fault.substr(0, fault.find_first_of("0123456789")); }

}  // namespace

// TVD_FUZZ_TARGET=list prints what there is.
extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments);
int LLVMFuzzerInitialize(int*, char***) {
  const char* const asked = std::getenv("TVD_FUZZ_TARGET");
  if (asked == nullptr || std::string(asked) != "list") return 0;
  for (const tvd::Calculator& calculator : tvd::calculators())
    std::printf("%s\n%s-tools\n", calculator.id, calculator.id);
  std::exit(0);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Target target = chosen();
  static const bool describe = std::getenv("TVD_FUZZ_DESCRIBE") != nullptr;  // of what ended by itself
  fuzz::Bytes bytes({data, size});
  fuzz::Case given = fuzz::caseFrom(bytes, *target.calculator, target.tools);
  if (describe) report(given, "crash");
  const fuzz::Stopwatch watch;
  const fuzz::Request* const request = given.request ? &*given.request : nullptr;
  std::string fault = fuzz::judge(*given.calculator, given.inputs, request);
  const double seconds = watch.seconds();
  if (fault.empty() && seconds > fuzz::limitOf(request))
    fault = "took " + tvd::numberText(seconds) + " s under sanitizers";
  static std::set<std::string> known;
  if (!fault.empty() && known.insert(kindOf(fault)).second) report(given, fault);
  return 0;
}
