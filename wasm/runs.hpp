// SPDX-License-Identifier: MIT
//
// Calculations that take long, in steps. The latest two runs are kept, so that two scenarios may take turns and nobody has
// to let go of anything; every step names its run.
#pragma once

#include "call.hpp"

namespace tvd::js {

/// calculator, inputs, today: {run, blocks, done, checkpoints}; `done` is above 0 when a run kept has blocks of these inputs.
val beginRun(const Arguments& arguments);
/// run, first block, count
val advanceRun(const Arguments& arguments);
/// run: hands over what has been gathered, one column
val takeFromRun(const Arguments& arguments);
/// run, column that another engine took
val addToRun(const Arguments& arguments);
/// run: true when the inputs' target has been met
val isRunEnough(const Arguments& arguments);
/// run, points along each path: the result so far, or null before the first block
val outcomeOfRun(const Arguments& arguments);

}  // namespace tvd::js
