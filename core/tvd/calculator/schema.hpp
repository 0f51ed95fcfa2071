// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "tvd/calculator/calculator.hpp"

namespace tvd {

/// The description of a calculator as JSON: `{id, title, description, version, inputs, result}`, where the last two
/// are JSON Schemas (2020-12) annotated with `title`, `unit`, `tested` (the tested range) and `series`.
/// A one-of lists its shapes under `oneOf`, told apart by the constant `kind`. A number that may be infinite also takes
/// the string "Infinity".
std::string schema(const Calculator& calculator);

}  // namespace tvd
