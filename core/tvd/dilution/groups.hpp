// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "tvd/dilution.hpp"
#include "tvd/math/pile.hpp"

namespace tvd::dilution {

/// Which row of a chart or table each release is shown in: its own, or beyond `mostShown` releases that of its category,
/// circulating or not.
class Groups {
 public:
  explicit Groups(const std::vector<Release>& releases);

  std::size_t size() const { return firsts_.size(); }
  std::size_t of(std::size_t release) const { return rows_[release]; }
  double indexOf(std::size_t row) const { return own_ ? static_cast<double>(firsts_[row]) : -1; }
  std::string labelOf(std::size_t row) const;
  Category categoryOf(std::size_t row) const { return releases_[firsts_[row]].category; }
  bool circulates(std::size_t row) const { return releases_[firsts_[row]].circulating; }

 private:
  const std::vector<Release>& releases_;
  bool own_;
  std::vector<std::size_t> rows_;
  Pile<std::size_t> firsts_;
};

}  // namespace tvd::dilution
