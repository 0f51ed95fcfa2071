// SPDX-License-Identifier: MIT
#include "tvd/option/boundary.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "tvd/math/lanes.hpp"
#include "tvd/math/normal.hpp"
#include "tvd/option/quadratic.hpp"

namespace tvd {
namespace {

// The boundary nears its perpetual limit like e^(−κτ), κ = rate + ν²/2 with ν the drift of ln S over volatility (the
// spectrum of the killed process): beyond this horizon it is flat to double precision.
double horizonOf(const PutMarket& m) {
  const double nu = (m.rate - m.yield) / m.volatility - 0.5 * m.volatility;
  return std::fmin(m.expiryYears, 32 / (m.rate + 0.5 * nu * nu));
}

// Nodes for the length of the horizon in units of the rates, points for how steep drift makes the kernel.
int sizeOf(const PutMarket& m, double horizon) {
  const double length = std::fmax(std::fabs(m.rate), std::fabs(m.yield)) * horizon;
  const double drift = std::fabs(m.rate - m.yield) * std::sqrt(horizon) / m.volatility;
  if (length <= 0.03 && drift <= 2.5) return 0;
  if (length <= 0.12 && drift <= 2.5) return 1;
  return length <= 0.4 && drift <= 3.5 ? 2 : 3;
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
    const Lanes value = most(0.5 * z * b1 - b2 + coefficients_[0], lanes(0));
    storeLanes(linear_ ? value : sqrt(value), out + k);
  }
}

double BoundaryCurve::operator()(double timeLeft) const {
  const double x = std::fmin(1.0, std::sqrt(timeLeft / horizonYears_));
  const double both[laneCount] = {x, x};
  double distance[laneCount];
  distances(both, distance, laneCount);
  return atExpiry_ * std::exp(-distance[0]);
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

  Equation(const BoundarySolver& solver, const PutMarket& m)
      : grid(*solver.grid_),
        market(m),
        horizon(solver.horizonYears_),
        linear(solver.linear_),
        logAtExpiry(linear ? std::log(m.rate / m.yield) : 0.0) {}

  struct Sums {
    double numerator, denominator;
    double numeratorSlope, denominatorSlope;  // to ln B(τ)
  };

  // One pass over the history of a node. `slopeN`, `slopeD` receive, per point, the change of N and D with ln B(τ)
  // through that point's d (its negative is the change with the boundary at that point).
  Sums integrate(double tau, double distance, const double* history, double* slopeN, double* slopeD) const {
    const double unit = market.volatility * std::sqrt(tau);
    const double drift = (market.rate - market.yield) * tau;
    Lanes numerator = lanes(0), denominator = lanes(0);
    for (std::size_t k = 0; k < grid.sine.size(); k += laneCount) {
      const Lanes sine = loadLanes(&grid.sine[k]);
      const Lanes share = sine * sine;
      const Lanes inverse = 1.0 / (unit * sine);
      const Lanes dMinus = (loadLanes(history + k) - distance + drift * share) * inverse - 0.5 * unit * sine;
      const Lanes dPlus = dMinus + unit * sine;
      const NormalLanes plus = normalLanes(dPlus);
      const Lanes weight = tau * loadLanes(&grid.weights[k]);
      const Lanes rateFlow = market.rate * weight * exp(-market.rate * tau * share);
      const Lanes yieldFlow = market.yield * weight * exp(-market.yield * tau * share);
      const Lanes n = rateFlow * inverseSqrtTwoPi * exp(-0.5 * dMinus * dMinus) * inverse;
      const Lanes d = yieldFlow * plus.density * inverse;
      numerator += n;
      denominator += d + yieldFlow * plus.cdf;
      storeLanes(-dMinus * inverse * n, slopeN + k);
      storeLanes(d - dPlus * inverse * d, slopeD + k);
    }
    return withTerminal(tau, distance, {numerator[0] + numerator[1], denominator[0] + denominator[1], 0, 0});
  }

  Sums withTerminal(double tau, double distance, Sums sums) const {
    const double unit = market.volatility * std::sqrt(tau);
    const double dMinus = (logAtExpiry - distance + (market.rate - market.yield) * tau) / unit - 0.5 * unit;
    const double dPlus = dMinus + unit;
    const double n = std::exp(-market.rate * tau) * normalDensity(dMinus) / unit;
    const double growth = std::exp(-market.yield * tau);
    const double d = growth * normalDensity(dPlus) / unit;
    return {sums.numerator + n, sums.denominator + d + growth * normalCdf(dPlus), -dMinus / unit * n, d - dPlus / unit * d};
  }

  // L and dL/d(interpolated value) at the points of node i's history; `values` are L² or L at the nodes.
  void history(std::size_t i, const std::vector<double>& values, double* distances, double* slopes) const {
    for (std::size_t k = 0; k < grid.sine.size(); k += laneCount) {
      Lanes sum = lanes(0);
      for (std::size_t j = 0; j < values.size(); ++j) {
        sum += loadLanes(grid.basis(static_cast<int>(i), static_cast<int>(j)) + k) * values[j];
      }
      const Lanes distance = linear ? sum : sqrt(most(sum, lanes(1e-30)));
      storeLanes(distance, distances + k);
      storeLanes(linear ? lanes(1) : 0.5 / distance, slopes + k);
    }
  }

  // The residuals at the distances L; with `jacobian` also their derivatives, rows one after another.
  void evaluate(const std::vector<double>& distances, std::vector<double>& residual, std::vector<double>* jacobian) const {
    constexpr std::size_t mostPoints = 64;
    alignas(16) double past[mostPoints], slope[mostPoints], slopeN[mostPoints], slopeD[mostPoints];
    const std::size_t n = distances.size();
    std::vector<double> values = distances;
    for (double& value : values) value *= linear ? 1 : value;
    for (std::size_t i = 0; i < n; ++i) {
      const double tau = horizon * grid.x[i] * grid.x[i];
      history(i, values, past, slope);
      const Sums sums = integrate(tau, distances[i], past, slopeN, slopeD);
      residual[i] = std::log(sums.numerator / sums.denominator) + distances[i] - logAtExpiry;
      if (jacobian == nullptr) continue;
      double own = sums.numeratorSlope / sums.numerator - sums.denominatorSlope / sums.denominator;
      for (std::size_t k = 0; k < grid.sine.size(); ++k) {
        const double change = slopeN[k] / sums.numerator - slopeD[k] / sums.denominator;
        own += change;
        slope[k] *= change;
      }
      fillRow(i, distances, slope, 1 - own, &(*jacobian)[i * n]);
    }
  }

  void fillRow(std::size_t i, const std::vector<double>& distances, const double* slope, double diagonal, double* row) const {
    for (std::size_t j = 0; j < distances.size(); ++j) {
      const double* basis = grid.basis(static_cast<int>(i), static_cast<int>(j));
      Lanes sum = lanes(0);
      for (std::size_t k = 0; k < grid.sine.size(); k += laneCount) sum += loadLanes(basis + k) * loadLanes(slope + k);
      row[j] = (sum[0] + sum[1]) * (linear ? 1 : 2 * distances[j]) + (i == j ? diagonal : 0);
    }
  }
};

BoundarySolver::BoundarySolver(const PutMarket& market)
    : market_(market),
      horizonYears_(horizonOf(market)),
      linear_(boundaryAtExpiry(market) < 1),
      grid_(&Collocation::ofSize(sizeOf(market, horizonYears_))),
      distances_(grid_->x.size()) {
  QuadraticBoundary guess(market);
  furthest_ = guess.furthest();
  for (std::size_t i = distances_.size(); i-- > 0;) {
    distances_[i] = guess.logDistance(horizonYears_ * grid_->x[i] * grid_->x[i]);
  }
  iterate();
}

void BoundarySolver::iterate() {
  const Equation equation(*this, market_);
  const double unit = market_.volatility * std::sqrt(horizonYears_);
  // Newton squares the error: a step of 2e-6 leaves a few 1e-12.
  for (int step = 0; step < 30 && !converged_; ++step) converged_ = newtonStep(equation) < 2e-6 * unit;
}

double BoundarySolver::newtonStep(const Equation& equation) {
  const std::size_t n = distances_.size();
  std::vector<double> residual(n);
  std::vector<double> jacobian(n * n);
  equation.evaluate(distances_, residual, &jacobian);
  factors_.emplace(std::move(jacobian), n);
  factors_->solve(residual.data());
  double largest = 0;
  for (std::size_t i = 0; i < n; ++i) {
    // The boundary lies between its value at expiry and (but for the error of interpolation) the perpetual one.
    const double next = std::clamp(distances_[i] - residual[i], 0.3 * distances_[i], std::fmin(3 * distances_[i], 1.1 * furthest_));
    const double change = std::fabs(next - distances_[i]);
    largest = change <= largest ? largest : change;
    distances_[i] = next;
  }
  return largest;
}

BoundaryCurve BoundarySolver::curve() const {
  return {*grid_, boundaryAtExpiry(market_), horizonYears_, linear_, distances_};
}

BoundaryCurve BoundarySolver::curveAt(const PutMarket& market, int steps) const {
  const Equation equation(*this, market);
  std::vector<double> distances = distances_;
  std::vector<double> residual(distances.size());
  for (int step = 0; step < steps; ++step) {
    equation.evaluate(distances, residual, nullptr);
    factors_->solve(residual.data());
    for (std::size_t i = 0; i < distances.size(); ++i) distances[i] -= residual[i];
  }
  return {*grid_, std::exp(equation.logAtExpiry), horizonYears_, linear_, distances};
}

}  // namespace tvd
