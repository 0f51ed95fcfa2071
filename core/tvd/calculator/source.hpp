// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

namespace tvd {

/// A document of plain values (a JavaScript object, a JSON text) that inputs are read from.
/// The engine reads JavaScript through one implementation, the tests read JSON through another.
class Source {
 public:
  enum class Type : unsigned char { missing, undefined, null, number, boolean, text, list, record, column, other };

  /// One value. Numbers and booleans are held here; everything else is named by a handle of the document.
  struct Item {
    Type type = Type::missing;
    double number = 0;
    void* handle = nullptr;
  };

  virtual ~Source() = default;
  virtual Item member(void* record, const char* name) = 0;
  virtual Item item(void* list, std::size_t index) = 0;
  virtual std::size_t size(void* list) = 0;  ///< of a list or column
  virtual std::string text(void* handle) = 0;
  /// Copies a column of numbers (a typed array).
  virtual void column(void* handle, double* out) = 0;
  virtual std::size_t members(void* record) = 0;  ///< how many members a record has
  /// The name of the index-th member of a record.
  virtual std::string memberName(void* record, std::size_t index) = 0;
  /// Gives a handle back.
  virtual void release(void* handle) = 0;
};

/// Gives a value's handle back when the value has been read.
class Held {
 public:
  Held(Source& source, Source::Item value) : source_(source), value_(value) {}
  ~Held() {
    if (value_.handle != nullptr) source_.release(value_.handle);
  }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  const Source::Item& operator*() const { return value_; }
  const Source::Item* operator->() const { return &value_; }

 private:
  Source& source_;
  Source::Item value_;
};

}  // namespace tvd
