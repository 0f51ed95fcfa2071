// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "tvd/calculator/field.hpp"
#include "tvd/calculator/violation.hpp"
#include "tvd/math/pile.hpp"

namespace tvd {

/// Collects violations while a description is walked, and knows the path of the struct being looked at.
class Problems {
 public:
  /// Violations beyond this many are counted, not kept: a broken file must not fill the memory.
  static constexpr std::size_t mostKept = 100;

  /// Extends the path while a nested struct or list item is visited.
  class Scope {
   public:
    Scope(Problems& problems, std::string_view name);
    Scope(Problems& problems, std::size_t index);
    ~Scope() { problems_.path_.shrink(length_); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Problems& problems_;
    std::size_t length_;
  };

  /// A rule broken by the number in `field`. The sentence is "<path> <rule>; got <value>".
  void number(const char* field, const char* rule, double value, std::string_view sentence, double minimum = 0,
              double maximum = 0);
  /// A rule broken by something that is not a number.
  void given(std::string_view field, const char* rule, std::string_view given, std::string_view sentence);

  /// Fields that could not be read stand at their defaults: rules among several fields would judge what nobody gave.
  bool unread = false;

  bool empty() const { return violations_.empty(); }
  std::size_t count() const { return violations_.size() + dropped_; }
  /// Hands over all violations, with a last one that counts those beyond `mostKept`.
  Violations take();

 private:
  std::string pathOf(std::string_view field) const;
  void extend(std::string_view part);
  void add(std::string_view field, const char* rule, double value, std::string_view given, std::string_view sentence,
           double minimum, double maximum);

  Pile<char> path_;
  Violations violations_;
  std::size_t dropped_ = 0;
};

}  // namespace tvd
