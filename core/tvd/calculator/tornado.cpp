// SPDX-License-Identifier: MIT
#include "tvd/calculator/tornado.hpp"

#include <algorithm>
#include <cmath>

#include "tvd/calculator/probe.hpp"
#include "tvd/calculator/text.hpp"
#include "tvd/math/pile.hpp"

namespace tvd {
namespace {

struct Range {
  double low, high;
};

Range moved(const Domain& domain, double value, double step) {
  if (value == 0) return {0, step * (domain.testedMaximum > 0 ? domain.testedMaximum : 1)};
  const double distance = std::fabs(value) * step;
  Range range{value - distance, value + distance};
  if (domain.whole)
    range = {std::min(std::nearbyint(range.low), value - 1), std::max(std::nearbyint(range.high), value + 1)};
  // At an excluded limit the value itself stays: the limit would be invalid.
  if (range.low <= domain.minimum) range.low = domain.minimumExcluded ? value : domain.minimum;
  if (range.high >= domain.maximum) range.high = domain.maximumExcluded ? value : domain.maximum;
  return range;
}

// A row of the tornado with its path still a number: light enough to be sorted by moving it about.
struct Bar {
  std::size_t path;
  double low, high;
  std::optional<double> atLow, atHigh;

  double effect(double base) const {
    return std::max(std::fabs(atLow.value_or(base) - base), std::fabs(atHigh.value_or(base) - base));
  }
  std::optional<double> elasticity(double value, double base) const {
    if (!atLow || !atHigh || base == 0 || value == 0 || high == low) return std::nullopt;
    const double result = (*atHigh - *atLow) / (high - low) * (value / base);
    return std::isfinite(result) ? std::optional(result) : std::nullopt;
  }
};

Bar barOf(Probe& probe, const Place& place, double value, double step) {
  const Range range = moved(place.field->domain, value, step);
  Bar bar{.path = 0, .low = range.low, .high = range.high, .atLow = {}, .atHigh = {}};
  place.set(range.low);
  bar.atLow = probe.value();
  place.set(range.high);
  bar.atHigh = probe.value();
  place.set(value);
  return bar;
}

// The largest effect first. There are a few dozen bars at most; a library sort would weigh more than all else here.
void insertBySize(Pile<Bar>& bars, const Bar& bar, double base) {
  bars.push_back(bar);
  std::size_t i = bars.size() - 1;
  for (; i > 0 && bars[i - 1].effect(base) < bar.effect(base); --i) bars[i] = bars[i - 1];
  bars[i] = bar;
}

}  // namespace

Tornado tornado(const Calculator& calculator, const Object& inputs, std::string_view output, double step,
                const std::vector<std::string>& paths, Problems& problems) {
  Tornado result;
  if (!(step > 0 && step < 1)) {
    problems.number("step", "domain", step, "must be above 0 and below 1", 0, 1);
    return result;
  }
  Probe probe(calculator, inputs, output);
  result.base = probe.value(problems);
  if (!result.base || !std::isfinite(*result.base)) return result;
  std::vector<std::string> all;
  if (paths.empty()) all = numberPaths(inputs.record(), inputs.get());
  const std::vector<std::string>& moves = paths.empty() ? all : paths;
  const double base = *result.base;
  Pile<Bar> bars;
  std::vector<double> values(moves.size());
  for (std::size_t i = 0; i < moves.size(); ++i) {
    const Place place = probe.input(moves[i], problems);
    if (!place) continue;
    values[i] = place.get().value_or(infinity);
    if (!std::isfinite(values[i])) continue;
    Bar bar = barOf(probe, place, values[i], step);
    bar.path = i;
    if (bar.effect(base) > 0) insertBySize(bars, bar, base);
  }
  std::vector<TornadoRow>(bars.size()).swap(result.rows);
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const Bar& bar = bars[i];
    result.rows[i] = {moves[bar.path], bar.low,    bar.high,
                      bar.atLow,       bar.atHigh, bar.elasticity(values[bar.path], base)};
  }
  return result;
}

}  // namespace tvd
