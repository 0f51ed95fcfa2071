// SPDX-License-Identifier: MIT
// Memory in sizes that are a power of two or a quarter, half or three quarters more, each with a list of what was given
// back (simple segregated storage: Wilson et al. 1995, section 3.6). A third of the code of Emscripten's smallest
// allocator. Blocks never join, so that a page which computes the same things again asks for nothing more.
#include <unistd.h>

#include <bit>
#include <cerrno>
#include <cstddef>
#include <cstdint>

namespace {

// Stands before the memory that the caller sees, and keeps it aligned for every type.
struct alignas(16) Block {
  Block* next;         // among the blocks given back
  std::uint32_t size;  // this header included
  std::uint32_t list;
};

Block* givenBack[4 * 32];

constexpr std::size_t largest = std::size_t{1} << 30;

Block* fromSystem(std::uint32_t size) {
  void* const memory = sbrk(static_cast<std::intptr_t>(size));
  return memory == reinterpret_cast<void*>(-1) ? nullptr : static_cast<Block*>(memory);
}

Block* blockOf(void* memory) { return static_cast<Block*>(memory) - 1; }

}  // namespace

extern "C" {

void* malloc(std::size_t size) {
  if (size > largest) return nullptr;
  const auto needed = static_cast<std::uint32_t>(size + sizeof(Block) + 31);
  const auto octave = static_cast<std::uint32_t>(std::bit_width(needed) - 3);
  const std::uint32_t quarters = (needed - 1) >> octave;  // of the power of two: 3 to 7
  const std::uint32_t list = 4 * octave + (quarters & 3U);
  Block* block = givenBack[list];
  if (block != nullptr) {
    givenBack[list] = block->next;
    return block + 1;
  }
  const std::uint32_t rounded = ((quarters + 1) << octave) & ~15U;
  block = fromSystem(rounded);
  if (block == nullptr) return nullptr;
  block->size = rounded;
  block->list = list;
  return block + 1;
}

void free(void* memory) {
  if (memory == nullptr) return;
  Block* const block = blockOf(memory);
  block->next = givenBack[block->list];
  givenBack[block->list] = block;
}

void* calloc(std::size_t count, std::size_t size) {
  if (size != 0 && count > largest / size) return nullptr;
  void* const memory = malloc(count * size);
  return memory == nullptr ? nullptr : __builtin_memset(memory, 0, count * size);
}

void* realloc(void* memory, std::size_t size) {
  if (memory == nullptr) return malloc(size);
  const std::size_t room = blockOf(memory)->size - sizeof(Block);
  if (size <= room) return memory;
  void* const moved = malloc(size);
  if (moved == nullptr) return nullptr;
  __builtin_memcpy(moved, memory, room);  // one instruction; the C library's is a loop over bytes
  free(memory);
  return moved;
}

// Every block is aligned for the widest vector, and nothing asks for more.
int posix_memalign(void** memory, std::size_t alignment, std::size_t size) {
  *memory = alignment <= sizeof(Block) ? malloc(size) : nullptr;
  return *memory == nullptr ? ENOMEM : 0;
}

}  // extern "C"
