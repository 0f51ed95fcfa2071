// SPDX-License-Identifier: MIT
#include "tvd/dilution/influence.hpp"

#include <cmath>

#include "tvd/math/elementary.hpp"

namespace tvd {
namespace {

constexpr int most = GaussLegendre::most;

// No panel that has structure lets a disturbance decay by more than e^-4.
constexpr double mostDecay = -8;

}  // namespace

const char* parameterOf(const ReleaseShape& shape) {
  if (const char* amount = amountField(shape)) return amount;
  if (std::holds_alternative<Inflation>(shape) || std::holds_alternative<Burn>(shape)) return "rate";
  if (std::holds_alternative<StakingIssuance>(shape)) return "coefficient";
  const auto* approach = std::get_if<Approach>(&shape);
  return approach != nullptr && approach->periodYears == 0 ? "share" : nullptr;
}

void Recording::remember(const Timeline& timeline, std::size_t boundary) {
  for (const Event& event : timeline.events()) events_.push_back({boundary, event});
  if (timeline.crossing() != 1) crossings_.push_back({boundary, timeline.crossing()});
}

void Recording::passed(const Discounting& walk) {
  const Timeline& timeline = walk.timeline();
  const Panel& panel = walk.panel();
  const std::size_t index = panels_.size();
  panels_.push_back({panel.start, panel.width, panel.smoothness, panel.rule, nodes_.size()});
  for (int j = 0; j < panel.rule->size; ++j)
    nodes_.push_back({panel.supply[j], panel.discount[j], panel.discounted[j],
                      timeline.law().feedback(panel.year[j] - panel.start, panel.supply[j])});
  for (const std::uint32_t release : timeline.proportional()) {
    const Proportional& term = timeline.proportionalOf(release);
    Effect effect{index, release, term.strength, term.strengthByParameter, {}};
    for (int j = 0; j < panel.rule->size; ++j) effect.unitRate[j] = term.unitRate(panel.year[j], panel.supply[j]);
    effects_.push_back(effect);
  }
}

void Recording::endsExponentially(const Discounting& walk, double marketGrowth) {
  const Timeline& timeline = walk.timeline();
  const double growth = timeline.law().growth;
  tail_ = Tail{.supply = timeline.supply(),
               .discounted = walk.discountedNow(),
               .decay = rho_ - marketGrowth + growth,
               .discountedStill = exp(-rho_ * walk.year()),
               .decayStill = rho_ + growth};
  for (const std::uint32_t release : timeline.proportional()) {
    const Proportional& term = timeline.proportionalOf(release);
    tailTerms_.push_back({release, term.strength, term.strengthByParameter});
  }
}

bool Recording::endsAtRest(const Discounting& walk) {
  const Timeline& timeline = walk.timeline();
  const double supply = timeline.supply();
  // With these decays one token more at the end weighs 1 / C and x / C; before it nothing has a weight.
  tail_ = Tail{.supply = supply, .discounted = walk.discountedNow(), .decay = 1, .discountedStill = 1, .decayStill = 1};
  for (Node& node : nodes_) node.discount = node.discounted = 0;
  double going = 0;
  for (const std::uint32_t release : timeline.proportional()) {
    const Proportional& term = timeline.proportionalOf(release);
    going += std::fabs(term.strength * term.unitRate(walk.year(), supply));
  }
  return going <= 1e-9 * std::fabs(timeline.law().feedback(0, supply)) * supply;
}

// Walks the panels from the horizon back to today carrying p(u), the effect on the integral of one token more at u, and
// its integral over [u, T]. A jump then weighs p, a slope the integral of p over its time, a proportional release the
// integral of p times its rate. With `feeds`, one token more also changes what follows: p obeys the adjoint equation
// dp/du = -f_C p - w.
class Recording::Backward {
 public:
  Backward(const Recording& recording, bool feeds)
      : recording_(recording), feeds_(feeds), result_(recording.schedule_.releases.size()), later_(result_.size()) {}

  std::vector<double> run() {
    event_ = recording_.events_.size();
    effect_ = recording_.effects_.size();
    crossing_ = recording_.crossings_.size();
    if (recording_.tail_) begin(*recording_.tail_);
    for (std::size_t boundary = recording_.panels_.size();; --boundary) {
      arrive(boundary);
      if (boundary == 0) break;
      pass(boundary - 1);
    }
    return std::move(result_);
  }

 private:
  double weightOf(const Node& node) const { return (feeds_ ? -node.discounted : node.discount) / node.supply; }

  // One token more at t is e^(growth (v - t)) tokens at v, for as long as there is a holding. What has a slope has no date
  // ahead only if that slope is 0, so that the integral of p may begin at 0.
  void begin(const Tail& tail) {
    const double decay = feeds_ ? tail.decay : tail.decayStill;
    if (!(decay > 0)) return;
    p_ = (feeds_ ? -tail.discounted : tail.discountedStill) / (tail.supply * decay);
    for (const TailTerm& term :
         recording_.tailTerms_)  // the integral of p C falls at `decay`, and without feeding at rho
      result_[term.release] += (feeds_ ? term.byParameter / decay : term.strength / recording_.rho_) * p_ * tail.supply;
  }

