// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace tvd {

struct Detail;

/// A calculation that takes long, cut into blocks: they may be run anywhere and in any order, and what they gather adds up
/// to the bits of the whole calculation.
///
///   done = 0
///   while done < blocks():
///     end = checkpointAfter(done)              share blocks done … end - 1 out among workers, each with a Run of its own
///     add(what a worker's take() gave)         show result(); stop when enough()
///     done = end
///
/// To cancel, leave out what has not been run.
class Run {
 public:
  Run() = default;
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;
  virtual ~Run() = default;

  virtual std::uint64_t blocks() const = 0;
  /// Blocks that have been gathered here.
  virtual std::uint64_t done() const = 0;
  /// The number of blocks after which to ask `enough` next, whoever runs them; all of them when it need not be asked.
  virtual std::uint64_t checkpointAfter(std::uint64_t blocksDone) const = 0;
  /// What has been gathered is as accurate as the inputs ask for.
  virtual bool enough() = 0;

  /// Blocks `first` … `first` + `count` - 1, those beyond the last left out.
  virtual void advance(std::uint64_t first, std::uint64_t count) = 0;
  /// Hands over what has been gathered here, as flat numbers to be added elsewhere.
  virtual std::vector<double> take() = 0;
  /// Adds what another took; false, and nothing added, when it is not of these inputs.
  virtual bool add(std::span<const double> taken) = 0;

  /// Goes on with inputs that only read the same blocks in another way; false when they ask for other blocks.
  virtual bool adopt(const void* inputs) = 0;
  /// What the blocks so far say; false when there are none.
  virtual bool result(void* result, const Detail& detail) = 0;
};

/// The numbers of blocks after which to ask `enough`, in ascending order; the last is that of all blocks.
inline std::vector<double> checkpointsOf(const Run& run) {
  std::vector<double> checkpoints;
  for (std::uint64_t done = 0; done < run.blocks();) {
    done = run.checkpointAfter(done);
    checkpoints.push_back(static_cast<double>(done));
  }
  return checkpoints;
}

}  // namespace tvd
