// SPDX-License-Identifier: MIT
//
// The border: one function that takes and gives plain JavaScript values, called once per user action. A call answers either
// {value} or {violations}; nothing is thrown across, and nothing has to be deleted. All arguments are values that the core
// reads itself: Embind would turn "abc" and undefined into NaN, and its own conversions weigh more than the whole reader.
#include <emscripten.h>

#include <iterator>
#include <limits>

#include "call.hpp"
#include "tvd/calculator/path.hpp"
#include "tvd/calculator/solve.hpp"
#include "tvd/calculator/sweep.hpp"
#include "tvd/calculator/text.hpp"
#include "tvd/calculator/tornado.hpp"
#include "tvd/calculator/write.hpp"
#include "tvd/registry.hpp"
#ifdef TVD_VALUATION  // the others take no time
#include "runs.hpp"
#endif

namespace tvd::js {
namespace {

val complete(const Arguments& arguments) {
  Call call(arguments);
  if (call.problems.empty()) write(call.inputs().record(), call.inputs().get(), "value", call.sink());
  return call.answer();
}

val check(const Arguments& arguments) {
  Call call(arguments);
  if (call.isValid()) call.sink().nothing("value");
  return call.answer();
}

// …, points along each path
val compute(const Arguments& arguments) {
  Call call(arguments);
  if (!call.isValid()) return call.answer();
  Object result(*call.calculator().result);
  call.calculator().compute(call.inputs().get(), result.get(), Detail{.points = static_cast<int>(arguments.number(3))});
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

// …, path and values along x, path and values along y (or an empty path), output
val sweepCall(const Arguments& arguments) {
  Call call(arguments);
  if (!call.isValid()) return call.answer();
  const std::string across = arguments.text(3);
  const std::string down = arguments.text(5);
  const std::vector<double> x = arguments.numbers(4);
  const std::vector<double> y = arguments.numbers(6);
  const Sweep result = sweep(call.calculator(), call.inputs(), {.path = across, .values = x},
                             {.path = down, .values = y}, arguments.text(7), call.problems);
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

// …, output, step, paths of inputs (none: all)
val tornadoCall(const Arguments& arguments) {
  Call call(arguments);
  if (!call.isValid()) return call.answer();
  const Tornado result = tornado(call.calculator(), call.inputs(), arguments.text(3), arguments.number(4),
                                 arguments.texts(5), call.problems);
  if (call.problems.empty()) writeTornado(call.sink(), result);
  return call.answer();
}

void writeSolution(Sink& sink, const Solution& solution) {
  sink.beginRecord("value");
  writeNumbers(sink, "roots", solution.roots);
  sink.number("from", solution.from);
  sink.number("to", solution.to);
  sink.text("note", solution.note);
  sink.endRecord();
}

// …, input, output, target, from, to
val solveCall(const Arguments& arguments) {
  Call call(arguments);
  if (!call.isValid()) return call.answer();
  const std::string input = arguments.text(3);
  const std::string output = arguments.text(4);
  const Goal goal{.input = input,
                  .output = output,
                  .target = arguments.number(5),
                  .from = arguments.number(6),
                  .to = arguments.number(7)};
  const Solution result = solve(call.calculator(), call.inputs(), goal, call.problems);
  if (call.problems.empty()) writeSolution(call.sink(), result);
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

// calculator, list of inputs, today, outputs
val compare(const Arguments& arguments) {
  Call call(arguments, val::object());
  const std::vector<std::string> paths = arguments.texts(3);
  std::vector<double> values;
  std::vector<double> missing;
  forEach(arguments[1], [&](const val& scenario) {
    Object inputs(*call.calculator().inputs);
    call.readInputs(scenario, inputs);
    if (call.problems.empty()) validate(inputs.record(), inputs.get(), call.problems);
    if (call.problems.empty()) computeRow(call.calculator(), inputs, paths, values, missing, call.problems);
  });
  if (call.problems.empty()) writeColumn(call.sink(), values, missing);
  return call.answer();
}

val calculatorIds(const Arguments&) {
  ValueSink sink;
  sink.beginList(nullptr);
  for (const Calculator& calculator : calculators()) sink.text(nullptr, calculator.id);
  sink.endList();
  return sink.take();
}

struct Action {
  const char* name;
  val (*run)(const Arguments& arguments);
};

constexpr Action actions[] = {
    {"calculators", calculatorIds},
    {"complete", complete},
    {"check", check},
    {"compute", compute},
    {"sweep", sweepCall},
    {"tornado", tornadoCall},
    {"solve", solveCall},
    {"compare", compare},
#ifdef TVD_VALUATION
    {"begin", beginRun},
    {"advance", advanceRun},
    {"take", takeFromRun},
    {"add", addToRun},
    {"enough", isRunEnough},
    {"outcome", outcomeOfRun},
#endif
};

}  // namespace
}  // namespace tvd::js

// `name` is one of the actions above, `arguments` a list; the answer is the caller's to release. values.library.js makes
// a JavaScript function of it: that costs a tenth of registering one with Embind.
extern "C" EMSCRIPTEN_KEEPALIVE emscripten::EM_VAL tvdCall(emscripten::EM_VAL name, emscripten::EM_VAL arguments) {
  using namespace tvd::js;
  const std::string wanted = textOf(val::take_ownership(name));
  const val list = val::take_ownership(arguments);
  const Action* action = actions;
  while (action + 1 < std::end(actions) && wanted != action->name) ++action;
  return action->run(Arguments(list)).release_ownership();
}
