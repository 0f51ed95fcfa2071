// SPDX-License-Identifier: MIT
//
// The border: every function takes and gives plain JavaScript values, once per user action. A call answers either
// {value} or {violations}; nothing is thrown across, and nothing has to be deleted.
#include <emscripten/bind.h>

#include "javascript.hpp"
#include "tvd/calculator/date.hpp"
#include "tvd/calculator/read.hpp"
#include "tvd/calculator/solve.hpp"
#include "tvd/calculator/sweep.hpp"
#include "tvd/calculator/text.hpp"
#include "tvd/calculator/tornado.hpp"
#include "tvd/calculator/path.hpp"
#include "tvd/calculator/write.hpp"
#include "tvd/registry.hpp"

namespace tvd::js {
namespace {

using emscripten::val;

void writeViolations(Problems& problems, ValueSink& sink) {
  sink.beginList("violations");
  for (const Violation& violation : problems.take()) {
    sink.beginRecord(nullptr);
    sink.text("path", violation.path);
    sink.text("rule", violation.rule);
    sink.number("value", violation.value);
    sink.text("given", violation.given);
    sink.number("minimum", violation.minimum);
    sink.number("maximum", violation.maximum);
    sink.text("message", violation.message);
    sink.endRecord();
  }
  sink.endList();
}

// One call: finds the calculator, reads its inputs, and answers.
class Call {
 public:
  Call(const std::string& id, const val& inputs, const std::string& today)
      : calculator_(findCalculator(id)), inputs_(calculator_ != nullptr ? *calculator_->inputs : *calculators()[0].inputs) {
    sink_.beginRecord(nullptr);
    if (calculator_ == nullptr) {
      problems.given("", "calculator", quoted(id), "name no calculator");
      return;
    }
    readInputs(inputs, today, inputs_);
  }

  /// Reads another set of inputs over the defaults.
  void readInputs(const val& inputs, const std::string& today, Object& into) {
    const auto days = daysFromIsoDate(today);
    if (!days) problems.given("today", "date", quoted(today), "must be a date written YYYY-MM-DD");
    ValueSource source;
    const Source::Item item = ValueSource::itemOf(inputs);
    read(source, item, into.record(), into.get(), {.todayDays = days.value_or(0)}, problems);
    if (item.handle != nullptr) source.release(item.handle);
  }

  void validateInputs() {
    if (problems.empty()) validate(inputs_.record(), inputs_.get(), problems);
  }

  /// The answer: what `writeValue` writes under the name `value`, or the violations.
  template <class Write>
  val answer(const Write& writeValue) {
    if (problems.empty()) writeValue(sink_);
    if (!problems.empty()) writeViolations(problems, sink_);
    sink_.endRecord();
    return sink_.take();
  }

  const Calculator& calculator() const { return *calculator_; }
  Object& inputs() { return inputs_; }
  Problems problems;

