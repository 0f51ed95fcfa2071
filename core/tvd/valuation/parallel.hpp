// SPDX-License-Identifier: MIT
//
// A valuation cut into blocks of 1,024 paths for workers. What crosses between them is a flat list of numbers (see pack),
// which may be added up in any order and still gives the bits of `compute`.
#pragma once

#include "tvd/calculator/run.hpp"
#include "tvd/valuation.hpp"
#include "tvd/valuation/partial.hpp"

namespace tvd::valuation {

/// The share of one worker: its plan, and what its paths leave behind.
class Share : public Run {
 public:
  explicit Share(const Inputs& inputs);

  std::uint64_t blocks() const override { return plan_.blocks(); }
  std::uint64_t done() const override { return partial_.rows.size(); }
  std::uint64_t checkpointAfter(std::uint64_t blocksDone) const override;
  bool enough() override;
  void advance(std::uint64_t first, std::uint64_t count) override;
  std::vector<double> take() override;
  bool add(std::span<const double> taken) override { return unpackInto(partial_, taken); }
  /// Another lossThreshold reads the same paths.
  bool adopt(const void* inputs) override;
  bool result(void* result, const Detail& detail) override;

 private:
  Inputs inputs_;
  Plan plan_;
  Partial partial_;
};

}  // namespace tvd::valuation
