// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "tvd/math/pile.hpp"
#include "tvd/supply/change.hpp"
#include "tvd/supply/law.hpp"

namespace tvd {

/// A sum that keeps its rounding error (Neumaier 1974), so that 100,000 releases add up as if exactly.
class ExactSum {
 public:
  void set(double value) { sum_ = value, error_ = 0; }
  void add(double value);
  double value() const { return sum_ + error_; }

 private:
  double sum_ = 0;
  double error_ = 0;
};

/// One date of one release, as it happened.
struct Event {
  std::uint32_t release;
  double jump;           ///< tokens per unit of the release's amount
  double slope;          ///< tokens a year per unit, from here on
  double slopeBySupply;  ///< see Change
};

/// Circulating supply from today on, piece by piece: within a piece one smooth law holds, and pieces end at the dates of
/// the releases and where supply reaches a cap. Walk it with `advance`; the caller chooses how far, up to `nextYear()`.
class Timeline {
 public:
  /// Does not copy the schedule, which must outlive it. With `circulating` off, of the releases that do not circulate:
  /// they change no supply, and the one they act on is told to `follow`.
  explicit Timeline(const Supply& supply, bool circulating = true);

  double year() const { return year_; }
  double supply() const { return supply_.value(); }
  /// The next date of any release; Infinity when nothing but the current law lies ahead.
  double nextYear() const { return heap_.empty() ? infinity : heap_.front().year; }
  const Law& law() const { return law_; }

  /// Goes forward to `year` at most, which must not lie beyond nextYear(), and less when the law's series is good for
  /// less or supply meets a cap. Returns the width of the smooth piece that was passed; its supply is law().supplyAfter(t).
  /// At a date the jump has not happened yet: see `arrive`.
  double advance(double year);

  /// Applies all dates that fall on the present year, and gathers the law from here on. True when there were any.
  bool arrive();

  /// Goes to `year`, which must not lie beyond nextYear(), where the supply that circulates is `supply`.
  void follow(double year, double supply);

  /// What `arrive` (or the start) applied.
  const Pile<Event>& events() const { return events_; }

  /// Releases that act in proportion to supply now.
  const Pile<std::uint32_t>& proportional() const { return active_; }
  const Proportional& proportionalOf(std::uint32_t release) const { return streams_[release].proportional; }
  /// At a cap that ended an inflation: dC/dt after over dC/dt before, which carries a small change of supply across.
  double crossing() const { return crossing_; }

  /// The only dates ahead are those of periodic approaches, which come for ever.
  bool onlyApproachesAhead() const { return mortal_ == 0; }
  /// Supply meets a cap on its way to `limit`.
  bool meetsCapBefore(double limit) const;

  /// From here on nothing happens but one release fading away, and one of its periods begins: what it will yet release.
  struct Fade {
    double left;  ///< tokens; negative where supply falls to a cap
    Fading law;
  };
  std::optional<Fade> fade() const;

  /// Supply has burnt to nothing here; the walk ends.
  bool depleted() const { return depleted_; }
  /// Supply has outgrown every number; it is held where it is, at 1e250 times today's.
  bool frozen() const { return frozen_; }
  /// dC/dt now.
  double slope() const { return law_.rate(0, supply()); }

  std::size_t dates() const { return dates_; }  ///< how many dates have been applied

 private:
  struct Stream {
    double index = 0;
    double slope = 0;
    Proportional proportional;
    bool ended = false;  ///< an inflation that met its cap
  };
  struct Due {
    double year;
    std::uint32_t release;
    bool measures;  ///< a periodic approach sets its slope by the supply it finds, and so comes last on its date
    bool before(const Due& other) const {
      return year < other.year || (year == other.year && measures < other.measures);
    }
  };

  Moment momentOf(std::uint32_t release, double supply);
  void start(std::uint32_t release);
  void apply(std::uint32_t release, const Change& change);
  void push(Due due);
  void pop();
  bool isMortal(std::uint32_t release) const;
  bool measures(std::uint32_t release) const;
  void setSlope(Stream& stream, double amount, double slope);
  void gather();
  void gatherTerm(const Proportional& proportional);
  bool acts(Stream& stream) const;
  double capAhead() const;
  double reach(double width, double cap) const;
  void meetCap();
  void checkExtremes();

  const Supply& schedule_;
  std::vector<Stream> streams_;
  Pile<Due> heap_;
  std::size_t mortal_ = 0;      ///< dates in the heap of releases that come to an end
  Pile<std::uint32_t> all_;     ///< releases with a proportional part
  Pile<std::uint32_t> active_;  ///< those that act now
  Pile<Event> events_;
  ExactSum supply_;
  ExactSum slope_;
  std::size_t sloping_ = 0;  ///< releases with a slope: with none the sum is 0 exactly
  Law law_;
  double year_ = 0;
  double crossing_ = 1;
  std::size_t dates_ = 0;
  double cap_ = std::numeric_limits<double>::quiet_NaN();  ///< the cap that the last advance ended on
  double rateBefore_ = 0;
  bool depleted_ = false;
  bool frozen_ = false;
};

}  // namespace tvd
