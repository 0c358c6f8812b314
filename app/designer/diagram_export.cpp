// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/diagram_export.h"

#include "core/export/stamping.h"
#include "core/storage/design_file.h"
#include "widgets/session/preferences.h"
#include "widgets/session/text.h"
#include "widgets/start/recent_files.h"
#include "widgets/theme/current.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QImage>
#include <QLabel>
#include <QMimeData>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPrintPreviewDialog>
#include <QPrinter>
#include <QPushButton>
#include <QSettings>

#include <algorithm>
#include <cmath>

namespace breakwater {

namespace {

constexpr int kPictureWidth = 480, kPictureHeight = 320;
constexpr double kOverlap = 10 / 25.4 * 96; ///< 10 mm, in pixels of the sheet
enum Scope { Whole, OneStamp, Chosen };

struct Format {
    const char *suffix;
    double scale;
};
constexpr Format kFormats[] = {{"svg", 1}, {"png", 1}, {"png", 2}, {"png", 4}, {"pdf", 1}, {"drawio", 1}};

} // namespace

DiagramExport::DiagramExport(Session &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_scope(new QComboBox(this))
    , m_format(new QComboBox(this))
    , m_fit(new QComboBox(this))
    , m_findings(new QCheckBox(tr("Fi&ndings"), this))
    , m_legend(new QCheckBox(tr("&Legend"), this))
    , m_titleBlock(new QCheckBox(tr("&Title block"), this))
    , m_flows(new QCheckBox(tr("Flow n&umbers"), this))
    , m_transparent(new QCheckBox(tr("Transparent &ground"), this))
    , m_picture(new QLabel(this))
    , m_said(new QLabel(this))
{
    setObjectName(QStringLiteral("diagramExport"));
    setWindowTitle(tr("Export the diagram"));
    m_picture->setObjectName(QStringLiteral("diagramPicture"));
    m_picture->setAccessibleName(tr("Picture of what is exported"));
    m_picture->setFixedSize(kPictureWidth, kPictureHeight);
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setFrameShape(QFrame::StyledPanel);
    m_said->setObjectName(QStringLiteral("diagramSaid"));
    m_said->setWordWrap(true);
    buildChoices();
    buildButtons();
    connect(&session, &Session::assessmentChanged, this, &DiagramExport::refresh);
    connect(&session, &Session::selectionChanged, this, &DiagramExport::fillScope);
    connect(&session, &Session::documentChanged, this, &DiagramExport::fillScope);
}

void DiagramExport::buildChoices()
{
    const auto name = [](QWidget *widget, const char *id, const QString &help) {
        widget->setObjectName(QLatin1String(id));
        widget->setToolTip(help);
        if (widget->accessibleName().isEmpty() && !qobject_cast<QCheckBox *>(widget))
            widget->setAccessibleName(help);
    };
    name(m_scope, "diagramScope", tr("What is drawn"));
    name(m_format, "diagramFormat", tr("Format of the file"));
    name(m_fit, "diagramFit", tr("How it goes on paper"));
    name(m_findings, "diagramFindings", tr("Marks of findings on cards and lanes"));
    name(m_legend, "diagramLegend", tr("What lines and signs mean, under the drawing"));
    name(m_titleBlock, "diagramTitleBlock", tr("Name, client, version and design hash, at the foot"));
    name(m_flows, "diagramFlows", tr("The numbers of the flows, as the runbook has them"));
    name(m_transparent, "diagramTransparent", tr("PNG only: nothing behind the drawing"));
    m_format->addItems({tr("SVG"), tr("PNG, natural size"), tr("PNG, twice as large"),
                        tr("PNG, four times as large"), tr("PDF"), tr("draw.io")});
    m_fit->addItems({tr("On one page"), tr("Natural size, on several pages")});
    for (QCheckBox *box : {m_findings, m_legend, m_titleBlock})
        box->setChecked(true);
    auto *form = new QFormLayout;
    const auto row = [&](const QString &label, QWidget *widget) {
        auto *words = new QLabel(label, this);
        words->setBuddy(widget);
        form->addRow(words, widget);
    };
    row(tr("&What"), m_scope);
    row(tr("&Format"), m_format);
    row(tr("On pape&r"), m_fit);
    for (QCheckBox *box : {m_findings, m_legend, m_titleBlock, m_flows, m_transparent})
        form->addRow(QString(), box);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(16);
    columns->addLayout(form);
    columns->addWidget(m_picture);
    auto *rows = new QVBoxLayout(this);
    rows->setSpacing(12);
    rows->addLayout(columns);
    rows->addWidget(m_said);
    for (QComboBox *box : {m_scope, m_format})
        connect(box, &QComboBox::currentIndexChanged, this, &DiagramExport::refresh);
    for (QCheckBox *box : {m_findings, m_legend, m_titleBlock, m_flows, m_transparent})
        connect(box, &QCheckBox::toggled, this, &DiagramExport::refresh);
}

void DiagramExport::buildButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    const auto add = [&](const char *id, const QString &text, const QString &help, auto &&slot) {
        QPushButton *made = buttons->addButton(text, QDialogButtonBox::ActionRole);
        made->setObjectName(QLatin1String(id));
        made->setToolTip(help);
        connect(made, &QPushButton::clicked, this, slot);
        return made;
    };
    add("diagramSave", tr("&Save as\u2026"), tr("Write the file"), [this] { save(); })->setDefault(true);
    add("diagramCopy", tr("&Copy"), tr("To the clipboard, as a picture and as SVG"), [this] { copy(); });
    add("diagramPrint", tr("&Print preview\u2026"), tr("See the pages, then print"), [this] { preview(); });
    QPushButton *close = buttons->addButton(QDialogButtonBox::Close);
    close->setObjectName(QStringLiteral("diagramClose"));
    close->setIcon({});
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    layout()->addWidget(buttons);
}

void DiagramExport::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    fillScope();
}

