// SPDX-License-Identifier: MIT
#include "tvd/option/collocation.hpp"

#include <cmath>
#include <cstddef>
#include <memory>
#include <numbers>

namespace tvd::option {
namespace {

constexpr double pi = std::numbers::pi;

// cos(π u) for 0 <= u <= 1 by Taylor's series on an eighth of the circle: the C library's cosine carries the reduction of
// huge arguments, which costs more bytes than all of this.
double cosine(double u) {
  if (u > 0.5) return -cosine(1 - u);
  const bool fromSine = u > 0.25;
  const double angle = pi * (fromSine ? 0.5 - u : u);
  double term = fromSine ? angle : 1;
  double sum = term;
  for (int k = fromSine ? 2 : 1; k < 24; k += 2) {
    term *= -angle * angle / (k * (k + 1));
    sum += term;
  }
  return sum;
}

struct Legendre {
  double value;
  double slope;
};

Legendre legendre(int degree, double z) {
  double previous = 0;
  double current = 1;
  for (int j = 0; j < degree; ++j) {
    const double next = ((2 * j + 1) * z * current - j * previous) / (j + 1);
    previous = current;
    current = next;
  }
  return {current, degree * (z * current - previous) / (z * z - 1)};
}

// Lagrange basis of the Chebyshev points and 0, barycentric form (J.-P. Berrut and L. N. Trefethen (2004), eq. 5.4).
void lagrangeBasis(const std::vector<double>& nodes, double x, double* out, std::size_t stride) {
  const std::size_t count = nodes.size();
  double sum = 0.5 * (count % 2 == 1 ? -1.0 : 1.0) / x;  // the node at 0
  for (std::size_t j = 0; j < count; ++j) {
    if (x == nodes[j]) {
      for (std::size_t k = 0; k < count; ++k) out[k * stride] = k == j ? 1 : 0;
      return;
    }
    const double weight = (j == 0 ? 0.5 : 1.0) * (j % 2 == 1 ? -1.0 : 1.0) / (x - nodes[j]);
    out[j * stride] = weight;
    sum += weight;
  }
  for (std::size_t j = 0; j < count; ++j) out[j * stride] /= sum;
}

}  // namespace

GaussRule::GaussRule(int count) : points(static_cast<std::size_t>(count)), weights(static_cast<std::size_t>(count)) {
  for (int i = 0; i < count; ++i) {
    double z = cosine((i + 0.75) / (count + 0.5));
    for (int step = 0; step < 8; ++step) {
      const Legendre p = legendre(count, z);
      z -= p.value / p.slope;
    }
    const double slope = legendre(count, z).slope;
    points[static_cast<std::size_t>(i)] = 0.5 * (1 - z);
    weights[static_cast<std::size_t>(i)] = 1 / ((1 - z * z) * slope * slope);
  }
}

Collocation::Collocation(int nodes, int points)
    : nodeCount(nodes),
      pointCount(points),
      x(static_cast<std::size_t>(nodes)),
      sine(static_cast<std::size_t>(points)),
      weights(static_cast<std::size_t>(points)),
      basis_(static_cast<std::size_t>(nodes * nodes * points)) {
  for (int i = 0; i < nodes; ++i) x[static_cast<std::size_t>(i)] = 0.5 * (1 + cosine(static_cast<double>(i) / nodes));
  const GaussRule rule(points);
  for (std::size_t k = 0; k < sine.size(); ++k) {
    const Angle angle = angleOf(rule.points[k]);
    sine[k] = angle.sine;
    weights[k] = 2 * angle.sine * angle.cosine * angle.rate * rule.weights[k];
    for (std::size_t i = 0; i < x.size(); ++i) {
      double* row = &basis_[i * x.size() * sine.size() + k];
      lagrangeBasis(x, x[i] * angle.cosine, row, sine.size());
    }
  }
  fillTransform();
}

const Collocation& Collocation::ofSize(int sizeClass) {
  // Chosen by measuring against 64 nodes and points: see option_american_test.cpp. Made when first used.
  struct Size {
    int nodes, points;
  };
  static constexpr Size table[sizes] = {{16, 16}, {20, 16}, {24, 16}, {28, 24}, {40, 56}, {64, 64}};
  static std::unique_ptr<const Collocation> grids[sizes];
  auto& grid = grids[sizeClass];
  if (grid == nullptr) grid = std::make_unique<const Collocation>(table[sizeClass].nodes, table[sizeClass].points);
  return *grid;
}

void Collocation::fillTransform() {
  // cos(π k/n) is 2 x_k − 1 for k up to n − 1, −1 at n, and symmetric beyond.
  const auto cosineOf = [this](int k) {
    const int folded = k > nodeCount ? 2 * nodeCount - k : k;
    return folded == nodeCount ? -1.0 : 2 * x[static_cast<std::size_t>(folded)] - 1;
  };
  for (int j = 0; j < nodeCount; ++j) {
    for (int m = 0; m <= nodeCount; ++m) {
      const double halves = (j == 0 ? 0.5 : 1.0) * (m == 0 || m == nodeCount ? 1.0 : 2.0);
      transform_.push_back(halves * cosineOf(m * j % (2 * nodeCount)) / nodeCount);
    }
  }
}

void Collocation::coefficients(const double* values, double* out) const {
  const double* entry = transform_.data();
  for (int m = 0; m <= nodeCount; ++m) out[m] = 0;
  for (int j = 0; j < nodeCount; ++j) {
    for (int m = 0; m <= nodeCount; ++m) out[m] += values[j] * *entry++;
  }
}

}  // namespace tvd::option
