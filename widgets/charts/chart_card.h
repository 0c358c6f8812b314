// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/paper/chart_drawings.h"
#include "widgets/session/table_twin.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace breakwater {

class ChartView;

/// One chart with its title, its table twin, and copy and export.
class ChartCard final : public QWidget {
    Q_OBJECT
public:
    explicit ChartCard(QWidget *parent = nullptr);

    void show(charts::Drawing drawing);
    ChartView *view() const { return m_view; }
    const charts::Drawing &drawing() const { return m_drawing; }
    /// The chart alone, as files have it.
    QImage image(double scale = 2) const;
    QByteArray svg() const;
    QString csv() const { return m_table->csv(); }
    void copy(); ///< picture and table, to the clipboard
    void save(const QString &file); ///< PNG, SVG or CSV, after its name

Q_SIGNALS:
    void rowChosen(int row); ///< of the table twin, by its row or by the mark that stands for it
    void failed(const QString &why);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void chooseFile();

    charts::Drawing m_drawing;
    QLabel *m_title, *m_subtitle, *m_empty;
    QStackedWidget *m_pages;
    ChartView *m_view;
    TableTwin *m_table;
    QToolButton *m_copy, *m_asTable, *m_export;
};

} // namespace breakwater
