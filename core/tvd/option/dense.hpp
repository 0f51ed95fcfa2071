// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace tvd::option {

/// LU factors of a small dense matrix (rows one after another), with partial pivoting: factor once, solve often.
class DenseFactors {
 public:
  explicit DenseFactors(std::vector<double> matrix, std::size_t size)
      : size_(size), a_(std::move(matrix)), pivots_(size) {
    for (std::size_t column = 0; column < size_; ++column) eliminate(column);
  }

  /// Replaces b by the solution of A x = b.
  void solve(double* b) const {
    for (std::size_t i = 0; i < size_; ++i) std::swap(b[i], b[pivots_[i]]);
    for (std::size_t i = 1; i < size_; ++i) b[i] -= dot(i, 0, i, b);
    for (std::size_t i = size_; i-- > 0;) b[i] = (b[i] - dot(i, i + 1, size_, b)) / a_[i * size_ + i];
  }

 private:
  double dot(std::size_t row, std::size_t from, std::size_t to, const double* b) const {
    double sum = 0;
    for (std::size_t j = from; j < to; ++j) sum += a_[row * size_ + j] * b[j];
    return sum;
  }

  void eliminate(std::size_t column) {
    std::size_t pivot = column;
    for (std::size_t i = column + 1; i < size_; ++i) {
      if (std::fabs(a_[i * size_ + column]) > std::fabs(a_[pivot * size_ + column])) pivot = i;
    }
    pivots_[column] = pivot;
    if (pivot != column) {
      for (std::size_t j = 0; j < size_; ++j) std::swap(a_[pivot * size_ + j], a_[column * size_ + j]);
    }
    const double* top = &a_[column * size_];
    const double inverse = 1 / top[column];
    for (std::size_t i = column + 1; i < size_; ++i) {
      double* row = &a_[i * size_];
      const double factor = row[column] * inverse;
      row[column] = factor;
      for (std::size_t j = column + 1; j < size_; ++j) row[j] -= factor * top[j];
    }
  }

  std::size_t size_;
  std::vector<double> a_;
  std::vector<std::size_t> pivots_;
};

}  // namespace tvd::option
