// SPDX-License-Identifier: MIT
//
// Structs as JSON, so that what a fuzzer has found can be read, kept and read back. Infinity is the text "Infinity", as
// everywhere outside the engine; NaN and -Infinity are texts too, which the reader refuses by name.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tvd/calculator/sink.hpp"

namespace fuzz {

using Json = nlohmann::ordered_json;

inline Json jsonNumber(double value) {
  if (std::isfinite(value)) return value;
  if (std::isnan(value)) return "NaN";
  return value > 0 ? "Infinity" : "-Infinity";
}

class JsonSink : public tvd::Sink {
 public:
  void number(const char* name, double value) override { put(name, jsonNumber(value)); }
  void nothing(const char* name) override { put(name, nullptr); }
  void boolean(const char* name, bool value) override { put(name, value); }
  void text(const char* name, std::string_view value) override { put(name, std::string(value)); }
  void column(const char* name, const double* values, std::size_t count) override {
    Json list = Json::array();
    for (std::size_t i = 0; i < count; ++i) list.push_back(jsonNumber(values[i]));
    put(name, std::move(list));
  }
  void beginRecord(const char* name) override { open_.push_back({name == nullptr ? "" : name, Json::object()}); }
  void endRecord() override { close(); }
  void beginList(const char* name) override { open_.push_back({name == nullptr ? "" : name, Json::array()}); }
  void endList() override { close(); }
  Json take() { return std::move(done_); }

 private:
  struct Open {
    std::string name;
    Json json;
  };
  void put(const char* name, Json value) {
    Json& owner = open_.back().json;
    if (owner.is_array()) {
      owner.push_back(std::move(value));
    } else {
      owner[name] = std::move(value);
    }
  }
  void close() {
    Open closed = std::move(open_.back());
    open_.pop_back();
    if (open_.empty()) {
      done_ = std::move(closed.json);
    } else {
      put(closed.name.c_str(), std::move(closed.json));
    }
  }

  std::vector<Open> open_;
  Json done_;
};

}  // namespace fuzz
