// SPDX-License-Identifier: MIT
//
// JavaScript values as the documents that the core reads inputs from and writes results to.
#pragma once

#include <emscripten/val.h>

#include <string>
#include <vector>

#include "tvd/calculator/sink.hpp"
#include "tvd/calculator/source.hpp"

namespace tvd::js {

/// Plain objects, arrays and typed arrays. Only own properties are seen, so nothing can be slipped in by a prototype.
class ValueSource : public Source {
 public:
  /// The value itself; it must outlive what is read from it.
  static Item itemOf(const emscripten::val& value);
  /// One item of a list, whatever it is.
  static emscripten::val element(const emscripten::val& list, std::size_t index);

  Item member(void* record, const char* name) override;
  Item item(void* list, std::size_t index) override;
  std::size_t size(void* list) override;
  std::string text(void* handle) override;
  void column(void* handle, double* out) override;
  std::size_t members(void* record) override;
  std::string memberName(void* record, std::size_t index) override;
  void release(void* handle) override;
};

/// A text; empty when the value is none.
std::string textOf(const emscripten::val& value);
/// A number; NaN when the value is none.
double numberOf(const emscripten::val& value);
/// The numbers of a typed array; none when the value is no such thing.
std::vector<double> numbersOf(const emscripten::val& column);
/// The texts of a list.
std::vector<std::string> textsOf(const emscripten::val& list);

/// Calls `visit` with each item of a list.
template <class Visit>
void forEach(const emscripten::val& list, const Visit& visit) {
  ValueSource source;
  const std::size_t size = source.size(list.as_handle());
  for (std::size_t i = 0; i < size; ++i) visit(ValueSource::element(list, i));
}

/// Builds one plain object. Columns become Float64Arrays of their own memory.
class ValueSink : public Sink {
 public:
  void number(const char* name, double value) override;
  void nothing(const char* name) override;
  void boolean(const char* name, bool value) override;
  void text(const char* name, std::string_view value) override;
  void column(const char* name, const double* values, std::size_t count) override;
  void beginRecord(const char* name) override;
  void endRecord() override;
  void beginList(const char* name) override;
  void endList() override;

  /// The first object or list that was written, and with it the ownership.
  emscripten::val take();

 private:
  void begin(const char* name, bool list);
  void end();

  std::vector<emscripten::EM_VAL> open_;
  emscripten::EM_VAL root_ = nullptr;
};

}  // namespace tvd::js
