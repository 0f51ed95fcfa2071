// SPDX-License-Identifier: MIT
#include "tvd/dilution.hpp"

#include <algorithm>
#include <cmath>

#include "tvd/calculator/text.hpp"
#include "tvd/dilution/endless.hpp"
#include "tvd/dilution/equivalents.hpp"
#include "tvd/dilution/groups.hpp"
#include "tvd/dilution/influence.hpp"
#include "tvd/dilution/path.hpp"
#include "tvd/math/elementary.hpp"
#include "tvd/math/phi.hpp"

namespace tvd::dilution {
namespace {

// Beyond 46 / rho the discount is below double precision.
constexpr double vanished = 46;

// The walk over the holding, remembered, and what follows from it.
class Calculation {
 public:
  Calculation(const Inputs& inputs, Result& result)
      : inputs_(inputs),
        result_(result),
        rho_(inputs.discountFactor == 1 ? 0 : -log(inputs.discountFactor)),
        market_(inputs.marketCap),
        walk_(inputs.supply, market_, rho_),
        recording_(inputs.supply, rho_),
        longRun_(longRun(inputs.supply)),
        outside_(totalOutside(inputs)) {}

  void run(const Detail& detail) {
    record();
    horizon();
    asymptote();
    averages();
    equivalents();
    attribute();
    sensitivities();
    result_.audit = audit(inputs_.supply, longRun_, inputs_.holdingYears, outside_);
    result_.path = pathOf(inputs_, detail.points);
  }

 private:
  bool endless() const { return inputs_.holdingYears == infinity; }
  // The state that all comes to decides all.
  bool atLimit() const { return endless() && rho_ == 0; }
  // Supply has left the range of numbers on its way to the horizon.
  bool beyond() const { return !endless() && walk_.timeline().frozen(); }
  Terms terms() const { return {inputs_.supply, inputs_.marketCap, rho_, inputs_.holdingYears}; }

  // An endless holding is remembered until all is exponential for ever, else as far as its weights reach; without discount
  // until supply has come to rest, or has outgrown every number.
  void record() {
    if (atLimit() && (market_.growth() != 0 || !(longRun_.supply.value_or(0) > 0))) return;
    recording_.begin(walk_);
    const double limit = endless() ? vanished / leastDecay() : inputs_.holdingYears;
    for (std::size_t panels = 0;; ++panels) {
      const bool exponential = endless() && exponentialForEver(walk_.timeline(), market_);
      if (exponential && !atLimit()) return recording_.endsExponentially(walk_, market_.growth());
      if (endless() && panels == mostTailPanels) return;
      const bool rests = atLimit() && ((exponential && walk_.timeline().law().growth == 0) || hasFaded());
      if (rests || !walk_.pass(limit)) break;
      recording_.passed(walk_);
      supplyBefore_ = walk_.timeline().supply();
      walk_.arrive();
      recording_.arrived(walk_);
    }
    settled_ = atLimit() && recording_.endsAtRest(walk_);
  }

  bool hasFaded() const {
    const auto fade = walk_.timeline().fade();
    return fade && std::fabs(fade->left) <= 1e-15 * walk_.timeline().supply() && market_.isSettled(walk_.year());
  }

  // How slowly the weights of an endless holding fall at worst, where its integrals are finite.
  double leastDecay() const {
    const double decay = rho_ - market_.growth() + std::fmax(0.0, longRun_.growth);
    return decay > 0 ? std::fmin(rho_, decay) : rho_;
  }

  void horizon() {
    const double atHorizon = endless()  ? longRun_.supply.value_or(infinity)
                             : beyond() ? infinity
                                        : walk_.timeline().supply();
    result_.marketCap = inputs_.price * inputs_.supply.initialSupply;
    result_.supplyAtHorizon = atHorizon;
    result_.fullyDilutedValueAtHorizon = inputs_.price * atHorizon;
    result_.ownershipAtHorizon = inputs_.supply.initialSupply / atHorizon;
    result_.ownershipHalfLife = longRun_.doublingYear;
  }

  void asymptote() {
    const double limit = longRun_.supply.value_or(infinity);
    result_.asymptoticSupply = longRun_.supply;
    result_.totalSupply = limit + outside_;
    const double claimed = inputs_.supply.declaredMaximum < infinity ? inputs_.supply.declaredMaximum : limit;
    result_.fullyDilutedValue = inputs_.price * claimed;
    result_.fullyDilutedValueByTotal = inputs_.price * result_.totalSupply;
    result_.marketCapToFdv = claimed > 0 ? inputs_.supply.initialSupply / claimed : 0;
    if (longRun_.supply) {
      result_.asymptoticDilutedPriceRatio = inputs_.supply.initialSupply / limit;
      result_.asymptoticDilutedPrice = inputs_.price * *result_.asymptoticDilutedPriceRatio;
    }
  }

  // What x(s) tends to, which is also its average over all time.
  std::optional<double> endlessAverage() const {
    if (!longRun_.supply) return std::nullopt;
    if (longRun_.depletedYear < infinity) return infinity;
    const double growth = market_.growth();
    if (growth != 0 && std::fabs(longRun_.growth / growth - 1) <= inStep) return averageInStep(inputs_.supply, growth);
    if (growth != 0) return growth > longRun_.growth ? infinity : 0;
    if (market_.settled() == 0) return 0;
    return market_.settled() * inputs_.supply.initialSupply / *longRun_.supply;
  }

