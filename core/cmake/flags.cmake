# SPDX-License-Identifier: MIT
# One set of flags, linked privately by every target of this project, never passed on to its users.
add_library(tvd_flags INTERFACE)
target_compile_features(tvd_flags INTERFACE cxx_std_20)
target_compile_options(tvd_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
  -Wno-psabi             # how a function takes four doubles depends on the processor; none of these is called from another source
  -ffp-contract=off      # a fused multiply-add rounds once instead of twice: results would differ by machine
  -fno-math-errno        # nobody reads errno; lets sqrt be one instruction
  -fno-trapping-math     # nobody reads floating-point exception flags; lets selects vectorise
)
if(TVD_SANITIZE)
  target_compile_options(tvd_flags INTERFACE
    -fsanitize=address,undefined,float-cast-overflow -fno-sanitize-recover=all -fno-omit-frame-pointer
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)  # GCC cannot see through its own instrumentation
  target_link_options(tvd_flags INTERFACE -fsanitize=address,undefined)
endif()
if(TVD_FUZZ)
  target_compile_options(tvd_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
