// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/model/topology.h"

#include <QFrame>

#include <functional>
#include <optional>

class QLabel;
class QLineEdit;
class QListWidget;

namespace breakwater {

/// What was typed into the quick-add popup: "kv sec" is a Key Vault for the secondary.
struct QuickQuery {
    QString kind;
    std::optional<Site> site;
};
/// The last of several words may name a site by its beginning, three letters at least.
QuickQuery quickQuery(const QString &typed);

/// A field and the kinds that fit it, at the cursor: type, choose with the arrows, Enter adds.
class QuickAdd final : public QFrame {
    Q_OBJECT
public:
    QuickAdd(const Catalog &catalog, QWidget *parent);

    /// Where a kind would go, and what else would happen, as one line of words.
    using Describe = std::function<QString(const KindId &kind, std::optional<Site> site)>;
    void open(const QPoint &at, const QString &typed, Describe describe);

Q_SIGNALS:
    void chosen(const breakwater::KindId &kind, std::optional<breakwater::Site> site);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refill();
    void describeCurrent();
    void take();
    void step(int by);
    void leave();

    const Catalog &m_catalog;
    QLineEdit *m_field;
    QListWidget *m_list;
    QLabel *m_foot;
    Describe m_describe;
};

} // namespace breakwater
