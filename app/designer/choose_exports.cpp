// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/choose_exports.h"

#include "widgets/exports/export_dialog.h"

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

} // namespace breakwater
