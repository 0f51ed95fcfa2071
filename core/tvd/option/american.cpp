// SPDX-License-Identifier: MIT
#include "tvd/option/american.hpp"

#include <cmath>
#include <cstddef>
#include <limits>

#include "tvd/math/elementary.hpp"
#include "tvd/option/boundary.hpp"
#include "tvd/option/european.hpp"
#include "tvd/option/exercise_premium.hpp"

namespace tvd::option {
namespace {

// No answer: the caller reports a result that is not finite. Not seen within the tested ranges.
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

double intrinsicValue(const Terms& terms) { return std::fmax(signOf(terms.side) * (terms.spot - terms.strike), 0.0); }

Greeks exercised(const Terms& terms) {
  Greeks greeks;
  greeks.premium = intrinsicValue(terms);
  greeks.delta = greeks.premium > 0 ? signOf(terms.side) : 0;
  return greeks;
}

// Without volatility the holder exercises at the best of today, expiry and the one turning point of
// φ (S e^(−qt) − K e^(−rt)), where q S e^(−qt) = r K e^(−rt).
double certainExerciseTime(const Terms& terms) {
  const auto value = [&](double t) {
    return signOf(terms.side) * (terms.spot * exp(-terms.yield * t) - terms.strike * exp(-terms.rate * t));
  };
  double best = value(terms.expiryYears) > value(0) ? terms.expiryYears : 0;
  // Infinite or no number where there is no such point.
  const double turn = log(terms.rate * terms.strike / (terms.yield * terms.spot)) / (terms.rate - terms.yield);
  if (turn > 0 && turn < terms.expiryYears && value(turn) > value(best)) best = turn;
  return best;
}

// So little is left that it changes nothing that is promised: of volatility, of what exercising early could earn.
bool hardlyVolatile(const Terms& terms) { return terms.variance.value() * terms.expiryYears < 1e-20; }
bool hardlyEarly(const Terms& terms) {
  const PutMarket market = putMarketOf(terms);
  return (std::fmax(market.rate, 0.0) + std::fmax(-market.yield, 0.0)) * terms.expiryYears < 1e-9;
}

// Whether the holder had better wait. At expiry the limit of ever shorter times left: where a moment longer would pay, or
// nothing is paid anyway.
bool waits(const Terms& terms, double heldPremium) {
  const double intrinsic = intrinsicValue(terms);
  if (terms.expiryYears > 0) return heldPremium > intrinsic;
  return intrinsic == 0 || signOf(terms.side) * (terms.rate * terms.strike - terms.yield * terms.spot) > 0;
}

Greeks greeksWithoutBoundary(const Terms& terms) {
  const double t = hardlyVolatile(terms) ? certainExerciseTime(terms) : 0;
  if (t == 0) {
    const Greeks held = europeanGreeks(terms);
    return waits(terms, held.premium) ? held : exercised(terms);
  }
  Terms until = terms;
  until.expiryYears = t;
  Greeks greeks = europeanGreeks(until);
  if (t == terms.expiryYears || greeks.premium == 0) return greeks;
  // The best moment moves with the spot and passes with time: value depends on time no more. A little volatility adds
  // half of its square times the integral of S^2 gamma, discounted, along the certain path: S^2 gamma t.
  greeks.theta = 0;
  greeks.charm = 0;
  greeks.gamma = signOf(terms.side) * terms.yield * exp(-terms.yield * t) / (terms.spot * (terms.rate - terms.yield));
  greeks.speed = greeks.gamma * (terms.yield / (terms.rate - terms.yield) - 1) / terms.spot;
  greeks.volga = greeks.gamma * terms.spot * terms.spot * t;
  return greeks;
}

// Spot and strike of the put of strike 1, and what one of it is worth in money.
struct PutView {
  double spot;
  double unit;
};

PutView putViewOf(const Terms& terms) {
  if (terms.side == Side::put) return {terms.spot / terms.strike, terms.strike};
  return {terms.strike / terms.spot, terms.spot};
}

bool worthless(const Terms& terms) { return terms.side == Side::call ? terms.spot == 0 : terms.strike == 0; }

// From the put of strike 1 to money: premium and its first three derivatives to the option's own spot.
// A call is C(S) = S p(K/S), a put K p(S/K).
SpotDerivatives inMoney(const Terms& terms, const SpotDerivatives& p) {
  const PutView view = putViewOf(terms);
  if (terms.side == Side::put) {
    return {view.unit * p.value, p.first, p.second / view.unit, p.third / (view.unit * view.unit)};
  }
  const double m = view.spot;
  return {view.unit * p.value, p.value - m * p.first, m * m * p.second / view.unit,
          -m * m * (3 * p.second + m * p.third) / (view.unit * view.unit)};
}

// The part of the Greeks that early exercise adds. `sigma` is the volatility the market sees.
Greeks premiumGreeks(const Terms& terms, const PremiumDerivatives& put, double sigma) {
  const bool call = terms.side == Side::call;
  const SpotDerivatives v = inMoney(terms, put.spot);
  const SpotDerivatives byVolatility = inMoney(terms, put.byVolatility);
  const SpotDerivatives byRate = inMoney(terms, call ? put.byYield : put.byRate);
  const SpotDerivatives byYield = inMoney(terms, call ? put.byRate : put.byYield);
  const double s = terms.spot;
  const double drift = (terms.rate - terms.yield) * s;
  const double diffusion = 0.5 * sigma * sigma * s * s;
  Greeks g;
  g.premium = v.value;
  g.delta = v.first;
  g.gamma = v.second;
  g.speed = v.third;
  g.vega = byVolatility.value;
  g.vanna = byVolatility.first;
  g.zomma = byVolatility.second;
  g.volga = put.byVolatilityTwice * putViewOf(terms).unit;
  g.rho = byRate.value;
  g.psi = byYield.value;
  // The pricing equation V_t = rV − (r − q)S V_S − σ²S²/2 V_SS, and its derivatives to S and σ.
  g.theta = terms.rate * g.premium - drift * g.delta - diffusion * g.gamma;
  g.charm = terms.yield * g.delta - (drift + sigma * sigma * s) * g.gamma - diffusion * g.speed;
  g.veta = terms.rate * g.vega - drift * g.vanna - sigma * s * s * g.gamma - diffusion * g.zomma;
  // Gamma depends on σ√T, rT and qT alone.
  g.color = -(0.5 * sigma * g.zomma + terms.rate * byRate.second + terms.yield * byYield.second) / terms.expiryYears;
  return g;
}

// From the volatility the market sees, sqrt(variance rate), to the volatility of the inputs.
void chainVolatility(const VarianceRate& variance, double sigma, Greeks& g) {
  const double slope = variance.slope() / (2 * sigma);
  const double curvature = (0.5 * VarianceRate::curvature - slope * slope) / sigma;
  g.volga = g.volga * slope * slope + g.vega * curvature;
  g.vega *= slope;
  g.vanna *= slope;
  g.zomma *= slope;
  g.veta *= slope;
}

// Steps that price and Greeks share: the cases without a boundary to solve for.
bool alwaysEuropean(const Terms& terms) {
  return earlyExercise(terms) != EarlyExercise::belowOneBoundary || worthless(terms);
}

bool beyond(const Terms& terms, const BoundaryCurve& curve) {
  return putViewOf(terms).spot <= curve(terms.expiryYears);
}

}  // namespace

PutMarket putMarketOf(const Terms& terms) {
  const bool call = terms.side == Side::call;
  return {.rate = call ? terms.yield : terms.rate,
          .yield = call ? terms.rate : terms.yield,
          .volatility = std::sqrt(terms.variance.value()),
          .expiryYears = terms.expiryYears};
}

EarlyExercise earlyExercise(const Terms& terms) {
  const PutMarket market = putMarketOf(terms);
  return earlyExercise(market.rate, market.yield);
}

bool hasBoundary(const Terms& terms) {
  return earlyExercise(terms) == EarlyExercise::belowOneBoundary && !hardlyVolatile(terms) && !hardlyEarly(terms);
}

AmericanPricer::AmericanPricer() = default;
AmericanPricer::~AmericanPricer() = default;

BoundaryFamily& AmericanPricer::familyOf(const Terms& terms) {
  const PutMarket market = putMarketOf(terms);
  if (family_ == nullptr || family_->market() != market) family_ = std::make_unique<BoundaryFamily>(market);
  return *family_;
}

double AmericanPricer::premium(const Terms& terms) {
  if (alwaysEuropean(terms)) return europeanPremium(terms);
  if (!hasBoundary(terms)) return greeksWithoutBoundary(terms).premium;
  const BoundaryFamily& family = familyOf(terms);
  if (!family.converged()) return notANumber;
  if (beyond(terms, family.curve())) return intrinsicValue(terms);
  const PutView view = putViewOf(terms);
  const double early = std::fmax(family.premium(view.spot), 0.0);
  return std::fmax(europeanPremium(terms) + view.unit * early, intrinsicValue(terms));
}

Greeks AmericanPricer::greeks(const Terms& terms) {
  if (alwaysEuropean(terms)) return europeanGreeks(terms);
  if (!hasBoundary(terms)) return greeksWithoutBoundary(terms);
  BoundaryFamily& family = familyOf(terms);
  if (!family.converged()) return {.premium = notANumber};
  if (beyond(terms, family.curve())) return exercised(terms);
  const double sigma = family.market().volatility;
  Greeks greeks = premiumGreeks(terms, family.derivatives(putViewOf(terms).spot), sigma);
  chainVolatility(terms.variance, sigma, greeks);
  greeks += europeanGreeks(terms);
  greeks.premium = std::fmax(greeks.premium, intrinsicValue(terms));
  return greeks;
}

ExerciseCurve AmericanPricer::exerciseCurve(const Terms& terms, int points) {
  ExerciseCurve result;
  if (points < 2 || worthless(terms) || !hasBoundary(terms)) return result;
  const BoundaryFamily& family = familyOf(terms);
  const BoundaryCurve& curve = family.curve();
  const PutMarket& market = family.market();
  if (!family.converged()) return result;
  // Closer together towards expiry, where the boundary moves like the root of the time left; an even number for the lanes.
  std::vector<double> x(static_cast<std::size_t>(points + points % 2));
  std::vector<double> distances(x.size());
  const double stretch = std::sqrt(market.expiryYears / curve.horizonYears());
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double left = std::fmax(0.0, 1 - static_cast<double>(i) / (points - 1));
    result.year.push_back(market.expiryYears * (1 - left * left));
    x[i] = std::fmin(1.0, left * stretch);
  }
  curve.distances(x.data(), distances.data(), static_cast<int>(x.size()));
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double boundary = curve.atExpiry() * (x[i] == 0 ? 1.0 : exp(-distances[i]));
    result.spot.push_back(terms.side == Side::put ? terms.strike * boundary : terms.strike / boundary);
  }
  result.year.resize(static_cast<std::size_t>(points));
  result.spot.resize(static_cast<std::size_t>(points));
  return result;
}

double americanPremium(const Terms& terms) { return AmericanPricer().premium(terms); }
Greeks americanGreeks(const Terms& terms) { return AmericanPricer().greeks(terms); }

}  // namespace tvd::option
