// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/choose_exports.h"

#include "widgets/exports/export_dialog.h"
#include "widgets/exports/pack_dialog.h"

#include <QFileInfo>

namespace breakwater {

QString chooseExports(Session &session, const QString &folder, QWidget *parent)
{
    ExportDialog dialog(session, folder, parent);
    QString written;
    QObject::connect(&dialog, &ExportDialog::written, &dialog,
                     [&](const QStringList &) { written = dialog.folder(); });
    dialog.exec();
    return written;
}

QString writePackOf(Session &session, const QString &folder, QWidget *parent)
{
    PackDialog dialog(session, folder, parent);
    QString written;
    QObject::connect(&dialog, &PackDialog::written, &dialog,
                     [&](const QStringList &) { written = QFileInfo(dialog.target()).absolutePath(); });
    dialog.exec();
    return written;
}

} // namespace breakwater
