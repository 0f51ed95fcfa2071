// SPDX-License-Identifier: MIT
#include "tvd/supply/audit.hpp"

#include <algorithm>
#include <cmath>

#include "tvd/calculator/text.hpp"
#include "tvd/math/elementary.hpp"
#include "tvd/supply/change.hpp"
#include "tvd/supply/totals.hpp"

namespace tvd {
namespace {

// Four significant digits.
std::string roundedText(double value) {
  const int exponent = decimalExponent(value) - 3;
  const double step = power(10, std::abs(exponent));
  return numberText(exponent < 0 ? std::nearbyint(value * step) / step : std::nearbyint(value / step) * step);
}

// With the thousands and millions that readers think in.
std::string amountText(double value) {
  struct Unit {
    double size;
    const char* name;
  };
  static constexpr Unit units[] = {{1e15, ""}, {1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}, {0, ""}};
  const double size = std::fabs(value);
  if (!std::isfinite(value)) return "infinitely many";
  if (size == 0) return "0";
  const Unit* unit = units;
  while (size < unit->size) ++unit;
  return join({value < 0 ? "-" : "", roundedText(*unit->name == '\0' ? size : size / unit->size), unit->name});
}

std::string percentText(double share) { return join({amountText(100 * share), " %"}); }

std::string yearText(double year) { return join({"year ", amountText(year)}); }

class Auditor {
 public:
  Auditor(const Supply& supply, const LongRun& longRun, double horizon)
      : supply_(supply), longRun_(longRun), horizon_(horizon) {}

  std::vector<Finding> run() {
    for (std::size_t i = 0; i < supply_.releases.size(); ++i) {
      const Release& release = supply_.releases[i];
      current_ = static_cast<double>(i);
      label_ = release.label.empty() ? join({"Release ", numberText(current_ + 1)}) : release.label;
      each(release);
    }
    current_ = -1;
    label_.clear();
    whole();
    countTheRest();
    return std::move(findings_);
  }

 private:
  void add(const char* rule, Severity severity, double value, std::string message) {
    std::size_t& count = counts_[static_cast<std::size_t>(severity)];
    if (++count > mostFindings) return;
    if (current_ >= 0) message = join({label_, ": ", message});
    findings_.push_back({rule, severity, current_, label_, value, std::move(message)});
  }

  void countTheRest() {
    for (std::size_t i = 0; i < std::size(counts_); ++i) {
      if (counts_[i] <= mostFindings) continue;
      const auto more = static_cast<double>(counts_[i] - mostFindings);
      findings_.push_back({"more", static_cast<Severity>(i), -1, "", more,
                           join({"and ", numberText(more), " more ", severityNames[i], "s"})});
    }
  }

  void each(const Release& release) {
    if (!release.circulating) add("notCirculating", Severity::note, 0, "is shown but not counted as circulating");
    timing(release);
    amounts(release);
    tranche(release);
    if (const auto* curve = std::get_if<Curve>(&release.shape)) curveStart(*curve);
  }

  void timing(const Release& release) {
    const double end = lastYear(release.shape);
    const double start = firstYear(release.shape);
    if (end < 0 && end > -infinity)
      add("past", Severity::warning, end, join({"ended ", amountText(-end), " years ago and releases nothing more"}));
    if (start > horizon_)
      add("afterHorizon", Severity::note, start, join({"begins in ", yearText(start), ", after the holding ends"}));
  }

  static double firstYear(const ReleaseShape& shape) {
    struct First {
      double operator()(const Cliff& r) const { return r.year; }
      double operator()(const Step& r) const { return r.startYear + r.periodYears; }
      double operator()(const RateTable& r) const { return r.points.empty() ? 0 : r.points.front().year; }
      double operator()(const Curve&) const { return 0; }
      double operator()(const Linear& r) const { return r.startYear; }
      double operator()(const Vest& r) const { return r.startYear; }
      double operator()(const Geometric& r) const { return r.startYear; }
      double operator()(const Inflation& r) const { return r.startYear; }
      double operator()(const Approach& r) const { return r.startYear; }
      double operator()(const StakingIssuance& r) const { return r.startYear; }
      double operator()(const Burn& r) const { return r.startYear; }
    };
    return std::visit(First{}, shape);
  }

  void amounts(const Release& release) {
    const char* field = amountField(release.shape);
    if (field != nullptr && amountOf(release.shape) == 0)
      add("zeroAmount", Severity::warning, 0, join({"releases nothing: ", field, " is 0"}));
    const bool idle = std::visit([](const auto& shape) { return isIdle(shape); }, release.shape);
    if (idle) add("zeroAmount", Severity::warning, 0, "releases nothing as it is described");
    if (const auto* inflation = std::get_if<Inflation>(&release.shape);
        inflation != nullptr && inflation->cap <= supply_.initialSupply)
      add("capReached", Severity::warning, inflation->cap, "has reached its cap already and releases nothing");
    if (const auto* approach = std::get_if<Approach>(&release.shape);
        approach != nullptr && approach->cap <= supply_.initialSupply)
      add("capReached", Severity::warning, approach->cap, "has reached its cap already and releases nothing");
  }

