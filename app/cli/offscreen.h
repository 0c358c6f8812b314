// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

class QApplication;

namespace breakwater::cli {

/// Painting needs fonts, and fonts need an application; no window is ever opened.
class Offscreen {
public:
    Offscreen();
    ~Offscreen();

private:
    int m_count = 1;
    char m_name[16] = "breakwater-cli";
    char *m_arguments[2] = {m_name, nullptr};
    std::unique_ptr<QApplication> m_application;
};

} // namespace breakwater::cli
