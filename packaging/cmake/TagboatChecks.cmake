# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
# Targets for a developer's hand, over the files that differ from main: format-check, tidy; and tidy-all over every file.
set(check_sources ${CMAKE_SOURCE_DIR}/packaging/check-sources)
add_custom_target(format-check COMMAND ${check_sources} format ${CMAKE_BINARY_DIR} VERBATIM USES_TERMINAL)
add_custom_target(tidy COMMAND ${check_sources} tidy ${CMAKE_BINARY_DIR} VERBATIM USES_TERMINAL)
add_custom_target(tidy-all COMMAND ${check_sources} tidy ${CMAKE_BINARY_DIR} all VERBATIM USES_TERMINAL)
