// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "tvd/supply/releases.hpp"

namespace tvd {

enum class Category : std::uint8_t { team, investors, treasury, community, rewards, liquidity, burn, other };
inline constexpr const char* categoryNames[] = {"team",    "investors", "treasury", "community",
                                                "rewards", "liquidity", "burn",     "other"};

using ReleaseShape =
    std::variant<Cliff, Linear, Step, Vest, Geometric, Inflation, Approach, RateTable, StakingIssuance, Burn, Curve>;

/// One release of a schedule.
struct Release {
  std::string label;
  Category category = Category::other;
  /// false: shown over time, in the totals and in the audit, but not part of the circulating supply. What acts in proportion
  /// to supply then emits its rate times the supply that circulates at each moment, which it does not change.
  bool circulating = true;
  ReleaseShape shape;
};

/// Circulating supply from today on.
struct Supply {
  double initialSupply = 1e9;         ///< tokens that circulate now; > 0
  double declaredMaximum = infinity;  ///< the protocol's claim; feeds the fully diluted value and the audit
  std::vector<Release> releases;
};

namespace releases {
inline constexpr std::size_t most = 100'000;
}

template <>
struct Described<Release> {
  static constexpr Field fields[] = {
      text<&Release::label>("label", 200, TVD_PROSE("A name for charts and tables")),
      choice<&Release::category>("category", categoryNames, TVD_PROSE("Who receives the tokens")),
      boolean<&Release::circulating>("circulating", TVD_PROSE("Off: shown, but not counted as circulating")),
  };
  static constexpr Record record{"Release", TVD_PROSE("Tokens that come into circulation, or leave it"), fields,
                                 &detail::VariantOf<&Release::shape>::access};
};

void checkSupply(const void* supply, Problems& problems);

template <>
struct Described<Supply> {
  static constexpr Field fields[] = {
      number<&Supply::initialSupply>("initialSupply", unit::tokens, aboveUpTo(0, amount::most).tested(1, 1e15),
                                     TVD_PROSE("Tokens that circulate today")),
      number<&Supply::declaredMaximum>("declaredMaximum", unit::tokens, aboveUpTo(0, amount::most).orInfinity(),
                                       TVD_PROSE("The protocol's own maximum supply; Infinity when it has none")),
      list<&Supply::releases>("releases", releases::most, TVD_PROSE("What comes into circulation, and when")),
  };
  static constexpr Record record{"Supply", TVD_PROSE("Circulating supply today and its release schedule"), fields,
                                 nullptr, checkSupply};
};

}  // namespace tvd
