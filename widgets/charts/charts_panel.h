// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/variant_search.h"
#include "widgets/session/playback.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace breakwater {

class ChartCard;

/// The charts of a design, one at a time, for the workload in hand.
class ChartsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit ChartsPanel(Playback &playback, QWidget *parent = nullptr);

    enum class Chart { Targets, Spread, Loss, Cost, Frontier };
    void choose(Chart chart);
    ChartCard *card() const { return m_card; }
    /// Shows what an alternative changes, and offers to apply it; by its row in the table twin.
    void preview(int row);
    void applyPreview(); ///< one undo step

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    StampId stampInHand() const;
    std::vector<const Variant *> drawnVariants() const;

    Playback &m_playback;
    VariantSearch *m_search;
    QListWidget *m_list;
    ChartCard *m_card;
    QWidget *m_offer;
    QLabel *m_offerText;
    QPushButton *m_apply;
    std::vector<OptionChoice> m_offered;
};

} // namespace breakwater