/// A stamp or a selection is offered when there is one; what was chosen stays chosen.
void DiagramExport::fillScope()
{
    if (!isVisible())
        return;
    const QVariant before = m_scope->currentData();
    const QSignalBlocker quiet(m_scope);
    const Selection &selection = m_session.selection();
    m_scope->clear();
    m_scope->addItem(tr("Everything"), Whole);
    if (const Stamp *stamp = m_session.topology().stamp(selection.stamp))
        m_scope->addItem(tr("Stamp %1").arg(toQt(stamp->name)), OneStamp);
    if (!selection.services.empty())
        m_scope->addItem(counted(static_cast<int>(selection.services.size()), tr("The selected card"),
                                 tr("The %1 selected cards")),
                         Chosen);
    m_scope->setCurrentIndex(std::max(0, m_scope->findData(before)));
    refresh();
}

paper::DiagramRequest DiagramExport::request() const
{
    paper::DiagramRequest request;
    request.now = m_session.now();
    request.assessment = m_session.assessment().get();
    request.stamping = stampingOf(m_session.now(), designHash(m_session.topology()));
    if (request.stamping.designName.empty())
        request.stamping.designName = toStd(m_session.displayName());
    const int scope = m_scope->currentData().toInt();
    if (scope == OneStamp)
        request.stamp = m_session.selection().stamp;
    if (scope == Chosen)
        request.services = m_session.selection().services;
    request.findings = m_findings->isChecked();
    request.legend = m_legend->isChecked();
    request.titleBlock = m_titleBlock->isChecked();
    request.flows = m_flows->isChecked();
    return request;
}

void DiagramExport::refresh()
{
    if (!isVisible())
        return;
    const QString format = suffix();
    m_transparent->setEnabled(format == QLatin1String("png"));
    for (QCheckBox *box : {m_findings, m_legend, m_titleBlock, m_flows})
        box->setEnabled(format != QLatin1String("drawio"));
    m_said->clear();
    const Result<paper::DrawnSheet> sheet = paper::diagramSheet(request());
    if (!sheet) {
        m_picture->clear();
        m_said->setText(toQt(sheet.error().sentence));
        return;
    }
    const double ratio = devicePixelRatioF();
    const double scale =
        std::min((kPictureWidth - 16) / sheet->size.width(), (kPictureHeight - 16) / sheet->size.height());
    QPixmap picture((sheet->size * scale * ratio).toSize());
    picture.setDevicePixelRatio(ratio);
    picture.fill(tokens(Theme::Light).color(Token::Canvas));
    QPainter painter(&picture);
    painter.scale(scale, scale);
    sheet->paint(painter);
    painter.end();
    m_picture->setPixmap(picture);
}

QString DiagramExport::suffix() const
{
    return QLatin1String(kFormats[std::max(0, m_format->currentIndex())].suffix);
}

Result<std::string> DiagramExport::bytes() const
{
    const Format &format = kFormats[std::max(0, m_format->currentIndex())];
    const QString kind = suffix();
    if (kind == QLatin1String("svg"))
        return paper::diagramSvg(request());
    if (kind == QLatin1String("pdf"))
        return paper::diagramPdf(request());
    if (kind == QLatin1String("drawio"))
        return paper::diagramDrawio(request());
    return paper::diagramPng(request(), format.scale, m_transparent->isChecked());
}

