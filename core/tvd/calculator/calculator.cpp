// SPDX-License-Identifier: MIT
#include "tvd/calculator/calculator.hpp"

#include <cmath>

namespace tvd {
namespace {

void checkNumberIsSaid(const Field& field, double value, Problems& problems) {
  if (std::isfinite(value) || (value == infinity && field.domain.infinityAllowed)) return;
  problems.given(field.name, "overflow", "",
                 "is beyond 1.8e308 for these inputs; reduce the horizon, the growth or the amounts");
}

// Most columns are finite throughout: each of their numbers less itself is 0.
void checkSeriesIsSaid(const Field& field, const std::vector<double>& values, Problems& problems) {
  double rest = 0;
  for (const double value : values) rest += value - value;
  if (rest == 0) return;
  for (const double value : values) checkNumberIsSaid(field, value, problems);
}

}  // namespace

void checkResult(const Record& record, const void* result, Problems& problems) {
  void* const owner = const_cast<void*>(result);
  for (const Field& field : record.fields) {
    void* const member = field.at(owner);
    if (field.kind == Kind::number) checkNumberIsSaid(field, *static_cast<double*>(member), problems);
    if (field.kind == Kind::maybeNumber)
      if (const auto& value = *static_cast<std::optional<double>*>(member)) checkNumberIsSaid(field, *value, problems);
    if (field.kind == Kind::series) checkSeriesIsSaid(field, *static_cast<std::vector<double>*>(member), problems);
    if (field.kind == Kind::record) {
      const Problems::Scope scope(problems, field.name);
      checkResult(*field.record, member, problems);
    }
    if (field.kind == Kind::list) {
      const Problems::Scope scope(problems, field.name);
      for (std::size_t i = 0; i < field.list->size(member); ++i)
        checkResult(*field.record, field.list->item(member, i), problems);
    }
  }
}

}  // namespace tvd
