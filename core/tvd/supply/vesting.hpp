// SPDX-License-Identifier: MIT
#pragma once

#include "tvd/supply/releases.hpp"

namespace tvd {

/// The dates that follow from a grant's flags, in years after today.
struct VestingTerms {
  double accrualStart;  ///< from here tokens accrue evenly
  double cliff;         ///< before it nothing is released but the upfront share
  double end;           ///< all is released
  double period;        ///< 0 where tokens flow: also where a period is too short for these dates to be told apart

  double length() const { return end - accrualStart; }
};

VestingTerms termsOf(const Vest& vest);

/// How many whole periods have passed by `year`, and how many had before it; a date computed as k periods counts k.
double periodsBy(const VestingTerms& terms, double year);
double periodsBeforeDate(const VestingTerms& terms, double year);

/// The share of the grant released by `year` (right-continuous), upfront share included.
double vestedShare(const Vest& vest, double year);

/// The share released before `year`: the limit of vestedShare from the left.
double vestedShareBefore(const Vest& vest, double year);

}  // namespace tvd
