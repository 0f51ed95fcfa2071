// SPDX-License-Identifier: MIT
#include "tvd/calculator/same.hpp"

namespace tvd {
namespace {

template <class T>
bool equal(const void* a, const void* b) {
  return *static_cast<const T*>(a) == *static_cast<const T*>(b);
}

bool sameLists(const Field& field, void* a, void* b) {
  const std::size_t size = field.list->size(a);
  if (size != field.list->size(b)) return false;
  for (std::size_t i = 0; i < size; ++i)
    if (!same(*field.record, field.list->item(a, i), field.list->item(b, i))) return false;
  return true;
}

bool sameField(const Field& field, void* a, void* b) {
  switch (field.kind) {
    case Kind::number:
      return equal<double>(a, b);
    case Kind::maybeNumber:
      return equal<std::optional<double>>(a, b);
    case Kind::boolean:
      return equal<bool>(a, b);
    case Kind::text:
      return equal<std::string>(a, b);
    case Kind::choice:
      return equal<std::uint8_t>(a, b);
    case Kind::record:
      return same(*field.record, a, b);
    case Kind::list:
      return sameLists(field, a, b);
    case Kind::series:
      return equal<std::vector<double>>(a, b);
  }
  return false;
}

bool sameFields(std::span<const Field> fields, void* a, void* b) {
  for (const Field& field : fields)
    if (!sameField(field, field.at(a), field.at(b))) return false;
  return true;
}

}  // namespace

bool same(const Record& record, const void* a, const void* b) {
  void* const left = const_cast<void*>(a);  // accessors are shared with the reader; nothing is written here
  void* const right = const_cast<void*>(b);
  if (!sameFields(record.fields, left, right)) return false;
  const OneOf* const oneOf = record.oneOf;
  if (oneOf == nullptr) return true;
  const std::size_t shape = oneOf->index(a);
  return shape == oneOf->index(b) &&
         sameFields(oneOf->alternatives[shape].record->fields, oneOf->current(left), oneOf->current(right));
}

}  // namespace tvd
