// SPDX-License-Identifier: MIT
// The one main() of the test program; every *_test.cpp registers itself.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
