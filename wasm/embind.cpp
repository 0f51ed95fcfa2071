// SPDX-License-Identifier: MIT
// The little of Embind's own run-time that the engine needs, in place of libembind's bind.cpp: that one registers every
// arithmetic type, five string types and twenty kinds of memory view, and prints type names, which brings printf.
// Only `val` crosses the border here; a call with any other type would be reported as unbound.
#include <emscripten/bind.h>

extern "C" {

// Bindings register themselves as the module starts; a list of them is only for threads, which the engine has none of.
void _embind_register_bindings(emscripten::internal::InitFunc*) {}

/// For the message about unbound types, which frees it.
char* __getTypeName(const void*) { return static_cast<char*>(__builtin_calloc(1, 1)); }

}  // extern "C"

EMSCRIPTEN_BINDINGS(value) {
  using namespace emscripten;
  internal::_embind_register_emval(internal::TypeID<val>::get());
}
