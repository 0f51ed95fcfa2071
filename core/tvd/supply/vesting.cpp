// SPDX-License-Identifier: MIT
#include "tvd/supply/vesting.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tvd {

namespace {

constexpr double lastPlace = std::numeric_limits<double>::epsilon();

}  // namespace

VestingTerms termsOf(const Vest& vest) {
  const double cliff = vest.startYear + vest.cliffYears;
  const double start = vest.catchUp ? vest.startYear : cliff;
  const double end = vest.cliffInDuration ? vest.startYear + vest.durationYears : cliff + vest.durationYears;
  const bool flows = vest.periodYears < 64 * lastPlace * std::fmax(std::fabs(start), std::fabs(end));
  return {.accrualStart = start, .cliff = cliff, .end = end, .period = flows ? 0 : vest.periodYears};
}

namespace {

// A date that was computed as k periods from the start must not lose its k-th to rounding, which is up to four units in
// the last place of the dates.
double allowance(const VestingTerms& terms) {
  const double latest = std::fmax(std::fabs(terms.accrualStart), std::fabs(terms.end));
  return std::fmax(1e-9, 4 * lastPlace * latest / terms.period);
}

}  // namespace

double periodsBy(const VestingTerms& terms, double year) {
  return std::floor((year - terms.accrualStart) / terms.period + allowance(terms));
}

double periodsBeforeDate(const VestingTerms& terms, double year) {
  return std::ceil((year - terms.accrualStart) / terms.period - allowance(terms)) - 1;
}

namespace {

// The share of the grant out when `accrued` years' worth has vested.
double shareOf(const Vest& vest, const VestingTerms& terms, double accrued) {
  return vest.upfrontShare + (1 - vest.upfrontShare) * std::min(1.0, accrued / terms.length());
}

}  // namespace

double vestedShare(const Vest& vest, double year) {
  const VestingTerms terms = termsOf(vest);
  if (year < vest.startYear) return 0;
  if (year < terms.cliff) return vest.upfrontShare;
  if (year >= terms.end) return 1;
  if (terms.period == 0) return shareOf(vest, terms, year - terms.accrualStart);
  return shareOf(vest, terms, terms.period * periodsBy(terms, year));
}

double vestedShareBefore(const Vest& vest, double year) {
  const VestingTerms terms = termsOf(vest);
  if (year <= vest.startYear) return 0;
  if (year <= terms.cliff) return vest.upfrontShare;
  if (year > terms.end) return 1;
  if (terms.period == 0) return shareOf(vest, terms, year - terms.accrualStart);
  return shareOf(vest, terms, terms.period * periodsBeforeDate(terms, year));
}

}  // namespace tvd
