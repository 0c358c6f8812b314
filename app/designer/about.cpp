// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/about.h"

#include "widgets/theme/current.h"
#include "widgets/theme/glyph.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace breakwater {

AboutWindow::AboutWindow(const AboutFacts &facts, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("aboutWindow"));
    setWindowTitle(tr("About Breakwater"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *title = new QLabel(tr("Breakwater %1").arg(QStringLiteral(BREAKWATER_VERSION)), this);
    title->setFont(screenFont(20, QFont::DemiBold));
    auto *text = new QLabel(
        tr("Disaster-recovery topology designer for Azure. Works offline: nothing is ever fetched from or "
           "sent to a network.\n\nCatalog %1, %2.\n\nFree software under the GNU General Public License, "
           "version 3 or any later version. It comes without any warranty.")
            .arg(facts.catalogVersion, facts.catalogHash.left(12)),
        this);
    text->setWordWrap(true);
    auto *licence = new QPlainTextEdit(this);
    licence->setObjectName(QStringLiteral("licence"));
    licence->setAccessibleName(tr("Licence"));
    licence->setReadOnly(true);
    licence->setFont(screenMonoFont(12));
    QFile file(QStringLiteral(":/breakwater/LICENSE"));
    if (file.open(QIODevice::ReadOnly))
        licence->setPlainText(QString::fromUtf8(file.readAll()));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addWidget(licence, 1);
    layout->addWidget(buttons);
    resize(640, 520);
}

} // namespace breakwater
