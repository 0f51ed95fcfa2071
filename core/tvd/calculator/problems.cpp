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

void Problems::add(Violation violation) {
  if (violations_.size() < mostKept) {
    violations_.push_back(std::move(violation));
  } else {
    ++dropped_;
  }
}

void Problems::number(const char* field, const char* rule, double value, std::string_view sentence, double minimum,
                      double maximum) {
  std::string path = pathOf(field);
  std::string message = join({path, " ", sentence, "; got ", numberText(value)});
  add({.path = std::move(path),
       .rule = rule,
       .value = value,
       .given = numberText(value),
       .minimum = minimum,
       .maximum = maximum,
       .message = std::move(message)});
}

void Problems::given(std::string_view field, const char* rule, std::string_view given, std::string_view sentence) {
  std::string path = pathOf(field);
  std::string message = join({path.empty() ? "the inputs" : path, " ", sentence});
  if (!given.empty()) message += join({"; got ", given});
  add({.path = std::move(path),
       .rule = rule,
       .value = 0,
       .given = std::string(given),
       .minimum = 0,
       .maximum = 0,
       .message = std::move(message)});
}

Violations Problems::take() {
  if (dropped_ > 0) {
    const std::string count = numberText(static_cast<double>(dropped_));
    violations_.push_back({.path = "",
                           .rule = "more",
                           .value = static_cast<double>(dropped_),
                           .given = count,
                           .minimum = 0,
                           .maximum = 0,
                           .message = join({"and ", count, " more violations"})});
  }
  dropped_ = 0;
  return std::exchange(violations_, {});
}

}  // namespace tvd
