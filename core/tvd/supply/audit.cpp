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

using Parts = std::initializer_list<std::string_view>;

// What one release does from today on.
struct Emission {
  double first = infinity;  ///< the year from which it does anything
  double largest = 0;       ///< tokens on one day
  double largestYear = 0;
};

bool isList(const ReleaseShape& shape) {
  return std::holds_alternative<RateTable>(shape) || std::holds_alternative<Curve>(shape);
}

class Auditor {
 public:
  Auditor(const Supply& supply, const LongRun& longRun, double horizon, double outside)
      : supply_(supply), longRun_(longRun), horizon_(horizon), outside_(outside) {}

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
  void add(const char* rule, Severity severity, double value, Parts message) {
    if (++counts_[static_cast<std::size_t>(severity)] <= mostFindings) append(rule, severity, value, join(message));
  }

  void append(const char* rule, Severity severity, double value, const std::string& message) {
    Finding& finding = findings_.emplace_back();
    finding.rule = rule;
    finding.severity = severity;
    finding.release = current_;
    finding.label = label_;
    finding.value = value;
    finding.message = join({label_, current_ < 0 ? "" : ": ", message});
  }

  void countTheRest() {
    for (std::size_t i = 0; i < std::size(counts_); ++i) {
      if (counts_[i] <= mostFindings) continue;
      const auto more = static_cast<double>(counts_[i] - mostFindings);
      append("more", static_cast<Severity>(i), more, join({"and ", numberText(more), " more ", severityNames[i], "s"}));
    }
  }

  void each(const Release& release) {
    if (!release.circulating) add("notCirculating", Severity::note, 0, {"is shown but not counted as circulating"});
    const Emission emission = emissionOf(release.shape);
    timing(release, emission.first);
    amounts(release);
    if (release.circulating) tranche(emission);
    if (const auto* curve = std::get_if<Curve>(&release.shape)) curveStart(*curve);
  }

  void timing(const Release& release, double first) {
    const double end = lastYear(release.shape);
    if (first == infinity && end > -infinity &&
        (end < 0 || (end == 0 && std::holds_alternative<Linear>(release.shape))))
      add("past", Severity::warning, end, {"ended ", amountText(-end), " years ago and releases nothing more"});
    else if (first == infinity && amountOf(release.shape) != 0)
      add("zeroAmount", Severity::warning, 0, {"releases nothing as it is described"});
    if (first > horizon_ && first < infinity)
      add("afterHorizon", Severity::note, first, {"begins in year ", amountText(first), ", after the holding ends"});
  }

  void amounts(const Release& release) {
    const char* field = amountField(release.shape);
    if (field != nullptr && amountOf(release.shape) == 0)
      add("zeroAmount", Severity::warning, 0, {"releases nothing: ", field, " is 0"});
    const auto* inflation = std::get_if<Inflation>(&release.shape);
    const auto* approach = std::get_if<Approach>(&release.shape);
    const double cap = inflation != nullptr ? inflation->cap : approach != nullptr ? approach->cap : infinity;
    if (cap <= supply_.initialSupply)
      add("capReached", Severity::warning, cap, {"has reached its cap already and releases nothing"});
  }

  // The largest amount a release puts out on one day: a known price event.
  void tranche(const Emission& emission) {
    const double amount = emission.largest;
    const double share = std::fabs(amount) / supply_.initialSupply;
    if (share > 0.01)
      add("bigTranche", Severity::warning, share,
          {amount < 0 ? "burns " : "releases ", amountText(std::fabs(amount)), " tokens on one day (year ",
           amountText(emission.largestYear), "), ", amountText(100 * share), " % of what circulates today"});
  }

