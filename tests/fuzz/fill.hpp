// SPDX-License-Identifier: MIT
//
// Fills any described struct with values taken from bytes: from a fuzzer or from a seeded generator. Knows nothing of
// any calculator: it reads the same tables that everything else does.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>

#include "tvd/calculator/field.hpp"

namespace fuzz {

/// Bytes, and zeros when they run out.
class Bytes {
 public:
  explicit Bytes(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}
  std::uint8_t byte() { return at_ < bytes_.size() ? bytes_[at_++] : 0; }
  std::uint64_t word() {
    std::uint64_t word = 0;
    for (int i = 0; i < 8; ++i) word = word << 8U | byte();
    return word;
  }

 private:
  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 0;
};

/// Any bit pattern at times; mostly values that mean something: limits, neighbours of limits, the tested range.
inline double number(Bytes& bytes, const tvd::Domain& domain, double usual) {
  const double share = static_cast<double>(bytes.word() >> 11U) * 0x1p-53;
  const double low = domain.testedMinimum < domain.testedMaximum ? domain.testedMinimum : -10;
  const double high = domain.testedMinimum < domain.testedMaximum ? domain.testedMaximum : 10;
  const double inside = low + (high - low) * share;
  switch (bytes.byte() % 96) {
    case 0:
      return domain.minimum;
    case 1:
      return domain.maximum;
    case 2:
      return domain.infinityAllowed ? tvd::infinity : usual;
    case 3:
      return 0;
    case 4:
      return inside * 1e-12;
    case 5:
      return inside * 1e6;
    case 6: {
      const std::uint64_t pattern = bytes.word();
      double value = 0;
      std::memcpy(&value, &pattern, sizeof value);
      return value;
    }
    case 7:
      return usual;
    case 8:
      return -inside;
    case 9:
      return static_cast<double>(bytes.byte() % 8);
    case 10:
    case 11:
    case 12:
    case 13:
    case 14:
    case 15:
      return usual;
    default:
      return domain.whole ? static_cast<double>(static_cast<std::int64_t>(inside)) : inside;
  }
}

inline void fill(Bytes& bytes, const tvd::Record& record, void* object, int depth = 0);

inline void fillField(Bytes& bytes, const tvd::Field& field, void* member, int depth) {
  switch (field.kind) {
    case tvd::Kind::number: {
      auto& value = *static_cast<double*>(member);
      value = number(bytes, field.domain, value);
      break;
    }
    case tvd::Kind::maybeNumber:
      if (bytes.byte() % 2 == 0) *static_cast<std::optional<double>*>(member) = number(bytes, field.domain, 1);
      break;
    case tvd::Kind::boolean:
      *static_cast<bool*>(member) = bytes.byte() % 2 == 0;
      break;
    case tvd::Kind::choice:
      *static_cast<std::uint8_t*>(member) = static_cast<std::uint8_t>(bytes.byte() % field.choices.size());
      break;
    case tvd::Kind::record:
      fill(bytes, *field.record, member, depth + 1);
      break;
    case tvd::Kind::list: {
      const std::size_t size = bytes.byte() % 6;
      field.list->make(member, size);
      for (std::size_t i = 0; i < size; ++i) fill(bytes, *field.record, field.list->item(member, i), depth + 1);
      break;
    }
    case tvd::Kind::text:
    case tvd::Kind::series:
      break;
  }
}

inline void fill(Bytes& bytes, const tvd::Record& record, void* object, int depth) {
  if (record.oneOf != nullptr) record.oneOf->select(object, bytes.byte() % record.oneOf->alternatives.size());
  for (const tvd::Field& field : record.fields) fillField(bytes, field, field.at(object), depth);
  if (record.oneOf == nullptr) return;
  const tvd::Record& shape = *record.oneOf->alternatives[record.oneOf->index(object)].record;
  void* const current = record.oneOf->current(object);
  for (const tvd::Field& field : shape.fields) fillField(bytes, field, field.at(current), depth);
}

}  // namespace fuzz