 private:
  const Calculator* calculator_;
  Object inputs_;
  ValueSink sink_;
};

val complete(const std::string& id, const val& inputs, const std::string& today) {
  Call call(id, inputs, today);
  return call.answer([&](Sink& sink) { write(call.inputs().record(), call.inputs().get(), "value", sink); });
}

val check(const std::string& id, const val& inputs, const std::string& today) {
  Call call(id, inputs, today);
  call.validateInputs();
  return call.answer([](Sink& sink) { sink.nothing("value"); });
}

val compute(const std::string& id, const val& inputs, const std::string& today, int points) {
  Call call(id, inputs, today);
  call.validateInputs();
  if (call.problems.empty()) {
    Object result(*call.calculator().result);
    call.calculator().compute(call.inputs().get(), result.get(), Detail{.points = points});
    checkResult(result.record(), result.get(), call.problems);
    return call.answer([&](Sink& sink) { write(result.record(), result.get(), "value", sink); });
  }
  return call.answer([](Sink&) {});
}

std::vector<double> numbersOf(const val& column) {
  ValueSource source;
  const Source::Item item = ValueSource::itemOf(column);
  std::vector<double> numbers;
  if (item.type == Source::Type::column) {
    numbers.resize(source.size(item.handle));
    if (!numbers.empty()) source.column(item.handle, numbers.data());
  }
  if (item.handle != nullptr) source.release(item.handle);
  return numbers;
}

val sweepCall(const std::string& id, const val& inputs, const std::string& today, const std::string& xPath, const val& xValues,
              const std::string& yPath, const val& yValues, const std::string& output) {
  Call call(id, inputs, today);
  call.validateInputs();
  const std::vector<double> x = numbersOf(xValues);
  const std::vector<double> y = numbersOf(yValues);
  Sweep result;
  if (call.problems.empty())
    result = sweep(call.calculator(), call.inputs(), {.path = xPath, .values = x}, {.path = yPath, .values = y}, output, call.problems);
  return call.answer([&](Sink& sink) {
    sink.beginRecord("value");
    sink.column("values", result.values.data(), result.values.size());
    sink.beginList("missing");
    for (const double index : result.missing) sink.number(nullptr, index);
    sink.endList();
    sink.endRecord();
  });
}

void maybe(Sink& sink, const char* name, const std::optional<double>& value) {
  value ? sink.number(name, *value) : sink.nothing(name);
}

std::vector<std::string> textsOf(const val& list) {
  std::vector<std::string> texts;
  for (const val& text : emscripten::vecFromJSArray<val>(list)) texts.push_back(text.as<std::string>());
  return texts;
}

val tornadoCall(const std::string& id, const val& inputs, const std::string& today, const std::string& output, double step,
                const val& paths) {
  Call call(id, inputs, today);
  call.validateInputs();
  Tornado result;
  if (call.problems.empty()) result = tornado(call.calculator(), call.inputs(), output, step, textsOf(paths), call.problems);
  return call.answer([&](Sink& sink) {
    sink.beginRecord("value");
    maybe(sink, "base", result.base);
    sink.beginList("rows");
    for (const TornadoRow& row : result.rows) {
      sink.beginRecord(nullptr);
      sink.text("path", row.path);
      sink.number("low", row.low);
      sink.number("high", row.high);
      maybe(sink, "atLow", row.atLow);
      maybe(sink, "atHigh", row.atHigh);
      maybe(sink, "elasticity", row.elasticity);
      sink.endRecord();
    }
    sink.endList();
    sink.endRecord();
  });
}

val solveCall(const std::string& id, const val& inputs, const std::string& today, const std::string& input,
              const std::string& output, double target, double from, double to) {
  Call call(id, inputs, today);
  call.validateInputs();
  Solution result;
  if (call.problems.empty())
    result = solve(call.calculator(), call.inputs(), {.input = input, .output = output, .target = target, .from = from, .to = to},
                   call.problems);
  return call.answer([&](Sink& sink) {
    sink.beginRecord("value");
    sink.beginList("roots");
    for (const double root : result.roots) sink.number(nullptr, root);
    sink.endList();
    sink.number("from", result.from);
    sink.number("to", result.to);
    sink.text("note", result.note);
    sink.endRecord();
  });
}

// Outputs of many scenarios, a row each; NaN marks what has no answer and is turned into `missing` indices.
val compare(const std::string& id, const val& scenarios, const std::string& today, const val& outputs) {
  Call call(id, val::object(), today);
  const std::vector<std::string> paths = textsOf(outputs);
  std::vector<double> values;
  std::vector<double> missing;
  for (const val& scenario : emscripten::vecFromJSArray<val>(scenarios)) {
    if (!call.problems.empty()) break;
    Object inputs(*call.calculator().inputs);
    call.readInputs(scenario, today, inputs);
    if (call.problems.empty()) validate(inputs.record(), inputs.get(), call.problems);
    if (!call.problems.empty()) break;
    Object result(*call.calculator().result);
    call.calculator().compute(inputs.get(), result.get(), Detail{.points = 0});
    for (const std::string& path : paths) {
      const Place place = find(result.record(), result.get(), path);
      if (!place) {
        call.problems.given("", "path", quoted(path), "have no such result");
        break;
      }
      const auto value = place.get();
      if (!value || *value != *value) missing.push_back(static_cast<double>(values.size()));
      values.push_back(value && *value == *value ? *value : 0);
    }
  }
  return call.answer([&](Sink& sink) {
    sink.beginRecord("value");
    sink.column("values", values.data(), values.size());
    sink.beginList("missing");
    for (const double index : missing) sink.number(nullptr, index);
    sink.endList();
    sink.endRecord();
  });
}

val calculatorIds() {
  ValueSink sink;
  sink.beginList(nullptr);
  for (const Calculator& calculator : calculators()) sink.text(nullptr, calculator.id);
  sink.endList();
  return sink.take();
}

}  // namespace
}  // namespace tvd::js

EMSCRIPTEN_BINDINGS(tvd) {
  using namespace tvd::js;
  emscripten::function("calculators", &calculatorIds);
  emscripten::function("complete", &complete);
  emscripten::function("check", &check);
  emscripten::function("compute", &compute);
  emscripten::function("sweep", &sweepCall);
  emscripten::function("tornado", &tornadoCall);
  emscripten::function("solve", &solveCall);
  emscripten::function("compare", &compare);
}
