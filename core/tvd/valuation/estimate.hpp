// SPDX-License-Identifier: MIT
#pragma once

#include "tvd/valuation/partial.hpp"

namespace tvd::valuation {

/// Mean and standard error from sums over independent antithetic pairs, in units of the expectation and less 1.
///
/// Pairs are the batches of the method of batch means: their two paths depend on each other, they themselves do not, so
/// their scatter gives an honest error. The control variate's factor is the regression of p on q (Glasserman 2003, 4.1.1).
struct Estimate {
  double mean = 0;
  double error = 0;
  double controlledMean = 0;
  double controlledError = 0;
  double deviation = 0;  ///< standard deviation of a path
};

Estimate estimate(const Sums& sums, double pairs);

/// Whether the errors can be believed. Where a few rare paths carry an expectation, most samples miss them, and their scatter
/// says nothing of it. The expectation is known in closed form: the error must be small beside it, and no mean may lie far from
/// it by its own error.
bool isSettled(const Estimate& known);

}  // namespace tvd::valuation
