# SPDX-License-Identifier: GPL-3.0-or-later
# breakwater_languages(TARGET file.ts ...): compiles the widgets' texts in other languages and puts them into the target,
# as :/breakwater/languages/NAME.qm. The target `update_languages` brings the files up to date with the sources.
get_target_property(qmake Qt6::qmake IMPORTED_LOCATION)
get_filename_component(qt_tools "${qmake}" DIRECTORY)
# Where Qt 6 keeps them, not in /usr/bin, which may have those of Qt 5 or a chooser that finds none.
set(qt_tool_folders /usr/lib/qt6/bin "${qt_tools}")
find_program(BREAKWATER_LRELEASE lrelease PATHS ${qt_tool_folders} NO_DEFAULT_PATH REQUIRED) # Debian: qt6-l10n-tools
find_program(BREAKWATER_LUPDATE lupdate PATHS ${qt_tool_folders} NO_DEFAULT_PATH)

function(breakwater_languages target)
  set(compiled "")
  set(updates "")
  foreach(source IN LISTS ARGN)
    get_filename_component(name "${source}" NAME_WE)
    set(output "${CMAKE_CURRENT_BINARY_DIR}/languages/${name}.qm")
    add_custom_command(OUTPUT "${output}" COMMAND "${BREAKWATER_LRELEASE}" -silent "${source}" -qm "${output}"
                       DEPENDS "${source}" COMMENT "Compiling ${name}.ts" VERBATIM)
    list(APPEND compiled "${output}")
    set(kind "")
    if(name MATCHES "_en$")
      set(kind -pluralonly)
    endif()
    list(APPEND updates COMMAND "${BREAKWATER_LUPDATE}" -silent -no-obsolete -locations none -I . ${kind} widgets app
         -ts "${source}")
  endforeach()
  file(MAKE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}/languages")
  qt_add_resources(${target} interface_languages PREFIX /breakwater/languages
                   BASE "${CMAKE_CURRENT_BINARY_DIR}/languages" FILES ${compiled})
  if(BREAKWATER_LUPDATE)
    add_custom_target(update_languages ${updates} WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}" VERBATIM)
  endif()
endfunction()
