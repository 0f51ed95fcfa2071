// SPDX-License-Identifier: MIT
#include "tvd/option/implied.hpp"

#include <cmath>
#include <limits>
#include <numbers>

#include "tvd/math/elementary.hpp"
#include "tvd/math/inverse_normal.hpp"
#include "tvd/math/normal.hpp"
#include "tvd/math/root.hpp"
#include "tvd/option/american.hpp"
#include "tvd/option/black.hpp"
#include "tvd/option/european.hpp"

namespace tvd::option {
namespace {

constexpr double pi = std::numbers::pi;

// b'(s) = (2π)^(−1/2) exp(−(h² + t²)/2), h = x/s, t = s/2.
double vegaOf(double x, double s) {
  const double h = x == 0 ? 0 : x / s;
  return inverseSqrtTwoPi * exp(-0.5 * (h * h + 0.25 * s * s));
}

// b''/b' and b'''/b', from ln b' = −(x²/s² + s²/4)/2 + const.
struct Ratios {
  double second;
  double third;
};
Ratios ratiosOf(double x, double s) {
  const double h = x / s;
  const double second = h * h / s - 0.25 * s;
  return {second, second * second - 3 * h * h / (s * s) - 0.25};
}

// Householder's iteration of order 3: Newton's step, with f''/f' and f'''/f' at the point.
double householder(double newton, double second, double third) {
  const double bend = newton * second;
  return newton * (1 + 0.5 * bend) / (1 + bend + newton * newton * third / 6);
}

// Rational cubic through two points with given slopes; `control` bends it (R. Delbourgo and J. A. Gregory (1985),
// "Shape preserving piecewise rational interpolation", SIAM J. Sci. Stat. Comput. 6).
struct Segment {
  double left, right;
  double atLeft, atRight;
  double slopeLeft, slopeRight;

  double operator()(double at, double control) const {
    const double width = right - left;
    const double u = (at - left) / width;
    const double v = 1 - u;
    const double top = atRight * u * u * u + (control * atRight - width * slopeRight) * u * u * v +
                       (control * atLeft + width * slopeLeft) * u * v * v + atLeft * v * v * v;
    return top / (1 + (control - 3) * u * v);
  }
  // The control that gives a second derivative at either end; bounded below so that the denominator stays positive.
  double controlForLeft(double curvature) const {
    return bounded(0.5 * (right - left) * curvature + slopeRight - slopeLeft, rise() - slopeLeft);
  }
  double controlForRight(double curvature) const {
    return bounded(0.5 * (right - left) * curvature + slopeRight - slopeLeft, slopeRight - rise());
  }

