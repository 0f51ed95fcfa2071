// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tvd/calculator/field.hpp"

namespace tvd {

/// A number found by its field path.
struct Place {
  const Field* field = nullptr;
  void* member = nullptr;

  explicit operator bool() const { return field != nullptr; }
  /// The number; nothing when it has no value (a result without an answer).
  std::optional<double> get() const;
  /// Nothing may be put only where there may be nothing.
  void set(std::optional<double> value) const;
};

/// The number at `path` (`supply.releases[2].amount`) inside a described struct; empty when there is none.
/// The fields of a one-of are those of its current kind.
Place find(const Record& record, void* object, std::string_view path);

/// The paths of all numbers in a struct, in the order of its description; of a list, the first `mostRows` items.
std::vector<std::string> numberPaths(const Record& record, const void* object, std::size_t mostRows = 12);

}  // namespace tvd