  void averages() {
    const Integrals sums = walk_.integrals();
    const std::optional<double> perpetual = perpetualRatio();
    std::optional<double> lifetime;
    double timeWeighted = 0;
    if (endless()) {
      lifetime = endlessAverage();
      timeWeighted = perpetual.value_or(std::nan(""));
      total_ = timeWeighted / rho_;
    } else {
      lifetime = sums.plain / inputs_.holdingYears;
      timeWeighted = sums.weighted / discountedTime(rho_, inputs_.holdingYears);
      total_ = sums.weighted;
      moment_ = sums.moment;
    }
    result_.lifetimeDilutedPriceRatio = lifetime;
    if (lifetime) result_.lifetimeDilutedPrice = inputs_.price * *lifetime;
    result_.timeWeightedDilutedPriceRatio = timeWeighted;
    result_.timeWeightedDilutedPrice = inputs_.price * timeWeighted;
    result_.perpetualDilutedPriceRatio = perpetual;
    if (perpetual) result_.perpetualDilutedPrice = inputs_.price * *perpetual;
  }

  std::optional<double> perpetualRatio() {
    if (rho_ == 0) return endlessAverage();
    const auto all = endlessIntegral(walk_, market_, rho_, longRun_);
    if (!all) return std::nullopt;
    moment_ = all->moment;
    return rho_ * all->integral;
  }

  void equivalents() {
    if (atLimit()) return;
    if (!beyond()) result_.breakEvenGrowth = tvd::breakEvenGrowth(terms(), longRun_, recording_);
    if (std::isfinite(total_)) result_.equivalentInflation = tvd::equivalentInflation(terms(), total_);
  }

  void attribute() {
    if ((atLimit() && !settled_) || recording_.attributionDiverges()) return;
    const Groups groups(inputs_.supply.releases);
    const std::vector<double> parts = recording_.attribution();
    const double tau = weightOfAll();
    std::vector<Attribution>(groups.size()).swap(result_.attribution);
    for (std::size_t row = 0; row < groups.size(); ++row) {
      Attribution& part = result_.attribution[row];
      part.release = groups.indexOf(row);
      part.label = groups.labelOf(row);
      part.category = groups.categoryOf(row);
    }
    double all = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      result_.attribution[groups.of(i)].amount += inputs_.price * parts[i] / tau;
      all += inputs_.price * parts[i] / tau;
    }
    if (all != 0)
      for (Attribution& part : result_.attribution) part.share = part.amount / all;
  }

  double weightOfAll() const { return atLimit() ? 1 : discountedTime(rho_, inputs_.holdingYears); }

  void sensitivities() {
    if (atLimit() ? !settled_ : !std::isfinite(total_) || !std::isfinite(moment_)) return;
    const double tau = weightOfAll();
    const double ratio = total_ / tau;
    Sensitivities& result = result_.sensitivities;
    result.holdingYears = endless() ? 0 : exp(-rho_ * inputs_.holdingYears) / tau * (multipleBeforeHorizon() - ratio);
    if (!atLimit()) {
      result.growthRate = moment_ / tau;
      result.discountFactor = (moment_ - ratio * discountedMoment()) / (tau * inputs_.discountFactor);
    } else {
      // By the integral of what x still is above its limit; a rate that supply would follow for ever has no derivative.
      if (*longRun_.supply < infinity)
        result.discountFactor = walk_.discountedNow() * walk_.year() - walk_.integrals().plain;
      const Timeline& timeline = walk_.timeline();
      if (!timeline.proportional().empty() && !(timeline.law().feedback(0, timeline.supply()) < 0)) return;
    }
    const std::vector<double> parts = recording_.sensitivity();
    std::size_t rows = 0;
    for (std::size_t i = 0; i < parts.size() && i < mostShown; ++i) rows += moved(i) != nullptr ? 1 : 0;
    std::vector<ReleaseSensitivity>(rows).swap(result.releases);
    for (std::size_t i = parts.size(); i-- > 0;) {
      if (i >= mostShown || moved(i) == nullptr) continue;
      result.releases[--rows] = {static_cast<double>(i), inputs_.supply.releases[i].label, moved(i), parts[i] / tau};
    }
  }

  // The input that a release's derivative is by.
  const char* moved(std::size_t i) const {
    const Release& release = inputs_.supply.releases[i];
    return release.circulating ? parameterOf(release.shape) : nullptr;
  }

  // The integral of s gamma^s over the holding.
  double discountedMoment() const {
    if (endless()) return 1 / (rho_ * rho_);
    const double t = inputs_.holdingYears;
    return t * t * phi1Slope(-rho_ * t);
  }

  // x just before T: a cliff on T itself is not in the integral.
  double multipleBeforeHorizon() const {
    return market_.multiple(inputs_.holdingYears) * inputs_.supply.initialSupply / supplyBefore_;
  }

  const Inputs& inputs_;
  Result& result_;
  double rho_;
  MarketPath market_;
  Discounting walk_;
  Recording recording_;
  LongRun longRun_;
  double outside_;           ///< tokens that will exist and never circulate
  double total_ = 0;         ///< the weighted integral over the holding
  double moment_ = 0;        ///< its first moment
  double supplyBefore_ = 0;  ///< just before the horizon
  bool settled_ = false;     ///< a limit without discount is known
};

}  // namespace

Result compute(const Inputs& inputs, const Detail& detail) {
  Result result;
  Calculation(inputs, result).run(detail);
  return result;
}

}  // namespace tvd::dilution
