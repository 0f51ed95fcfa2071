// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <new>
#include <span>
#include <string_view>
#include <utility>

#include "tvd/calculator/field.hpp"
#include "tvd/calculator/problems.hpp"
#include "tvd/calculator/run.hpp"
#include "tvd/calculator/validate.hpp"
#include "tvd/calculator/violation.hpp"

namespace tvd {

/// How much of a result is wanted.
struct Detail {
  /// Points along each path or curve; 0 leaves every series empty, which is what sweeps and solves ask for.
  int points = 400;
  /// The only number that is wanted, by its name; empty: all of them. What takes long for others may be left out.
  std::string_view only = {};

  bool wants(std::string_view number) const { return only.empty() || only == number; }
};

/// A described struct type, erased: how to make and drop one.
struct ObjectType {
  const Record* record;
  void* (*make)();
  void (*drop)(void*);
};

template <class T>
inline constexpr ObjectType objectType{
    &Described<T>::record,
    []() -> void* { return new T(); },
    [](void* object) { delete static_cast<T*>(object); },
};

/// Owns one object of an erased type.
class Object {
 public:
  explicit Object(const ObjectType& type) : type_(&type), object_(type.make()) {}
  Object(Object&& other) noexcept : type_(other.type_), object_(std::exchange(other.object_, nullptr)) {}
  Object& operator=(Object&&) = delete;
  ~Object() {
    if (object_ != nullptr) type_->drop(object_);
  }
  void* get() const { return object_; }
  const ObjectType& type() const { return *type_; }
  const Record& record() const { return *type_->record; }

 private:
  const ObjectType* type_;
  void* object_;
};

/// An axis of a sweep: the input at `path` takes each of `values`.
struct Axis {
  std::string_view path;
  std::span<const double> values;
};

/// A calculator with its types erased; `calculatorOf` makes one from two structs and a pure function.
struct Calculator {
  const char* id;
  const char* title;
  const char* help;
  int schemaVersion;
  const ObjectType* inputs;
  const ObjectType* result;
  void (*compute)(const void* inputs, void* result, const Detail&);
  /// Optional quick way through a grid (x fastest): fills `out` and returns true, or declines with false.
  bool (*grid)(const void* inputs, const Axis& x, const Axis& y, std::string_view output,
               std::span<double> out) = nullptr;
  /// Optional way to run in blocks what takes long. The caller owns the run.
  Run* (*begin)(const void* inputs) = nullptr;
};

/// The erased form of `Result compute(const Inputs&, const Detail&)`.
template <class Inputs, class Result, Result (*Compute)(const Inputs&, const Detail&)>
constexpr Calculator calculatorOf(const char* id, const char* title, const char* help, int schemaVersion,
                                  decltype(Calculator::grid) grid = nullptr,
                                  decltype(Calculator::begin) begin = nullptr) {
  return {.id = id,
          .title = title,
          .help = help,
          .schemaVersion = schemaVersion,
          .inputs = &objectType<Inputs>,
          .result = &objectType<Result>,
          .compute =
              [](const void* inputs, void* result, const Detail& detail) {
                auto* place = static_cast<Result*>(result);
                place->~Result();  // made anew in the same place: no code for moving results about
                new (place) Result(Compute(*static_cast<const Inputs*>(inputs), detail));
              },
          .grid = grid,
          .begin = begin};
}

/// All violations of the inputs; empty when they can be computed.
template <class Inputs>
Violations check(const Inputs& inputs) {
  Problems problems;
  validate(Described<Inputs>::record, &inputs, problems);
  return problems.take();
}

/// Reports every result that is neither finite nor documented to be infinite: an overflow is said, never shown.
void checkResult(const Record& record, const void* result, Problems& problems);

#ifdef __cpp_exceptions  // the engine is built without them: it answers with violations instead
/// For C++ callers: validates, computes, and throws InvalidInput with all violations when something is wrong.
template <class Inputs>
auto evaluate(const Inputs& inputs, const Detail& detail = {}) {
  Problems problems;
  validate(Described<Inputs>::record, &inputs, problems);
  if (!problems.empty()) throw InvalidInput(problems.take());
  auto result = compute(inputs, detail);
  checkResult(Described<decltype(result)>::record, &result, problems);
  if (!problems.empty()) throw InvalidInput(problems.take());
  return result;
}
#endif

}  // namespace tvd
