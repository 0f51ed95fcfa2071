// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "tvd/supply/long_run.hpp"
#include "tvd/supply/supply.hpp"

namespace tvd {

enum class Severity : std::uint8_t { note, warning, error };
inline constexpr const char* severityNames[] = {"note", "warning", "error"};

/// Something odd about a schedule. The schedules that projects publish contain these mistakes, so every one is checked
/// before any chart. What has no meaning at all is a violation and never gets this far.
struct Finding {
  std::string rule;  ///< past, afterHorizon, zeroAmount, bigTranche, undated, total, aboveMaximum, depletes,
                     ///< startMismatch, notCirculating, releasesNothing, capReached, curveStart
  Severity severity = Severity::warning;
  double release = -1;  ///< index of the release, -1 for the schedule as a whole
  std::string label;
  double value = 0;  ///< the number the rule is about
  std::string message;
};

/// All findings, in the order of the releases, those about the whole schedule last. `outside`: what all releases that do not
/// circulate will ever emit.
std::vector<Finding> audit(const Supply& supply, const LongRun& longRun, double horizon, double outside);

/// Findings of one kind beyond this many are counted in one last finding.
inline constexpr std::size_t mostFindings = 50;

template <>
struct Described<Finding> {
  static constexpr Field fields[] = {
      text<&Finding::rule>("rule", 40, TVD_PROSE("Which rule of the audit")),
      choice<&Finding::severity>("severity", severityNames, TVD_PROSE("note, warning or error")),
      number<&Finding::release>("release", unit::count, anyNumber(),
                                TVD_PROSE("Index of the release; -1 for the whole schedule")),
      text<&Finding::label>("label", 200, TVD_PROSE("Its label")),
      number<&Finding::value>("value", unit::none, anyNumber().orInfinity(), TVD_PROSE("The number the rule is about")),
      text<&Finding::message>("message", 1000, TVD_PROSE("The finding as a sentence")),
  };
  static constexpr Record record{"Finding", TVD_PROSE("Something odd about a schedule"), fields};
};

}  // namespace tvd
