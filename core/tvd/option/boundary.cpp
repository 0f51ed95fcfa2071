// SPDX-License-Identifier: MIT
#include "tvd/option/boundary.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "tvd/math/elementary.hpp"
#include "tvd/math/lanes.hpp"
#include "tvd/math/normal.hpp"
#include "tvd/option/quadratic.hpp"

namespace tvd::option {
namespace {

// The boundary nears its perpetual limit like e^(−κτ), κ = rate + ν²/2 with ν the drift of ln S over volatility (the
// spectrum of the killed process): beyond this horizon it is flat to double precision.
double horizonOf(const PutMarket& m) {
  const double nu = (m.rate - m.yield) / m.volatility - 0.5 * m.volatility;
  return std::fmin(m.expiryYears, 32 / (m.rate + 0.5 * nu * nu));
}

// Nodes for the length of the horizon in units of the rates, points for how steep drift makes the kernel. A boundary that
// ends a little below the strike leaves it through a thin layer near expiry, which takes more nodes too.
int sizeOf(const PutMarket& m, double horizon) {
  const double root = m.volatility * std::sqrt(horizon);
  const double length = std::fmax(std::fabs(m.rate), std::fabs(m.yield)) * horizon;
  const double drift = std::fabs(m.rate - m.yield) * horizon / root;
  const double gap = -log(boundaryAtExpiry(m)) / root;
  if (length > 2) return 5;
  if (length > 0.4 || drift > 3.5) return 4;
  if (length > 0.12 || drift > 2.5) return 3;
  if (gap > 0 && gap < 1.5) return root < 0.7 ? 2 : 3;
  return length > 0.03 ? 1 : 0;
}

// e^(−rate θ) dθ at every point of every node.
std::vector<double> flows(const Collocation& grid, double horizon, double rate) {
  std::vector<double> result(grid.x.size() * grid.sine.size());
  double* out = result.data();
  for (const double x : grid.x) {
    const double tau = horizon * x * x;
    for (std::size_t k = 0; k < grid.sine.size(); k += laneCount, out += laneCount) {
      const Lanes sine = loadLanes(&grid.sine[k]);
      storeLanes(tau * loadLanes(&grid.weights[k]) * exp(-rate * tau * sine * sine), out);
    }
  }
  return result;
}

double largest(const std::vector<double>& values) {
  double most = 0;
  for (const double value : values) {
    if (!(std::fabs(value) <= most)) most = std::fabs(value);  // NaN stays
    if (std::isnan(most)) break;
  }
  return most;
}

}  // namespace

BoundaryCurve::BoundaryCurve(const Collocation& grid, double atExpiry, double horizonYears, bool linear,
                             const std::vector<double>& distances)
    : atExpiry_(atExpiry), horizonYears_(horizonYears), linear_(linear), coefficients_(distances.size() + 1) {
  std::vector<double> values = distances;
  if (!linear) {
    for (double& value : values) value *= value;
  }
  grid.coefficients(values.data(), coefficients_.data());
}

void BoundaryCurve::distances(const double* x, double* out, int count) const {
  for (int k = 0; k < count; k += laneCount) {
    // Clenshaw's recurrence at z = 2x − 1.
    const Lanes z = 4.0 * loadLanes(x + k) - 2.0;
    Lanes b1 = lanes(0);
    Lanes b2 = lanes(0);
    for (std::size_t m = coefficients_.size() - 1; m > 0; --m) {
      const Lanes b0 = z * b1 - b2 + coefficients_[m];
      b2 = b1;
      b1 = b0;
    }
    const Lanes value = atLeast(0.5 * z * b1 - b2 + coefficients_[0], 0);
    storeLanes(linear_ ? value : sqrt(value), out + k);
  }
}

double BoundaryCurve::operator()(double timeLeft) const {
  const double x = std::fmin(1.0, std::sqrt(timeLeft / horizonYears_));
  const double both[laneCount] = {x, x};
  double distance[laneCount];
  distances(both, distance, laneCount);
  return atExpiry_ * exp(-distance[0]);
}

// The collocation equations of one market: smooth pasting at every node, as ln N − ln D + L − ln X = 0 with
//   N = e^(−rτ) n(d₋)/(σ√τ) + ∫ r e^(−rθ) n(d₋)/(σ√θ) dθ
//   D = e^(−qτ) [n(d₊)/(σ√τ) + N(d₊)] + ∫ q e^(−qθ) [n(d₊)/(σ√θ) + N(d₊)] dθ
// where outside the integrals d± = (ln B(τ) + (r − q ± σ²/2) τ)/(σ√τ), and inside them τ − θ is the time left at the
// history's point: d± = (ln(B(τ)/B(τ − θ)) + (r − q ± σ²/2) θ)/(σ√θ).
struct BoundarySolver::Equation {
  const Collocation& grid;
  PutMarket market;
  double horizon;
  bool linear;
  double logAtExpiry;
  const std::vector<double>& rateFlows;
  const std::vector<double>& yieldFlows;

