// SPDX-License-Identifier: MIT
#include "tvd/option/leg.hpp"

#include <cmath>

#include "tvd/math/elementary.hpp"
#include "tvd/math/normal.hpp"
#include "tvd/option/black.hpp"

namespace tvd::option {
namespace {

struct Arguments {
  double d1;
  double d2;
};

Arguments argumentsOf(const Leg& leg) {
  // 0/0 at the money without variance: both limits of d are taken as 0, halfway.
  const double h = leg.logMoneyness == 0 ? 0 : leg.logMoneyness / leg.deviation;
  return {h + 0.5 * leg.deviation, h - 0.5 * leg.deviation};
}

// A − B; through expm1 where the two are close.
double forwardValue(const Leg& leg) {
  if (std::fabs(leg.logMoneyness) < 1) return leg.strikeValue * expm1(leg.logMoneyness);
  return leg.spot * leg.growth - leg.strikeValue;
}

// A n(d1) = B n(d2), the density on the scale of money.
double densityValue(const Leg& leg, const Arguments& d) { return leg.spot * leg.growth * normalDensity(d.d1); }

// Greeks that come from the density A n(d1) alone.
void addDensityTerms(const Leg& leg, const Arguments& d, double density, Greeks& g) {
  const double s = leg.deviation;
  const double t = leg.time;
  const double slope = leg.variance.slope() * t / (2 * s);                             // ds/dσ
  const double curvature = VarianceRate::curvature * t / (2 * s) - slope * slope / s;  // d²s/dσ²
  const double sRate = leg.variance.value() / (2 * s);                                 // ds/dT
  const double d1Rate = (leg.growthRate - leg.strikeRate) / s - d.d2 * sRate / s;      // dd1/dT
  const double decay = leg.growthRate - d.d1 * d1Rate;                                 // d ln density / dT
  g.gamma = density / leg.spot / leg.spot / s;
  g.vega = density * slope;
  g.theta -= density * sRate;
  g.vanna = -density / leg.spot * d.d2 / s * slope;
  g.volga = density * (d.d1 * d.d2 / s * slope * slope + curvature);
  g.charm -= density / leg.spot * d1Rate;
  g.veta = -g.vega * (decay + 1 / t - sRate / s);
  g.speed = -g.gamma / leg.spot * (d.d1 / s + 1);
  g.zomma = g.gamma * (d.d1 * d.d2 - 1) / s * slope;
  g.color = -g.gamma * (decay - sRate / s);
}

}  // namespace

Greeks& Greeks::operator+=(const Greeks& other) {
  premium += other.premium;
  delta += other.delta;
  gamma += other.gamma;
  vega += other.vega;
  theta += other.theta;
  rho += other.rho;
  psi += other.psi;
  vanna += other.vanna;
  volga += other.volga;
  charm += other.charm;
  veta += other.veta;
  speed += other.speed;
  zomma += other.zomma;
  color += other.color;
  return *this;
}

double legValue(const Leg& leg) {
  const double forward = leg.spot * leg.growth;
  const double outOfTheMoney = std::sqrt(forward) * std::sqrt(leg.strikeValue) *
                               normalisedBlackPrice(-std::fabs(leg.logMoneyness), leg.deviation);
  const bool inTheMoney = leg.sign * leg.logMoneyness > 0;
  return inTheMoney ? leg.sign * forwardValue(leg) + outOfTheMoney : outOfTheMoney;
}

Greeks legGreeks(const Leg& leg) {
  const Arguments d = argumentsOf(leg);
  const double density = densityValue(leg, d);
  const double forwardChance = normalCdf(leg.sign * d.d1);
  const double assetPart = leg.sign * leg.spot * leg.growth * forwardChance;
  const double strikePart = leg.sign * leg.strikeValue * normalCdf(leg.sign * d.d2);
  Greeks g;
  g.premium = legValue(leg);
  g.delta = leg.sign * leg.growth * forwardChance;
  g.theta = -(leg.growthRate * assetPart - leg.strikeRate * strikePart);
  g.rho = leg.time * strikePart;
  g.psi = -leg.time * assetPart;
  g.charm = -leg.growthRate * g.delta;
  if (density == 0) return g;
  if (leg.deviation > 0) {
    addDensityTerms(leg, d, density, g);
  } else {
    g.vega = density * std::sqrt(leg.time);
  }
  return g;
}

double legChance(const Leg& leg) { return normalCdf(leg.sign * argumentsOf(leg).d2); }

}  // namespace tvd::option
