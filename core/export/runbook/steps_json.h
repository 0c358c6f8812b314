// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/runbook/document.h"

#include <string>
#include <string_view>

namespace breakwater::paper {

/// The steps for machines, with empty fields for what is measured. resources/schema/runbook-steps.schema.json
/// describes it; `rehearsal import` reads a filled one back.
std::string toStepsJson(const Document &document);
/// Its published JSON Schema.
std::string_view stepsSchema();

} // namespace breakwater::paper
