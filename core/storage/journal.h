// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"
#include "core/support/result.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

/// What is left of a design when its program ends without closing it. One file a design: the whole of it,
/// then what each edit changed. A process that is killed while it appends loses that one edit.
namespace breakwater {

class Journal {
public:
    struct Origin {
        std::string file; ///< where the design was opened from or saved to; empty: nowhere yet
        std::string name; ///< for people
        bool operator==(const Origin &) const = default;
    };

    /// A new one in the folder, which is made when it is missing. Fails: Unwritable.
    static Result<Journal> start(const std::filesystem::path &folder, const Origin &origin,
                                 const Topology &now);
    /// The stamps, layouts and sections that are others than those of the design before. Fails: Unwritable.
    Result<Done> append(const Topology &now);
    /// Everything into one record, synced and renamed into place. Fails: Unwritable; the old one stays.
    Result<Done> fold();
    /// The design was saved or closed: nothing is left behind.
    void remove();

    Journal(Journal &&) noexcept;
    Journal &operator=(Journal &&) noexcept;
    ~Journal(); ///< leaves the file

private:
    Journal() = default;
    Result<Done> write(int descriptor, const std::string &record) const;

    std::filesystem::path m_file;
    Origin m_origin;
    Topology m_last;
    int m_edits = 0; ///< since it was started
    bool m_appended = false; ///< since it was folded
    int m_descriptor = -1; ///< locked: its writer lives
};

/// A design whose writer lives no more.
struct LeftBehind {
    std::filesystem::path journal;
    Journal::Origin origin;
    std::chrono::system_clock::time_point when; ///< of the last edit
    int edits = 0;
    Topology design;
};
/// The newest first. What cannot be read to the end is read as far as it goes; what cannot be read at all is
/// passed over and stays.
std::vector<LeftBehind> leftBehind(const std::filesystem::path &folder, const Catalog &catalog);
void discard(const LeftBehind &left);

} // namespace breakwater
