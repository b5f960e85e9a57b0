# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
# One function for all QML modules; it holds what Qt 6.4 needs said.
#
# tagboat_add_qml_module(tagboat_overview URI Tagboat.Overview QML A.qml ... [SINGLETONS T.qml] [SOURCES x.cpp x.h ...]
#                        [LIBRARIES ...] [DEPENDENCIES QtQuick ...] [RESOURCES a.svg])
# A module is one folder (generated registration includes headers by base name), keeps its plugin (without it the linker
# drops the registration of a static module), and its hand-written sources alone carry the warnings.
function(tagboat_add_qml_module target)
  cmake_parse_arguments(M "" "URI" "QML;SINGLETONS;SOURCES;LIBRARIES;DEPENDENCIES;RESOURCES" ${ARGN})
  foreach(file ${M_SINGLETONS})
    set_source_files_properties(${file} PROPERTIES QT_QML_SINGLETON_TYPE TRUE)
  endforeach()
  set(cache)
  if(NOT TAGBOAT_QML_CACHE)
    set(cache NO_CACHEGEN)
  endif()
  string(REPLACE "." "/" path ${M_URI})
  qt_add_library(${target} STATIC)
  qt_add_qml_module(${target}
    URI ${M_URI}
    VERSION 1.0
    RESOURCE_PREFIX /qt/qml
    OUTPUT_DIRECTORY ${QT_QML_OUTPUT_DIRECTORY}/${path}
    QML_FILES ${M_QML} ${M_SINGLETONS}
    SOURCES ${M_SOURCES}
    RESOURCES ${M_RESOURCES}
    DEPENDENCIES ${M_DEPENDENCIES}
    ${cache})
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_include_directories(${target} INTERFACE ${CMAKE_SOURCE_DIR}/qml)
  target_link_libraries(${target} PUBLIC Qt6::Quick ${M_LIBRARIES} PRIVATE tagboat_rules)
  # What Qt generates from a QML file reads these headers and little else: with them precompiled it needs a quarter of its time.
  # GCC takes them over with the same warnings only, which generated and hand-written sources do not have.
  if(CMAKE_CXX_COMPILER_ID MATCHES Clang AND target STREQUAL tagboat_controls)
    target_precompile_headers(${target} PRIVATE <QtCore> <QtQml> <QCoroTask> <tl/expected.hpp>)
  elseif(CMAKE_CXX_COMPILER_ID MATCHES Clang)
    target_precompile_headers(${target} REUSE_FROM tagboat_controls)
  endif()
  foreach(file ${M_SOURCES})
    if(file MATCHES "\\.cpp$")
      set_property(SOURCE ${file} PROPERTY COMPILE_OPTIONS ${TAGBOAT_WARNINGS})
    endif()
  endforeach()
endfunction()
