// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "tvd/calculator/calculator.hpp"
#include "tvd/calculator/path.hpp"

namespace tvd {

/// One calculator, one output, and a private copy of the inputs to move about in: what sweep, tornado and solve share.
class Probe {
 public:
  Probe(const Calculator& calculator, const Object& inputs, std::string_view output);

  /// The input at `path`; empty after reporting that there is none.
  Place input(std::string_view path, Problems& problems);

  /// Computes with the inputs as they stand. Nothing when the inputs are invalid (reported), when the output has no
  /// answer, or when there is no such output (reported).
  std::optional<double> value(Problems& problems);

  /// The same when only the answer matters.
  std::optional<double> value();

 private:
  const Calculator& calculator_;
  Object inputs_;
  Object result_;
  std::string_view output_;
};

}  // namespace tvd
