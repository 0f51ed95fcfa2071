// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace tvd::option {

/// Gauss–Legendre abscissae and weights on [0, 1] (Newton on the Legendre recurrence).
struct GaussRule {
  explicit GaussRule(int count);
  std::vector<double> points;
  std::vector<double> weights;
};

/// An angle from 0 to a right one as t = tan(φ/2) runs from 0 to 1, without trigonometry.
struct Angle {
  double sine;
  double cosine;
  double rate;  ///< dφ/dt
};
constexpr Angle angleOf(double t) {
  const double scale = 1 / (1 + t * t);
  return {2 * t * scale, (1 - t) * (1 + t) * scale, 2 * scale};
}

/// What a spectral collocation of the exercise boundary needs that does not depend on the option.
///
/// The boundary is known through its values at `nodeCount` Chebyshev points x_i = (1 + cos(i π/nodeCount))/2 in
/// x = sqrt(τ/horizon), x_0 = 1 down to the one above 0, and its known limit at x = 0. The integrals over u in
/// [0, τ_i] run over an angle, u = τ_i cos²φ and τ_i − u = τ_i sin²φ, in which both the boundary (a function of
/// sqrt(u)) and the kernel (a function of sqrt(τ_i − u)) are smooth, so that Gauss–Legendre (in tan(φ/2)) converges
/// exponentially.
class Collocation {
 public:
  Collocation(int nodeCount, int pointCount);  ///< pointCount a multiple of 8

  /// One of a few shared instances, by size class 0 (smallest) to `sizes − 1`.
  static constexpr int sizes = 6;
  static const Collocation& ofSize(int sizeClass);

  int nodeCount;
  int pointCount;
  std::vector<double> x;        ///< nodes
  std::vector<double> sine;     ///< sin φ_k
  std::vector<double> weights;  ///< w_k of ∫ f(θ) dθ/τ over [0, 1] with θ = τ sin²φ

  /// Lagrange basis of node j at x_i cos φ_k, k running fastest; 0 at x = 0.
  const double* basis(int i, int j) const {
    return &basis_[static_cast<std::size_t>((i * nodeCount + j) * pointCount)];
  }

  /// Chebyshev coefficients (nodeCount + 1 of them) of the interpolant through `values` at the nodes and 0 at x = 0.
  void coefficients(const double* values, double* out) const;

 private:
  void fillTransform();

  std::vector<double> basis_;
  std::vector<double> transform_;  ///< from values to coefficients
};

}  // namespace tvd::option
