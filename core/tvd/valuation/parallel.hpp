// SPDX-License-Identifier: MIT
//
// A valuation cut into parts for workers. All functions are pure; what crosses between workers is a flat list of numbers
// (see pack), which may be added up in any order and still gives the bits of `compute`.
//
//   done = 0
//   while done < blockCount(inputs):
//     end = checkpointAfter(inputs, done)      share blocks done … end - 1 out among workers: runBlocks
//     packed = mergeParts(inputs, parts)        show resultOf(inputs, packed); stop when targetMetBy(inputs, packed)
//     done = end
//
// A block is 1,024 paths. To cancel, leave out what has not been run.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "tvd/valuation.hpp"

namespace tvd::valuation {

std::uint64_t blockCount(const Inputs& inputs);

/// The number of blocks after which to look at the target error next, whoever runs them.
std::uint64_t checkpointAfter(const Inputs& inputs, std::uint64_t blocksDone);

/// Blocks `first` … `first` + `count` - 1, those beyond the last left out.
std::vector<double> runBlocks(const Inputs& inputs, std::uint64_t first, std::uint64_t count);

/// All parts as one; nothing when a part is not one of these inputs.
std::optional<std::vector<double>> mergeParts(const Inputs& inputs, std::span<const std::vector<double>> parts);

/// What the paths so far say; nothing when `packed` is not of these inputs or has no paths.
std::optional<Result> resultOf(const Inputs& inputs, std::span<const double> packed, const Detail& detail);

/// The target error is met by the paths so far.
bool targetMetBy(const Inputs& inputs, std::span<const double> packed);

}  // namespace tvd::valuation
