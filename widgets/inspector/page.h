// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/session/session.h"

#include <QWidget>

#include <functional>
#include <vector>

class QVBoxLayout;

namespace breakwater {

/// A form for what is selected. It is made once for a selection; afterwards it only shows new values, so that
/// a revalidation takes neither focus nor scroll position away.
class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(Session &session, QWidget *parent = nullptr);
    void refresh(); ///< the design or its assessment changed
    virtual void focusFirst();

protected:
    Session &session() const { return m_session; }
    QVBoxLayout *column() const { return m_column; }
    void onRefresh(std::function<void()> show); ///< also called at once
    void addHeader(std::function<void(QPainter &, const QRectF &)> icon, std::function<QString()> title,
                   std::function<QString()> line);

private:
    Session &m_session;
    QVBoxLayout *m_column;
    std::vector<std::function<void()>> m_shows;
};

} // namespace breakwater
