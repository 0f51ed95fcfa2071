// SPDX-License-Identifier: MIT
#pragma once

#include "tvd/option/greeks.hpp"
#include "tvd/option/leg.hpp"
#include "tvd/option/terms.hpp"

namespace tvd::option {

/// The generalised Black–Scholes option as a leg: A = spot e^(−yield T), B = strike e^(−rate T).
/// Domain: spot, strike, expiryYears, volatility >= 0; rates of any sign. Every one of the first four may be 0.
/// Source: E. G. Haug (2007), "The complete guide to option pricing formulas", 2nd ed., section 1.1.
Leg europeanLeg(const Terms& terms);

double europeanPremium(const Terms& terms);
Greeks europeanGreeks(const Terms& terms);

}  // namespace tvd::option
