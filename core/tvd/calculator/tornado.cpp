// SPDX-License-Identifier: MIT
#include "tvd/calculator/tornado.hpp"

#include <algorithm>
#include <cmath>

#include "tvd/calculator/probe.hpp"
#include "tvd/calculator/text.hpp"

namespace tvd {
namespace {

struct Range {
  double low, high;
};

Range moved(const Domain& domain, double value, double step) {
  if (value == 0) return {0, step * (domain.testedMaximum > 0 ? domain.testedMaximum : 1)};
  const double distance = std::fabs(value) * step;
  Range range{value - distance, value + distance};
  if (domain.whole) range = {std::min(std::nearbyint(range.low), value - 1), std::max(std::nearbyint(range.high), value + 1)};
  // At an excluded limit the value itself stays: the limit would be invalid.
  if (range.low < domain.minimum) range.low = domain.minimumExcluded ? value : domain.minimum;
  if (range.high > domain.maximum) range.high = domain.maximumExcluded ? value : domain.maximum;
  return range;
}

double effect(const TornadoRow& row, double base) {
  const double low = row.atLow.value_or(base);
  const double high = row.atHigh.value_or(base);
  return std::max(std::fabs(low - base), std::fabs(high - base));
}

std::optional<double> elasticity(const TornadoRow& row, double value, double base) {
  if (!row.atLow || !row.atHigh || base == 0 || value == 0 || row.high == row.low) return std::nullopt;
  const double result = (*row.atHigh - *row.atLow) / (row.high - row.low) * (value / base);
  return std::isfinite(result) ? std::optional(result) : std::nullopt;
}

std::optional<TornadoRow> rowOf(Probe& probe, const std::string& path, double step, double base, Problems& problems) {
  const Place place = probe.input(path, problems);
  if (!place) return std::nullopt;
  const auto value = place.get();
  if (!value || !std::isfinite(*value)) return std::nullopt;
  const Range range = moved(place.field->domain, *value, step);
  TornadoRow row{.path = path, .low = range.low, .high = range.high, .atLow = {}, .atHigh = {}, .elasticity = {}};
  place.set(range.low);
  row.atLow = probe.value();
  place.set(range.high);
  row.atHigh = probe.value();
  place.set(*value);
  row.elasticity = elasticity(row, *value, base);
  return row;
}

// The largest effect first. There are a few dozen rows at most; a library sort would weigh more than all else here.
void insertBySize(std::vector<TornadoRow>& rows, TornadoRow row, double base) {
  auto place = rows.end();
  while (place != rows.begin() && effect(*(place - 1), base) < effect(row, base)) --place;
  rows.insert(place, std::move(row));
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
  for (const auto& path : paths.empty() ? numberPaths(inputs.record(), inputs.get()) : paths) {
    auto row = rowOf(probe, path, step, *result.base, problems);
    if (row && effect(*row, *result.base) > 0) insertBySize(result.rows, std::move(*row), *result.base);
  }
  return result;
}

}  // namespace tvd
