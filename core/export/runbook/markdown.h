// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/runbook/document.h"

#include <map>
#include <string>

namespace breakwater::paper {

/// CommonMark with tables and task lists, section for section what the PDF has: the accessible form.
/// `pictures`: picture id -> path of an image file beside it; a picture that is not there prints its words.
std::string toMarkdown(const Document &document, const std::map<std::string, std::string> &pictures = {});

} // namespace breakwater::paper
