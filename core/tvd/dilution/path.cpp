// SPDX-License-Identifier: MIT
#include "tvd/dilution/path.hpp"

#include <algorithm>
#include <cmath>

#include "tvd/dilution/discounting.hpp"
#include "tvd/dilution/groups.hpp"
#include "tvd/math/elementary.hpp"

namespace tvd::dilution {
namespace {

// An endless holding is shown for three lifetimes of its discount, and for at most a century.
constexpr double longestShown = 100;

// Dates beyond the even ones; a schedule of 100,000 cliffs is shown by its largest structure, not point by point.
constexpr std::size_t mostExtraPoints = 20'000;

class PathWriter {
 public:
  PathWriter(const Inputs& inputs, Path& path)
      : inputs_(inputs),
        path_(path),
        rho_(-log(inputs.discountFactor)),
        market_(inputs.marketCap),
        walk_(inputs.supply, market_, rho_),
        groups_(inputs.supply.releases),
        emitted_(groups_.size()),
        slopes_(groups_.size()),
        slopeOf_(inputs.supply.releases.size()) {}

  void run(double horizon, int points) {
    walk(horizon, points);
    fillColumns();
  }

 private:
  void walk(double horizon, int points) {
    apply();
    point();
    for (int k = 1; k <= points; ++k) {
      const double target = k == points ? horizon : horizon * k / points;
      while (walk_.pass(target)) {
        flow();
        const bool isDate = walk_.timeline().nextYear() <= walk_.year();
        if (isDate && hasRoom()) point();
        walk_.arrive();
        apply();
        const bool jumps = isDate && walk_.timeline().supply() != supply_;
        if (jumps && hasRoom() && walk_.year() < target) point();
      }
      if (!(year_ == target && supply_ == walk_.timeline().supply())) point();
    }
  }

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
    for (const Event& event : walk_.timeline().events()) {
      const double amount = amountOf(inputs_.supply.releases[event.release].shape);
      const std::size_t row = groups_.of(event.release);
      emitted_[row].add(amount * event.jump);
      slopes_[row].add(amount * (event.slope - slopeOf_[event.release]));
      slopeOf_[event.release] = event.slope;
    }
  }

  // What every group emits over the panel just passed.
  void flow() {
    const Panel& panel = walk_.panel();
    for (std::size_t row = 0; row < slopes_.size(); ++row) emitted_[row].add(slopes_[row].value() * panel.width);
    for (const std::uint32_t release : walk_.timeline().proportional()) {
      const Proportional& term = walk_.timeline().proportionalOf(release);
      double sum = 0;
      for (int j = 0; j < panel.rule->size; ++j)
        sum += panel.rule->weight[j] * term.unitRate(panel.year[j], panel.supply[j]);
      emitted_[groups_.of(release)].add(term.strength * sum * panel.width);
    }
  }

  void point() {
    year_ = walk_.year();
    supply_ = walk_.timeline().supply();
    const auto [multiple, discount, discounted] = walk_.weights();
    const double price = inputs_.price * multiple * (inputs_.supply.initialSupply / supply_);
    const Integrals& sums = walk_.integrals();
    const double time = rho_ * year_ > 0.5 ? (1 - discount) / rho_ : discountedTime(rho_, year_);
    for (const double number : {year_, supply_, inputs_.price * inputs_.supply.initialSupply * multiple, price,
                                discount, year_ > 0 ? inputs_.price * sums.plain / year_ : price,
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
  Groups groups_;
  std::vector<ExactSum> emitted_;
  std::vector<ExactSum> slopes_;
  std::vector<double> slopeOf_;
  Pile<double> numbers_;
  double year_ = 0;
  double supply_ = 0;
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
  if (points > 0) PathWriter(inputs, path).run(shownYears(inputs), points);
  return path;
}

}  // namespace tvd::dilution
