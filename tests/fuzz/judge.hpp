// SPDX-License-Identifier: MIT
//
// What may come of any inputs, for any calculator, from its description alone: named violations, or a result in which
// every number is finite or documented to be infinite; and the same of sweep, tornado and solve, whose answers are those that
// the calculator gives by itself. Anything else is said.
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "clock.hpp"
#include "tvd/calculator/calculator.hpp"
#include "tvd/calculator/path.hpp"
#include "tvd/calculator/solve.hpp"
#include "tvd/calculator/sweep.hpp"
#include "tvd/calculator/text.hpp"
#include "tvd/calculator/tornado.hpp"

namespace fuzz {

/// What is wrong, as a sentence; empty when nothing is.
using Fault = std::string;

/// A simulation takes as long as its inputs say: here a moment.
inline void shorten(tvd::Object& inputs) {
  for (const char* name : {"paths", "stepsPerYear"})
    if (const tvd::Place place = tvd::find(inputs.record(), inputs.get(), name); place && place.get() > 32)
      place.set(32);
}

/// Whether every number lies in the range that its description calls tested, or is 0: something switched off.
inline bool isTested(tvd::Object& inputs) {
  for (const std::string& path : tvd::numberPaths(inputs.record(), inputs.get(), 100)) {
    const tvd::Place place = tvd::find(inputs.record(), inputs.get(), path);
    const tvd::Domain& domain = place.field->domain;
    const auto value = place.get();
    if (value && *value != 0 && domain.testedMinimum < domain.testedMaximum &&
        !(*value >= domain.testedMinimum && *value <= domain.testedMaximum))
      return false;
  }
  return true;
}

/// Violations must name their field, their rule and what to do.
inline Fault unsaid(const tvd::Violations& violations) {
  for (const tvd::Violation& violation : violations)
    if (violation.message.size() < 8 || violation.rule == nullptr) return "a violation without a sentence";
  return {};
}

/// The result, when there is one; faults of the calculator itself.
inline Fault judgeResult(const tvd::Calculator& calculator, tvd::Object& inputs, tvd::Object& result, bool& valid) {
  tvd::Problems problems;
  tvd::validate(inputs.record(), inputs.get(), problems);
  valid = problems.empty();
  if (!valid) return unsaid(problems.take());
  calculator.compute(inputs.get(), result.get(), tvd::Detail{.points = 20});
  tvd::checkResult(result.record(), result.get(), problems);
  for (const tvd::Violation& violation : problems.take())
    if (isTested(inputs)) return violation.path + " has no value although every input is in its tested range";
  return {};
}

/// A question to one of the tools.
struct Request {
  std::string tool;  ///< sweep, tornado or solve
  std::string input, output;
  double from = 0, to = 0;
  std::string down = {};  ///< a second input for sweep to move; empty: none
  double downFrom = 0, downTo = 0;
  std::optional<double> target = {};  ///< of solve; nothing: the output in the middle between from and to
  double step = 0.1;
};

/// What an answer may take, in seconds of `Stopwatch`. `solve` computes over a hundred, and a grid a dozen, hardly any of
/// which takes nearly as long as one may.
inline double limitOf(const Request* request) {
  const bool isMany = request != nullptr && (request->tool == "solve" || !request->down.empty());
  return isMany ? mostSecondsOfMany : mostSeconds;
}

/// A number that the output is documented to take.
inline bool isDocumented(const tvd::Field& output, double value) {
  return std::isfinite(value) || (value == tvd::infinity && output.domain.infinityAllowed);
}

/// A calculator, one of its outputs, and inputs to ask about.
struct Subject {
  const tvd::Calculator& calculator;
  const tvd::Object& inputs;
  const std::string& output;
};

struct Setting {
  std::string path;
  std::optional<double> value;
};

/// What the calculator says by itself with inputs set to these numbers; nothing when it says nothing.
inline std::optional<double> answerWith(const Subject& subject, const std::vector<Setting>& settings) {
  const auto& [calculator, inputs, output] = subject;
  std::vector<std::pair<tvd::Place, std::optional<double>>> before;
  for (const Setting& setting : settings) {
    const tvd::Place place = tvd::find(inputs.record(), inputs.get(), setting.path);
    before.emplace_back(place, place.get());
    place.set(setting.value);
  }
  tvd::Problems problems;
  tvd::validate(inputs.record(), inputs.get(), problems);
  tvd::Object result(*calculator.result);
  if (problems.empty()) calculator.compute(inputs.get(), result.get(), tvd::Detail{.points = 0});
  const auto value = problems.empty() ? tvd::find(result.record(), result.get(), output).get() : std::nullopt;
  for (; !before.empty(); before.pop_back()) before.back().first.set(before.back().second);
  return value && !std::isnan(*value) ? value : std::nullopt;
}

/// The same number, but for the rounding of another way to it.
inline bool isSame(const std::optional<double>& got, const std::optional<double>& want) {
  if (!got || !want) return got.has_value() == want.has_value();
  return *got == *want || std::fabs(*got - *want) <= 1e-12 * (std::fabs(*want) + 1e-9);
}

inline std::string answerText(const std::optional<double>& value) {
  return value ? tvd::numberText(*value) : "no answer";
}

/// Inputs that may be left out, left out.
inline std::vector<Setting> withoutExtras(const tvd::Object& inputs) {
  std::vector<Setting> settings;
  for (std::string& path : tvd::numberPaths(inputs.record(), inputs.get(), 100))
    if (tvd::find(inputs.record(), inputs.get(), path).field->kind == tvd::Kind::maybeNumber)
      settings.push_back({std::move(path), std::nullopt});
  return settings;
}

/// What a tool says where inputs are set to these numbers, against the calculator itself.
inline Fault unlike(const Subject& subject, const std::vector<Setting>& settings, const std::optional<double>& got) {
  auto want = answerWith(subject, settings);
  if (got && !want) {  // a quick grid asks nothing of an input that its output does not depend on
    auto bare = withoutExtras(subject.inputs);
    bare.insert(bare.end(), settings.begin(), settings.end());
    want = answerWith(subject, bare);
  }
  if (isSame(got, want)) return {};
  return tvd::join(
      {subject.calculator.id, ": not what it says by itself: ", answerText(got), ", not ", answerText(want)});
}

/// Both ends of a range, its middle, and where the input stands.
inline std::vector<double> valuesOf(const tvd::Object& inputs, const std::string& path, double from, double to) {
  std::vector<double> values{from, (from + to) / 2, to};
  if (const auto value = tvd::find(inputs.record(), inputs.get(), path).get()) values.push_back(*value);
  return values;
}

inline Fault judgeSweep(const Subject& subject, const Request& request, const tvd::Field& output) {
  const bool plane = !request.down.empty();
  const auto across = valuesOf(subject.inputs, request.input, request.from, request.to);
  const auto down =
      plane ? valuesOf(subject.inputs, request.down, request.downFrom, request.downTo) : std::vector<double>(1);
  tvd::Problems problems;
  const auto swept = tvd::sweep(subject.calculator, subject.inputs, {request.input, across},
                                plane ? tvd::Axis{request.down, down} : tvd::Axis{}, request.output, problems);
  for (const double value : swept.values)
    if (!isDocumented(output, value)) return "sweep gives " + tvd::numberText(value);
  for (std::size_t i = 0; i < swept.values.size();
       i += across.size() + 1) {  // a diagonal; its last is where the inputs stand
    const bool missing =
        std::find(swept.missing.begin(), swept.missing.end(), static_cast<double>(i)) != swept.missing.end();
    std::vector<Setting> settings{{request.input, across[i % across.size()]}};
    if (plane) settings.push_back({request.down, down[i / across.size()]});
    const auto got = missing ? std::nullopt : std::optional(swept.values[i]);
    if (Fault fault = unlike(subject, settings, got); !fault.empty()) return "sweep of " + fault;
  }
  return unsaid(problems.take());
}

inline Fault judgeTornado(const Subject& subject, const Request& request, const tvd::Field& output) {
  tvd::Problems problems;
  const auto tornado =
      tvd::tornado(subject.calculator, subject.inputs, request.output, request.step, {request.input}, problems);
  for (const tvd::TornadoRow& row : tornado.rows) {
    for (const auto& value : {row.atLow, row.atHigh})
      if (value && !isDocumented(output, *value)) return "tornado gives " + tvd::numberText(*value);
    if (row.elasticity && !std::isfinite(*row.elasticity)) return "tornado gives an elasticity that is not finite";
    if (Fault fault = unlike(subject, {{row.path, row.low}}, row.atLow); !fault.empty()) return "tornado of " + fault;
  }
  return unsaid(problems.take());
}

/// A root gives the target: to a billionth of it, or of how the output changes over a hundredth of the range.
inline Fault judgeRoot(const Subject& subject, const Request& request, double target, double root,
                       const tvd::Solution& solution) {
  const auto gapAt = [&](double at) -> std::optional<double> {
    const auto value = answerWith(subject, {{request.input, std::clamp(at, solution.from, solution.to)}});
    return value ? std::optional(std::fabs(*value - target)) : std::nullopt;
  };
  const auto gap = gapAt(root);
  if (!gap) return "solve gives a root where there is no answer";
  const double apart = (solution.to - solution.from) / 100;
  const double around = std::max(gapAt(root - apart).value_or(0), gapAt(root + apart).value_or(0));
  if (*gap <= 1e-12 + 1e-9 * std::max(std::fabs(target), around)) return {};
  return "solve gives a root that misses the target by " + tvd::numberText(*gap);
}

inline Fault judgeSolve(const Subject& subject, const Request& request) {
  const double middle = (request.from + request.to) / 2;
  const double target = request.target ? *request.target : answerWith(subject, {{request.input, middle}}).value_or(0);
  tvd::Problems problems;
  const auto solution = tvd::solve(
      subject.calculator, subject.inputs,
      {.input = request.input, .output = request.output, .target = target, .from = request.from, .to = request.to},
      problems);
  double before = -tvd::infinity;
  for (const double root : solution.roots) {
    if (!(root >= solution.from && root <= solution.to)) return "solve gives " + tvd::numberText(root) + ", outside";
    if (!(root >= before)) return "solve gives roots out of order";
    before = root;
    if (Fault fault = judgeRoot(subject, request, target, root, solution); !fault.empty()) return fault;
  }
  if (problems.empty() && solution.roots.empty() && solution.note.empty()) return "solve says nothing";
  return unsaid(problems.take());
}

/// Everything together; a request is put to its tool when the inputs can be computed.
inline Fault judge(const tvd::Calculator& calculator, tvd::Object& inputs, const Request* request) {
  tvd::Object result(*calculator.result);
  bool valid = false;
  if (Fault fault = judgeResult(calculator, inputs, result, valid); !fault.empty() || !valid) return fault;
  if (request == nullptr) return {};
  const tvd::Place output = tvd::find(result.record(), result.get(), request->output);
  if (!output) return {};
  const Subject subject{calculator, inputs, request->output};
  if (request->tool == "sweep") return judgeSweep(subject, *request, *output.field);
  if (request->tool == "tornado") return judgeTornado(subject, *request, *output.field);
  return judgeSolve(subject, *request);
}

}  // namespace fuzz
