// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/session/session.h"

#include <QScrollArea>

namespace breakwater {

class Page;

/// The form for what is selected. Every change applies at once, one undo step a field.
class InspectorPanel final : public QScrollArea {
    Q_OBJECT
public:
    explicit InspectorPanel(Session &session, QWidget *parent = nullptr);
    void focusFirst(); ///< double click on a card, Enter

private:
    void rebuild();
    void refresh();

    Session &m_session;
    Page *m_page = nullptr;
    Selection m_shown;
    bool m_showsDocument = false;
};

} // namespace breakwater