  /// The rates of `m` must be those of the solver's market.
  Equation(const BoundarySolver& solver, const PutMarket& m)
      : grid(*solver.grid_),
        market(m),
        horizon(solver.horizonYears_),
        linear(solver.linear_),
        logAtExpiry(linear ? log(m.rate / m.yield) : 0.0),
        rateFlows(solver.rateFlows_),
        yieldFlows(solver.yieldFlows_) {}

  // N or D of one node, and how it changes with inputs that it holds.
  struct Sum {
    double value;
    double byBoundary;  // ln B(τ), the history held
    double byOwnRate;   // r in N, q in D, as the rate of the flows
    double byGrowth;    // r − q, as the drift in d±
    double byVolatility;
    double byExpiryBoundary;  // ln X
  };
  struct Sums {
    Sum numerator, denominator;
  };

  // The part outside the integrals.
  Sums terminal(double tau, double distance) const {
    const double sigma = market.volatility;
    const double unit = sigma * std::sqrt(tau);
    const double dMinus = (logAtExpiry - distance + (market.rate - market.yield) * tau) / unit - 0.5 * unit;
    const double dPlus = dMinus + unit;
    const double n = exp(-market.rate * tau) * normalDensity(dMinus) / unit;
    const double growth = exp(-market.yield * tau);
    const double d = growth * normalDensity(dPlus) / unit;
    const double all = d + growth * normalCdf(dPlus);
    const double slopeN = -dMinus / unit * n;
    const double slopeD = d - dPlus / unit * d;
    return {{n, slopeN, -tau * n, tau * slopeN, -(n + slopeN * unit * dPlus) / sigma, slopeN},
            {all, slopeD, -tau * all, tau * slopeD, -(d + slopeD * unit * dMinus) / sigma, slopeD}};
  }

  // Adds the integrals over the history of node i. `slopeN`, `slopeD` receive, per point, the change of N and D with
  // ln B(τ) through that point's d± (its negative is the change with the boundary at that point).
  // Changes with volatility: d d₋/dσ = −d₊/σ and d d₊/dσ = −d₋/σ.
  template <bool WithSlopes>
  void integrate(std::size_t i, double tau, double distance, const double* history, double* slopeN, double* slopeD,
                 Sums& sums) const {
    const double sigma = market.volatility;
    const double unit = sigma * std::sqrt(tau);
    const double drift = (market.rate - market.yield) * tau;
    Lanes n0 = lanes(0), n1 = lanes(0), n2 = lanes(0), n3 = lanes(0), n4 = lanes(0);
    Lanes d0 = lanes(0), d1 = lanes(0), d2 = lanes(0), d3 = lanes(0), d4 = lanes(0);
    for (std::size_t k = 0; k < grid.sine.size(); k += laneCount) {
      const Lanes sine = loadLanes(&grid.sine[k]);
      const Lanes share = sine * sine;
      const Lanes s = unit * sine;
      const Lanes inverse = 1.0 / s;
      const Lanes dMinus = (loadLanes(history + k) - distance + drift * share) * inverse - 0.5 * s;
      const Lanes dPlus = dMinus + s;
      const NormalLanes plus = normalLanes(dPlus);
      const Lanes rateFlow = loadLanes(&rateFlows[i * grid.sine.size() + k]);
      const Lanes yieldFlow = loadLanes(&yieldFlows[i * grid.sine.size() + k]);
      const Lanes n = rateFlow * inverseSqrtTwoPi * exp(-0.5 * dMinus * dMinus) * inverse;
      const Lanes d = yieldFlow * plus.density * inverse;
      const Lanes all = d + yieldFlow * plus.cdf;
      n0 += n;
      d0 += all;
      if constexpr (WithSlopes) {
        const Lanes slopeOfN = market.rate * (-dMinus * inverse * n);
        const Lanes slopeOfD = market.yield * (d - dPlus * inverse * d);
        storeLanes(slopeOfN, slopeN + k);
        storeLanes(slopeOfD, slopeD + k);
        n1 += slopeOfN;
        n2 += n * (1.0 - market.rate * tau * share);
        n3 += slopeOfN * share;
        n4 += market.rate * n + slopeOfN * s * dPlus;
        d1 += slopeOfD;
        d2 += all * (1.0 - market.yield * tau * share);
        d3 += slopeOfD * share;
        d4 += market.yield * d + slopeOfD * s * dMinus;
      }
    }
    const auto add = [&](Sum& sum, double rate, Lanes value, Lanes slope, Lanes own, Lanes growth, Lanes volatility) {
      sum.value += rate * (value[0] + value[1]);
      sum.byBoundary += slope[0] + slope[1];
      sum.byOwnRate += own[0] + own[1];
      sum.byGrowth += tau * (growth[0] + growth[1]);
      sum.byVolatility -= (volatility[0] + volatility[1]) / sigma;
    };
    add(sums.numerator, market.rate, n0, n1, n2, n3, n4);
    add(sums.denominator, market.yield, d0, d1, d2, d3, d4);
  }

