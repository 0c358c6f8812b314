// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/format.h"

namespace breakwater {

const RunbookFormat *runbookFormat(std::string_view id)
{
    for (const auto &format : Registry<RunbookFormat>::all()) {
        if (format->id() == id)
            return format.get();
    }
    return nullptr;
}

} // namespace breakwater
