# SPDX-License-Identifier: GPL-3.0-or-later
# What every target shares: the language, the warnings, the sanitizers, the precompiled headers, the compiler cache.
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_AUTOMOC_MOC_OPTIONS -D_GLIBCXX_VISIBILITY=) # moc 6.4 cannot read g++ 12's <compare>, <concepts> otherwise
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  # Paths relative to the checkout, so that two checkouts share what they have in common.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE_PROGRAM})
endif()

add_library(breakwater_options INTERFACE)
target_compile_features(breakwater_options INTERFACE cxx_std_20)
target_compile_options(breakwater_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor
                       -Woverloaded-virtual -Wno-missing-field-initializers -Werror -fpch-preprocess)
# What the optimiser of g++ 12 and 13 wrongly says of the standard library's own code; the debug build reports the rest.
target_compile_options(breakwater_options INTERFACE $<$<CONFIG:Release>:-Wno-restrict -Wno-stringop-overflow
                       -Wno-stringop-overread -Wno-array-bounds -Wno-maybe-uninitialized -Wno-dangling-pointer>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
  target_compile_options(breakwater_options INTERFACE -Wno-dangling-reference) # new in 13, and mostly wrong there
endif()
target_include_directories(breakwater_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_definitions(breakwater_options INTERFACE BREAKWATER_VERSION="${PROJECT_VERSION}")
if(BREAKWATER_SANITIZE)
  # -g1: a report shows names and lines; variables would double what is compiled and linked.
  target_compile_options(breakwater_options INTERFACE -g1 -fsanitize=address,undefined -fno-sanitize-recover=undefined
                         -fno-omit-frame-pointer)
  target_link_options(breakwater_options INTERFACE -fsanitize=address,undefined)
endif()

find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
  target_link_options(breakwater_options INTERFACE -fuse-ld=mold)
endif()

if(BREAKWATER_SHARED)
  # What registers itself is named by nobody, and must be loaded all the same.
  target_link_options(breakwater_options INTERFACE -Wl,--no-as-needed)
endif()

# One precompiled header for the core, one for everything with Qt; the targets reuse them.
file(WRITE "${CMAKE_BINARY_DIR}/pch/empty.cpp.in" "")
configure_file("${CMAKE_BINARY_DIR}/pch/empty.cpp.in" "${CMAKE_BINARY_DIR}/pch/core.cpp" COPYONLY)
configure_file("${CMAKE_BINARY_DIR}/pch/empty.cpp.in" "${CMAKE_BINARY_DIR}/pch/qt.cpp" COPYONLY)
if(BREAKWATER_PCH)
  add_library(breakwater_pch_core OBJECT "${CMAKE_BINARY_DIR}/pch/core.cpp")
  target_link_libraries(breakwater_pch_core PRIVATE breakwater_options)
  target_precompile_headers(breakwater_pch_core PRIVATE <algorithm> <array> <chrono> <cstdint> <filesystem> <functional>
                            <map> <memory> <optional> <set> <string> <string_view> <utility> <variant> <vector>)
endif()

# breakwater_add_library(NAME OBJECT source ...): a library of the kind this build makes.
function(breakwater_add_library name object)
  if(BREAKWATER_SHARED)
    add_library(${name} SHARED ${ARGN})
    set_target_properties(${name} PROPERTIES DEFINE_SYMBOL "") # it would differ from the precompiled header's
  elseif(object)
    add_library(${name} OBJECT ${ARGN})
  else()
    add_library(${name} STATIC ${ARGN})
  endif()
endfunction()

# breakwater_brings(TARGET lib ...): whatever links TARGET has all of these OBJECT libraries, which register themselves and
# are named by nobody.
function(breakwater_brings target)
  foreach(library IN LISTS ARGN)
    if(BREAKWATER_SHARED)
      target_link_libraries(${target} INTERFACE ${library})
    else()
      target_link_libraries(${target} INTERFACE $<TARGET_OBJECTS:${library}>)
    endif()
  endforeach()
endfunction()

# breakwater_library(NAME SOURCES a.cpp ... LINKS lib ... [PCH header]): one folder of the core. PCH: what all its files
# include, where they are many and small.
function(breakwater_library name)
  cmake_parse_arguments(ARG "OBJECT" "PCH" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  breakwater_add_library(${name} "${ARG_OBJECT}" ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC breakwater_options ${ARG_LINKS} PRIVATE ${ARG_PRIVATE_LINKS})
  if(BREAKWATER_PCH AND ARG_PCH)
    # Of its own target: the objects of one that has a header of its own would name the compiled header too.
    add_library(${name}_pch OBJECT "${CMAKE_BINARY_DIR}/pch/core.cpp")
    target_link_libraries(${name}_pch PRIVATE breakwater_options ${ARG_LINKS})
    target_precompile_headers(${name}_pch PRIVATE "${ARG_PCH}")
    target_precompile_headers(${name} REUSE_FROM ${name}_pch)
  elseif(BREAKWATER_PCH)
    target_precompile_headers(${name} REUSE_FROM breakwater_pch_core)
  endif()
endfunction()

# breakwater_widget(NAME SOURCES ... LINKS ...): one folder of the widgets, with Qt and automoc.
function(breakwater_widget name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  breakwater_add_library(${name} FALSE ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON AUTORCC ON)
  target_link_libraries(${name} PUBLIC breakwater_options Qt6::Widgets ${ARG_LINKS} PRIVATE ${ARG_PRIVATE_LINKS})
  target_compile_definitions(${name} PUBLIC QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS)
  if(BREAKWATER_PCH)
    if(NOT TARGET breakwater_pch_qt)
      add_library(breakwater_pch_qt OBJECT "${CMAKE_BINARY_DIR}/pch/qt.cpp")
      target_link_libraries(breakwater_pch_qt PRIVATE breakwater_options Qt6::Widgets)
      target_compile_definitions(breakwater_pch_qt PRIVATE QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS)
      target_precompile_headers(breakwater_pch_qt PRIVATE <algorithm> <functional> <map> <memory> <optional> <string>
                                <vector> <QtCore> <QtGui> <QtWidgets>)
    endif()
    target_precompile_headers(${name} REUSE_FROM breakwater_pch_qt)
  endif()
endfunction()

# breakwater_subdirectories(first ...): every subfolder that has a CMakeLists.txt of its own; the named ones before the
# others, for those that ask whether a target exists.
function(breakwater_subdirectories)
  file(GLOB children CONFIGURE_DEPENDS RELATIVE "${CMAKE_CURRENT_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}/*/CMakeLists.txt")
  foreach(first IN LISTS ARGN)
    list(REMOVE_ITEM children "${first}/CMakeLists.txt")
    add_subdirectory("${first}")
  endforeach()
  foreach(child IN LISTS children)
    get_filename_component(folder "${child}" DIRECTORY)
    add_subdirectory("${folder}")
  endforeach()
endfunction()
