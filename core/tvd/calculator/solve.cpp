// SPDX-License-Identifier: MIT
#include "tvd/calculator/solve.hpp"

#include <algorithm>
#include <cmath>

#include "tvd/calculator/probe.hpp"
#include "tvd/calculator/text.hpp"
#include "tvd/math/elementary.hpp"
#include "tvd/math/root.hpp"

namespace tvd {
namespace {

constexpr int gridPoints = 97;

// The usual range for ends that are not given: what was tested, else around `value`; where nothing tells the scale of an
// input, since it is infinite, all that a token's numbers may be.
bool pickRange(const Domain& domain, double value, Goal& goal, Problems& problems) {
  constexpr double wide = 1000;
  const double known = value < infinity ? value : 1e3;
  const double times = value < infinity ? wide : 1e12;
  double from = domain.testedMinimum;
  double to = domain.testedMaximum;
  if (!(from < to)) {
    from = std::fmax(domain.minimum, known > 0 ? known / times : known * wide - 1);
    to = std::fmin(domain.maximum, known > 0 ? known * times : 1 - known / wide);
  }
  if (std::isnan(goal.from)) goal.from = from;
  if (std::isnan(goal.to)) goal.to = to;
  const double width = goal.to - goal.from;
  if (width > 0 && width < infinity) return true;
  problems.number("from", "order", goal.from, "must be below to");
  return false;
}

// Geometric where the range spans magnitudes, so that small values are looked at too: from the range's own beginning or,
// where that is 0, from far below the present value.
double gridValue(const Goal& goal, const Domain& domain, double present, int k) {
  constexpr double wide = 100;
  constexpr double below = 1000;
  if (k == gridPoints - 1) return goal.to;
  const double share = static_cast<double>(k) / (gridPoints - 1);
  const double small = goal.from == 0 ? present : goal.from;
  const bool geometric = k > 0 && small > 0 && goal.to / small > wide;
  const double least = goal.from == 0 ? present / below : goal.from;
  const double value = geometric ? least * power(goal.to / least, share) : goal.from + (goal.to - goal.from) * share;
  return domain.whole ? std::nearbyint(value) : value;
}

struct Sample {
  double at = 0;
  double gap = 0;  // output − target
  bool known = false;
};

class Search {
 public:
  Search(Probe& probe, Place place, double target) : probe_(probe), place_(place), target_(target) {}

  Sample sample(double at) {
    place_.set(at);
    const auto value = probe_.value();
    if (value) {
      lowest = std::min(lowest, *value);
      highest = std::max(highest, *value);
    }
    return {.at = at, .gap = value.value_or(0) - target_, .known = value.has_value() && !std::isnan(*value - target_)};
  }

  // A root between two samples of opposite sign; nothing when the output jumps across the target.
  std::optional<double> closeIn(const Sample& a, const Sample& b) {
    const auto gap = [this](double at) { return sample(at).gap; };
    const double root = rootBetween(gap, a.at, b.at, a.gap, b.gap);
    const double left = std::fabs(gap(root));
    const double step = std::min(std::fabs(a.gap), std::fabs(b.gap));
    return left <= 1e-6 * step || left <= 1e-12 * (1 + std::fabs(target_)) ? std::optional(root) : std::nullopt;
  }

  double lowest = infinity;
  double highest = -infinity;

 private:
  Probe& probe_;
  Place place_;
  double target_;
};

std::string noSolution(const Goal& goal, const Search& search) {
  const std::string where = join({"no solution in [", numberText(goal.from), ", ", numberText(goal.to), "]"});
  if (!(search.lowest <= search.highest)) return where + "; the result has no value there";
  return join({where, "; there the result runs from ", numberText(search.lowest), " to ", numberText(search.highest)});
}

void scan(Search& search, const Goal& goal, const Domain& domain, double present, std::vector<double>& roots) {
  Sample before;
  for (int k = 0; k < gridPoints; ++k) {
    const Sample now = search.sample(gridValue(goal, domain, present, k));
    if (now.known && now.gap == 0) {
      if (roots.empty() || roots.back() != now.at) roots.push_back(now.at);
    } else if (!domain.whole && before.known && now.known && before.gap * now.gap < 0) {
      if (const auto root = search.closeIn(before, now)) roots.push_back(*root);
    }
    before = now;
  }
}

}  // namespace

Solution solve(const Calculator& calculator, const Object& inputs, const Goal& wanted, Problems& problems) {
  Goal goal = wanted;
  Solution solution;
  Probe probe(calculator, inputs, goal.output);
  const Place place = probe.input(goal.input, problems);
  if (!place) return solution;
  probe.value(problems);  // reports an unknown output, and inputs that are wrong elsewhere
  if (!problems.empty()) return solution;
  if (!std::isfinite(goal.target)) problems.number("target", "domain", goal.target, "must be a finite number");
  const double given = place.get().value_or(infinity);
  if (!problems.empty() || !pickRange(place.field->domain, given, goal, problems)) return solution;
  Search search(probe, place, goal.target);
  scan(search, goal, place.field->domain, given < infinity ? given : 1, solution.roots);
  solution.from = goal.from;
  solution.to = goal.to;
  if (solution.roots.empty()) solution.note = noSolution(goal, search);
  return solution;
}

}  // namespace tvd
