# SPDX-License-Identifier: Apache-2.0
# Libraries and tests above the engine: Qt and its code generators appear here only.

# sana_ui_library(FOLDER SOURCES... ): static library sana_ui_FOLDER of this folder; link the others by hand.
function(sana_ui_library folder)
  set(target sana_ui_${folder})
  add_library(${target} STATIC ${ARGN})
  sana_target(${target} 23)
  set_target_properties(${target} PROPERTIES AUTOMOC ON)
  target_compile_definitions(${target} PRIVATE QT_NO_KEYWORDS_WARNING QT_NO_CAST_FROM_BYTEARRAY
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
  target_link_libraries(${target} PUBLIC Qt6::Core Qt6::Gui)
  set_property(GLOBAL APPEND PROPERTY SANA_UI_LIBRARIES ${target})
endfunction()

# sana_ui_test(NAME SOURCES... [LINK libraries...] [LABELS labels...]): one Qt Test program, run without a screen.
function(sana_ui_test name)
  cmake_parse_arguments(arg "" "" "LINK;LABELS" ${ARGN})
  add_executable(${name} ${arg_UNPARSED_ARGUMENTS})
  sana_target(${name} 23)
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE Qt6::Test ${arg_LINK})
  if(NOT arg_LABELS)
    set(arg_LABELS ui)
  endif()
  add_test(NAME ${name} COMMAND ${CMAKE_SOURCE_DIR}/tests/ui/in_own_home.sh $<TARGET_FILE:${name}>)
  set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}" TIMEOUT 300
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;QT_LOGGING_RULES=qt.qpa.*=false")
endfunction()
