// SPDX-License-Identifier: MIT
//
// What may come of any inputs, for any calculator, from its description alone: named violations, or a result in which
// every number is finite or documented to be infinite; and the same of sweep, tornado and solve. Anything else is said.
#pragma once

#include <cmath>
#include <optional>
#include <string>

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
  double from = 0, to = 0, target = 0, step = 0.1;
};

/// What an answer may take, in seconds of `Stopwatch`. `solve` computes over a hundred.
inline double limitOf(const Request* request) {
  return request != nullptr && request->tool == "solve" ? 3 * mostSeconds : mostSeconds;
}

/// A number that the output is documented to take.
inline bool isDocumented(const tvd::Field& output, double value) {
  return std::isfinite(value) || (value == tvd::infinity && output.domain.infinityAllowed);
}

inline Fault judgeSweep(const tvd::Calculator& calculator, const tvd::Object& inputs, const Request& request,
                        const tvd::Field& output) {
  const double values[] = {request.from, (request.from + request.to) / 2, request.to};
  tvd::Problems problems;
  const auto swept = tvd::sweep(calculator, inputs, {request.input, values}, {}, request.output, problems);
  for (const double value : swept.values)
    if (!isDocumented(output, value)) return "sweep gives " + tvd::numberText(value);
  return unsaid(problems.take());
}

inline Fault judgeTornado(const tvd::Calculator& calculator, const tvd::Object& inputs, const Request& request,
                          const tvd::Field& output) {
  tvd::Problems problems;
  const auto tornado = tvd::tornado(calculator, inputs, request.output, request.step, {request.input}, problems);
  for (const tvd::TornadoRow& row : tornado.rows) {
    for (const auto& value : {row.atLow, row.atHigh})
      if (value && !isDocumented(output, *value)) return "tornado gives " + tvd::numberText(*value);
    if (row.elasticity && !std::isfinite(*row.elasticity)) return "tornado gives an elasticity that is not finite";
  }
  return unsaid(problems.take());
}

inline Fault judgeSolve(const tvd::Calculator& calculator, const tvd::Object& inputs, const Request& request) {
  tvd::Problems problems;
  const auto solution = tvd::solve(calculator, inputs,
                                   {.input = request.input,
                                    .output = request.output,
                                    .target = request.target,
                                    .from = request.from,
                                    .to = request.to},
                                   problems);
  double before = -tvd::infinity;
  for (const double root : solution.roots) {
    if (!(root >= solution.from && root <= solution.to)) return "solve gives " + tvd::numberText(root) + ", outside";
    if (!(root >= before)) return "solve gives roots out of order";
    before = root;
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
  if (request->tool == "sweep") return judgeSweep(calculator, inputs, *request, *output.field);
  if (request->tool == "tornado") return judgeTornado(calculator, inputs, *request, *output.field);
  return judgeSolve(calculator, inputs, *request);
}

}  // namespace fuzz
