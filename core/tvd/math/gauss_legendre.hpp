// SPDX-License-Identifier: MIT
#pragma once

namespace tvd {

/// A Gauss–Legendre rule on [0, 1], with the weights that integrate the interpolating polynomial from 0 to each node.
struct GaussLegendre {
  static constexpr int most = 8;
  int size;
  double node[most];
  double weight[most];
  double cumulative[most][most];  ///< integral from 0 to node[j] ~ sum over k of cumulative[j][k] f(node[k])
};

/// The rules used for smooth panels: 3, 5 or 8 nodes. Nodes are the roots of the Legendre polynomial
/// (Abramowitz and Stegun 25.4.29).
const GaussLegendre& gaussLegendre3();
const GaussLegendre& gaussLegendre5();
const GaussLegendre& gaussLegendre8();

}  // namespace tvd
