// SPDX-License-Identifier: MIT
// Prints the schemas of all calculators as one JSON object: {"dilution": {...}, ...}.
#include <cstdio>

#include "tvd/calculator/schema.hpp"
#include "tvd/registry.hpp"

int main() {
  const char* separator = "{";
  for (const tvd::Calculator& calculator : tvd::calculators()) {
    std::printf("%s\"%s\":%s", separator, calculator.id, tvd::schema(calculator).c_str());
    separator = ",\n";
  }
  std::puts("}");
  return 0;
}
