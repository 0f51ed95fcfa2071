// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "tvd/supply/supply.hpp"

namespace tvd {

/// The part of a release that acts in proportion to supply.
struct Proportional {
  enum class Kind : unsigned char { none, growth, taper, approach, root };
  Kind kind = Kind::none;
  double strength =
      0;  ///< growth and taper: rate a year at `since`; approach: share a year; root: tokens a year per sqrt(C)
  double decay = 0;                ///< taper: the rate falls as e^(-decay t)
  double since = 0;                ///< taper: the year at which the rate is `strength`
  double strengthByParameter = 0;  ///< derivative of `strength` by the release's rate, share or coefficient
  double cap = infinity;           ///< growth and taper end for good there; approach is drawn to it

  bool endsAtCap() const { return kind == Kind::growth || kind == Kind::taper; }

  /// dC/dt per unit of strength at `year`, where supply is `supply`.
  double unitRate(double year, double supply) const;
};

/// What one release does at one of its dates, and until the next. Jumps and slopes are per unit of the release's
/// amount (see amountOf), so that the derivative by the amount is at hand also where the amount is 0.
struct Change {
  double jump = 0;
  double slope = 0;
  Proportional proportional = {};
  double next = infinity;    ///< the release's next date; Infinity when nothing more happens
  double slopeBySupply = 0;  ///< d(slope)/d(supply now): a periodic approach sets its slope by the supply it finds
};

/// Where a release stands when it is asked for a change.
struct Moment {
  double year;       ///< 0 at the first call, then the date announced by `next`
  double supply;     ///< circulating supply; at the first call today's, without what comes on year 0
  double supplyNow;  ///< circulating supply with what else comes on this date
  bool alone;        ///< no other release changes supply
  double& index;     ///< counts the dates of this release; its own to use
};

/// The state of a release at year 0: its jump is what falls on year 0 exactly, what came before is gone.
Change begin(const ReleaseShape& shape, const Moment& moment);

/// The change at a date announced by `next`.
Change proceed(const ReleaseShape& shape, const Moment& moment);

/// A release that goes on for ever, each period releasing the fraction `loss` less than the one before, evenly within it.
struct Fading {
  double loss = 0;  ///< above 0; that of an approach may be far below the last digit of what is left
  double periodYears = 1;
};

/// How a release fades: endless geometric pieces, and periodic approaches whose cap no other release moves.
std::optional<Fading> fadingOf(const ReleaseShape& shape);

/// The amount that scales jumps and slopes: tokens for the kinds that have an amount, else 1.
double amountOf(const ReleaseShape& shape);

/// The name of the input that `amountOf` reads, or null for a kind without one.
const char* amountField(const ReleaseShape& shape);

}  // namespace tvd
