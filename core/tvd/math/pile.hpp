// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdlib>
#include <type_traits>
#include <utility>

namespace tvd {

namespace detail {

/// Memory for twice as many items, the old ones in front; ends the program when there is none.
void* growPile(void* items, std::size_t& room, std::size_t itemSize);

}  // namespace detail

/// A list of plain values that only grows and shrinks at its end: what walks over a schedule put aside in thousands.
/// std::vector does the same with half a kilobyte of code for every type of item.
template <class Item>
class Pile {
  static_assert(std::is_trivially_copyable_v<Item> && std::is_trivially_destructible_v<Item>);

 public:
  Pile() = default;
  Pile(const Pile&) = delete;
  Pile& operator=(const Pile&) = delete;
  Pile& operator=(Pile&& other) noexcept {
    std::swap(items_, other.items_);
    std::swap(size_, other.size_);
    std::swap(room_, other.room_);
    return *this;
  }
  ~Pile() { std::free(items_); }

  void push_back(const Item& item) {
    const Item copy = item;  // it may lie in the memory that moves
    if (size_ == room_) items_ = static_cast<Item*>(detail::growPile(items_, room_, sizeof(Item)));
    items_[size_++] = copy;
  }
  void pop_back() { --size_; }
  void clear() { size_ = 0; }
  /// Keeps the first `size` items.
  void shrink(std::size_t size) { size_ = size; }

  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }
  Item& operator[](std::size_t i) { return items_[i]; }
  const Item& operator[](std::size_t i) const { return items_[i]; }
  Item& front() { return items_[0]; }
  const Item& front() const { return items_[0]; }
  Item& back() { return items_[size_ - 1]; }
  const Item& back() const { return items_[size_ - 1]; }
  Item* begin() { return items_; }
  Item* end() { return items_ + size_; }
  const Item* begin() const { return items_; }
  const Item* end() const { return items_ + size_; }

 private:
  Item* items_ = nullptr;
  std::size_t size_ = 0;
  std::size_t room_ = 0;
};

}  // namespace tvd
