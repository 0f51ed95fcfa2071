// SPDX-License-Identifier: MIT
#include "tvd/calculator/read.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "tvd/calculator/date.hpp"
#include "tvd/calculator/text.hpp"
#include "tvd/calculator/validate.hpp"

namespace tvd {
namespace {

using Type = Source::Type;

class Reader {
 public:
  Reader(Source& source, const ReadContext& context, Problems& problems)
      : source_(source), context_(context), problems_(problems) {}

  void readRecord(const Source::Item& value, const Record& record, void* object);

 private:
  void readField(const Source::Item& value, const Field& field, void* member);
  void readNumber(const Source::Item& value, const Field& field, double& number);
  void readDate(const std::string& text, const Field& field, double& number);
  void readChoice(const Source::Item& value, const Field& field, void* member);
  void readList(const Source::Item& value, const Field& field, void* member);
  void readColumns(const Source::Item& value, const Field& field, void* member);
  std::optional<std::size_t> columnLength(const Source::Item& columns, const Field& field);
  void readColumn(const Source::Item& column, const Field& item, const Field& field, void* member);
  const Record* selectShape(const Source::Item& value, const Record& record, void* object, bool& named);
  void reportUnknown(const Source::Item& value, const Record& record, const Record* shape);
  void reportType(const Source::Item& value, const char* name, const char* wanted);
  std::string describe(const Source::Item& value);

