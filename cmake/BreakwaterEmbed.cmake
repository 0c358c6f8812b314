# SPDX-License-Identifier: GPL-3.0-or-later
# breakwater_embed(TARGET FUNCTION BASE_DIR file ...): puts files into a library, byte for byte.
# The target gets `std::span<const breakwater::EmbeddedFile> breakwater::FUNCTION()`, ordered by name.
function(breakwater_embed target function base)
  set(files ${ARGN})
  list(SORT files)
  set(data "")
  set(entries "")
  set(index 0)
  foreach(file IN LISTS files)
    file(RELATIVE_PATH name "${base}" "${file}")
    string(APPEND data
      "asm(\".section .rodata\\n.balign 8\\n${function}_${index}_begin:\\n.incbin \\\"${file}\\\"\\n${function}_${index}_end:\\n.byte 0\\n.previous\\n\");\n"
      "extern const char ${function}_${index}_begin[] __attribute__((visibility(\"hidden\")));\n"
      "extern const char ${function}_${index}_end[] __attribute__((visibility(\"hidden\")));\n")
    string(APPEND entries
      "    {\"${name}\", {${function}_${index}_begin, static_cast<std::size_t>(${function}_${index}_end - ${function}_${index}_begin)}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  string(REPLACE "_begin:\\n" "_begin:\\n" data "${data}")
  set(source "${CMAKE_CURRENT_BINARY_DIR}/${function}.cpp")
  file(GENERATE OUTPUT "${source}" CONTENT
"// Made by the build from ${index} files; do not edit.
#include \"core/support/embedded.h\"
#include <array>
#include <cstddef>
#include <span>
extern \"C\" {
${data}}
namespace breakwater {
std::span<const EmbeddedFile> ${function}();
std::span<const EmbeddedFile> ${function}()
{
  static const std::array<EmbeddedFile, ${index}> files{{
${entries}  }};
  return files;
}
} // namespace breakwater
")
  set_source_files_properties("${source}" PROPERTIES OBJECT_DEPENDS "${files}" SKIP_PRECOMPILE_HEADERS ON)
  target_sources(${target} PRIVATE "${source}")
endfunction()