  void arrive(std::size_t boundary) {
    for (; crossing_ > 0 && recording_.crossings_[crossing_ - 1].boundary == boundary; --crossing_)
      if (feeds_) p_ *= recording_.crossings_[crossing_ - 1].factor;
    for (; event_ > 0 && recording_.events_[event_ - 1].boundary == boundary; --event_) {
      const Event& event = recording_.events_[event_ - 1].event;
      const double since = integral_ - later_[event.release];  // of p from here to the release's next date
      if (feeds_) p_ += event.slopeBySupply * since;
      result_[event.release] += event.jump * p_ + event.slope * since;
      later_[event.release] = integral_;
    }
  }

  void pass(std::size_t index) {
    const Piece& panel = recording_.panels_[index];
    const GaussLegendre& rule = *panel.rule;
    const Node* nodes = &recording_.nodes_[panel.first];
    double growth[most + 1] = {};  // ln of how one token more at the panel's start has grown, at nodes and end
    const bool grows = feeds_ && grow(panel, nodes, growth);
    if (growth[rule.size] < mostDecay) return rest(index, panel, nodes);
    double source[most];
    double total = 0;
    for (int j = 0; j < rule.size; ++j) {
      source[j] = weightOf(nodes[j]) * (grows ? exp(growth[j]) : 1);
      total += rule.weight[j] * source[j];
    }
    const double end = p_ * (grows ? exp(growth[rule.size]) : 1);
    double p[most];
    double sum = 0;
    for (int j = 0; j < rule.size; ++j) {
      double before = 0;
      for (int k = 0; k < rule.size; ++k) before += rule.cumulative[j][k] * source[k];
      p[j] = (end + panel.width * (total - before)) * (grows ? exp(-growth[j]) : 1);
      sum += rule.weight[j] * p[j];
    }
    p_ = end + panel.width * total;
    integral_ += panel.width * sum;
    weighEffects(index, panel, p);
  }

  // A panel over supply that rests at its cap may be far longer than the time in which a disturbance dies out there: then
  // one token more weighs what it does until it has died out.
  void rest(std::size_t index, const Piece& panel, const Node* nodes) {
    double p[most] = {};
    double sum = 0;
    for (int j = 0; j < panel.rule->size; ++j) {
      p[j] = weightOf(nodes[j]) / -nodes[j].feedback;
      sum += panel.rule->weight[j] * p[j];
    }
    p_ = p[0];
    integral_ += panel.width * sum;
    weighEffects(index, panel, p);
  }

  // False where one token more stays one token more.
  static bool grow(const Piece& panel, const Node* nodes, double* growth) {
    const GaussLegendre& rule = *panel.rule;
    bool grows = false;
    for (int j = 0; j < rule.size; ++j) {
      for (int k = 0; k < rule.size; ++k) growth[j] += panel.width * rule.cumulative[j][k] * nodes[k].feedback;
      growth[rule.size] += panel.width * rule.weight[j] * nodes[j].feedback;
      grows = grows || nodes[j].feedback != 0;
    }
    return grows;
  }

  void weighEffects(std::size_t index, const Piece& panel, const double* p) {
    for (; effect_ > 0 && recording_.effects_[effect_ - 1].panel == index; --effect_) {
      const Effect& effect = recording_.effects_[effect_ - 1];
      double sum = 0;
      for (int j = 0; j < panel.rule->size; ++j) sum += panel.rule->weight[j] * p[j] * effect.unitRate[j];
      result_[effect.release] += panel.width * (feeds_ ? effect.strengthByParameter : effect.strength) * sum;
    }
  }

  const Recording& recording_;
  bool feeds_;
  std::vector<double> result_;
  std::vector<double> later_;  ///< the integral of p from each release's next date on
  double p_ = 0;
  double integral_ = 0;
  std::size_t event_ = 0;
  std::size_t effect_ = 0;
  std::size_t crossing_ = 0;
};

std::optional<Weighted> Recording::grown(double rate) const {
  const double decay = rho_ - rate;
  Weighted result;
  NodeFactors factors;
  for (const Piece& panel : panels_) {
    const GaussLegendre& rule = *panel.rule;
    if (panel.smoothness + std::fabs(rate) * panel.width / 2 > mostSmoothness(rule)) return std::nullopt;
    const double* factor = factors.at(-decay, panel.width, rule);
    double sum = 0;
    double moment = 0;
    for (int j = 0; j < rule.size; ++j) {
      const double part = rule.weight[j] * factor[j] / nodes_[panel.first + static_cast<std::size_t>(j)].supply;
      sum += part;
      moment += part * rule.node[j];
    }
    const double start = exp(-decay * panel.start) * panel.width * schedule_.initialSupply;
    result.integral += start * sum;
    result.moment += start * (panel.start * sum + panel.width * moment);
  }
  return result;
}

std::vector<double> Recording::attribution() const {
  std::vector<double> parts = Backward(*this, false).run();
  for (std::size_t i = 0; i < parts.size(); ++i) parts[i] *= amountOf(schedule_.releases[i].shape);
  return parts;
}

std::vector<double> Recording::sensitivity() const { return Backward(*this, true).run(); }

}  // namespace tvd
