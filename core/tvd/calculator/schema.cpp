// SPDX-License-Identifier: MIT
#include "tvd/calculator/schema.hpp"

#include <cmath>

#include "tvd/calculator/text.hpp"

namespace tvd {
namespace {

// "holdingYears" -> "Holding years"
std::string titleOf(std::string_view name) {
  std::string title;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (title.empty()) {
      title += upper ? c : static_cast<char>(c - ('a' - 'A'));
    } else if (upper) {
      title += ' ';
      title += static_cast<char>(c + ('a' - 'A'));
    } else {
      title += c;
    }
  }
  return title;
}

class JsonWriter {
 public:
  void open() {
    begin();
    text_ += '{';
    first_ = true;
  }
  void close() {
    text_ += '}';
    first_ = false;
  }
  void openList() {
    begin();
    text_ += '[';
    first_ = true;
  }
  void closeList() {
    text_ += ']';
    first_ = false;
  }
  void key(std::string_view name) {
    begin();
    quote(name);
    text_ += ':';
    first_ = true;
  }
  void string(std::string_view value) {
    begin();
    quote(value);
    first_ = false;
  }
  void number(double value) {
    if (std::isfinite(value)) {
      begin();
      text_ += numberText(value);
      first_ = false;
    } else {
      string(numberText(value));
    }
  }
  void word(std::string_view value) {
    begin();
    text_ += value;
    first_ = false;
  }
  void entry(std::string_view name, std::string_view value) {
    key(name);
    string(value);
  }
  void entry(std::string_view name, double value) {
    key(name);
    number(value);
  }
  std::string take() { return std::move(text_); }

 private:
  void begin() {
    if (!first_) text_ += ',';
    first_ = false;
  }
  void quote(std::string_view value) {
    text_ += '"';
    for (const char c : value) {
      if (c == '"' || c == '\\') text_ += '\\';
      text_ += c;
    }
    text_ += '"';
  }

  std::string text_;
  bool first_ = true;
};

constexpr double largest = std::numeric_limits<double>::max();

class SchemaWriter {
 public:
  void record(const Record& record, void* defaults, const char* help);
  JsonWriter json;

