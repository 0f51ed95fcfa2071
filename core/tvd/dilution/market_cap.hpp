// SPDX-License-Identifier: MIT
#pragma once

#include <variant>
#include <vector>

#include "tvd/calculator/field.hpp"
#include "tvd/supply/releases.hpp"

namespace tvd {

/// M(s) = M(0).
struct ConstantCap {};

/// M(s) = M(0) e^(rate s).
struct GrowthCap {
  double rate = 0.05;
};

/// M(s) = M(0) K / (1 + (K - 1) e^(-rate s)), K the ceiling as a multiple of today's market cap.
struct LogisticCap {
  double ceilingMultiple = 3;
  double rate = 0.5;
};

/// M(s) = M(0) (K + (1 - K) e^(-rate s)), K the target as a multiple of today's market cap.
struct MeanRevertingCap {
  double targetMultiple = 1;
  double rate = 0.5;
};

struct MultiplePoint {
  double year = 0;
  double multiple = 1;
};

/// M(s) / M(0) linear between points, from 1 today to a first point in the future, flat after the last.
struct CurveCap {
  std::vector<MultiplePoint> points;
};

/// How the market cap moves from today's.
struct MarketCap {
  std::variant<ConstantCap, GrowthCap, LogisticCap, MeanRevertingCap, CurveCap> shape;
};

void checkCurveCap(const void* shape, Problems& problems);

template <>
struct Described<ConstantCap> {
  static constexpr const char* kind = "constant";
  static constexpr std::span<const Field> fields = {};
  static constexpr Record record{"Constant", TVD_PROSE("Market cap stays what it is today"), fields};
};

template <>
struct Described<GrowthCap> {
  static constexpr const char* kind = "growth";
  static constexpr Field fields[] = {
      number<&GrowthCap::rate>("rate", unit::perYear, between(-20, 20).tested(-0.5, 0.5),
                               TVD_PROSE("Continuous growth of the market cap a year")),
  };
  static constexpr Record record{"Growth", TVD_PROSE("Market cap grows at a constant rate"), fields};
};

template <>
struct Described<LogisticCap> {
  static constexpr const char* kind = "logistic";
  static constexpr Field fields[] = {
      number<&LogisticCap::ceilingMultiple>("ceilingMultiple", unit::multiple, aboveUpTo(0, 1e9).tested(0.1, 20),
                                            TVD_PROSE("Market cap in the end, as a multiple of today's")),
      number<&LogisticCap::rate>("rate", unit::perYear, between(0, 20).tested(0, 2),
                                 TVD_PROSE("How quickly it gets there")),
  };
  static constexpr Record record{"Logistic", TVD_PROSE("S-shaped growth to a ceiling"), fields};
};

template <>
struct Described<MeanRevertingCap> {
  static constexpr const char* kind = "meanReverting";
  static constexpr Field fields[] = {
      number<&MeanRevertingCap::targetMultiple>("targetMultiple", unit::multiple, between(0, 1e9).tested(0, 10),
                                                TVD_PROSE("Market cap in the end, as a multiple of today's")),
      number<&MeanRevertingCap::rate>("rate", unit::perYear, between(0, 20).tested(0, 2),
                                      TVD_PROSE("Share of the gap that closes a year, continuously")),
  };
  static constexpr Record record{"MeanReverting", TVD_PROSE("Market cap drifts to a target"), fields};
};

template <>
struct Described<MultiplePoint> {
  static constexpr Field fields[] = {
      number<&MultiplePoint::year>("year", unit::year, anyYear().tested(0, 10), TVD_PROSE("When")),
      number<&MultiplePoint::multiple>("multiple", unit::multiple, between(0, 1e9).tested(0, 10),
                                       TVD_PROSE("Market cap then, as a multiple of today's")),
  };
  static constexpr Record record{"MultiplePoint", TVD_PROSE("Market cap at a date"), fields};
};

template <>
struct Described<CurveCap> {
  static constexpr const char* kind = "curve";
  static constexpr Field fields[] = {
      list<&CurveCap::points>("points", 100'000,
                              TVD_PROSE("Market cap by year as a multiple of today's, linear in between")),
  };
  static constexpr Record record{"Curve", TVD_PROSE("Market cap as drawn or imported"), fields, nullptr, checkCurveCap};
};

template <>
struct Described<MarketCap> {
  static constexpr std::span<const Field> fields = {};
  static constexpr Record record{"MarketCap", TVD_PROSE("How the market cap moves from today's"), fields,
                                 &detail::VariantOf<&MarketCap::shape>::access};
};

/// Evaluates a market cap: m(s) = M(s) / M(0).
class MarketPath {
 public:
  explicit MarketPath(const MarketCap& cap);

  double multiple(double year) const;
  /// How quickly m changes at `year`, on the scale of Law::scale; growth is left to the caller as `growth()`.
  double scale(double year) const;
  /// The first kink after `year`; Infinity when there is none.
  double nextKink(double year) const;
  /// The exponential rate for ever: the rate of `growth`, else 0.
  double growth() const { return growth_; }
  /// m(s) = e^(growth s) for all time: constant or growth.
  bool isExponential() const { return cap_.shape.index() <= 1 || growth_ != 0; }
  /// m as s goes to Infinity, for the kinds that settle.
  double settled() const;
  /// m has no structure left after `year`: it is constant (or pure growth) to double precision.
  bool isSettled(double year) const;

 private:
  const MarketCap& cap_;
  double growth_ = 0;
};

}  // namespace tvd
