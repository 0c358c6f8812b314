// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/runbook/document.h"

#include <string>
#include <string_view>

/// What an OpenDocument text holds whatever it says: styles, facts about it, the list of its files.
namespace breakwater::paper {

std::string_view openDocumentNames(); ///< the declarations of name spaces that every file of it has
std::string openDocumentStyles(const Document &document);
std::string openDocumentMeta(const Document &document);

} // namespace breakwater::paper
