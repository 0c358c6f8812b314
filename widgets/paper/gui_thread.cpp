// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/gui_thread.h"

#include <QCoreApplication>
#include <QThread>

namespace breakwater::paper {

namespace {

constexpr unsigned long kGlance = 10; ///< milliseconds

/// Receives what is asked of the thread of the application, and nothing else.
QObject &desk()
{
    static QObject *const made = [] {
        auto *object = new QObject; // lives as long as the program
        object->moveToThread(QCoreApplication::instance()->thread());
        return object;
    }();
    return *made;
}

} // namespace

void onGuiThread(const std::function<void()> &work)
{
    if (QThread::currentThread() == QCoreApplication::instance()->thread())
        work();
    else
        QMetaObject::invokeMethod(&desk(), work, Qt::BlockingQueuedConnection);
}

void waitFor(QThread &thread)
{
    while (!thread.wait(kGlance))
        QCoreApplication::sendPostedEvents(&desk(), QEvent::MetaCall);
}

} // namespace breakwater::paper
