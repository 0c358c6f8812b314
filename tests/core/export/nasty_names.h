// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

/// Names that somebody could write into a design. Every quoting function gets all of them.
namespace breakwater::tests {

inline std::vector<std::pair<std::string, std::string>> nastyNames()
{
    using namespace std::string_literals;
    return {
        {"quotes", R"(it's "both" `kinds`)"},
        {"command substitution", "$(touch /tmp/owned)"},
        {"backticks", "`id`"},
        {"three backticks", "```\nrm -rf /\n```"},
        {"script element", "<script>alert(1)</script>"},
        {"image handler", "\"><img src=x onerror=alert(1)>"},
        {"end of comment", "--> ]]> </style></script>"},
        {"entity", "&lt;b&gt; &amp;amp; &#60;"},
        {"pipes", "a|b||c \\| d"},
        {"interpolation", "${HOME} %{if true}x%{endif} $${y} {{z}}"},
        {"line breaks", "first\nsecond\r\nthird\n# heading\n- item"},
        {"tabs", "a\tb"},
        {"right to left override",
         "safe\xE2\x80\xAE"
         "txt.exe"},
        {"isolates",
         "a\xE2\x81\xA6"
         "b\xE2\x81\xA9"
         "c"},
        {"line separator",
         "a\xE2\x80\xA8"
         "b"},
        {"two hundred characters", std::string(200, 'x')},
        {"emoji", "Shop \xF0\x9F\x9B\x92 \xF0\x9F\x87\xA9\xF0\x9F\x87\xAA"},
        {"nul", "before\0after"s},
        {"control characters", "\x01\x02 bell\x07 escape\x1B[31m del\x7F"},
        {"c1 controls",
         "a\xC2\x85"
         "b\xC2\x9B"
         "c"},
        {"invalid utf-8", "ok \xC3\x28 \xFF \xE2\x82"},
        {"overlong slash",
         "a\xC0\xAF"
         "b"},
        {"surrogate",
         "a\xED\xA0\x80"
         "b"},
        {"backslashes", "C:\\temp\\new \\"},
        {"markdown", "# *bold* _it_ [link](http://evil.example) ![i](x) ~~gone~~ <http://auto.example>"},
        {"address", "http://evil.example and www.evil.example and me@evil.example :smile:"},
        {"formula", "=HYPERLINK(\"http://evil\",\"x\")"},
        {"formula plus", "+1+1"},
        {"formula at", "@SUM(A1)"},
        {"list start", "1. first"},
        {"quote start", "> quoted"},
        {"rule", "---"},
        {"blanks", "   spaced   "},
        {"only blanks", "   "},
        {"empty", ""},
        {"leading dash", "-rf"},
        {"semicolon", "a; rm -rf / && b || c & d"},
        {"umlauts",
         "Bestellungen \xC3\xBC"
         "ber S\xC3\xBC"
         "d"},
    };
}

} // namespace breakwater::tests
