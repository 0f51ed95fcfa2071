// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "tvd/calculator/calculator.hpp"
#include "tvd/calculator/path.hpp"
#include "tvd/math/pile.hpp"

namespace tvd {

/// One calculator, one output, and inputs to move about in: what sweep, tornado and solve share. Whatever was moved is put
/// back in the end, which is cheaper than a copy of a long schedule.
class Probe {
 public:
  Probe(const Calculator& calculator, const Object& inputs, std::string_view output);
  ~Probe();
  Probe(const Probe&) = delete;
  Probe& operator=(const Probe&) = delete;

  /// The input at `path`; empty after reporting that there is none.
  Place input(std::string_view path, Problems& problems);

  /// Computes with the inputs as they stand. Nothing when the inputs are invalid (reported), when the output has no
  /// answer, or when there is no such output (reported once).
  std::optional<double> value(Problems& problems);

  /// The same when only the answer matters.
  std::optional<double> value();

 private:
  /// A place that was handed out, and what was there.
  struct Kept {
    Place place;
    std::optional<double> value;
  };

  const Calculator& calculator_;
  const Object& inputs_;
  Object result_;
  Pile<Kept> kept_;
  std::string_view output_;
  bool told_ = false;  ///< that there is no such output
};

}  // namespace tvd