  static bool isIdle(const Step& r) { return r.count == 0; }
  static bool isIdle(const Geometric& r) { return r.count == 0; }
  static bool isIdle(const Inflation& r) { return r.rate == 0 && r.floor == 0; }
  static bool isIdle(const Approach& r) { return r.share == 0; }
  static bool isIdle(const RateTable& r) { return r.points.empty(); }
  static bool isIdle(const StakingIssuance& r) { return r.coefficient == 0 || r.stakedShare == 0; }
  static bool isIdle(const Burn& r) { return r.rate == 0; }
  static bool isIdle(const Curve& r) { return r.points.empty(); }
  template <class Shape>
  static bool isIdle(const Shape&) {
    return false;
  }

  // The largest amount this release puts out on one day: a known price event.
  void tranche(const Release& release) {
    if (!release.circulating) return;
    double year = 0;
    const double amount = largestJump(release.shape, year);
    const double share = std::fabs(amount) / supply_.initialSupply;
    if (share > 0.01)
      add("bigTranche", Severity::warning, share,
          join({amount < 0 ? "burns " : "releases ", amountText(std::fabs(amount)), " tokens on one day (",
                yearText(year), "), ", percentText(share), " of what circulates today"}));
  }

  static double largestJump(const ReleaseShape& shape, double& year);

  void curveStart(const Curve& curve) {
    if (supply_.releases.size() != 1 || curve.points.empty() || curve.points.front().year > 0) return;
    double today = curve.points.front().supply;
    for (std::size_t i = 1; i < curve.points.size() && curve.points[i - 1].year <= 0; ++i) {
      const SupplyPoint& a = curve.points[i - 1];
      const SupplyPoint& b = curve.points[i];
      today = b.year <= 0 ? b.supply : a.supply + (b.supply - a.supply) * -a.year / (b.year - a.year);
    }
    if (today == 0) return;  // an imported list of amounts counts from 0: it says nothing about the level of today
    if (std::fabs(today / supply_.initialSupply - 1) > 0.001)
      add("curveStart", Severity::warning, today,
          join({"gives ", amountText(today), " tokens today, but initialSupply is ",
                amountText(supply_.initialSupply)}));
  }

  void whole() {
    depletion();
    const double declared = supply_.declaredMaximum;
    if (declared == infinity) return;
    if (supply_.initialSupply > declared) {
      add("aboveMaximum", Severity::warning, supply_.initialSupply,
          join({"Supply today (", amountText(supply_.initialSupply), ") is above the declared maximum of ",
                amountText(declared)}));
    } else if (longRun_.peakSupply > declared * (1 + 1e-9)) {
      add("aboveMaximum", Severity::warning, longRun_.peakSupply,
          longRun_.peakSupply == infinity
              ? join({"The schedule has no limit, but a maximum of ", amountText(declared), " is declared"})
              : join({"The schedule reaches ", amountText(longRun_.peakSupply),
                      " tokens, above the declared maximum of ", amountText(declared)}));
    }
    totals(declared);
  }

  void totals(double declared) {
    double outside = 0;
    for (const Release& release : supply_.releases)
      if (!release.circulating) outside += std::fmax(0.0, totalFromToday(release.shape));
    const double peak = longRun_.peakSupply + outside;
    if (!(peak < infinity)) return;
    const double gap = declared - peak;
    if (gap > 0.001 * declared) {
      add("undated", Severity::warning, gap / declared,
          join({percentText(gap / declared), " of the declared maximum (", amountText(gap),
                " tokens) has no release date"}));
    } else if (outside > 0 && -gap > 0.001 * declared) {
      add("total", Severity::warning, peak,
          join({"Supply and all releases add up to ", amountText(peak), ", not to the declared maximum of ",
                amountText(declared)}));
    }
  }

  void depletion() {
    if (longRun_.depletedYear == infinity) return;
    add("depletes", Severity::warning, longRun_.depletedYear,
        join({"Supply burns to nothing in ", yearText(longRun_.depletedYear),
              "; the price has no meaning from then on"}));
  }

  const Supply& supply_;
  const LongRun& longRun_;
  double horizon_;
  double current_ = -1;
  std::string label_;
  std::vector<Finding> findings_;
  std::size_t counts_[3] = {};
};

double Auditor::largestJump(const ReleaseShape& shape, double& year) {
  double largest = 0;
  double index = 0;
  const double amount = amountOf(shape);
  const bool endless = std::holds_alternative<Inflation>(shape) || std::holds_alternative<Approach>(shape) ||
                       std::holds_alternative<Geometric>(shape) || std::holds_alternative<RateTable>(shape);
  if (endless || amount == 0) return 0;  // these kinds have no jumps
  // Tranches at equal intervals are all alike after the first few; only a curve may jump anywhere.
  constexpr int telling = 4;
  int dates = std::holds_alternative<Curve>(shape) ? -static_cast<int>(mostTableRows) : 0;
  Change change = begin(shape, {.year = 0, .supply = 0, .supplyNow = 0, .alone = true, .index = index});
  for (double now = 0;; now = change.next) {
    if (now > 0) change = proceed(shape, {.year = now, .supply = 0, .supplyNow = 0, .alone = true, .index = index});
    if (std::fabs(change.jump * amount) > std::fabs(largest)) {
      largest = change.jump * amount;
      year = now;
    }
    if (!(change.next < infinity) || ++dates > telling) return largest;
  }
}

}  // namespace

std::vector<Finding> audit(const Supply& supply, const LongRun& longRun, double horizon) {
  return Auditor(supply, longRun, horizon).run();
}

}  // namespace tvd
