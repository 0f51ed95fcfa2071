// SPDX-License-Identifier: MIT
//
// Exponential, logarithm and power without tables: the C library's tables alone are a third of an engine's bytes on the
// wire. Only + - * / and moves of bits are used, so that every machine gives the same bits.
#pragma once

namespace tvd {

/// e^x to about 1 unit in the last place; 0 where the result would be below the normal range.
double exp(double x);

/// e^x - 1 to about 1 unit in the last place, near x = 0 too.
double expm1(double x);

/// ln x to about 1 unit in the last place, near x = 1 too; -Infinity at 0, NaN below.
double log(double x);

/// ln(1 + x) to about 1 unit in the last place, near x = 0 too, for x > -1.
double log1p(double x);

/// base^exponent for base >= 0: by multiplication for small whole exponents, else e^(exponent ln base), whose relative
/// error grows by 1e-16 for each unit of |exponent ln base|.
double power(double base, double exponent);

}  // namespace tvd
