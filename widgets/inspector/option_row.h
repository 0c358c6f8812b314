// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/id.h"
#include "core/support/quantity.h"
#include "widgets/theme/marks.h"

#include <QRadioButton>

#include <optional>

namespace breakwater {

/// What a row of the list of options says.
struct OptionFace {
    OptionId id; ///< empty: none
    QString name;
    QString rpo, rto, cost;
    QString grade; ///< of the weaker of the two figures
    bool estimate = false; ///< dashed badge
    bool rpoOver = false, rtoOver = false; ///< misses the target
    Mark mark = Mark::None;
    QString tip;
    bool operator==(const OptionFace &) const = default;
};

/// Two lines: name and mark; RPO, RTO, cost and the grade of the figures. A radio button to assistive
/// technology.
class OptionRow final : public QRadioButton {
    Q_OBJECT
public:
    static constexpr int kHeight = 44, kRpoColumn = 32, kRtoColumn = 92, kCostColumn = 156;
    explicit OptionRow(OptionFace face, QWidget *parent = nullptr);
    const OptionFace &face() const { return m_face; }
    QSize sizeHint() const override { return {240, m_face.id.empty() ? 30 : kHeight}; }
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &at) const override { return rect().contains(at); }

private:
    OptionFace m_face;
};

} // namespace breakwater
