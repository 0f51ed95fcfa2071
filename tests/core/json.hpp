// SPDX-License-Identifier: MIT
//
// Reads inputs from JSON through the same reader that JavaScript goes through.
#pragma once

#include <fstream>
#include <stdexcept>
#include <string>

#include <nlohmann/json.hpp>

#include "tvd/calculator/calculator.hpp"
#include "tvd/calculator/read.hpp"

namespace tests {

using Json = nlohmann::ordered_json;

/// A file of tests/vectors.
inline Json vectors(const std::string& name) {
  std::ifstream file(std::string(TVD_VECTORS) + "/" + name);
  if (!file) throw std::runtime_error("cannot open " + name);
  return Json::parse(file);
}

/// A JSON document as a source of inputs.
class JsonSource : public tvd::Source {
 public:
  static Item itemOf(const Json& value) {
    void* const handle = const_cast<Json*>(&value);
    if (value.is_null()) return {Type::null, 0, nullptr};
    if (value.is_number()) return {Type::number, value.get<double>(), nullptr};
    if (value.is_boolean()) return {Type::boolean, value.get<bool>() ? 1.0 : 0.0, nullptr};
    if (value.is_string()) return {Type::text, 0, handle};
    if (value.is_array()) return {Type::list, 0, handle};
    return {Type::record, 0, handle};
  }
  Item member(void* record, const char* name) override {
    const Json& json = of(record);
    const auto found = json.find(name);
    if (found == json.end()) return {};
    // A list of numbers inside a record stands for a typed array: {"year": [0, 1], "supply": [5, 6]}.
    const bool column = found->is_array() && !found->empty() && found->front().is_number();
    return column ? Item{Type::column, 0, const_cast<Json*>(&*found)} : itemOf(*found);
  }
  Item item(void* list, std::size_t index) override { return itemOf(of(list)[index]); }
  std::size_t size(void* list) override { return of(list).size(); }
  std::string text(void* handle) override { return of(handle).get<std::string>(); }
  void column(void* handle, double* out) override {
    for (const Json& value : of(handle)) *out++ = value.get<double>();
  }
  std::size_t members(void* record) override { return of(record).size(); }
  std::string memberName(void* record, std::size_t index) override {
    auto it = of(record).begin();
    std::advance(it, static_cast<std::ptrdiff_t>(index));
    return it.key();
  }
  void release(void*) override {}

 private:
  static const Json& of(void* handle) { return *static_cast<const Json*>(handle); }
};

/// Inputs completed with defaults; throws InvalidInput for anything that cannot be read.
template <class Inputs>
Inputs inputsFrom(const Json& json, double todayDays = 0) {
  Inputs inputs;
  JsonSource source;
  tvd::Problems problems;
  tvd::read(source, JsonSource::itemOf(json), tvd::Described<Inputs>::record, &inputs, {.todayDays = todayDays},
            problems);
  if (!problems.empty()) throw tvd::InvalidInput(problems.take());
  return inputs;
}

}  // namespace tests
