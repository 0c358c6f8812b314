// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QThread;

/// Charts are made of Qt's graphics items, which belong to the thread of the application. Documents are laid
/// out on other threads, so these two know how to ask for one.
namespace breakwater::paper {

/// Does the work on the thread of the application and returns when it is done.
void onGuiThread(const std::function<void()> &work);
/// Waits on the thread of the application for one that may be asking for it.
void waitFor(QThread &thread);

} // namespace breakwater::paper
