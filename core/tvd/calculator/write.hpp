// SPDX-License-Identifier: MIT
#pragma once

#include "tvd/calculator/field.hpp"
#include "tvd/calculator/sink.hpp"

namespace tvd {

/// Writes every field of a struct, `kind` and the current shape of a one-of included.
void write(const Record& record, const void* object, const char* name, Sink& sink);

}  // namespace tvd
