// SPDX-License-Identifier: MIT
//
// What every action of the border is made of: its arguments, and its answer.
#pragma once

#include <emscripten/val.h>

#include <string>
#include <vector>

#include "javascript.hpp"
#include "tvd/calculator/calculator.hpp"

namespace tvd::js {

using emscripten::val;

// What JavaScript passed, in order.
class Arguments {
 public:
  explicit Arguments(const val& list) : list_(list) {}
  val operator[](std::size_t i) const { return ValueSource::element(list_, i); }
  std::string text(std::size_t i) const { return textOf((*this)[i]); }
  double number(std::size_t i) const { return numberOf((*this)[i]); }
  std::vector<double> numbers(std::size_t i) const { return numbersOf((*this)[i]); }
  std::vector<std::string> texts(std::size_t i) const { return textsOf((*this)[i]); }

 private:
  const val& list_;
};

// Either {value} or {violations}.
class Answer {
 public:
  Answer() { sink_.beginRecord(nullptr); }

  /// The answer, once its value has been written unless something is wrong.
  val answer();

  Sink& sink() { return sink_; }
  Problems problems;

 private:
  ValueSink sink_;
};

// One call: finds the calculator, reads its inputs, and answers.
class Call : public Answer {
 public:
  /// The first three arguments are the calculator, its inputs and today.
  explicit Call(const Arguments& arguments) : Call(arguments, arguments[1]) {}
  Call(const Arguments& arguments, const val& inputs);

  /// Reads a set of inputs over the defaults.
  void readInputs(const val& inputs, Object& into);

  /// True when the inputs can be computed.
  bool isValid();

  const Calculator& calculator() const { return calculator_; }
  Object& inputs() { return inputs_; }

 private:
  const Calculator& calculator_;
  Object inputs_;
  double today_;
};

}  // namespace tvd::js
