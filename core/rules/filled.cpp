// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/filled.h"

namespace breakwater {

std::string filled(const std::string &text, const std::map<std::string, std::string> &arguments)
{
    if (text.find('{') == std::string::npos)
        return text;
    std::string out;
    out.reserve(2 * text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t open = text.find('{', at);
        const std::size_t close = open == std::string::npos ? open : text.find('}', open);
        if (close == std::string::npos)
            break;
        out.append(text, at, open - at);
        const auto found = arguments.find(text.substr(open + 1, close - open - 1));
        out += found != arguments.end() ? found->second : text.substr(open, close + 1 - open);
        at = close + 1;
    }
    return out.append(text, at, std::string::npos);
}

} // namespace breakwater
