// SPDX-License-Identifier: MIT
#include "tvd/math/gauss_legendre.hpp"

#include <cmath>
#include <numbers>

namespace tvd {
namespace {

struct Legendre {
  double value, slope;
};

// P_n(x) and its derivative by the three-term recurrence.
Legendre legendre(int n, double x) {
  double before = 1;
  double value = x;
  for (int k = 2; k <= n; ++k) {
    const double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
    before = value;
    value = next;
  }
  return {value, n * (x * value - before) / (x * x - 1)};
}

double lagrange(const GaussLegendre& rule, int k, double u) {
  double product = 1;
  for (int i = 0; i < rule.size; ++i)
    if (i != k) product *= (u - rule.node[i]) / (rule.node[k] - rule.node[i]);
  return product;
}

// Exact: the rule integrates the Lagrange polynomials over [0, node[j]] without error.
double cumulativeWeight(const GaussLegendre& rule, int j, int k) {
  double sum = 0;
  for (int i = 0; i < rule.size; ++i) sum += rule.weight[i] * lagrange(rule, k, rule.node[j] * rule.node[i]);
  return sum * rule.node[j];
}

GaussLegendre make(int size) {
  GaussLegendre rule{};
  rule.size = size;
  for (int i = 0; i < size; ++i) {
    double x = -std::cos(std::numbers::pi * (i + 0.75) / (size + 0.5));
    for (int step = 0; step < 6; ++step) {
      const Legendre p = legendre(size, x);
      x -= p.value / p.slope;
    }
    const double slope = legendre(size, x).slope;
    rule.node[i] = (1 + x) / 2;
    rule.weight[i] = 1 / ((1 - x * x) * slope * slope);
  }
  for (int j = 0; j < size; ++j)
    for (int k = 0; k < size; ++k) rule.cumulative[j][k] = cumulativeWeight(rule, j, k);
  return rule;
}

}  // namespace

const GaussLegendre& gaussLegendre3() {
  static const GaussLegendre rule = make(3);
  return rule;
}

const GaussLegendre& gaussLegendre5() {
  static const GaussLegendre rule = make(5);
  return rule;
}

const GaussLegendre& gaussLegendre8() {
  static const GaussLegendre rule = make(8);
  return rule;
}

}  // namespace tvd
