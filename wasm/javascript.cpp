// SPDX-License-Identifier: MIT
#include "javascript.hpp"

#include <limits>

using emscripten::EM_VAL;
using emscripten::val;

extern "C" {  // values.library.js
int tvdItem(EM_VAL value, double* number, void** handle);
int tvdMember(EM_VAL record, const char* name, double* number, void** handle);
int tvdElement(EM_VAL list, int index, double* number, void** handle);
EM_VAL tvdElementValue(EM_VAL list, int index);
int tvdTextSize(EM_VAL text);
void tvdText(EM_VAL text, char* out, int room);
int tvdSize(EM_VAL list);
int tvdMembers(EM_VAL record);
EM_VAL tvdMemberName(EM_VAL record, int index);
void tvdColumn(EM_VAL column, double* out);
void tvdPutNumber(EM_VAL owner, const char* name, double value);
void tvdPutBoolean(EM_VAL owner, const char* name, int value);
void tvdPutNull(EM_VAL owner, const char* name);
void tvdPutText(EM_VAL owner, const char* name, const char* text, int length);
void tvdPutColumn(EM_VAL owner, const char* name, const double* values, int count);
EM_VAL tvdBegin(EM_VAL owner, const char* name, int list);
}

namespace tvd::js {
namespace {

EM_VAL handleOf(void* handle) { return static_cast<EM_VAL>(handle); }

}  // namespace

Source::Item ValueSource::itemOf(const val& value) {
  Item item;
  item.type = static_cast<Type>(tvdItem(value.as_handle(), &item.number, &item.handle));
  return item;
}

Source::Item ValueSource::member(void* record, const char* name) {
  Item item;
  item.type = static_cast<Type>(tvdMember(handleOf(record), name, &item.number, &item.handle));
  return item;
}

Source::Item ValueSource::item(void* list, std::size_t index) {
  Item item;
  item.type = static_cast<Type>(tvdElement(handleOf(list), static_cast<int>(index), &item.number, &item.handle));
  return item;
}

std::size_t ValueSource::size(void* list) { return static_cast<std::size_t>(tvdSize(handleOf(list))); }

std::string ValueSource::text(void* handle) {
  const int size = tvdTextSize(handleOf(handle));
  std::string text(static_cast<std::size_t>(size), '\0');
  tvdText(handleOf(handle), text.data(), size + 1);  // with its terminating zero, for which a string has room
  return text;
}

val ValueSource::element(const val& list, std::size_t index) {
  return val::take_ownership(tvdElementValue(list.as_handle(), static_cast<int>(index)));
}

void ValueSource::column(void* handle, double* out) { tvdColumn(handleOf(handle), out); }

std::size_t ValueSource::members(void* record) { return static_cast<std::size_t>(tvdMembers(handleOf(record))); }

std::string ValueSource::memberName(void* record, std::size_t index) {
  const val name = val::take_ownership(tvdMemberName(handleOf(record), static_cast<int>(index)));
  return text(name.as_handle());
}

void ValueSource::release(void* handle) { val::take_ownership(handleOf(handle)); }

std::string textOf(const val& value) {
  ValueSource source;
  const Held item(source, ValueSource::itemOf(value));
  return item->type == Source::Type::text ? source.text(item->handle) : std::string();
}

double numberOf(const val& value) {
  ValueSource source;
  const Held item(source, ValueSource::itemOf(value));
  return item->type == Source::Type::number ? item->number : std::numeric_limits<double>::quiet_NaN();
}

std::vector<double> numbersOf(const val& column) {
  ValueSource source;
  const Held item(source, ValueSource::itemOf(column));
  if (item->type != Source::Type::column) return {};
  std::vector<double> numbers(source.size(item->handle));
  source.column(item->handle, numbers.data());
  return numbers;
}

std::vector<std::string> textsOf(const val& list) {
  std::vector<std::string> texts;
  forEach(list, [&](const val& text) { texts.push_back(textOf(text)); });
  return texts;
}

void ValueSink::number(const char* name, double value) { tvdPutNumber(open_.back(), name, value); }
void ValueSink::nothing(const char* name) { tvdPutNull(open_.back(), name); }
void ValueSink::boolean(const char* name, bool value) { tvdPutBoolean(open_.back(), name, value ? 1 : 0); }
void ValueSink::text(const char* name, std::string_view value) {
  tvdPutText(open_.back(), name, value.data(), static_cast<int>(value.size()));
}
void ValueSink::column(const char* name, const double* values, std::size_t count) {
  tvdPutColumn(open_.back(), name, values, static_cast<int>(count));
}
void ValueSink::beginRecord(const char* name) { begin(name, false); }
void ValueSink::endRecord() { end(); }
void ValueSink::beginList(const char* name) { begin(name, true); }
void ValueSink::endList() { end(); }

void ValueSink::begin(const char* name, bool list) {
  const EM_VAL owner = open_.empty() ? nullptr : open_.back();
  const EM_VAL made = tvdBegin(owner, name, list ? 1 : 0);
  if (root_ == nullptr) root_ = made;
  open_.push_back(made);
}

void ValueSink::end() {
  const EM_VAL closed = open_.back();
  open_.pop_back();
  if (closed != root_) val::take_ownership(closed);  // its owner holds it
}

val ValueSink::take() { return val::take_ownership(root_); }

}  // namespace tvd::js
