// SPDX-License-Identifier: MIT
#include "tvd/calculator/problems.hpp"

#include <utility>

#include "tvd/calculator/text.hpp"

namespace tvd {

Problems::Scope::Scope(Problems& problems, std::string_view name)
    : problems_(problems), length_(problems.path_.size()) {
  if (length_ > 0) problems_.extend(".");
  problems_.extend(name);
}

Problems::Scope::Scope(Problems& problems, std::size_t index) : problems_(problems), length_(problems.path_.size()) {
  problems_.extend("[");
  problems_.extend(numberText(static_cast<double>(index)));
  problems_.extend("]");
}

void Problems::extend(std::string_view part) {
  for (const char c : part) path_.push_back(c);
}

std::string Problems::pathOf(std::string_view field) const {
  const std::string_view path(path_.begin(), path_.size());
  return join({path, path.empty() || field.empty() ? "" : ".", field});
}

void Problems::add(std::string_view field, const char* rule, double value, std::string_view given,
                   std::string_view sentence, double minimum, double maximum) {
  if (violations_.size() == mostKept) {
    ++dropped_;
    return;
  }
  Violation& violation = violations_.emplace_back();
  violation.path = pathOf(field);
  violation.rule = rule;
  violation.value = value;
  violation.given = given;
  violation.minimum = minimum;
  violation.maximum = maximum;
  const std::string_view subject = violation.path.empty() ? "the inputs" : std::string_view(violation.path);
  violation.message = join({subject, " ", sentence, given.empty() ? "" : "; got ", given});
}

void Problems::number(const char* field, const char* rule, double value, std::string_view sentence, double minimum,
                      double maximum) {
  add(field, rule, value, numberText(value), sentence, minimum, maximum);
}

void Problems::given(std::string_view field, const char* rule, std::string_view given, std::string_view sentence) {
  add(field, rule, 0, given, sentence, 0, 0);
}

Violations Problems::take() {
  if (dropped_ > 0) {
    const std::string count = numberText(static_cast<double>(dropped_));
    Violation& more = violations_.emplace_back();
    more.rule = "more";
    more.value = static_cast<double>(dropped_);
    more.given = count;
    more.message = join({"and ", count, " more violations"});
  }
  dropped_ = 0;
  return std::exchange(violations_, {});
}

}  // namespace tvd
