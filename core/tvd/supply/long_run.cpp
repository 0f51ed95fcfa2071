// SPDX-License-Identifier: MIT
#include "tvd/supply/long_run.hpp"

#include <algorithm>
#include <cmath>

#include "tvd/math/root.hpp"
#include "tvd/supply/timeline.hpp"
#include "tvd/supply/totals.hpp"

namespace tvd {
namespace {

// Where dC/dt = A + B C + S sqrt(C) leads for ever, by the roots of B q^2 + S q + A in q = sqrt(C).
double limitOf(const Law& law, double supply) {
  const double rate = law.rate(0, supply);
  // At rest, or within rounding of where it comes to rest: then the rate's sign means nothing.
  const double pull = -law.feedback(0, supply);
  if (rate == 0 || (pull > 0 && std::fabs(rate) <= 1e-12 * pull * supply)) return supply;
  const double a = law.growth;
  const double b = law.root;
  const double c = law.constant;
  double nearest = rate > 0 ? infinity : 0;  // without a resting point on its way, supply goes all the way
  const auto consider = [&](double q) {
    const double rest = q * q;
    if (!(q >= 0)) return;
    if (rate > 0 ? rest > supply && rest < nearest : rest < supply && rest > nearest) nearest = rest;
  };
  if (a == 0) {
    if (b != 0) consider(-c / b);
    return nearest;
  }
  const double discriminant = b * b - 4 * a * c;
  if (discriminant < 0) return nearest;
  const double q = -(b + std::copysign(std::sqrt(discriminant), b)) / 2;  // the root without cancellation
  consider(q / a);
  if (q != 0) consider(c / q);
  return nearest;
}

class Walk {
 public:
  explicit Walk(const Supply& supply) : initial_(supply.initialSupply), seen_(supply.initialSupply), timeline_(supply) {
    see();
  }

  LongRun run() {
    while (!over() && timeline_.nextYear() < infinity) {
      if (timeline_.dates() > mostDates) return result_;
      piece(timeline_.nextYear());
      if (fades()) return result_;
      if (settled()) {
        result_.supply = timeline_.supply();
        return result_;
      }
    }
    if (!over()) rest();
    if (timeline_.frozen()) result_.supply = infinity;
    return result_;
  }

 private:
  bool over() const { return timeline_.depleted() || timeline_.frozen(); }
  // What only tends to twice today's supply may be rounded beyond it.
  bool mayDouble(double limit) const { return result_.doublingYear == infinity && limit > 2 * initial_ * (1 + 1e-12); }

  // One release fades away for ever: where that leads is known at once, unless supply doubles on the way.
  bool fades() {
    const auto fade = timeline_.fade();
    if (!fade) return false;
    const double limit = timeline_.supply() + fade->left;
    if (!(limit > 0) || mayDouble(limit)) return false;
    result_.supply = limit;
    top(limit, infinity);
    return true;
  }

  // Periodic approaches never end, but they come to rest: supply no longer changes from one date to the next.
  bool settled() {
    constexpr int restingDates = 8;
    const double supply = timeline_.supply();
    const bool still = timeline_.onlyApproachesAhead() && std::fabs(supply - before_) <= 4e-16 * supply;
    still_ = still ? still_ + 1 : 0;
    before_ = supply;
    return still_ >= restingDates;
  }

  void top(double supply, double year) {
    if (!(supply > result_.peakSupply)) return;
    result_.peakSupply = supply;
    result_.peakYear = year;
  }

  // Just after a date.
  void see() {
    const double supply = timeline_.supply();
    top(supply, timeline_.year());
    constexpr double rounding = 1e-13;  // a gain of less has not taken supply anywhere
    if (supply >= 2 * initial_ && supply - seen_ > rounding * supply)
      result_.doublingYear = std::min(result_.doublingYear, timeline_.year());
    seen_ = supply;
    if (timeline_.depleted()) {
      result_.depletedYear = timeline_.year();
      result_.supply = 0;
    }
  }

  // The first t in the piece just passed at which supply was `level`.
  double crossing(double width, double before, double level) const {
    const Law& law = timeline_.law();
    return rootBetween([&](double t) { return law.supplyAfter(t) - level; }, 0.0, width, before - level,
                       law.supplyAfter(width) - level);
  }

  // Where supply turned within the piece just passed: where its rate is 0.
  void topWithin(double width, double start, double rateAtStart) {
    const Law& law = timeline_.law();
    const auto rate = [&](double t) { return law.rate(t, law.supplyAfter(t)); };
    const double turn = rootBetween(rate, 0.0, width, rateAtStart, rate(width));
    top(law.supplyAfter(turn), start + turn);
  }

  void piece(double until) {
    const double start = timeline_.year();
    const double before = timeline_.supply();
    const double risingFirst = timeline_.law().rate(0, before);
    const double width = timeline_.advance(until);
    const double after = timeline_.supply();
    top(after, timeline_.year());  // what arrives may be a burn
    if (risingFirst > 0 && timeline_.law().rate(width, after) < 0) topWithin(width, start, risingFirst);
    if (before < 2 * initial_ && after > 2 * initial_ && mayDouble(after))
      result_.doublingYear = std::min(result_.doublingYear, start + crossing(width, before, 2 * initial_));
    if (after <= 0) {
      result_.depletedYear = start + crossing(width, before, 0);
      result_.supply = 0;
    }
    timeline_.arrive();
    if (result_.depletedYear == infinity) see();
  }

  // After the last date: caps may still end an inflation, otherwise one law holds for ever.
  void rest() {
    double width = 1;
    for (;;) {
      const double limit = limitOf(timeline_.law(), timeline_.supply());
      const bool doubles = mayDouble(limit);
      const bool meets = timeline_.meetsCapBefore(limit);
      if ((!doubles && !meets && limit > 0) || over()) {
        result_.supply = limit;
        result_.growth = limit == infinity ? std::max(0.0, timeline_.law().growth) : 0;
        top(limit, infinity);
        return;
      }
      if (limit == 0 && timeline_.law().constant >= 0 && !meets) {  // burns a fraction a year: never quite nothing
        result_.supply = 0;
        result_.growth = timeline_.law().growth;
        return;
      }
      if (timeline_.year() > time::mostYears * 1e6) {  // too slow to matter to anyone
        result_.supply = limit;
        return;
      }
      piece(timeline_.year() + width);
      width *= 2;
    }
  }

  double initial_;
  double before_ = 0;  ///< supply at the last date
  double seen_;        ///< supply when last seen
  int still_ = 0;      ///< dates since supply last changed
  Timeline timeline_;
  LongRun result_;
};

}  // namespace

LongRun longRun(const Supply& supply) { return Walk(supply).run(); }

}  // namespace tvd
