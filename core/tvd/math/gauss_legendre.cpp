// SPDX-License-Identifier: MIT
#include "tvd/math/gauss_legendre.hpp"

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

// The largest root of P_n below those `known`: Newton's method on P_n without the known roots, which from above falls
// monotonically (Maehly 1954), then on P_n itself.
double nextRoot(int n, const double* known, int count) {
  double x = 1.01;
  for (int step = 0; step < 60; ++step) {
    const Legendre p = legendre(n, x);
    double others = 0;
    for (int k = 0; k < count && step < 56; ++k) others += 1 / (x - known[k]);
    x -= p.value / (p.slope - p.value * others);
  }
  return x;
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
  double root[GaussLegendre::most];
  for (int i = size - 1; i >= 0; --i) {
    root[i] = nextRoot(size, root + i + 1, size - 1 - i);
    const double slope = legendre(size, root[i]).slope;
    rule.node[i] = (1 + root[i]) / 2;
    rule.weight[i] = 1 / ((1 - root[i] * root[i]) * slope * slope);
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
