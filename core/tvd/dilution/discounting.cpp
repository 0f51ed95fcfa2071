// SPDX-License-Identifier: MIT
#include "tvd/dilution/discounting.hpp"

#include <algorithm>
#include <cmath>

#include "tvd/math/elementary.hpp"
#include "tvd/math/phi.hpp"

namespace tvd {

const double* NodeFactors::at(double rate, double width, const GaussLegendre& rule) {
  // Widths between dates differ in their last bits: a factor may be off by half of its own last bit.
  if (&rule == rule_ && rate == rate_ && std::fabs((width - width_) * rate) <= 1e-16) return factor_;
  rate_ = rate;
  width_ = width;
  rule_ = &rule;
  for (int j = 0; j < rule.size; ++j) factor_[j] = exp(rate * width * rule.node[j]);
  return factor_;
}

Discounting::Discounting(const Supply& supply, const MarketPath& market, double rho)
    : market_(market), rho_(rho), initial_(supply.initialSupply), timeline_(supply) {
  weigh();
}

// How many panels a year the integrands need here. Each term is the reciprocal of the width over which its factor is
// smooth enough for eight nodes; widths of a product add reciprocally.
double Discounting::scale(double limit) const {
  const double here = year();
  double scale = timeline_.law().scale(timeline_.supply()) + market_.scale(here);
  // Once what is left of an integral cannot change it any more, its factor need not be resolved.
  const double multiple = multipleNow();
  const double left = limit - here;
  if (plain_ && !(multiple * left < 1e-19 * sums_.plain)) scale += std::fabs(market_.growth()) / 2;
  const double decay = std::fabs(rho_ - market_.growth());
  const bool vanished = discountedNow() * std::min(left, 1 / decay) < 1e-20 * sums_.weighted;
  if (!vanished) scale += decay / 2;
  // Attribution holds the market cap still, and so needs the bare discount too.
  if ((vanished || market_.growth() != 0) && rho_ * here < 46) scale += rho_ / 2;
  return scale;
}

namespace {

constexpr double enoughFor3 = 0.02;
constexpr double enoughFor5 = 0.25;

const GaussLegendre& ruleFor(double smoothness) {
  if (smoothness <= enoughFor3) return gaussLegendre3();
  return smoothness <= enoughFor5 ? gaussLegendre5() : gaussLegendre8();
}

}  // namespace

// Of the moment that has been reached.
void Discounting::weigh() {
  weights_.multiple = market_.multiple(year());
  weights_.discount = exp(-rho_ * year());
  const double growth = market_.growth();
  weights_.discounted = growth == 0 ? weights_.multiple * weights_.discount : exp((growth - rho_) * year());
}

// m, gamma^s and both at the nodes, from their values at the start.
void Discounting::weighNodes() {
  const GaussLegendre& rule = *panel_.rule;
  const double* decay = decay_.at(-rho_, panel_.width, rule);
  for (int j = 0; j < rule.size; ++j) panel_.discount[j] = weights_.discount * decay[j];
  if (market_.growth() == 0) {  // also where it is not exponential
    for (int j = 0; j < rule.size; ++j) {
      panel_.multiple[j] = market_.multiple(panel_.year[j]);
      panel_.discounted[j] = panel_.multiple[j] * panel_.discount[j];
    }
    return;
  }
  const double* growth = growth_.at(market_.growth(), panel_.width, rule);
  const double* both = both_.at(market_.growth() - rho_, panel_.width, rule);
  for (int j = 0; j < rule.size; ++j) {
    panel_.multiple[j] = weights_.multiple * growth[j];
    panel_.discounted[j] = weights_.discounted * both[j];
  }
}

void Discounting::fill() {
  const GaussLegendre& rule = *panel_.rule;
  for (int j = 0; j < rule.size; ++j) {
    const double t = panel_.width * rule.node[j];
    panel_.year[j] = panel_.start + t;
    panel_.supply[j] = timeline_.law().supplyAfter(t);
  }
  weighNodes();
  for (int j = 0; j < rule.size; ++j) {
    const double share = initial_ / panel_.supply[j];
    panel_.multiple[j] *= share;
    panel_.discounted[j] *= share;
  }
}

void Discounting::integrate() {
  const GaussLegendre& rule = *panel_.rule;
  double plain = 0;
  double weighted = 0;
  double moment = 0;
  for (int j = 0; j < rule.size; ++j) {
    plain += rule.weight[j] * panel_.multiple[j];
    weighted += rule.weight[j] * panel_.discounted[j];
    moment += rule.weight[j] * panel_.discounted[j] * panel_.year[j];
  }
  sums_.plain += panel_.width * plain;
  sums_.weighted += panel_.width * weighted;
  sums_.moment += panel_.width * moment;
}

bool Discounting::pass(double limit) {
  const double here = year();
  if (!(here < limit) || timeline_.depleted()) return false;
  const double until = std::min({limit, timeline_.nextYear(), market_.nextKink(here)});
  const double density = scale(limit);
  if (until == infinity && density == 0) return false;
  // Equal panels up to the next kink rather than one short one at its end, unless it is too far away to matter.
  const double panels = density * (until - here);
  double target = until;
  if (panels > 1) target = panels < 1e6 ? here + (until - here) / std::ceil(panels) : here + 1 / density;
  if (!(target > here)) target = std::nextafter(here, infinity);
  panel_.start = here;
  panel_.width = timeline_.advance(target);
  panel_.smoothness = density * panel_.width;
  panel_.rule = &ruleFor(panel_.smoothness);
  fill();
  integrate();
  weigh();
  return true;
}

double mostSmoothness(const GaussLegendre& rule) {
  if (rule.size == 3) return enoughFor3;
  return rule.size == 5 ? enoughFor5 : 1;
}

double discountedTime(double rho, double holdingYears) {
  return holdingYears == infinity ? 1 / rho : holdingYears * phi1(-rho * holdingYears);
}

}  // namespace tvd