  Emission emissionOf(const ReleaseShape& shape) const;

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
          {"gives ", amountText(today), " tokens today, but initialSupply is ", amountText(supply_.initialSupply)});
  }

  void whole() {
    depletion();
    const double declared = supply_.declaredMaximum;
    if (declared == infinity) return;
    if (supply_.initialSupply > declared) {
      add("aboveMaximum", Severity::warning, supply_.initialSupply,
          {"Supply today (", amountText(supply_.initialSupply), ") is above the declared maximum of ",
           amountText(declared)});
    } else if (longRun_.peakSupply > declared * (1 + 1e-9)) {
      const bool endless = longRun_.peakSupply == infinity;
      add("aboveMaximum", Severity::warning, longRun_.peakSupply,
          {"The schedule ", endless ? "has no limit, but a maximum of " : "reaches ",
           amountText(endless ? declared : longRun_.peakSupply),
           endless ? " is declared" : " tokens, above the declared maximum of ", endless ? "" : amountText(declared)});
    }
    totals(declared);
  }

  // What burns takes no amount back from those that were released; beside a burn, what is released in proportion to supply
  // is not known by where supply leads.
  void totals(double declared) {
    double fixed = supply_.initialSupply;
    bool burns = false;
    bool follows = false;
    for (const Release& release : supply_.releases) {
      if (!release.circulating) continue;
      const double total = totalFromToday(release.shape);
      const bool burn = std::holds_alternative<Burn>(release.shape);
      burns = burns || burn || total < 0;
      follows = follows || (std::isnan(total) && !burn);
      fixed += std::fmax(0.0, total);
    }
    const double sum = std::fmax(longRun_.peakSupply, fixed) + outside_;
    if (!(sum < infinity) || (burns && follows)) return;
    const double gap = declared - sum;
    if (gap > 0.001 * declared) {
      add("undated", Severity::warning, gap / declared,
          {amountText(100 * gap / declared), " % of the declared maximum (", amountText(gap),
           " tokens) has no release date"});
    } else if (-gap > 0.001 * declared && sum > longRun_.peakSupply * (1 + 1e-9)) {  // else said by aboveMaximum
      add("total", Severity::warning, sum,
          {"Supply and all releases add up to ", amountText(sum), ", not to the declared maximum of ",
           amountText(declared)});
    }
  }

  void depletion() {
    if (longRun_.depletedYear == infinity) return;
    add("depletes", Severity::warning, longRun_.depletedYear,
        {"Supply burns to nothing in year ", amountText(longRun_.depletedYear),
         "; the price has no meaning from then on"});
  }

  const Supply& supply_;
  const LongRun& longRun_;
  double horizon_;
  double outside_;
  double current_ = -1;
  std::string label_;
  std::vector<Finding> findings_;
  std::size_t counts_[3] = {};
};

Emission Auditor::emissionOf(const ReleaseShape& shape) const {
  Emission emission;
  double index = 0;
  const double amount = amountOf(shape);
  // Tranches at equal intervals are all alike after the first few; only what is a list may do anything anywhere.
  constexpr int telling = 4;
  int dates = isList(shape) ? -static_cast<int>(mostTableRows) : 0;
  const double supply = supply_.initialSupply;
  Change change = begin(shape, {.year = 0, .supply = supply, .supplyNow = supply, .alone = true, .index = index});
  for (double now = 0;; now = change.next) {
    if (now > 0)
      change = proceed(shape, {.year = now, .supply = supply, .supplyNow = supply, .alone = true, .index = index});
    const bool acts = change.jump != 0 || change.slope != 0 || change.proportional.strength != 0;
    if (acts && amount != 0) emission.first = std::fmin(emission.first, now);
    if (std::fabs(change.jump * amount) > std::fabs(emission.largest)) {
      emission.largest = change.jump * amount;
      emission.largestYear = now;
    }
    if (!(change.next < infinity) || ++dates > telling) return emission;
  }
}

}  // namespace

std::vector<Finding> audit(const Supply& supply, const LongRun& longRun, double horizon, double outside) {
  return Auditor(supply, longRun, horizon, outside).run();
}

}  // namespace tvd
