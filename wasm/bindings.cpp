// SPDX-License-Identifier: MIT
//
// The border: every function takes and gives plain JavaScript values, once per user action. A call answers either
// {value} or {violations}; nothing is thrown across, and nothing has to be deleted. All arguments are values that the core
// reads itself: Embind would turn "abc" and undefined into NaN, and its own conversions weigh more than the whole reader.
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

// One call: finds the calculator, reads its inputs, and answers either {value} or {violations}.
class Call {
 public:
  Call(const val& id, const val& inputs, const val& today)
      : calculator_(find(textOf(id), problems)), inputs_(*calculator_.inputs), today_(daysOf(today, problems)) {
    sink_.beginRecord(nullptr);
    readInputs(inputs, inputs_);
  }

  /// Reads a set of inputs over the defaults.
  void readInputs(const val& inputs, Object& into) {
    if (!problems.empty()) return;
    ValueSource source;
    const Held item(source, ValueSource::itemOf(inputs));
    read(source, *item, into.record(), into.get(), {.todayDays = today_}, problems);
  }

  /// True when the inputs can be computed.
  bool isValid() {
    if (problems.empty()) validate(inputs_.record(), inputs_.get(), problems);
    return problems.empty();
  }

  /// The answer, once its value has been written unless something is wrong.
  val answer() {
    if (!problems.empty()) writeViolations(problems, sink_);
    sink_.endRecord();
    return sink_.take();
  }

  const Calculator& calculator() const { return calculator_; }
  Object& inputs() { return inputs_; }
  Sink& sink() { return sink_; }
  Problems problems;

 private:
  static const Calculator& find(const std::string& id, Problems& problems) {
    if (const Calculator* found = findCalculator(id)) return *found;
    problems.given("", "calculator", quoted(id), "name no calculator");
    return calculators()[0];
  }

  static double daysOf(const val& today, Problems& problems) {
    const std::string text = textOf(today);
    const auto days = daysFromIsoDate(text);
    if (!days) problems.given("today", "date", quoted(text), "must be a date written YYYY-MM-DD");
    return days.value_or(0);
  }

  const Calculator& calculator_;
  Object inputs_;
  double today_;
  ValueSink sink_;
};

val complete(const val& id, const val& inputs, const val& today) {
  Call call(id, inputs, today);
  if (call.problems.empty()) write(call.inputs().record(), call.inputs().get(), "value", call.sink());
  return call.answer();
}

val check(const val& id, const val& inputs, const val& today) {
  Call call(id, inputs, today);
  if (call.isValid()) call.sink().nothing("value");
  return call.answer();
}

val compute(const val& id, const val& inputs, const val& today, const val& points) {
  Call call(id, inputs, today);
  if (!call.isValid()) return call.answer();
  Object result(*call.calculator().result);
  call.calculator().compute(call.inputs().get(), result.get(), Detail{.points = static_cast<int>(numberOf(points))});
  checkResult(result.record(), result.get(), call.problems);
  if (call.problems.empty()) write(result.record(), result.get(), "value", call.sink());
  return call.answer();
}

void writeNumbers(Sink& sink, const char* name, const std::vector<double>& numbers) {
  sink.beginList(name);
  for (const double number : numbers) sink.number(nullptr, number);
  sink.endList();
}

void writeColumn(Sink& sink, const std::vector<double>& values, const std::vector<double>& missing) {
  sink.beginRecord("value");
  sink.column("values", values.data(), values.size());
  writeNumbers(sink, "missing", missing);
  sink.endRecord();
}

val sweepCall(const val& id, const val& inputs, const val& today, const val& xPath, const val& xValues, const val& yPath,
              const val& yValues, const val& output) {
  Call call(id, inputs, today);
  if (!call.isValid()) return call.answer();
  const std::string across = textOf(xPath);
  const std::string down = textOf(yPath);
  const std::vector<double> x = numbersOf(xValues);
  const std::vector<double> y = numbersOf(yValues);
  const Sweep result = sweep(call.calculator(), call.inputs(), {.path = across, .values = x}, {.path = down, .values = y},
                             textOf(output), call.problems);
  if (call.problems.empty()) writeColumn(call.sink(), result.values, result.missing);
  return call.answer();
}

void writeMaybe(Sink& sink, const char* name, const std::optional<double>& value) {
  value ? sink.number(name, *value) : sink.nothing(name);
}

void writeTornado(Sink& sink, const Tornado& tornado) {
  sink.beginRecord("value");
  writeMaybe(sink, "base", tornado.base);
  sink.beginList("rows");
  for (const TornadoRow& row : tornado.rows) {
    sink.beginRecord(nullptr);
    sink.text("path", row.path);
    sink.number("low", row.low);
    sink.number("high", row.high);
    writeMaybe(sink, "atLow", row.atLow);
    writeMaybe(sink, "atHigh", row.atHigh);
    writeMaybe(sink, "elasticity", row.elasticity);
    sink.endRecord();
  }
  sink.endList();
  sink.endRecord();
}

val tornadoCall(const val& id, const val& inputs, const val& today, const val& output, const val& step, const val& paths) {
  Call call(id, inputs, today);
  if (!call.isValid()) return call.answer();
  const Tornado result =
      tornado(call.calculator(), call.inputs(), textOf(output), numberOf(step), textsOf(paths), call.problems);
  if (call.problems.empty()) writeTornado(call.sink(), result);
  return call.answer();
}

val solveCall(const val& id, const val& inputs, const val& today, const val& input, const val& output, const val& target,
              const val& from, const val& to) {
  Call call(id, inputs, today);
  if (!call.isValid()) return call.answer();
  const std::string moved = textOf(input);
  const std::string wanted = textOf(output);
  const Solution result = solve(
      call.calculator(), call.inputs(),
      {.input = moved, .output = wanted, .target = numberOf(target), .from = numberOf(from), .to = numberOf(to)}, call.problems);
  if (call.problems.empty()) {
    Sink& sink = call.sink();
    sink.beginRecord("value");
    writeNumbers(sink, "roots", result.roots);
    sink.number("from", result.from);
    sink.number("to", result.to);
    sink.text("note", result.note);
    sink.endRecord();
  }
  return call.answer();
}

// The outputs at `paths` of one scenario, appended to `values`; those without an answer are listed in `missing`.
void computeRow(const Calculator& calculator, const Object& inputs, const std::vector<std::string>& paths,
                std::vector<double>& values, std::vector<double>& missing, Problems& problems) {
  Object result(*calculator.result);
  calculator.compute(inputs.get(), result.get(), Detail{.points = 0});
  for (const std::string& path : paths) {
    const Place place = find(result.record(), result.get(), path);
    if (!place) return problems.given("", "path", quoted(path), "have no such result");
    const double value = place.get().value_or(std::numeric_limits<double>::quiet_NaN());
    if (value != value) missing.push_back(static_cast<double>(values.size()));
    values.push_back(value == value ? value : 0);
  }
}

val compare(const val& id, const val& scenarios, const val& today, const val& outputs) {
  Call call(id, val::object(), today);
  const std::vector<std::string> paths = textsOf(outputs);
  std::vector<double> values;
  std::vector<double> missing;
  forEach(scenarios, [&](const val& scenario) {
    Object inputs(*call.calculator().inputs);
    call.readInputs(scenario, inputs);
    if (call.problems.empty()) validate(inputs.record(), inputs.get(), call.problems);
    if (call.problems.empty()) computeRow(call.calculator(), inputs, paths, values, missing, call.problems);
  });
  if (call.problems.empty()) writeColumn(call.sink(), values, missing);
  return call.answer();
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
