# SPDX-License-Identifier: MIT
# Installs the core as a CMake package: find_package(tvd) gives the target tvd::tvd.
include(CMakePackageConfigHelpers)

set(TVD_CONFIG_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/tvd)
install(TARGETS tvd EXPORT tvd-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/core/tvd DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN "*.hpp")
install(EXPORT tvd-targets NAMESPACE tvd:: DESTINATION ${TVD_CONFIG_DIR})
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/tvd-config.cmake.in
  ${PROJECT_BINARY_DIR}/tvd-config.cmake INSTALL_DESTINATION ${TVD_CONFIG_DIR})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/tvd-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/tvd-config.cmake ${PROJECT_BINARY_DIR}/tvd-config-version.cmake
  DESTINATION ${TVD_CONFIG_DIR})
