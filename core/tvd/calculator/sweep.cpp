// SPDX-License-Identifier: MIT
#include "tvd/calculator/sweep.hpp"

#include "tvd/calculator/probe.hpp"
#include "tvd/calculator/text.hpp"

namespace tvd {
namespace {

bool sizesAreFine(const Axis& x, std::size_t rows, Problems& problems) {
  const std::size_t points = x.values.size() * rows;
  if (points > 0 && points <= mostSweepPoints) return true;
  problems.number("", "length", static_cast<double>(points),
                  join({"of a sweep must have from 1 to ", numberText(mostSweepPoints), " points"}), 1,
                  mostSweepPoints);
  return false;
}

bool quick(const Calculator& calculator, const Object& inputs, const Axis& x, const Axis& y, std::string_view output,
           Sweep& result) {
  return calculator.grid != nullptr && calculator.grid(inputs.get(), x, y, output, result.values);
}

}  // namespace

Sweep sweep(const Calculator& calculator, const Object& inputs, const Axis& x, const Axis& y, std::string_view output,
            Problems& problems) {
  const bool plane = !y.path.empty();
  const std::size_t rows = plane ? y.values.size() : 1;
  Probe probe(calculator, inputs, output);
  const Place across = probe.input(x.path, problems);
  const Place down = plane ? probe.input(y.path, problems) : Place{};
  if (plane && across && across.member == down.member)
    problems.given("", "path", quoted(y.path), "need another path on the second axis");
  if (!problems.empty() || !sizesAreFine(x, rows, problems)) return {};

  Sweep result;
  result.values.resize(x.values.size() * rows);
  if (quick(calculator, inputs, x, y, output, result)) return result;
  Problems pointProblems;
  for (std::size_t i = 0; i < result.values.size(); ++i) {
    across.set(x.values[i % x.values.size()]);
    if (plane) down.set(y.values[i / x.values.size()]);
    if (const auto value = probe.value(pointProblems)) {
      result.values[i] = *value;
    } else {
      result.missing.push_back(static_cast<double>(i));
    }
  }
  if (result.missing.size() == result.values.size()) problems = std::move(pointProblems);
  return result;
}

}  // namespace tvd
