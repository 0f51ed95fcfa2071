// SPDX-License-Identifier: MIT
#include "tvd/calculator/probe.hpp"

#include <cmath>

#include "tvd/calculator/text.hpp"

namespace tvd {

Probe::Probe(const Calculator& calculator, const Object& inputs, std::string_view output)
    : calculator_(calculator), inputs_(inputs), result_(*calculator.result), output_(output) {}

Probe::~Probe() {
  for (; !kept_.empty(); kept_.pop_back()) kept_.back().place.set(kept_.back().value);
}

Place Probe::input(std::string_view path, Problems& problems) {
  const Place place = find(inputs_.record(), inputs_.get(), path);
  if (place) {
    kept_.push_back({place, place.get()});
  } else {
    problems.given("", "path", quoted(path), "have no number at the path");
  }
  return place;
}

std::optional<double> Probe::value(Problems& problems) {
  const std::size_t before = problems.count();
  validate(inputs_.record(), inputs_.get(), problems);
  if (problems.count() != before) return std::nullopt;
  calculator_.compute(inputs_.get(), result_.get(), Detail{.points = 0, .only = output_});
  const Place place = find(result_.record(), result_.get(), output_);
  if (!place) {
    if (!told_) problems.given("output", "path", quoted(output_), "must be the path of a number in the result");
    told_ = true;
    return std::nullopt;
  }
  const auto number = place.get();
  return number && !std::isnan(*number) ? number : std::nullopt;
}

std::optional<double> Probe::value() {
  Problems ignored;
  return value(ignored);
}

}  // namespace tvd
