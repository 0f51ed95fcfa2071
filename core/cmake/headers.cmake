# SPDX-License-Identifier: MIT
# Header-only libraries: Boost.Math (core), doctest and nlohmann-json (tests).
if(EMSCRIPTEN)
  # A cross compiler must not see /usr/include, so the build links just these folders into TVD_HEADERS.
  set(TVD_HEADERS "${PROJECT_BINARY_DIR}/headers" CACHE PATH "Folder that holds boost/, doctest/ and nlohmann/")
  foreach(library Boost::headers doctest::doctest nlohmann_json::nlohmann_json)
    add_library(${library} INTERFACE IMPORTED)
    target_include_directories(${library} SYSTEM INTERFACE ${TVD_HEADERS})
  endforeach()
else()
  find_package(Boost REQUIRED)
  if(TVD_TESTS)
    find_package(doctest REQUIRED)
    find_package(nlohmann_json REQUIRED)
  endif()
endif()
