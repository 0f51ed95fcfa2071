// SPDX-License-Identifier: MIT
#include "tvd/valuation/plan.hpp"

#include <algorithm>
#include <cmath>

#include "tvd/dilution/discounting.hpp"
#include "tvd/math/elementary.hpp"
#include "tvd/valuation.hpp"

namespace tvd::valuation {

namespace {

// Moments at which the distribution of prices is recorded, at most.
constexpr int mostFanPoints = 60;
// Rates times panel width: what the panels' rules integrate to double precision.
constexpr double smooth = 0.02;

// The schedule walked once from today to the horizon, for all that does not depend on chance.
class Planning {
 public:
  explicit Planning(const Inputs& inputs)
      : inputs_(inputs), rho_(inputs.discountFactor == 1 ? 0 : -log(inputs.discountFactor)), market_(inputs.marketCap) {
    plan_.law = lawOf(inputs.process);
    plan_.failureHazard = inputs.failureHazard;
    plan_.steps = static_cast<int>(std::ceil(inputs.holdingYears * inputs.stepsPerYear));
    plan_.stepYears = inputs.holdingYears / plan_.steps;
    plan_.gaussian = gaussianStep(plan_.law, plan_.stepYears);
    if (const auto* heston = std::get_if<StochasticVolatilityProcess>(&inputs.process.shape))
      plan_.heston = hestonStep(*heston, plan_.stepYears);
    plan_.seed = static_cast<std::uint64_t>(inputs.seed);
    plan_.pairs = pairsFor(inputs);
    plan_.price = inputs.price;
  }

  Plan run() {
    walk();
    scale();
    return std::move(plan_);
  }

 private:
  // The expectation's own exponential rate, seen as part of the discount so that the panels resolve it.
  double rate() const { return rho_ + plan_.failureHazard - plan_.law.drift; }
  double yearOf(int node) const { return node == plan_.steps ? inputs_.holdingYears : node * plan_.stepYears; }
  double units(double year) const { return 1 + inputs_.stakedShare * expm1(inputs_.stakingYield * year); }

  // Integrates gamma^s E[price(s)] against the tents, and notes the price at the nodes of the fan.
  void walk() {
    plan_.weights.assign(static_cast<std::size_t>(plan_.steps) + 1, {});
    Discounting schedule(inputs_.supply, market_, rate());
    schedule.leavePlain();
    const double widest = smooth / std::max(plan_.law.revertingScale() + inputs_.stakingYield, 1e-6);
    for (int k = 0; k < plan_.steps; ++k) {
      const double end = yearOf(k + 1);
      while (schedule.pass(std::min(end, schedule.year() + widest))) {
        addPanel(schedule.panel(), k);
        schedule.arrive();
      }
      if (isFanNode(k + 1)) addFanPoint(k + 1, end, schedule.multipleNow());
    }
    terminal_ = plan_.fan.back().expectation;
  }

  void addPanel(const Panel& panel, int step) {
    NodeWeight& left = plan_.weights[static_cast<std::size_t>(step)];
    NodeWeight& right = plan_.weights[static_cast<std::size_t>(step) + 1];
    const double start = yearOf(step);
    for (int j = 0; j < panel.rule->size; ++j) {
      const double year = panel.year[j];
      const double mass = panel.width * panel.rule->weight[j] * panel.discounted[j] * plan_.law.reverting(year);
      const double tent = (year - start) / plan_.stepYears;
      const double holding = mass * units(year);
      left.timeWeighted += mass * (1 - tent);
      left.holder += holding * (1 - tent);
      right.timeWeighted += mass * tent;
      right.holder += holding * tent;
    }
  }

  bool isFanNode(int node) const {
    const int points = std::min(mostFanPoints, plan_.steps);
    return node * points / plan_.steps != (node - 1) * points / plan_.steps;
  }

  void addFanPoint(int node, double year, double multiple) {
    const double expected = exp((plan_.law.drift - plan_.failureHazard) * year) * plan_.law.reverting(year);
    plan_.fan.push_back({node, year, inputs_.price * multiple * expected, survivalScale(year) * gaussianScale(year)});
  }

  // e^x times this has expectation 1; so have the product of jumps and the survival times the other.
  double gaussianScale(double year) const { return exp(-plan_.law.variance(year) / 2); }
  double survivalScale(double year) const { return exp((plan_.failureHazard - plan_.law.compensation()) * year); }

  // Turns the integrals into weights in units of their expectation.
  void scale() {
    NodeWeight sum;
    for (const NodeWeight& weight : plan_.weights) {
      sum.timeWeighted += weight.timeWeighted;
      sum.holder += weight.holder;
    }
    const double tau = inputs_.holdingYears * discountMean();
    plan_.expectation = {inputs_.price * sum.timeWeighted / tau, terminal_, inputs_.price * sum.holder / tau};
    if (sum.timeWeighted == 0) sum = {1, 1};  // a market cap that is nothing from today on: every path is worth 0
    if (plan_.hasEvents()) plan_.controlWeights = plan_.weights;
    for (int k = 0; k <= plan_.steps; ++k) {
      const double control = gaussianScale(yearOf(k));
      const std::size_t node = static_cast<std::size_t>(k);
      if (plan_.hasEvents()) normalise(plan_.controlWeights[node], sum, control);
      normalise(plan_.weights[node], sum, control * survivalScale(yearOf(k)));
    }
    plan_.terminalControlScale = gaussianScale(inputs_.holdingYears);
    plan_.terminalScale = plan_.terminalControlScale * survivalScale(inputs_.holdingYears);
  }

  static void normalise(NodeWeight& weight, const NodeWeight& sum, double factor) {
    weight.timeWeighted *= factor / sum.timeWeighted;
    weight.holder *= factor / sum.holder;
  }

  // The mean of gamma^s over the holding.
  double discountMean() const {
    const double z = rho_ * inputs_.holdingYears;
    return z == 0 ? 1 : -expm1(-z) / z;
  }

  const Inputs& inputs_;
  double rho_;
  MarketPath market_;
  Plan plan_;
  double terminal_ = 0;
};

}  // namespace

std::uint64_t pairsFor(const Inputs& inputs) { return (static_cast<std::uint64_t>(inputs.paths) + 1) / 2; }

Plan planOf(const Inputs& inputs) { return Planning(inputs).run(); }

}  // namespace tvd::valuation