 private:
  void properties(const Record& record, void* defaults);
  void shapes(const OneOf& oneOf, void* defaults);
  void field(const Field& field, void* member);
  void numberType(const Field& field, const char* base);
  void domain(const Domain& domain);
  void kindOf(const Field& field, void* member);
  void listOf(const Field& field, void* member);
};

void SchemaWriter::numberType(const Field& field, const char* base) {
  json.key("type");
  const bool maybe = field.kind == Kind::maybeNumber;
  if (!maybe && !field.domain.infinityAllowed) return json.string(base);
  json.openList();
  json.string(base);
  if (field.domain.infinityAllowed) json.string("string");
  if (maybe) json.string("null");
  json.closeList();
  if (field.domain.infinityAllowed) json.entry("pattern", "^Infinity$");
}

void SchemaWriter::domain(const Domain& domain) {
  if (domain.minimum > -largest) json.entry(domain.minimumExcluded ? "exclusiveMinimum" : "minimum", domain.minimum);
  if (domain.maximum < largest) json.entry(domain.maximumExcluded ? "exclusiveMaximum" : "maximum", domain.maximum);
  if (!(domain.testedMinimum < domain.testedMaximum)) return;
  json.key("tested");
  json.openList();
  json.number(domain.testedMinimum);
  json.number(domain.testedMaximum);
  json.closeList();
}

void SchemaWriter::listOf(const Field& field, void* member) {
  json.entry("type", "array");
  json.entry("maxItems", static_cast<double>(field.maximumLength));
  json.key("items");
  field.list->make(member, 1);  // an item with its defaults, to describe
  record(*field.record, field.list->item(member, 0), field.record->help);
  field.list->make(member, 0);
}

void SchemaWriter::kindOf(const Field& field, void* member) {
  switch (field.kind) {
    case Kind::number:
    case Kind::maybeNumber: {
      numberType(field, field.domain.whole ? "integer" : "number");
      domain(field.domain);
      if (field.kind == Kind::number) json.entry("default", *static_cast<double*>(member));
      return;
    }
    case Kind::boolean:
      json.entry("type", "boolean");
      json.key("default");
      return json.word(*static_cast<bool*>(member) ? "true" : "false");
    case Kind::text:
      json.entry("type", "string");
      json.entry("maxLength", static_cast<double>(field.maximumLength));
      return json.entry("default", *static_cast<std::string*>(member));
    case Kind::choice:
      json.entry("type", "string");
      json.key("enum");
      json.openList();
      for (const char* name : field.choices) json.string(name);
      json.closeList();
      return json.entry("default", field.choices[*static_cast<std::uint8_t*>(member)]);
    case Kind::series:
      json.entry("type", "array");
      json.key("series");
      json.word("true");
      json.key("items");
      json.open();
      json.entry("type", "number");
      return json.close();
    case Kind::record:
    case Kind::list:
      return;
  }
}

void SchemaWriter::field(const Field& field, void* member) {
  json.key(field.name);
  if (field.kind == Kind::record) return record(*field.record, member, field.help);
  json.open();
  json.entry("title", titleOf(field.name));
  if (*field.help != '\0') json.entry("description", field.help);
  if (*field.unit != '\0') json.entry("unit", field.unit);
  kindOf(field, member);
  if (field.kind == Kind::list) listOf(field, member);
  json.close();
}

void SchemaWriter::properties(const Record& record, void* defaults) {
  for (const Field& one : record.fields) field(one, one.at(defaults));
}

void SchemaWriter::shapes(const OneOf& oneOf, void* defaults) {
  json.key("oneOf");
  json.openList();
  const std::size_t first = oneOf.index(defaults);
  for (std::size_t i = 0; i < oneOf.alternatives.size(); ++i) {
    const Alternative& shape = oneOf.alternatives[i];
    oneOf.select(defaults, i);
    json.open();
    json.entry("title", titleOf(shape.kind));
    json.entry("description", shape.record->help);
    json.key("properties");
    json.open();
    json.key("kind");
    json.open();
    json.entry("const", shape.kind);
    json.close();
    properties(*shape.record, oneOf.current(defaults));
    json.close();
    json.close();
  }
  json.closeList();
  oneOf.select(defaults, first);
  json.key("discriminator");
  json.open();
  json.entry("propertyName", "kind");
  json.close();
  json.entry("default", oneOf.alternatives[first].kind);
}

void SchemaWriter::record(const Record& record, void* defaults, const char* help) {
  json.open();
  json.entry("title", record.name);
  json.entry("description", help);
  json.entry("type", "object");
  json.key("properties");
  json.open();
  properties(record, defaults);
  json.close();
  if (record.oneOf != nullptr) shapes(*record.oneOf, defaults);
  json.key(record.oneOf != nullptr ? "unevaluatedProperties" : "additionalProperties");
  json.word("false");
  json.close();
}

}  // namespace

std::string schema(const Calculator& calculator) {
  SchemaWriter writer;
  writer.json.open();
  writer.json.entry("id", calculator.id);
  writer.json.entry("title", calculator.title);
  writer.json.entry("description", calculator.help);
  writer.json.entry("version", static_cast<double>(calculator.schemaVersion));
  if (calculator.begin != nullptr) {
    writer.json.key("blocks");  // it runs in blocks
    writer.json.word("true");
  }
  Object inputs(*calculator.inputs);
  Object result(*calculator.result);
  writer.json.key("inputs");
  writer.record(*calculator.inputs->record, inputs.get(), calculator.inputs->record->help);
  writer.json.key("result");
  writer.record(*calculator.result->record, result.get(), calculator.result->record->help);
  writer.json.close();
  return writer.json.take();
}

}  // namespace tvd
