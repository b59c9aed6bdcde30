# SPDX-License-Identifier: Apache-2.0
# Plug-in folders register themselves: each folder's CMakeLists.txt calls sana_register, its parent adds every folder
# that has one and generates the table. No hand-kept list, no static initialisers.

# sana_add_plugins(): add every sub-folder of this folder that has a CMakeLists.txt, in name order.
macro(sana_add_plugins)
  file(GLOB plugin_lists CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} */CMakeLists.txt)
  list(SORT plugin_lists)
  foreach(plugin_list IN LISTS plugin_lists)
    get_filename_component(plugin ${plugin_list} DIRECTORY)
    add_subdirectory(${plugin})
  endforeach()
endmacro()

# sana_register(KIND kind NAME name FACTORY function [ORDER n]): one entry of the kind's table.
# NAME is what a person or a checkpoint calls it; FACTORY is a function of namespace sana::<layer> with the kind's
# factory signature.
function(sana_register)
  cmake_parse_arguments(arg "" "KIND;NAME;FACTORY;ORDER" "" ${ARGN})
  if(NOT arg_ORDER)
    set(arg_ORDER 0)
  endif()
  set_property(GLOBAL APPEND PROPERTY SANA_REGISTRY_${arg_KIND} "${arg_NAME}|${arg_FACTORY}|${arg_ORDER}")
endfunction()

# sana_registry_source(OUT KIND kind NAMESPACE ns HEADER h SIGNATURE "R %s(args)" ENTRY type FUNCTION name
#                      [WITH_ORDER]): generates OUT, which defines FUNCTION() over the registered entries.
function(sana_registry_source out)
  cmake_parse_arguments(arg "WITH_ORDER" "KIND;NAMESPACE;HEADER;SIGNATURE;ENTRY;FUNCTION" "" ${ARGN})
  get_property(entries GLOBAL PROPERTY SANA_REGISTRY_${arg_KIND})
  set(declarations "")
  set(rows "")
  foreach(entry IN LISTS entries)
    string(REPLACE "|" ";" parts "${entry}")
    list(GET parts 0 name)
    list(GET parts 1 factory)
    list(GET parts 2 order)
    string(REPLACE "%s" "${factory}" declaration "${arg_SIGNATURE}")
    string(APPEND declarations "${declaration};\n")
    if(arg_WITH_ORDER)
      string(APPEND rows "    {\"${name}\", ${order}, &${factory}},\n")
    else()
      string(APPEND rows "    {\"${name}\", &${factory}},\n")
    endif()
  endforeach()
  file(CONFIGURE OUTPUT ${out} @ONLY CONTENT
"// Generated from the folders that call sana_register(KIND ${arg_KIND} ...).
#include \"${arg_HEADER}\"

#include <array>

namespace ${arg_NAMESPACE} {

${declarations}
std::span<const ${arg_ENTRY}> ${arg_FUNCTION}() {
  static constexpr auto table = std::to_array<${arg_ENTRY}>({
${rows}  });
  return table;
}

}  // namespace ${arg_NAMESPACE}
")
endfunction()
