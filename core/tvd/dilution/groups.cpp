// SPDX-License-Identifier: MIT
#include "tvd/dilution/groups.hpp"

#include <algorithm>
#include <iterator>

namespace tvd::dilution {

Groups::Groups(const std::vector<Release>& releases)
    : releases_(releases), own_(releases.size() <= mostShown), rows_(releases.size()) {
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t rowOfCategory[2 * std::size(categoryNames)];
  std::fill(std::begin(rowOfCategory), std::end(rowOfCategory), none);
  for (std::size_t i = 0; i < releases.size(); ++i) {
    std::size_t& row =
        rowOfCategory[2 * static_cast<std::size_t>(releases[i].category) + (releases[i].circulating ? 0 : 1)];
    if (own_ || row == none) {
      row = firsts_.size();
      firsts_.push_back(i);
    }
    rows_[i] = row;
  }
}

std::string Groups::labelOf(std::size_t row) const {
  const Release& release = releases_[firsts_[row]];
  return own_ ? release.label : categoryNames[static_cast<std::size_t>(release.category)];
}

}  // namespace tvd::dilution
