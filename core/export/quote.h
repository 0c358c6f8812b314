// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// One quoting function for each language that exports speak. Text from a design is hostile: whatever it
/// holds, the result is one inert value of that language. No other code of core/export escapes anything.
namespace breakwater::quote {

/// Text for people, of any language: valid UTF-8 on one line. Bytes that are no UTF-8, control characters and
/// marks that reorder text (bidirectional overrides, embeddings and isolates) become U+FFFD; line breaks and
/// tabs become a space.
std::string line(std::string_view text);
/// As `line`, but line breaks stay.
std::string prose(std::string_view text);

/// Inline CommonMark (with tables): shows the text and nothing else, also at the start of a line and in a
/// table cell.
std::string markdown(std::string_view text);
/// A code span that survives in a table cell as well.
std::string markdownCode(std::string_view text);
/// A fenced block, fence included; the text stands in it verbatim.
std::string markdownFence(std::string_view text, std::string_view language);
/// Text and attribute values of HTML and XHTML.
std::string html(std::string_view text);
/// Text and attribute values of XML and SVG.
std::string xml(std::string_view text);

/// What stands between double quotes in a Mermaid label; the quotes are not included.
std::string mermaid(std::string_view text);

/// A word of bash: 'text', or $'text' where it holds control characters. NUL cannot be said in a shell and
/// becomes U+FFFD, like invalid UTF-8.
std::string shellSingle(std::string_view text);
/// What stands between double quotes in a POSIX shell; the quotes are not included, so that a caller may put
/// ${VARIABLES} beside it. Control characters except line breaks become U+FFFD.
std::string shellDouble(std::string_view text);

/// What stands between double quotes in PowerShell; the quotes are not included, so that a caller may put
/// ${VARIABLES} beside it. PowerShell takes typographic quotes for quotes, and so does this.
std::string powershellDouble(std::string_view text);
/// A word of PowerShell: 'text', or "text" where it holds control characters.
std::string powershell(std::string_view text);

/// One field after RFC 4180, always quoted where it must be. A field that a spreadsheet would run as a
/// formula gets an apostrophe in front.
std::string csv(std::string_view text);
/// A single-quoted Bicep string, quotes included.
std::string bicepString(std::string_view text);
/// A double-quoted YAML scalar, quotes included.
std::string yaml(std::string_view text);
/// A text in the JSON of Azure Resource Manager, before the JSON is quoted: never read as an [expression].
std::string arm(std::string_view text);
/// A double-quoted HCL string, quotes included.
std::string hclString(std::string_view text);

/// Whether the text is one harmless word in every shell: letters, digits and . _ - / : @ , + =
bool isPlainWord(std::string_view text);
/// Whether the text holds a character that could make a printed command read other than it runs: control
/// characters, line breaks, reordering or invisible marks, invalid UTF-8.
bool isTreacherous(std::string_view text);
bool isAscii(std::string_view text);

} // namespace breakwater::quote
