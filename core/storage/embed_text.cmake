# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DINPUT=a.json -DOUTPUT=a.cpp -DFUNCTION=name -DHEADER=b.h -P embed_text.cmake: a text as a C++ function.
file(READ "${INPUT}" text HEX)
string(REGEX MATCHALL "[0-9a-f][0-9a-f]" bytes "${text}")
list(LENGTH bytes size)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," text "${text}")
file(WRITE "${OUTPUT}" "// Made by the build from a text under resources/; edit that.
#include \"${HEADER}\"

namespace breakwater {

std::string_view ${FUNCTION}()
{
    static constexpr char kText[] = {${text}};
    return {kText, ${size}};
}

} // namespace breakwater
")
