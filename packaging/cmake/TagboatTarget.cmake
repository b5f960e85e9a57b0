# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
# Compiler settings shared by our own sources, and the one-line test function.

set(TAGBOAT_WARNINGS
    -Wall
    -Wextra
    -Wpedantic
    -Wshadow
    -Wconversion
    -Wnon-virtual-dtor
    -Woverloaded-virtual
    -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  # With optimisation GCC 12 takes an empty std::optional for an uninitialised one: https://gcc.gnu.org/PR80635
  list(APPEND TAGBOAT_WARNINGS -Wno-maybe-uninitialized)
endif()

# Language rules for every hand-written source. Warnings stand apart: code that Qt generates for QML modules
# shadows names, so those modules put the warnings on their own sources only.
add_library(tagboat_rules INTERFACE)
# Qt 6.4 is what we write for: what later versions call deprecated is no warning yet.
target_compile_definitions(tagboat_rules INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_KEYWORDS
                                                   QT_WARN_DEPRECATED_UP_TO=0x060400)
if(TAGBOAT_FAILPOINTS)
  target_compile_definitions(tagboat_rules INTERFACE TAGBOAT_FAILPOINTS)
endif()
# Some libraries ask for -pthread; with it everywhere a precompiled header fits every target.
target_compile_options(tagboat_rules INTERFACE -fstack-protector-strong -pthread)
if(TAGBOAT_SANITIZE)
  target_compile_options(tagboat_rules INTERFACE -fsanitize=${TAGBOAT_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(tagboat_rules INTERFACE -fsanitize=${TAGBOAT_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
    # Clang 14 cannot build coroutines with this one: "Cannot represent a difference across sections".
    target_compile_options(tagboat_rules INTERFACE -fno-sanitize=function)
  endif()
endif()

add_library(tagboat_warnings INTERFACE)
target_compile_options(tagboat_warnings INTERFACE ${TAGBOAT_WARNINGS})

# tagboat_add_test(NAME tst_x SOURCES a.cpp LIBRARIES lib... [TIMEOUT s] [LABELS l...])
function(tagboat_add_test)
  cmake_parse_arguments(T "" "NAME;TIMEOUT" "SOURCES;LIBRARIES;LABELS" ${ARGN})
  add_executable(${T_NAME} ${T_SOURCES})
  set_target_properties(${T_NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  target_link_libraries(${T_NAME} PRIVATE ${T_LIBRARIES} Qt6::Test tagboat_test_support tagboat_rules tagboat_warnings)
  target_precompile_headers(${T_NAME} REUSE_FROM tagboat_headers)
  add_test(NAME ${T_NAME} COMMAND ${T_NAME})
  if(NOT T_TIMEOUT)
    set(T_TIMEOUT 120)
  endif()
  set_tests_properties(${T_NAME} PROPERTIES TIMEOUT ${T_TIMEOUT} LABELS "${T_LABELS}" ENVIRONMENT "${TAGBOAT_TEST_ENVIRONMENT}")
endfunction()
