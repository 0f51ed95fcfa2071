// SPDX-License-Identifier: MIT
//
// A case: a calculator, its inputs, perhaps a question to the tools. From bytes, to JSON and back.
#pragma once

#include <optional>

#include "fill.hpp"
#include "json_sink.hpp"
#include "judge.hpp"
#include "tvd/calculator/write.hpp"

namespace fuzz {

struct Case {
  const tvd::Calculator* calculator;
  tvd::Object inputs;
  std::optional<Request> request;
};

/// An input whose size decides how long an answer takes is not searched over.
inline bool isSize(const std::string& path) { return path == "paths" || path == "stepsPerYear"; }

inline Request requestFrom(Bytes& bytes, const tvd::Calculator& calculator, tvd::Object& inputs) {
  const auto moves = tvd::numberPaths(inputs.record(), inputs.get());
  tvd::Object result(*calculator.result);
  const auto outputs = tvd::numberPaths(result.record(), result.get());
  std::string input = moves[bytes.byte() % moves.size()];
  if (isSize(input)) input = moves.front();
  const tvd::Domain& domain = tvd::find(inputs.record(), inputs.get(), input).field->domain;
  static constexpr const char* tools[] = {"sweep", "tornado", "solve"};
  Request request{.tool = tools[bytes.byte() % std::size(tools)],
                  .input = std::move(input),
                  .output = outputs[bytes.byte() % outputs.size()]};
  request.from = number(bytes, domain, domain.testedMinimum);
  request.to = number(bytes, domain, domain.testedMaximum);
  request.target = number(bytes, tvd::anyNumber(), 1);
  request.step = number(bytes, tvd::between(0, 1).tested(0, 1), 0.1);
  return request;
}

inline Case caseFrom(Bytes& bytes, const tvd::Calculator& calculator, bool tools) {
  Case made{.calculator = &calculator, .inputs = tvd::Object(*calculator.inputs), .request = {}};
  fill(bytes, made.inputs.record(), made.inputs.get());
  shorten(made.inputs);
  if (tools) made.request = requestFrom(bytes, calculator, made.inputs);
  return made;
}

inline Json jsonOf(const Case& given) {
  JsonSink sink;
  tvd::write(given.inputs.record(), given.inputs.get(), nullptr, sink);
  Json json = {{"calculator", given.calculator->id}, {"inputs", sink.take()}};
  if (const auto& request = given.request)
    json["request"] = {{"tool", request->tool},
                       {"input", request->input},
                       {"output", request->output},
                       {"from", jsonNumber(request->from)},
                       {"to", jsonNumber(request->to)},
                       {"target", jsonNumber(request->target)},
                       {"step", jsonNumber(request->step)}};
  return json;
}

inline double numberIn(const Json& json) {
  if (json.is_number()) return json.get<double>();
  const auto text = json.get<std::string>();
  return text == "NaN" ? std::nan("") : text == "Infinity" ? tvd::infinity : -tvd::infinity;
}

inline Request requestOf(const Json& json) {
  return {.tool = json.at("tool").get<std::string>(),
          .input = json.at("input").get<std::string>(),
          .output = json.at("output").get<std::string>(),
          .from = numberIn(json.at("from")),
          .to = numberIn(json.at("to")),
          .target = numberIn(json.at("target")),
          .step = numberIn(json.at("step"))};
}

}  // namespace fuzz
