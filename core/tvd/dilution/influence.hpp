// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "tvd/dilution/discounting.hpp"

namespace tvd {

/// A walk remembered: its panels, the dates between them, and what proportional releases did inside them.
class Recording {
 public:
  explicit Recording(const Supply& schedule, double rho) : schedule_(schedule), rho_(rho) {}

  /// Remembers the dates that fall on the start; call before the first pass.
  void begin(const Discounting& walk) { remember(walk.timeline(), 0); }
  /// Call between `pass` and `arrive`.
  void passed(const Discounting& walk);
  /// Call after `arrive`.
  void arrived(const Discounting& walk) { remember(walk.timeline(), panels_.size()); }

  /// What follows the last panel of an endless holding, where supply and market cap are exponential for ever (see
  /// exponentialForEver). Call it once, at the end of the walk.
  void endsExponentially(const Discounting& walk, double marketGrowth);
  /// Without discount, at the end of an endless walk whose supply rests there or has outgrown every number: what is emitted
  /// by then decides all. False where releases and burns go on against each other, so that none has emitted a limit.
  bool endsAtRest(const Discounting& walk);
  /// Attribution has no finite value: under a constant market cap, supply shrinks faster than the discount.
  bool attributionDiverges() const { return tail_ && !(tail_->decayStill > 0); }

  /// Per release, the integral over [0, T] of gamma^s E_i(s) / C(s), E_i what it has emitted by s: its part of
  /// tau (1 - time-weighted ratio) under a constant market cap. The parts add up because the E_i add up to C - C0
  /// (Aumann–Shapley: the weight of release i at s is E_i / E).
  std::vector<double> attribution() const;

  /// Per release, the derivative of the integral of gamma^s m C0 / C by its parameter (see parameterOf), through the
  /// whole differential equation: one backward (adjoint) pass serves all releases.
  std::vector<double> sensitivity() const;

  /// The weighted integral of the same supply under a market cap that grows at `rate`; nothing when a panel is too coarse.
  std::optional<Weighted> grown(double rate) const;

 private:
  struct Node {
    double supply;
    double discount;    ///< gamma^s
    double discounted;  ///< gamma^s m(s) C0 / C(s)
    double feedback;    ///< d(dC/dt)/dC
  };
  struct Piece {  ///< a panel without its nodes
    double start;
    double width;
    double smoothness;
    const GaussLegendre* rule;
    std::size_t first;  ///< of its nodes
  };
  struct Effect {  ///< a proportional release inside one panel
    std::size_t panel;
    std::uint32_t release;
    double strength;
    double strengthByParameter;
    double unitRate[GaussLegendre::most];  ///< tokens a year per unit of strength
  };
  struct Happening {
    std::size_t boundary;  ///< before the panel of this index
    Event event;
  };
  struct Crossing {
    std::size_t boundary;
    double factor;
  };
  /// Supply C e^(growth t) and weights falling at `decay` a year for ever, t years from the last panel on.
  struct Tail {
    double supply;
    double discounted;       ///< gamma^s m C0 / C at t = 0
    double decay;            ///< of that
    double discountedStill;  ///< gamma^s at t = 0
    double decayStill;       ///< of gamma^s / C
  };
  struct TailTerm {  ///< what grows or burns in proportion to supply from there on
    std::uint32_t release;
    double strength;
    double byParameter;
  };
  class Backward;

  void remember(const Timeline& timeline, std::size_t boundary);

  const Supply& schedule_;
  double rho_;
  Pile<Piece> panels_;
  Pile<Node> nodes_;
  Pile<Effect> effects_;
  Pile<Happening> events_;
  Pile<Crossing> crossings_;
  std::optional<Tail> tail_;
  Pile<TailTerm> tailTerms_;
};

/// The input a release's sensitivity is about ("amount", "rate", …), or null when it has none that is smooth.
const char* parameterOf(const ReleaseShape& shape);

}  // namespace tvd
