# SPDX-License-Identifier: Apache-2.0
# Flags that every target of ours shares.

# sana_target(NAME STANDARD): include root, language standard, warnings as errors, sanitizers.
function(sana_target name standard)
  target_compile_features(${name} PUBLIC cxx_std_${standard})
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
  target_compile_options(${name} PRIVATE -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Werror
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)  # g++ 12 reports std::string operations falsely
  if(SANA_SANITIZE)
    target_compile_options(${name} PUBLIC -fsanitize=${SANA_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(${name} PUBLIC -fsanitize=${SANA_SANITIZE})
  endif()
endfunction()

# sana_check_headers(TARGET HEADER...): each public header compiles alone.
function(sana_check_headers target)
  set(sources "")
  foreach(header IN LISTS ARGN)
    string(MAKE_C_IDENTIFIER ${header} id)
    set(source ${CMAKE_CURRENT_BINARY_DIR}/alone/${id}.cpp)
    file(CONFIGURE OUTPUT ${source} CONTENT "#include \"${header}\"\n#include \"${header}\"\n" @ONLY)
    list(APPEND sources ${source})
  endforeach()
  add_library(${target}_headers OBJECT ${sources})
  target_link_libraries(${target}_headers PRIVATE ${target})
endfunction()
