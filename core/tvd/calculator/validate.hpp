// SPDX-License-Identifier: MIT
#pragma once

#include "tvd/calculator/field.hpp"
#include "tvd/calculator/problems.hpp"

namespace tvd {

/// Holds the value to its field's domain.
void checkNumber(const Field& field, double value, Problems& problems);

/// Holds the length of a text or list to its field's maximum. True when it fits.
bool checkLength(const Field& field, std::size_t length, Problems& problems);

/// The rule of a domain as words: "must be above 0 and at most 1".
std::string domainSentence(const Domain& domain);

/// Every field of a struct against its domain, nested structs and lists included, then the rules between fields
/// of each struct whose own fields are all in order.
void validate(const Record& record, const void* object, Problems& problems);

}  // namespace tvd