  // L and dL/d(interpolated value) at the points of node i's history; `values` are L² or L at the nodes.
  void history(std::size_t i, const std::vector<double>& values, double* distances, double* slopes) const {
    constexpr std::size_t block =
        std::size_t{4} * laneCount;  // four independent sums hide the latency of the additions
    for (std::size_t k = 0; k < grid.sine.size(); k += block) {
      const double* basis = grid.basis(static_cast<int>(i), 0) + k;
      Lanes sums[4] = {lanes(0), lanes(0), lanes(0), lanes(0)};
      for (std::size_t j = 0; j < values.size(); ++j, basis += grid.sine.size()) {
        for (std::size_t b = 0; b < 4; ++b) sums[b] += loadLanes(basis + b * laneCount) * values[j];
      }
      for (std::size_t b = 0; b < 4; ++b) {
        // Near expiry the interpolant of L² may dip below 0, where L is held at 0.
        const Lanes distance = linear ? sums[b] : sqrt(atLeast(sums[b], 1e-30));
        const Lanes slope = select(sums[b] > lanes(1e-30), 0.5 / distance, lanes(0));
        storeLanes(distance, distances + k + b * laneCount);
        storeLanes(linear ? lanes(1) : slope, slopes + k + b * laneCount);
      }
    }
  }

  // The residuals at the distances L; with `jacobian` (rows one after another) also their derivatives.
  void evaluate(const std::vector<double>& distances, std::vector<double>& residual, std::vector<double>* jacobian,
                Tangents* tangents) const {
    constexpr std::size_t mostPoints = 64;
    alignas(16) double past[mostPoints], slope[mostPoints], slopeN[mostPoints], slopeD[mostPoints];
    const std::size_t n = distances.size();
    std::vector<double> values = distances;
    for (double& value : values) value *= linear ? 1 : value;
    for (std::size_t i = 0; i < n; ++i) {
      const double tau = horizon * grid.x[i] * grid.x[i];
      history(i, values, past, slope);
      Sums sums = terminal(tau, distances[i]);
      if (jacobian != nullptr) {
        integrate<true>(i, tau, distances[i], past, slopeN, slopeD, sums);
      } else {
        integrate<false>(i, tau, distances[i], past, slopeN, slopeD, sums);
      }
      residual[i] = log(sums.numerator.value / sums.denominator.value) + distances[i] - logAtExpiry;
      if (jacobian == nullptr) continue;
      for (std::size_t k = 0; k < grid.sine.size(); ++k) {
        slope[k] *= slopeN[k] / sums.numerator.value - slopeD[k] / sums.denominator.value;
      }
      fillRow(i, distances, slope, 1 - change(sums, &Sum::byBoundary), &(*jacobian)[i * n]);
      fillTangents(i, sums, *tangents);
    }
  }

  // Change of ln N − ln D.
  static double change(const Sums& sums, double Sum::*by) {
    return sums.numerator.*by / sums.numerator.value - sums.denominator.*by / sums.denominator.value;
  }

  void fillRow(std::size_t i, const std::vector<double>& distances, const double* slope, double diagonal,
               double* row) const {
    for (std::size_t j = 0; j < distances.size(); ++j) {
      const double* basis = grid.basis(static_cast<int>(i), static_cast<int>(j));
      Lanes sum = lanes(0);
      for (std::size_t k = 0; k < grid.sine.size(); k += laneCount) sum += loadLanes(basis + k) * loadLanes(slope + k);
      row[j] = (sum[0] + sum[1]) * (linear ? 1 : 2 * distances[j]) + (i == j ? diagonal : 0);
    }
  }

