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
  PathWriter(const Inputs& inputs, int points, Path& path)
      : inputs_(inputs),
        path_(path),
        rho_(-log(inputs.discountFactor)),
        market_(inputs.marketCap),
        walk_(inputs.supply, market_, rho_),
        groups_(inputs.supply.releases),
        emitted_(groups_.size()),
        slopes_(groups_.size()),
        slopeOf_(inputs.supply.releases.size()) {
    nameColumns();
    reserve(static_cast<std::size_t>(points) + 64);
  }

  void run(double horizon, int points) {
    apply();
    point();
    for (int k = 1; k <= points; ++k) {
      const double target = k == points ? horizon : horizon * k / points;
      while (walk_.pass(target)) {
        flow();
        const bool jumps = walk_.timeline().nextYear() <= walk_.year();
        if (jumps && hasRoom()) point();
        walk_.arrive();
        apply();
        if (jumps && hasRoom() && walk_.year() < target) point();
      }
      if (!(path_.year.back() == target && path_.supply.back() == walk_.timeline().supply())) point();
    }
  }

 private:
  bool hasRoom() { return ++extra_ < 2 * mostExtraPoints; }

  void nameColumns() {
    std::vector<ReleaseColumn>(groups_.size()).swap(path_.supplyByRelease);
    for (std::size_t row = 0; row < groups_.size(); ++row) {
      ReleaseColumn& column = path_.supplyByRelease[row];
      column.release = groups_.indexOf(row);
      column.label = groups_.labelOf(row);
      column.category = groups_.categoryOf(row);
    }
  }

  void reserve(std::size_t rows) {
    for (auto* column : {&path_.year, &path_.supply, &path_.marketCap, &path_.dilutedPrice, &path_.discountWeight,
                         &path_.lifetimeToDate, &path_.timeWeightedToDate})
      column->reserve(rows);
    for (auto& column : path_.supplyByRelease) column.supply.reserve(rows);
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
    const double year = walk_.year();
    const double supply = walk_.timeline().supply();
    const double multiple = market_.multiple(year);
    const double price = inputs_.price * multiple * (inputs_.supply.initialSupply / supply);
    const Integrals& sums = walk_.integrals();
    path_.year.push_back(year);
    path_.supply.push_back(supply);
    path_.marketCap.push_back(inputs_.price * inputs_.supply.initialSupply * multiple);
    path_.dilutedPrice.push_back(price);
    path_.discountWeight.push_back(exp(-rho_ * year));
    path_.lifetimeToDate.push_back(year > 0 ? inputs_.price * sums.plain / year : price);
    path_.timeWeightedToDate.push_back(year > 0 ? inputs_.price * sums.weighted / discountedTime(rho_, year) : price);
    for (std::size_t row = 0; row < emitted_.size(); ++row)
      path_.supplyByRelease[row].supply.push_back(emitted_[row].value());
  }

  const Inputs& inputs_;
  Path& path_;
  double rho_;
  MarketPath market_;
  Discounting walk_;
  Groups groups_;
  std::vector<ExactSum> emitted_;
  std::vector<ExactSum> slopes_;
  std::vector<double> slopeOf_;
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
  if (points > 0) PathWriter(inputs, points, path).run(shownYears(inputs), points);
  return path;
}

}  // namespace tvd::dilution
