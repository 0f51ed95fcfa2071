// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cstdint>

#include "tvd/calculator/field.hpp"
#include "tvd/calculator/write.hpp"

namespace tests {

/// FNV-1a over the bits of every number of a result.
class Hash : public tvd::Sink {
 public:
  std::uint64_t value() const { return value_; }
  void number(const char*, double x) override { add(x); }
  void nothing(const char*) override {}
  void boolean(const char*, bool x) override { add(x ? 1 : 0); }
  void text(const char*, std::string_view) override {}
  void column(const char*, const double* values, std::size_t count) override {
    for (std::size_t i = 0; i < count; ++i) add(values[i]);
  }
  void beginRecord(const char*) override {}
  void endRecord() override {}
  void beginList(const char*) override {}
  void endList() override {}

 private:
  void add(double x) {
    auto bits = std::bit_cast<std::uint64_t>(x);
    for (int i = 0; i < 8; ++i, bits >>= 8) value_ = (value_ ^ (bits & 0xff)) * 0x100000001b3;
  }
  std::uint64_t value_ = 0xcbf29ce484222325;
};

/// Of every number of a described struct, in the order of its description; tests/support/hash.js does the same.
template <class T>
std::uint64_t hashOf(const T& object) {
  Hash hash;
  tvd::write(tvd::Described<T>::record, &object, nullptr, hash);
  return hash.value();
}

}  // namespace tests
