// SPDX-License-Identifier: MIT
#include "tvd/dilution/path.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "tvd/dilution/discounting.hpp"
#include "tvd/dilution/groups.hpp"
#include "tvd/math/elementary.hpp"
#include "tvd/supply/long_run.hpp"
#include "tvd/supply/totals.hpp"

namespace tvd::dilution {
namespace {

// An endless holding is shown for three lifetimes of its discount, and for at most a century.
constexpr double longestShown = 100;

// Dates beyond the even ones; a schedule of 100,000 cliffs is shown by its largest structure, not point by point.
constexpr std::size_t mostExtraPoints = 20'000;

class PathWriter {
 public:
  PathWriter(const Inputs& inputs, const MarketCap& marketCap, double rho, Path& path)
      : inputs_(inputs),
        path_(path),
        rho_(rho),
        market_(marketCap),
        walk_(inputs.supply, market_, rho_),
        outside_(inputs.supply, false),
        groups_(inputs.supply.releases),
        emitted_(groups_.size()),
        slopes_(groups_.size()),
        slopeOf_(inputs.supply.releases.size()) {}

  void run(double horizon, int points) {
    begin();
    for (int k = 1; k <= points; ++k) {
      const double target = k == points ? horizon : horizon * k / points;
      go(target);
      if (year_ != target || jumped_) point();
    }
    fillColumns();
  }

  // What the releases that do not circulate come to emit.
  double emittedOutside() {
    extra_ = 2 * mostExtraPoints;
    begin();
    double before = 0;
    for (double year = 64; year <= time::mostYears; year *= 2) {
      go(year);
      double sum = 0;
      for (std::size_t row = 0; row < emitted_.size(); ++row)
        if (!groups_.circulates(row)) sum += std::fmax(0.0, emitted_[row].value());
      const Timeline& timeline = walk_.timeline();
      if (timeline.frozen() || tooLong()) break;
      const bool still = timeline.onlyApproachesAhead() && outside_.onlyApproachesAhead();
      if (timeline.depleted() || (still && sum - before <= 1e-12 * sum)) return sum;
      before = sum;
    }
    return infinity;
  }

 private:
  void begin() {
    apply();
    point();
  }

  void go(double target) {
    while (pass(target)) {
      flow();
      const Timeline& timeline = walk_.timeline();
      const bool isDate = std::fmin(timeline.nextYear(), outside_.nextYear()) <= walk_.year();
      if (isDate && hasRoom()) point();
      walk_.arrive();
      outside_.follow(walk_.year(), timeline.supply());
      apply();
      if (jumped_ && hasRoom() && walk_.year() < target) point();
    }
  }

  // No panel crosses a date of what does not circulate either, nor is it too long for a rate that tapers: three nodes are
  // enough for it too.
  bool pass(double target) {
    constexpr double straight = 0.04;
    double limit = std::fmin(target, outside_.nextYear());
    for (const std::uint32_t release : outside_.proportional())
      limit = std::fmin(limit, walk_.year() + straight / outside_.proportionalOf(release).decay);
    return !tooLong() && walk_.pass(limit);
  }

  bool tooLong() const { return walk_.timeline().dates() + outside_.dates() > mostDates; }

  bool hasRoom() { return ++extra_ < 2 * mostExtraPoints; }

  // The numbers of one point lie side by side until their count is known.
  void fillColumns() {
    std::size_t next = 0;
    for (auto* column : {&path_.year, &path_.supply, &path_.marketCap, &path_.dilutedPrice, &path_.discountWeight,
                         &path_.lifetimeToDate, &path_.timeWeightedToDate})
      fillColumn(*column, next++);
    std::vector<ReleaseColumn>(groups_.size()).swap(path_.supplyByRelease);
    for (std::size_t row = 0; row < groups_.size(); ++row) {
      ReleaseColumn& column = path_.supplyByRelease[row];
      column.release = groups_.indexOf(row);
      column.label = groups_.labelOf(row);
      column.category = groups_.categoryOf(row);
      fillColumn(column.supply, next++);
    }
  }

