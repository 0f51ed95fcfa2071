// SPDX-License-Identifier: MIT
#pragma once

#include "tvd/valuation/partial.hpp"

namespace tvd::valuation {

/// Walks the paths of one block and adds what they leave behind to `partial`. Blocks may be run in any order, by anyone.
void runBlock(const Plan& plan, std::uint64_t block, Partial& partial);

/// The number of blocks after which to look whether enough have been run: from 1 on, a quarter more each time. A fixed
/// sequence, so that where a simulation stops does not depend on who ran it.
std::uint64_t nextCheckpoint(std::uint64_t blocks, std::uint64_t blocksDone);

}  // namespace tvd::valuation
