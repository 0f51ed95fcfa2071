// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace tvd {

/// A document of plain values that structs are written to: JavaScript objects in the engine, JSON text in the tests.
/// Values are written in order; `name` is null for the items of a list.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void number(const char* name, double value) = 0;
  virtual void nothing(const char* name) = 0;  ///< null: there is no answer
  virtual void boolean(const char* name, bool value) = 0;
  virtual void text(const char* name, std::string_view value) = 0;
  virtual void column(const char* name, const double* values, std::size_t count) = 0;
  virtual void beginRecord(const char* name) = 0;
  virtual void endRecord() = 0;
  virtual void beginList(const char* name) = 0;
  virtual void endList() = 0;
};

}  // namespace tvd