  void fillTangents(std::size_t i, const Sums& sums, Tangents& tangents) const {
    const double growth = change(sums, &Sum::byGrowth);
    const double expiryBoundary = linear ? change(sums, &Sum::byExpiryBoundary) - 1 : 0;
    tangents.rate[i] =
        sums.numerator.byOwnRate / sums.numerator.value + growth + (linear ? expiryBoundary / market.rate : 0);
    tangents.yield[i] =
        -sums.denominator.byOwnRate / sums.denominator.value - growth - (linear ? expiryBoundary / market.yield : 0);
    tangents.volatility[i] = change(sums, &Sum::byVolatility);
  }
};

BoundarySolver::BoundarySolver(const PutMarket& market, const Collocation* grid)
    : market_(market),
      horizonYears_(horizonOf(market)),
      linear_(boundaryAtExpiry(market) < 1),
      grid_(grid != nullptr ? grid : &Collocation::ofSize(sizeOf(market, horizonYears_))),
      distances_(grid_->x.size()),
      tangents_{distances_, distances_, distances_},
      rateFlows_(flows(*grid_, horizonYears_, market.rate)),
      yieldFlows_(flows(*grid_, horizonYears_, market.yield)) {
  QuadraticBoundary guess(market);
  furthest_ = guess.furthest();
  for (std::size_t i = distances_.size(); i-- > 0;) {
    // The guess falls short by 1.0 to 1.8 percent nearly everywhere (measured), which costs a Newton step.
    distances_[i] = std::fmin(1.015 * guess.logDistance(horizonYears_ * grid_->x[i] * grid_->x[i]), furthest_);
  }
  iterate();
}

void BoundarySolver::iterate() {
  const Equation equation(*this, market_);
  const std::size_t n = distances_.size();
  const double enough =
      2e-6 * market_.volatility * std::sqrt(horizonYears_);  // Newton squares the error: 1e-11 is left
  std::vector<double> residual(n);
  std::vector<double> before = distances_;
  double errorBefore = std::numeric_limits<double>::infinity();
  for (int step = 0; step < 40 && !converged_; ++step) {
    std::vector<double> jacobian(n * n);
    equation.evaluate(distances_, residual, &jacobian, &tangents_);
    const double error = largest(residual);
    if (!(error < errorBefore)) {
      // Too far (or nowhere, when error is NaN): half way back.
      for (std::size_t i = 0; i < n; ++i) distances_[i] = 0.5 * (distances_[i] + before[i]);
      continue;
    }
    errorBefore = error;
    before = distances_;
    factors_.emplace(std::move(jacobian), n);
    factors_->solve(residual.data());
    converged_ = move(residual) < enough;
  }
}

// Moves each distance by minus its step, within reason: the boundary lies between its value at expiry and (but for the
// error of interpolation) the perpetual one. Returns the largest change.
double BoundarySolver::move(const std::vector<double>& steps) {
  double most = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const double next =
        std::clamp(distances_[i] - steps[i], 0.3 * distances_[i], std::fmin(3 * distances_[i], 1.1 * furthest_));
    most = std::fmax(most, std::fabs(next - distances_[i]));
    distances_[i] = next;
  }
  return most;
}

bool boundaryIsFound(const PutMarket& market) {
  // Everywhere else Newton's method has converged for thousands of random markets.
  const bool hard = sizeOf(market, horizonOf(market)) >= 4 || (market.rate <= 0.01 && market.yield < 0) ||
                    market.volatility * std::sqrt(market.expiryYears) < 1e-6;
  return !hard || BoundarySolver(market).converged();
}

BoundaryCurve BoundarySolver::curve() const {
  return {*grid_, boundaryAtExpiry(market_), horizonYears_, linear_, distances_};
}

const std::vector<double>& BoundarySolver::tangent(double PutMarket::*input) const {
  if (input == &PutMarket::rate) return tangents_.rate;
  return input == &PutMarket::yield ? tangents_.yield : tangents_.volatility;
}

BoundaryCurve BoundarySolver::curveAt(double PutMarket::*input, double change, int chordSteps) const {
  PutMarket market = market_;
  market.*input += change;
  std::vector<double> distances = distances_;
  std::vector<double> step = tangent(input);
  factors_->solve(step.data());
  for (std::size_t i = 0; i < step.size(); ++i) distances[i] -= change * step[i];
  for (int count = 0; count < chordSteps; ++count) {
    Equation(*this, market).evaluate(distances, step, nullptr, nullptr);
    factors_->solve(step.data());
    for (std::size_t i = 0; i < step.size(); ++i) distances[i] -= step[i];
  }
  return {*grid_, linear_ ? boundaryAtExpiry(market) : 1.0, horizonYears_, linear_, distances};
}

}  // namespace tvd::option
