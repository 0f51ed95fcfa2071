// SPDX-License-Identifier: MIT
#pragma once

#include "tvd/calculator/field.hpp"

namespace tvd {

/// All values of two structs of one type are equal, at any depth.
bool same(const Record& record, const void* a, const void* b);

}  // namespace tvd
