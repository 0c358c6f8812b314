// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/figures.h"

#include <QWidget>

class QChartView;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace breakwater {

/// One chart with its title, its table twin, and copy and export.
class ChartCard final : public QWidget {
    Q_OBJECT
public:
    explicit ChartCard(QWidget *parent = nullptr);

    void show(charts::Drawing drawing);
    const charts::Drawing &drawing() const { return m_drawing; }
    /// The chart alone, as files have it.
    QImage image(double scale = 2) const;
    QByteArray svg() const;
    QString csv() const { return m_table->csv(); }
    void copy(); ///< picture and table, to the clipboard
    void save(const QString &file); ///< PNG, SVG or CSV, after its name

Q_SIGNALS:
    void rowChosen(int row); ///< of the table twin
    void pointChosen(const QPointF &value); ///< of a scatter series, in its own units
    void failed(const QString &why);

private:
    void chooseFile();

    charts::Drawing m_drawing;
    QLabel *m_title, *m_subtitle, *m_empty;
    QStackedWidget *m_pages;
    QChartView *m_view;
    TableTwin *m_table;
    QToolButton *m_copy, *m_asTable, *m_export;
};

} // namespace breakwater
