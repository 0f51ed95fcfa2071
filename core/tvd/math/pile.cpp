// SPDX-License-Identifier: MIT
#include "tvd/math/pile.hpp"

namespace tvd::detail {

void* growPile(void* items, std::size_t& room, std::size_t itemSize) {
  room = room == 0 ? 16 : 2 * room;
  void* const grown = std::realloc(items, room * itemSize);
  if (grown == nullptr) std::abort();
  return grown;
}

}  // namespace tvd::detail