void DiagramExport::save()
{
    const QString folder = QSettings().value(QStringLiteral("exportFolder"), documentsFolder()).toString();
    const QString start = folder + QLatin1Char('/') + m_session.displayName() + QLatin1Char('.') + suffix();
    const QString path = QFileDialog::getSaveFileName(this, tr("Export the diagram"), start,
                                                      m_format->currentText() + QStringLiteral(" (*.")
                                                          + suffix() + QLatin1Char(')'));
    if (!path.isEmpty() && saveTo(path))
        QSettings().setValue(QStringLiteral("exportFolder"), QFileInfo(path).absolutePath());
}

bool DiagramExport::saveTo(const QString &path)
{
    const Result<std::string> made = bytes();
    const Result<Done> written = made ? saveFile(*made, toPath(path)) : Result<Done>(made.error());
    m_said->setText(written ? tr("%1 is written.").arg(path)
                            : tr("Not written: %1").arg(toQt(written.error().text())));
    return static_cast<bool>(written);
}

void DiagramExport::copy()
{
    const Result<std::string> png = paper::diagramPng(request(), 2, m_transparent->isChecked());
    const Result<std::string> svg = paper::diagramSvg(request());
    if (!png || !svg) {
        m_said->setText(toQt((png ? svg : png).error().sentence));
        return;
    }
    auto *mime = new QMimeData;
    mime->setImageData(QImage::fromData(QByteArray::fromStdString(*png)));
    mime->setData(QStringLiteral("image/svg+xml"), QByteArray::fromStdString(*svg));
    QGuiApplication::clipboard()->setMimeData(mime);
    m_said->setText(tr("The picture is on the clipboard."));
}

void DiagramExport::preview()
{
    QPrinter printer(QPrinter::HighResolution);
    printer.setPageSize(QPageSize(Preferences::self().letterPaper() ? QPageSize::Letter : QPageSize::A4));
    const Result<paper::DrawnSheet> sheet = paper::diagramSheet(request());
    const bool tall = m_fit->currentIndex() == 0 && sheet && sheet->size.height() > sheet->size.width();
    printer.setPageOrientation(tall ? QPageLayout::Portrait : QPageLayout::Landscape);
    printer.setDocName(m_session.displayName());
    QPrintPreviewDialog dialog(&printer, this);
    dialog.setObjectName(QStringLiteral("printPreview"));
    connect(&dialog, &QPrintPreviewDialog::paintRequested, this, [this](QPrinter *to) { paintOn(*to); });
    dialog.exec();
}

void DiagramExport::paintOn(QPrinter &printer) const
{
    const Result<paper::DrawnSheet> sheet = paper::diagramSheet(request());
    QPainter painter(&printer);
    if (!sheet || !painter.isActive())
        return;
    const double dots = printer.resolution() / 96.0;
    const QSizeF page = QSizeF(printer.pageLayout().paintRectPixels(printer.resolution()).size()) / dots;
    if (m_fit->currentIndex() == 0) {
        const double scale =
            std::min({1.0, page.width() / sheet->size.width(), page.height() / sheet->size.height()});
        painter.scale(dots * scale, dots * scale);
        painter.translate((page.width() / scale - sheet->size.width()) / 2, 0);
        sheet->paint(painter);
        return;
    }
    const QSizeF step = page - QSizeF(kOverlap, kOverlap);
    const int across =
        std::max(1, static_cast<int>(std::ceil((sheet->size.width() - kOverlap) / step.width())));
    const int down =
        std::max(1, static_cast<int>(std::ceil((sheet->size.height() - kOverlap) / step.height())));
    for (int i = 0; i < across * down; ++i) {
        if (i > 0)
            printer.newPage();
        const QPointF corner(i % across * step.width(), i / across * step.height());
        painter.save();
        painter.scale(dots, dots);
        painter.save();
        painter.setClipRect(QRectF(QPointF(), page));
        painter.translate(-corner);
        sheet->paint(painter);
        painter.restore();
        // Dashes where the next page begins.
        painter.setPen(QPen(tokens(Theme::Light).color(Token::ControlBorder), 1, Qt::DashLine));
        if (i % across + 1 < across)
            painter.drawLine(QPointF(step.width(), 0), QPointF(step.width(), page.height()));
        if (i / across + 1 < down)
            painter.drawLine(QPointF(0, step.height()), QPointF(page.width(), step.height()));
        painter.restore();
    }
}

} // namespace breakwater
