// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/model/topology.h"
#include "core/support/registered.h"
#include "core/support/result.h"

#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace breakwater::cli {

/// What the shell is told. The numbers are documented in --help and in the manual.
enum class ExitCode {
    Clean = 0, ///< done, nothing at or above --fail-on
    Findings = 1, ///< done, findings at or above --fail-on
    Usage = 2, ///< the command line makes no sense
    Unreadable = 3, ///< a file could not be read or written
    Partial = 4 ///< a part of the output could not be made; the rest is written
};

/// The edge of the program: streams, the options that every verb shares, today's date. Tests pass their own.
struct Shell {
    std::ostream &out;
    std::ostream &err;
    std::string catalogFolder; ///< empty: the catalog that is compiled in
    std::string asOf; ///< ISO day; empty: today
    bool terminal = false; ///< colours may be used

    ExitCode fail(const Error &error) const; ///< prints "breakwater-cli: place: sentence"
    Result<std::shared_ptr<const Catalog>> catalog() const;
    Result<std::chrono::year_month_day> day() const;
    /// Opens a design with the catalog and the day. A design of a newer version is refused: it cannot be
    /// judged.
    Result<Snapshot> open(const std::string &file) const;
    /// The same of bytes that were read already.
    Result<Snapshot> read(std::string_view bytes, const std::string &file) const;
};

/// One verb a file under app/cli/verbs; it registers itself.
struct Verb {
    virtual ~Verb() = default;
    virtual std::string_view name() const noexcept = 0;
    virtual int order() const noexcept = 0; ///< of the list in --help
    using Action = std::function<ExitCode(Shell &)>;
    /// Declares the subcommand's options and returns what to do once they are read.
    virtual Action declare(CLI::App &command) const = 0;
};

/// Whether a terminal gets colours: not when NO_COLOR says something, nor when TERM is `dumb`.
bool coloursWanted(bool isTerminal, const char *noColor, const char *term);

/// Runs a whole command line. `arguments` without the program's name.
ExitCode run(const std::vector<std::string> &arguments, std::ostream &out, std::ostream &err,
             bool terminal = false);

} // namespace breakwater::cli
