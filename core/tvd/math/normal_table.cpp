// SPDX-License-Identifier: MIT
#include "tvd/math/normal_table.hpp"

#include <bit>

namespace tvd {

namespace {

constexpr int order = 10;  // of the Taylor series that is then economised to the table's degree
constexpr double sqrtHalfPi = 1.2533141373155002512;

struct Series {
  double term[order + 1] = {};
};

// Taylor series of x(w), the normal quantile of w/2, at `w`, in units of `unit`: x' = sqrt(pi/2) e^(x²/2) and
// x'' = x (x')², whose coefficients are Cauchy sums.
Series quantileSeries(double w, double unit) {
  Series x;
  double slope[order] = {};  // of x' per unit
  x.term[0] = inverseNormalLowerHalf(w / 2);
  slope[0] = x.term[1] = sqrtHalfPi * exp(x.term[0] * x.term[0] / 2) * unit;
  for (int n = 0; n + 2 <= order; ++n) {
    double sum = 0;
    for (int i = 0; i <= n; ++i)
      for (int j = 0; i + j <= n; ++j) sum += x.term[i] * slope[j] * slope[n - i - j];
    x.term[n + 2] = sum / ((n + 1) * (n + 2));
    slope[n + 1] = (n + 2) * x.term[n + 2];
  }
  return x;
}

// Coefficients of the Chebyshev polynomial of degree n by its recurrence T(n+1) = 2 t T(n) - T(n-1).
Series chebyshev(int n) {
  Series before;
  Series now;
  before.term[0] = 1;
  now.term[1] = 1;
  for (int k = 1; k < n; ++k) {
    Series next;
    for (int i = 0; i <= k; ++i) next.term[i + 1] = 2 * now.term[i];
    for (int i = 0; i <= k; ++i) next.term[i] -= before.term[i];
    before = now;
    now = next;
  }
  return now;
}

// Lanczos economisation: takes the leading term away with the polynomial that is smallest on [-1, 1].
void economise(Series& x, int n) {
  const Series t = chebyshev(n);
  const double factor = x.term[n] / t.term[n];
  for (int i = 0; i <= n; ++i) x.term[i] -= factor * t.term[i];
}

}  // namespace

NormalTable::Segment NormalTable::segment(std::uint64_t index) {
  const std::uint64_t bits = ((firstIndex + index) << indexShift) | (std::uint64_t{1} << (indexShift - 1));
  const double centre = std::bit_cast<double>(bits);
  const double halfWidth = centre - std::bit_cast<double>((firstIndex + index) << indexShift);
  Series x = quantileSeries(centre, halfWidth);
  for (int n = order; n > degree; --n) economise(x, n);
  Segment result{};
  double power = 1;
  for (int i = 0; i <= degree; ++i, power *= halfWidth) result.coefficient[i] = x.term[i] / power;
  return result;
}

NormalTable::NormalTable() {
  constexpr std::size_t count = std::size_t{octaves} << segmentBits;
  segments_.reserve(count);
  for (std::size_t i = 0; i < count; ++i) segments_.push_back(segment(i));
}

}  // namespace tvd
