// SPDX-License-Identifier: MIT
#pragma once

#include <exception>
#include <string>
#include <vector>

namespace tvd {

/// One broken rule. `rule`, `value` and the limits let a page say it in the reader's language;
/// `message` says it in English: field, rule, and what was given.
struct Violation {
  std::string path;       ///< `supply.releases[2].endYear`; empty for the whole input
  const char* rule = "";  ///< type, unknown, finite, domain, integer, choice, kind, date, length, order, cross, limit
  double value = 0;       ///< what was given, when it was a number
  std::string given;      ///< what was given, as text
  double minimum = 0;
  double maximum = 0;
  std::string message;
};

using Violations = std::vector<Violation>;

/// Thrown by `evaluate()` for C++ callers; never thrown inside the engine.
class InvalidInput : public std::exception {
 public:
  explicit InvalidInput(Violations violations) : violations_(std::move(violations)) {}
  const Violations& violations() const noexcept { return violations_; }
  const char* what() const noexcept override {
    return violations_.empty() ? "invalid input" : violations_.front().message.c_str();
  }

 private:
  Violations violations_;
};

}  // namespace tvd
