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

struct Range {
  double from, to;
};

inline Range rangeFrom(Bytes& bytes, const tvd::Object& inputs, const std::string& path) {
  const tvd::Domain& domain = tvd::find(inputs.record(), inputs.get(), path).field->domain;
  const double from = number(bytes, domain, domain.testedMinimum);
  return {from, number(bytes, domain, domain.testedMaximum)};
}

inline std::string inputFrom(Bytes& bytes, const std::vector<std::string>& moves) {
  const std::string& chosen = moves[bytes.byte() % moves.size()];
  return isSize(chosen) ? moves.front() : chosen;
}

inline Request requestFrom(Bytes& bytes, const tvd::Calculator& calculator, tvd::Object& inputs) {
  const auto moves = tvd::numberPaths(inputs.record(), inputs.get());
  tvd::Object result(*calculator.result);
  const auto outputs = tvd::numberPaths(result.record(), result.get());
  static constexpr const char* tools[] = {"sweep", "tornado", "solve"};
  Request request{.tool = tools[bytes.byte() % std::size(tools)],
                  .input = inputFrom(bytes, moves),
                  .output = outputs[bytes.byte() % outputs.size()]};
  const Range across = rangeFrom(bytes, inputs, request.input);
  request.from = across.from;
  request.to = across.to;
  if (bytes.byte() % 2 == 0) request.target = number(bytes, tvd::anyNumber(), 1);
  request.step = number(bytes, tvd::between(0, 1).tested(0, 1), 0.1);
  if (request.tool != "sweep" || bytes.byte() % 2 == 0) return request;
  request.down = inputFrom(bytes, moves);
  const Range down = rangeFrom(bytes, inputs, request.down);
  request.downFrom = down.from;
  request.downTo = down.to;
  return request;
}

inline Case caseFrom(Bytes& bytes, const tvd::Calculator& calculator, bool tools) {
  Case made{.calculator = &calculator, .inputs = tvd::Object(*calculator.inputs), .request = {}};
  fill(bytes, made.inputs.record(), made.inputs.get());
  shorten(made.inputs);
  if (tools) made.request = requestFrom(bytes, calculator, made.inputs);
  return made;
}

inline Json jsonOf(const Request& request) {
  Json json = {{"tool", request.tool},
               {"input", request.input},
               {"output", request.output},
               {"from", jsonNumber(request.from)},
               {"to", jsonNumber(request.to)},
               {"target", request.target ? jsonNumber(*request.target) : nullptr},
               {"step", jsonNumber(request.step)}};
  if (!request.down.empty())
    json["down"] = {
        {"input", request.down}, {"from", jsonNumber(request.downFrom)}, {"to", jsonNumber(request.downTo)}};
  return json;
}

inline Json jsonOf(const Case& given) {
  JsonSink sink;
  tvd::write(given.inputs.record(), given.inputs.get(), nullptr, sink);
  Json json = {{"calculator", given.calculator->id}, {"inputs", sink.take()}};
  if (given.request) json["request"] = jsonOf(*given.request);
  return json;
}

inline double numberIn(const Json& json) {
  if (json.is_number()) return json.get<double>();
  const auto text = json.get<std::string>();
  return text == "NaN" ? std::nan("") : text == "Infinity" ? tvd::infinity : -tvd::infinity;
}

inline Request requestOf(const Json& json) {
  Request request{.tool = json.at("tool").get<std::string>(),
                  .input = json.at("input").get<std::string>(),
                  .output = json.at("output").get<std::string>(),
                  .from = numberIn(json.at("from")),
                  .to = numberIn(json.at("to"))};
  if (const Json& target = json.at("target"); !target.is_null()) request.target = numberIn(target);
  request.step = numberIn(json.at("step"));
  if (!json.contains("down")) return request;
  const Json& down = json.at("down");
  request.down = down.at("input").get<std::string>();
  request.downFrom = numberIn(down.at("from"));
  request.downTo = numberIn(down.at("to"));
  return request;
}

}  // namespace fuzz