  void fillColumn(std::vector<double>& column, std::size_t index) {
    const std::size_t stride = numbersBefore + groups_.size();
    std::vector<double>(numbers_.size() / stride).swap(column);
    for (double& value : column) {
      value = numbers_[index];
      index += stride;
    }
  }

  // Takes the events that have just been applied into the groups.
  void apply() {
    for (const Timeline* timeline : {&walk_.timeline(), &std::as_const(outside_)})
      for (const Event& event : timeline->events()) {
        const double amount = amountOf(inputs_.supply.releases[event.release].shape);
        const std::size_t row = groups_.of(event.release);
        jumped_ = jumped_ || amount * event.jump != 0;
        emitted_[row].add(amount * event.jump);
        slopes_[row].add(amount * (event.slope - slopeOf_[event.release]));
        slopeOf_[event.release] = event.slope;
      }
  }

  // What every group emits over the panel just passed.
  void flow() {
    const Panel& panel = walk_.panel();
    for (std::size_t row = 0; row < slopes_.size(); ++row) emitted_[row].add(slopes_[row].value() * panel.width);
    for (const Timeline* timeline : {&walk_.timeline(), &std::as_const(outside_)})
      for (const std::uint32_t release : timeline->proportional()) {
        const Proportional& term = timeline->proportionalOf(release);
        double sum = 0;
        for (int j = 0; j < panel.rule->size; ++j)
          sum += panel.rule->weight[j] * term.unitRate(panel.year[j], panel.supply[j]);
        emitted_[groups_.of(release)].add(term.strength * sum * panel.width);
      }
  }

  void point() {
    year_ = walk_.year();
    jumped_ = false;
    const double supply = walk_.timeline().supply();
    const auto [multiple, discount, discounted] = walk_.weights();
    const double price = inputs_.price * multiple * (inputs_.supply.initialSupply / supply);
    const Integrals& sums = walk_.integrals();
    const double time = rho_ * year_ > 0.5 ? (1 - discount) / rho_ : discountedTime(rho_, year_);
    for (const double number : {year_, supply, inputs_.price * inputs_.supply.initialSupply * multiple, price, discount,
                                year_ > 0 ? inputs_.price * sums.plain / year_ : price,
                                year_ > 0 ? inputs_.price * sums.weighted / time : price})
      numbers_.push_back(number);
    for (const ExactSum& sum : emitted_) numbers_.push_back(sum.value());
  }

  static constexpr std::size_t numbersBefore = 7;  // of a point, then those of each release

  const Inputs& inputs_;
  Path& path_;
  double rho_;
  MarketPath market_;
  Discounting walk_;
  Timeline outside_;
  Groups groups_;
  std::vector<ExactSum> emitted_;
  std::vector<ExactSum> slopes_;
  std::vector<double> slopeOf_;
  Pile<double> numbers_;
  double year_ = 0;
  bool jumped_ = false;
  std::size_t extra_ = 0;
};

}  // namespace

double shownYears(const Inputs& inputs) {
  if (inputs.holdingYears < infinity) return inputs.holdingYears;
  const double rho = -log(inputs.discountFactor);
  return rho > 0 ? std::min(longestShown, 3 / rho) : longestShown;
}

Path pathOf(const Inputs& inputs, int points) {
  Path path;
  if (points > 0)
    PathWriter(inputs, inputs.marketCap, -log(inputs.discountFactor), path).run(shownYears(inputs), points);
  return path;
}

double totalOutside(const Inputs& inputs) {
  double total = 0;
  for (const Release& release : inputs.supply.releases)
    if (!release.circulating) total += totalFromToday(release.shape) < 0 ? 0 : totalFromToday(release.shape);
  if (!std::isnan(total)) return total;
  Path path;
  const MarketCap still;
  return PathWriter(inputs, still, 0, path).emittedOutside();
}

}  // namespace tvd::dilution
