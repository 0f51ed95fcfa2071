// SPDX-License-Identifier: MIT
#include "tvd/calculator/write.hpp"

namespace tvd {
namespace {

void writeField(const Field& field, void* member, Sink& sink) {
  switch (field.kind) {
    case Kind::number:
      return sink.number(field.name, *static_cast<double*>(member));
    case Kind::maybeNumber: {
      const auto& value = *static_cast<std::optional<double>*>(member);
      return value ? sink.number(field.name, *value) : sink.nothing(field.name);
    }
    case Kind::boolean:
      return sink.boolean(field.name, *static_cast<bool*>(member));
    case Kind::text:
      return sink.text(field.name, *static_cast<std::string*>(member));
    case Kind::choice:
      return sink.text(field.name, field.choices[*static_cast<std::uint8_t*>(member)]);
    case Kind::record:
      return write(*field.record, member, field.name, sink);
    case Kind::list: {
      sink.beginList(field.name);
      const std::size_t size = field.list->size(member);
      for (std::size_t i = 0; i < size; ++i) write(*field.record, field.list->item(member, i), nullptr, sink);
      return sink.endList();
    }
    case Kind::series: {
      const auto& column = *static_cast<std::vector<double>*>(member);
      return sink.column(field.name, column.data(), column.size());
    }
  }
}

}  // namespace

void write(const Record& record, const void* object, const char* name, Sink& sink) {
  void* const owner = const_cast<void*>(object);  // accessors are shared with the reader; nothing is written here
  sink.beginRecord(name);
  if (record.oneOf != nullptr) sink.text("kind", record.oneOf->alternatives[record.oneOf->index(object)].kind);
  for (const Field& field : record.fields) writeField(field, field.at(owner), sink);
  if (record.oneOf != nullptr) {
    void* const shape = record.oneOf->current(owner);
    for (const Field& field : record.oneOf->alternatives[record.oneOf->index(object)].record->fields)
      writeField(field, field.at(shape), sink);
  }
  sink.endRecord();
}

}  // namespace tvd
