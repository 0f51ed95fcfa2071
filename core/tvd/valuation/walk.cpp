// SPDX-License-Identifier: MIT
//
// The inner loop of the simulation: about all time is spent here and in GaussianDraws::fill.
#include <algorithm>

#include "tvd/valuation/group.hpp"

namespace tvd::valuation {

namespace {

// Adds one node to the averages of one vector of one side.
template <bool HasEvents>
inline void accumulate(Side& side, int v, const Plan& plan, int node, PathLanes factor, const PathLanes* jumps) {
  const NodeWeight weight = plan.weights[static_cast<std::size_t>(node)];
  if constexpr (HasEvents) {
    const NodeWeight control = plan.controlWeights[static_cast<std::size_t>(node)];
    side.timeWeightedControl[v] += control.timeWeighted * factor;
    side.holderControl[v] += control.holder * factor;
    factor *= jumps[v];
  }
  side.timeWeighted[v] += weight.timeWeighted * factor;
  side.holder[v] += weight.holder * factor;
}

// `walk` takes the steps of one chunk of draws after the other.
template <class Draws, class Walk>
void walkChunks(Draws& draws, int from, int to, const Walk& walk) {
  for (int step = from; step < to;) {
    if (step % chunkSteps == 0) draws.fill();
    const int end = std::min(to, (step / chunkSteps + 1) * chunkSteps);
    walk(step, end);
    step = end;
  }
}

}  // namespace

void Side::begin(const Plan& plan) {
  for (int v = 0; v < groupVectors; ++v) {
    factor[v] = PathLanes{} + 1;
    timeWeighted[v] = PathLanes{} + plan.weights[0].timeWeighted;
    holder[v] = PathLanes{} + plan.weights[0].holder;
    const NodeWeight control = plan.hasEvents() ? plan.controlWeights[0] : NodeWeight{};
    timeWeightedControl[v] = PathLanes{} + control.timeWeighted;
    holderControl[v] = PathLanes{} + control.holder;
  }
}

GaussianWalk::GaussianWalk(const Plan& plan) : plan_(plan) {}

void GaussianWalk::advance(Group& group, int from, int to) {
  walkChunks(draws_, from, to, [&](int begin, int end) {
    if (plan_.hasEvents())
      walk<true>(group, begin, end);
    else
      walk<false>(group, begin, end);
  });
}

template <bool HasEvents>
void GaussianWalk::walk(Group& group, int from, int to) {
  // x has a standard deviation of at most 4 sqrt(50) = 28, and expInside's range is 25 of those.
  const GaussianStep step = plan_.gaussian;
  for (int k = from; k < to; ++k) {
    if (HasEvents && group.events.next() == k) group.events.happen(plan_);
    for (int v = 0; v < groupVectors; ++v) {
      x_[v] = step.carry * x_[v] + step.shock * draws_.z[k % chunkSteps][v];
      const PathLanes up = expInside(x_[v]);
      const PathLanes down = 1.0 / up;
      accumulate<HasEvents>(group.up, v, plan_, k + 1, up, group.events.up);
      accumulate<HasEvents>(group.down, v, plan_, k + 1, down, group.events.down);
      group.up.factor[v] = up;
      group.down.factor[v] = down;
    }
  }
}

void HestonWalk::begin(std::uint64_t firstPair) {
  draws_.begin(plan_.seed, firstPair);
  for (int v = 0; v < groupVectors; ++v) {
    up_.x[v] = down_.x[v] = PathLanes{};
    up_.variance[v] = down_.variance[v] = PathLanes{} + plan_.heston.startVariance;
  }
}

void HestonWalk::advance(Group& group, int from, int to) {
  walkChunks(draws_, from, to, [&](int begin, int end) {
    if (plan_.hasEvents())
      walk<true>(group, begin, end);
    else
      walk<false>(group, begin, end);
  });
}

template <bool HasEvents>
void HestonWalk::walk(Group& group, int from, int to) {
  for (int k = from; k < to; ++k) {
    if (HasEvents && group.events.next() == k) group.events.happen(plan_);
    const int draw = k % chunkSteps;
    for (int v = 0; v < groupVectors; ++v) {
      const PathLanes upper = draws_.upper[draw][v];
      heston::advance(plan_.heston, up_.x[v], up_.variance[v], draws_.variance[draw][v], upper, draws_.price[draw][v]);
      heston::advance(plan_.heston, down_.x[v], down_.variance[v], -draws_.variance[draw][v], 1.0 - upper,
                      -draws_.price[draw][v]);
      group.up.factor[v] = exp(up_.x[v]);
      group.down.factor[v] = exp(down_.x[v]);
      accumulate<HasEvents>(group.up, v, plan_, k + 1, group.up.factor[v], group.events.up);
      accumulate<HasEvents>(group.down, v, plan_, k + 1, group.down.factor[v], group.events.down);
    }
  }
}

}  // namespace tvd::valuation
