// SPDX-License-Identifier: MIT
#include "tvd/supply/vesting.hpp"

#include <algorithm>
#include <cmath>

namespace tvd {

VestingTerms termsOf(const Vest& vest) {
  const double cliff = vest.startYear + vest.cliffYears;
  return {.accrualStart = vest.catchUp ? vest.startYear : cliff,
          .cliff = cliff,
          .end = vest.cliffInDuration ? vest.startYear + vest.durationYears : cliff + vest.durationYears};
}

namespace {

// The share of the grant out when `accrued` years' worth has vested.
double shareOf(const Vest& vest, const VestingTerms& terms, double accrued) {
  return vest.upfrontShare + (1 - vest.upfrontShare) * std::min(1.0, accrued / terms.length());
}

}  // namespace

// The allowance of 1e-9 periods keeps a date that was computed as k periods from losing its k-th.
double vestedShare(const Vest& vest, double year) {
  const VestingTerms terms = termsOf(vest);
  if (year < vest.startYear) return 0;
  if (year < terms.cliff) return vest.upfrontShare;
  if (year >= terms.end) return 1;
  const double accrued = year - terms.accrualStart;
  if (vest.periodYears == 0) return shareOf(vest, terms, accrued);
  return shareOf(vest, terms, vest.periodYears * std::floor(accrued / vest.periodYears + 1e-9));
}

double vestedShareBefore(const Vest& vest, double year) {
  const VestingTerms terms = termsOf(vest);
  if (year <= vest.startYear) return 0;
  if (year <= terms.cliff) return vest.upfrontShare;
  if (year > terms.end) return 1;
  const double accrued = year - terms.accrualStart;
  if (vest.periodYears == 0) return shareOf(vest, terms, accrued);
  return shareOf(vest, terms, vest.periodYears * (std::ceil(accrued / vest.periodYears - 1e-9) - 1));
}

}  // namespace tvd
