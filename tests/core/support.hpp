// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include "tvd/dilution.hpp"

namespace tests {

using namespace tvd;

/// Relative; Infinity is close to itself alone.
inline bool close(double a, double b, double tolerance) {
  return a == b || (std::isfinite(a) && std::isfinite(b) &&
                    std::fabs(a - b) <= tolerance * std::fmax(std::fabs(a), std::fabs(b)));
}

/// A schedule of one release.
template <class Shape>
Supply schedule(double initialSupply, Shape shape) {
  Supply supply;
  supply.initialSupply = initialSupply;
  supply.releases.push_back({"one", Category::other, true, std::move(shape)});
  return supply;
}

/// The same with more than one.
template <class... Shapes>
Supply schedules(double initialSupply, Shapes... shapes) {
  Supply supply;
  supply.initialSupply = initialSupply;
  (supply.releases.push_back({"one of many", Category::other, true, std::move(shapes)}), ...);
  return supply;
}

inline dilution::Result dilutionOf(const Supply& supply, double years, double discountFactor = 0.95, int points = 0) {
  return evaluate(
      dilution::Inputs{
          .price = 1, .supply = supply, .marketCap = {}, .discountFactor = discountFactor, .holdingYears = years},
      Detail{.points = points});
}

/// C(year), releases of that very moment included.
inline double supplyAt(const Supply& supply, double year) { return dilutionOf(supply, year).supplyAtHorizon; }

/// Numbers and schedules that are the same on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  double uniform(double low, double high) {
    return low + (high - low) * static_cast<double>(engine_() >> 11U) * 0x1p-53;
  }
  int whole(int low, int high) { return static_cast<int>(std::floor(uniform(low, high + 1))); }
  bool coin() { return uniform(0, 1) < 0.5; }

  ReleaseShape growing() {
    switch (whole(0, 9)) {
      case 0:
        return Cliff{.year = uniform(-1, 8), .amount = uniform(0, 50)};
      case 1: {
        const double start = uniform(-3, 5);
        return Linear{.startYear = start, .endYear = start + uniform(0.01, 6), .amount = uniform(0, 80)};
      }
      case 2:
        return Step{.startYear = uniform(-2, 3),
                    .periodYears = uniform(0.05, 1),
                    .count = std::floor(uniform(1, 40)),
                    .amountEach = uniform(0, 5)};
      case 3:
        return vest();
      case 4:
        return Geometric{.startYear = uniform(-5, 2),
                         .periodYears = uniform(0.3, 4),
                         .count = coin() ? infinity : std::floor(uniform(1, 20)),
                         .firstAmount = uniform(0, 40),
                         .ratio = uniform(0.2, 0.95)};
      case 5:
        return Inflation{.startYear = uniform(-3, 2),
                         .endYear = coin() ? infinity : uniform(2.5, 20),
                         .rate = uniform(0, 0.3),
                         .taper = uniform(0, 0.5),
                         .floor = uniform(0, 0.05),
                         .cap = coin() ? infinity : uniform(50, 400),
                         .compounding = coin() ? Compounding::yearly : Compounding::continuous};
      case 6:
        return Approach{.startYear = uniform(-2, 2),
                        .cap = uniform(5000, 10000),
                        .share = uniform(0, 0.3),
                        .periodYears = coin() ? 0 : uniform(0.1, 2)};
      case 7:
        return RateTable{
            {{uniform(-2, 0), uniform(0, 20)}, {uniform(0.1, 2), uniform(0, 20)}, {uniform(2.1, 6), uniform(0, 3)}}};
      case 8:
        return StakingIssuance{.startYear = uniform(-1, 2), .coefficient = uniform(0, 2), .stakedShare = uniform(0, 1)};
      default:
        return curve();
    }
  }

  Vest vest() {
    Vest grant{.startYear = uniform(-3, 3),
               .durationYears = uniform(0.5, 5),
               .amount = uniform(0, 60),
               .upfrontShare = uniform(0, 0.4),
               .cliffYears = 0,
               .catchUp = coin(),
               .cliffInDuration = coin(),
               .periodYears = coin() ? 0 : uniform(0.05, 0.5)};
    grant.cliffYears = coin() ? 0 : uniform(0, grant.durationYears);
    return grant;
  }

  Curve curve() {
    Curve made;
    double year = uniform(-2, 1);
    double supply = 100;
    for (int k = 0; k < 6; ++k) {
      made.points.push_back({year, supply});
      if (!coin()) year += uniform(0.1, 2);
      supply += uniform(0, 20);
    }
    return made;
  }

  /// Supply that never falls.
  Supply growingSupply() {
    Supply supply;
    supply.initialSupply = 100;
    for (int k = whole(0, 5); k >= 0; --k) supply.releases.push_back({"", Category::other, true, growing()});
    return supply;
  }

  /// Burns too, but never to nothing within `years`.
  Supply anySupply() {
    Supply supply = growingSupply();
    if (coin())
      supply.releases.push_back(
          {"", Category::burn, true,
           Burn{.startYear = uniform(0, 3), .endYear = coin() ? infinity : 5, .rate = uniform(0, 0.2)}});
    if (coin())
      supply.releases.push_back({"", Category::burn, true, Cliff{.year = uniform(0, 6), .amount = -uniform(0, 20)}});
    return supply;
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace tests
