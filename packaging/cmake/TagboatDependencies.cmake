# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
# Everything Tagboat links, found once. The Debian package of each stands in packaging/dependencies.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Concurrent DBus Gui HttpServer Network Qml Quick QuickControls2 Sql)
if(TAGBOAT_TESTS)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Test QuickTest)
endif()
# qcoro_enable_coroutines() is not called: it adds a flag that clang-tidy and clangd reject, and C++20 needs none.
find_package(QCoro6 0.8 REQUIRED COMPONENTS Core)
find_package(Qt6Keychain REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(tl-expected REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(enchant REQUIRED IMPORTED_TARGET enchant-2>=2.3)
pkg_check_modules(libcmarkgfm REQUIRED IMPORTED_TARGET libcmark-gfm>=0.29)
pkg_check_modules(libgit2 REQUIRED IMPORTED_TARGET libgit2>=1.5)
pkg_check_modules(libsodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(libyaml REQUIRED IMPORTED_TARGET yaml-0.1>=0.2.5)
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()
