// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "tvd/calculator/field.hpp"
#include "tvd/calculator/problems.hpp"
#include "tvd/calculator/source.hpp"

namespace tvd {

/// What reading needs beside the values.
struct ReadContext {
  double todayDays = 0;  ///< days from 1970-01-01 to year 0; ISO dates in fields of unit "year" are counted from it
};

/// Reads a plain record into a struct that holds its defaults. Missing members keep their default. Reports wrong
/// types, unknown members, unknown kinds and choices, malformed dates and overlong lists, each by its path; does not
/// check domains (see validate). A list whose items hold only numbers may be given as a record of columns,
/// `{year: [...], supply: [...]}`; as typed arrays 100,000 imported rows stay quick.
void read(Source& source, const Source::Item& value, const Record& record, void* object, const ReadContext& context,
          Problems& problems);

}  // namespace tvd