  Source& source_;
  const ReadContext& context_;
  Problems& problems_;
};

std::string Reader::describe(const Source::Item& value) {
  switch (value.type) {
    case Type::missing:
    case Type::undefined:
      return "undefined";
    case Type::null:
      return "null";
    case Type::number:
      return join({"the number ", numberText(value.number)});
    case Type::boolean:
      return value.number != 0 ? "true" : "false";
    case Type::text:
      return join({"the text ", quoted(source_.text(value.handle))});
    case Type::list:
      return "a list";
    case Type::record:
      return "an object";
    case Type::column:
      return "an array of numbers";
    case Type::other:
      break;
  }
  return "a value of another type";
}

void Reader::reportType(const Source::Item& value, const char* name, const char* wanted) {
  problems_.given(name, "type", describe(value), join({"must be ", wanted}));
}

void Reader::readDate(const std::string& text, const Field& field, double& number) {
  if (const auto days = daysFromIsoDate(text)) {
    number = (*days - context_.todayDays) / daysPerYear;
  } else {
    problems_.given(field.name, "date", quoted(text), "must be a number of years or a date written YYYY-MM-DD");
  }
}

void Reader::readNumber(const Source::Item& value, const Field& field, double& number) {
  if (value.type == Type::number) {
    number = value.number;
  } else if (value.type == Type::text) {
    const std::string text = source_.text(value.handle);
    if (text == "Infinity" && field.domain.infinityAllowed) {
      number = infinity;
    } else if (std::string_view(field.unit) == unit::year) {  // by text: equal literals may lie at different addresses
      readDate(text, field, number);
    } else {
      reportType(value, field.name, "a number");
    }
  } else {
    reportType(value, field.name, "a number");
  }
}

void Reader::readChoice(const Source::Item& value, const Field& field, void* member) {
  if (value.type != Type::text) return reportType(value, field.name, "a text");
  const std::string text = source_.text(value.handle);
  std::string names;
  for (std::size_t i = 0; i < field.choices.size(); ++i) {
    if (text == field.choices[i]) {
      *static_cast<std::uint8_t*>(member) = static_cast<std::uint8_t>(i);
      return;
    }
    names += join({i == 0 ? "" : ", ", field.choices[i]});
  }
  problems_.given(field.name, "choice", quoted(text), join({"must be one of ", names}));
}

void Reader::readList(const Source::Item& value, const Field& field, void* member) {
  if (value.type == Type::record && field.record->oneOf == nullptr) return readColumns(value, field, member);
  if (value.type != Type::list) return reportType(value, field.name, "a list");
  const std::size_t length = source_.size(value.handle);
  if (!checkLength(field, length, problems_)) return;
  field.list->make(member, length);
  const Problems::Scope scope(problems_, field.name);
  for (std::size_t i = 0; i < length; ++i) {
    const Problems::Scope item(problems_, i);
    const Held held(source_, source_.item(value.handle, i));
    readRecord(*held, *field.record, field.list->item(member, i));
  }
}

// The common length of all columns, or nothing after reporting what is wrong.
std::optional<std::size_t> Reader::columnLength(const Source::Item& columns, const Field& field) {
  const Problems::Scope scope(problems_, field.name);
  std::optional<std::size_t> length;
  for (const Field& item : field.record->fields) {
    const Held column(source_, source_.member(columns.handle, item.name));
    if (item.kind != Kind::number || (column->type != Type::column && column->type != Type::list)) {
      reportType(*column, item.name, "an array of numbers");
      return std::nullopt;
    }
    const std::size_t size = source_.size(column->handle);
    if (size != length.value_or(size)) {
      problems_.number(item.name, "length", static_cast<double>(size), "must be as long as the other columns");
      return std::nullopt;
    }
    length = size;
  }
  if (source_.members(columns.handle) != field.record->fields.size()) reportUnknown(columns, *field.record, nullptr);
  return length;
}

void Reader::readColumn(const Source::Item& column, const Field& item, const Field& field, void* member) {
  const auto cell = [&](std::size_t row) -> double& {
    return *static_cast<double*>(item.at(field.list->item(member, row)));
  };
  const std::size_t length = field.list->size(member);
  if (column.type == Type::column) {
    std::vector<double> numbers(length);
    source_.column(column.handle, numbers.data());
    for (std::size_t i = 0; i < length; ++i) cell(i) = numbers[i];
    return;
  }
  const Problems::Scope scope(problems_, field.name);
  for (std::size_t i = 0; i < length; ++i) {
    const Problems::Scope row(problems_, i);
    const Held held(source_, source_.item(column.handle, i));
    readNumber(*held, item, cell(i));
  }
}

void Reader::readColumns(const Source::Item& value, const Field& field, void* member) {
  const auto length = columnLength(value, field);
  if (!length || !checkLength(field, *length, problems_)) return;
  field.list->make(member, *length);
  for (const Field& item : field.record->fields)
    readColumn(*Held(source_, source_.member(value.handle, item.name)), item, field, member);
}

void Reader::readField(const Source::Item& value, const Field& field, void* member) {
  switch (field.kind) {
    case Kind::number:
      return readNumber(value, field, *static_cast<double*>(member));
    case Kind::maybeNumber: {
      if (value.type == Type::null) return static_cast<std::optional<double>*>(member)->reset();
      auto& number = static_cast<std::optional<double>*>(member)->emplace(0);
      return readNumber(value, field, number);
    }
    case Kind::boolean:
      if (value.type != Type::boolean) return reportType(value, field.name, "true or false");
      *static_cast<bool*>(member) = value.number != 0;
      return;
    case Kind::text:
      if (value.type != Type::text) return reportType(value, field.name, "a text");
      *static_cast<std::string*>(member) = source_.text(value.handle);
      return;
    case Kind::choice:
      return readChoice(value, field, member);
    case Kind::record: {
      const Problems::Scope scope(problems_, field.name);
      return readRecord(value, *field.record, member);
    }
    case Kind::list:
      return readList(value, field, member);
    case Kind::series:
      return;
  }
}

// Makes the shape named by `kind` current; the first shape when `kind` is missing, nothing when it is unknown.
const Record* Reader::selectShape(const Source::Item& value, const Record& record, void* object, bool& named) {
  const OneOf& oneOf = *record.oneOf;
  const Held kind(source_, source_.member(value.handle, "kind"));
  named = kind->type != Type::missing;
  if (!named) return oneOf.alternatives[oneOf.index(object)].record;
  if (kind->type != Type::text) {
    reportType(*kind, "kind", "a text");
    return nullptr;
  }
  const std::string name = source_.text(kind->handle);
  std::string names;
  for (std::size_t i = 0; i < oneOf.alternatives.size(); ++i) {
    if (name == oneOf.alternatives[i].kind) {
      if (oneOf.index(object) != i) oneOf.select(object, i);
      return oneOf.alternatives[i].record;
    }
    names += join({i == 0 ? "" : ", ", oneOf.alternatives[i].kind});
  }
  problems_.given("kind", "kind", quoted(name), join({"must be one of ", names}));
  return nullptr;
}

bool has(const Record& record, const std::string& name) {
  for (const Field& field : record.fields)
    if (name == field.name) return true;
  return false;
}

void Reader::reportUnknown(const Source::Item& value, const Record& record, const Record* shape) {
  constexpr std::size_t mostMembers = 1000;  // a hostile object may have millions
  const std::size_t members = std::min(source_.members(value.handle), mostMembers);
  for (std::size_t i = 0; i < members; ++i) {
    const std::string name = source_.memberName(value.handle, i);
    if (has(record, name) || (shape != nullptr && has(*shape, name))) continue;
    if (record.oneOf != nullptr && name == "kind") continue;
    problems_.given(quoted(name), "unknown", "", join({"is not a field of ", record.name}));
  }
}

void Reader::readRecord(const Source::Item& value, const Record& record, void* object) {
  if (value.type != Type::record) return problems_.given("", "type", describe(value), "must be an object");
  std::size_t known = 0;
  const auto readFields = [&](const Record& part, void* owner) {
    for (const Field& field : part.fields) {
      const Held held(source_, source_.member(value.handle, field.name));
      if (held->type == Type::missing) continue;
      ++known;
      readField(*held, field, field.at(owner));
    }
  };
  readFields(record, object);
  const Record* shape = nullptr;
  if (record.oneOf != nullptr) {
    bool named = false;
    shape = selectShape(value, record, object, named);
    if (shape == nullptr) return;  // without its kind nothing can be said of the other members
    known += named ? 1 : 0;
    readFields(*shape, record.oneOf->current(object));
  }
  if (source_.members(value.handle) != known) reportUnknown(value, record, shape);
}

}  // namespace

void read(Source& source, const Source::Item& value, const Record& record, void* object, const ReadContext& context,
          Problems& problems) {
  Reader(source, context, problems).readRecord(value, record, object);
}

}  // namespace tvd
