// SPDX-License-Identifier: MIT
#include <cmath>

#include "tvd/calculator/problems.hpp"
#include "tvd/calculator/text.hpp"
#include "tvd/dilution.hpp"
#include "tvd/valuation.hpp"
#include "tvd/valuation/law.hpp"

namespace tvd::valuation {

namespace {

// Beyond e^200 jumps alone leave no room for anything else within the range of numbers.
constexpr double mostCompensation = 200;

void checkSteps(const Inputs& inputs, Problems& problems) {
  const double steps = inputs.holdingYears * inputs.stepsPerYear;
  if (steps <= mostSteps) return;
  problems.number("stepsPerYear", "cross", inputs.stepsPerYear, "times holdingYears must be at most 50000", 0,
                  mostSteps / inputs.holdingYears);
}

void checkJumps(const Inputs& inputs, Problems& problems) {
  const double compensation = lawOf(inputs.process).compensation() * inputs.holdingYears;
  if (std::fabs(compensation) <= mostCompensation) return;
  problems.number("process.jumpIntensity", "cross", lawOf(inputs.process).jumpIntensity,
                  "must be smaller with jumps of this size over this holding time: what they add to the expectation "
                  "may not exceed e^200");
}

// The schedule must have a price to the end and must not take for ever to walk, as in `dilution`.
void checkSchedule(const Inputs& inputs, Problems& problems) {
  dilution::Inputs shared;
  shared.supply = inputs.supply;
  shared.holdingYears = inputs.holdingYears;
  const std::size_t before = problems.count();
  dilution::checkInputs(&shared, problems);
  // Supply too small for a number is no supply; the shared rules look for that only where rates are high.
  if (problems.count() == before) dilution::checkSupplyLasts(shared, problems);
}

}  // namespace

void checkInputs(const void* object, Problems& problems) {
  const Inputs& inputs = *static_cast<const Inputs*>(object);
  checkSteps(inputs, problems);
  checkJumps(inputs, problems);
  checkSchedule(inputs, problems);
}

}  // namespace tvd::valuation
