// SPDX-License-Identifier: MIT
// The C++ library's last words would bring printf with them; a trap says as much, and JavaScript sees it as an error.
#include <version>

_LIBCPP_BEGIN_NAMESPACE_STD
[[noreturn]] void __libcpp_verbose_abort(const char*, ...) { __builtin_trap(); }
_LIBCPP_END_NAMESPACE_STD

// A call of a pure virtual function cannot happen; the library's answer to it would bring printf too.
extern "C" [[noreturn]] void __cxa_pure_virtual() { __builtin_trap(); }

// Embind asks for this when it is linked at all. Its own, which nothing calls here, would bring the registration of forty
// types with it, and printf for their names.
extern "C" const char* __getTypeName(const void*) { return nullptr; }