 private:
  double rise() const { return (atRight - atLeft) / (right - left); }
  static double bounded(double top, double bottom) {
    const double control = top / bottom;
    return control > -0.9 && control < 1e12 ? control : control > 0 ? 1e12 : 3;
  }
};

// The landmarks of b(x, ·): the inflection point and where its tangent meets 0 and e^(x/2).
struct Landmarks {
  double centre, atCentre, slopeCentre;
  double low, atLow, slopeLow;
  double high, atHigh, slopeHigh;
};

Landmarks landmarksOf(double x) {
  Landmarks m{};
  m.centre = std::sqrt(-2 * x);
  m.atCentre = normalisedBlackPrice(x, m.centre);
  m.slopeCentre = vegaOf(x, m.centre);
  m.low = m.centre - m.atCentre / m.slopeCentre;
  m.atLow = m.low > 0 ? normalisedBlackPrice(x, m.low) : 0;
  m.slopeLow = m.low > 0 ? vegaOf(x, m.low) : 0;
  m.high = m.centre + normalisedBlackComplement(x, m.centre) / m.slopeCentre;
  m.atHigh = normalisedBlackPrice(x, m.high);
  m.slopeHigh = vegaOf(x, m.high);
  return m;
}

// In the lowest segment f(β) = (2π|x|/3^1.5) N(x/(√3 s))³ is nearly linear in β.
double lowestGuess(double x, double value, const Landmarks& m) {
  const double scale = -2 * pi * x / (3 * std::numbers::sqrt3);
  const double z = x / (std::numbers::sqrt3 * m.low);
  const double cdf = normalCdf(z);
  // df/dβ = 2π z² N(z)² e^(z² + s²/8), kept finite where N² and e^(z²) are both extreme.
  const double mills = millsRatio(-z);
  const double slope = z * z * mills * mills * exp(0.125 * m.low * m.low);
  const Segment segment{0, m.atLow, 0, scale * cdf * cdf * cdf, 1, slope};
  const double f = m.atLow > 0 ? segment(value, 3) : value;
  const double p = exp(log(f / scale) / 3);
  if (!(p > 0 && p < 0.5)) return 0.5 * m.low;
  return std::fabs(x / (std::numbers::sqrt3 * inverseNormalLowerHalf(p)));
}

// g(s) = 1/ln b(s) − 1/ln β, in logarithms throughout: b may be far below the smallest double.
double lowestStep(double x, double s, double logValue) {
  const BlackValue b = normalisedBlack(x, s);
  const double logB = b.exponent + log(b.factor);
  const double h = x / s;
  // b'/b: the exponents are the same but for b's own factor when b is on the scale of its density.
  const double slope = exp(-0.5 * (h * h + 0.25 * s * s) - logSqrtTwoPi - logB);
  const Ratios r = ratiosOf(x, s);
  const double newton = (logValue - logB) * logB / logValue / slope;
  const double a = slope * (1 + 2 / logB);
  return householder(
      newton, r.second - a,
      r.third + 2 * slope * slope * (1 + 3 / logB * (1 + 1 / logB)) - 3 * slope * (1 + 2 / logB) * r.second);
}

double middleStep(double x, double s, double value) {
  const Ratios r = ratiosOf(x, s);
  return householder((value - normalisedBlackPrice(x, s)) / vegaOf(x, s), r.second, r.third);
}

// g(s) = ln(complement(s)/complement): complement' = −b'.
double highestStep(double x, double s, double complement) {
  const double now = normalisedBlackComplement(x, s);
  const double slope = vegaOf(x, s) / now;
  const Ratios r = ratiosOf(x, s);
  const double newton = log(now / complement) / slope;
  return householder(newton, r.second + slope, r.third + slope * (3 * r.second + 2 * slope));
}

template <class Step>
double iterate(double s, Step&& step) {
  for (int count = 0; count < 8; ++count) {
    const double change = std::fmax(step(s), -0.5 * s);
    s += change;
    if (std::fabs(change) <= 1e-5 * s) break;  // the fourth power of the error is left
  }
  return s;
}

// ln of the forward over the strike, and the value of the option that is out of the money.
struct OutOfTheMoney {
  double x;
  double scale;
  double premium;
};

// What a premium is above |a − b|, without rounding that difference (T. J. Dekker 1971, "A floating-point technique for
// extending the available precision", Numer. Math. 18).
double above(double premium, double a, double b) {
  const double difference = a - b;
  const double taken = difference - a;
  const double lost = (a - (difference - taken)) - (b + taken);
  return difference < 0 ? premium + difference + lost : premium - difference - lost;
}

double timeValueOf(const Leg& leg, const Terms& terms, double premium) {
  const double x = leg.logMoneyness;
  if (!(leg.sign * x > 0)) return premium;
  const bool discounted = leg.growth != 1 || leg.strikeValue != terms.strike;
  if (discounted && std::fabs(x) < 1) return premium - std::fabs(leg.strikeValue * expm1(x));
  return above(premium, leg.spot * leg.growth, leg.strikeValue);
}

OutOfTheMoney outOfTheMoney(const Terms& terms, double premium) {
  const Leg leg = europeanLeg(terms);
  return {-std::fabs(leg.logMoneyness), std::sqrt(leg.spot * leg.growth) * std::sqrt(leg.strikeValue),
          timeValueOf(leg, terms, premium)};
}

double americanImplied(const Terms& terms, double premium) {
  const auto missing = [&](double logVolatility) {
    Terms trial = terms;
    trial.variance = {exp(logVolatility), 0};
    return americanPremium(trial) - premium;
  };
  constexpr double largest = 12;  // ln of a volatility no market has
  // The European volatility is above: the American premium is never lower.
  const PremiumRange european = premiumRange(terms, Exercise::european);
  double high = 0;
  if (premium > european.low && premium < european.high)
    high = log(impliedVolatility(terms, Exercise::european, premium));
  double step = 0.05;
  double atHigh = missing(high);
  while (atHigh < 0 && high < largest && step > 1e-3) {
    const double further = missing(high + step);
    if (std::isnan(further)) {  // here and there a volatility beyond all markets has no boundary: not so far, then
      step /= 3;
      continue;
    }
    high += step;
    atHigh = further;
    step *= 2;
  }
  if (atHigh == 0) return exp(high);
  double low = high;
  double atLow = atHigh;
  for (step = 0.05; atLow > 0 && low > -largest; step *= 2) {
    high = low;
    atHigh = atLow;
    atLow = missing(low -= step);
  }
  if (!(atLow <= 0 && atHigh >= 0)) return std::numeric_limits<double>::quiet_NaN();
  return exp(rootBetween(missing, low, high, atLow, atHigh));
}

}  // namespace

double impliedDeviation(double x, double value, double complement) {
  // At the money b(0, s) = 1 − 2 N(−s/2).
  const Landmarks m = landmarksOf(x);
  if (value < m.atLow) {
    const double logValue = log(value);
    return iterate(lowestGuess(x, value, m), [&](double s) { return lowestStep(x, s, logValue); });
  }
  if (value <= m.atHigh) {
    const bool below = value < m.atCentre;
    const Segment segment = below ? Segment{m.atLow, m.atCentre, m.low, m.centre, 1 / m.slopeLow, 1 / m.slopeCentre}
                                  : Segment{m.atCentre, m.atHigh, m.centre, m.high, 1 / m.slopeCentre, 1 / m.slopeHigh};
    // The curvature of s(b) is 0 at the inflection point, which both segments share.
    const double control = below ? segment.controlForRight(0) : segment.controlForLeft(0);
    return iterate(segment(value, control), [&](double s) { return middleStep(x, s, value); });
  }
  // In the highest segment N(−s/2) is nearly linear in β; through the tangent's end and (e^(x/2), 0).
  const double share = complement / normalisedBlackComplement(x, m.high);
  const double guess = -2 * inverseNormalLowerHalf(share * normalCdf(-0.5 * m.high));
  return iterate(std::fmax(guess, m.high), [&](double s) { return highestStep(x, s, complement); });
}

PremiumRange premiumRange(const Terms& terms, Exercise exercise) {
  Terms calm = terms;
  calm.variance = {};
  const Leg leg = europeanLeg(calm);
  const bool call = terms.side == Side::call;
  const double high = call ? leg.spot * leg.growth : leg.strikeValue;
  if (exercise == Exercise::european || earlyExercise(terms) != EarlyExercise::belowOneBoundary)
    return {legValue(leg), high};
  return {americanPremium(calm), std::fmax(high, call ? terms.spot : terms.strike)};
}

double impliedVolatility(const Terms& terms, Exercise exercise, double premium) {
  if (exercise == Exercise::american && earlyExercise(terms) == EarlyExercise::belowOneBoundary) {
    return americanImplied(terms, premium);
  }
  const OutOfTheMoney option = outOfTheMoney(terms, premium);
  const double value = option.premium / option.scale;
  const double complement = (premiumRange(terms, Exercise::european).high - premium) / option.scale;
  return impliedDeviation(option.x, value, complement) / std::sqrt(terms.expiryYears);
}

}  // namespace tvd::option
