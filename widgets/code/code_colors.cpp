// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/code/code_colors.h"

namespace breakwater {

Token tokenOf(CodeRole role)
{
    switch (role) {
    case CodeRole::Comment:
        return Token::SecondaryText;
    case CodeRole::Keyword:
        return Token::CategoryDatabase;
    case CodeRole::Text:
        return Token::CategoryStorage;
    case CodeRole::Number:
        return Token::CategoryAnalytics;
    case CodeRole::Key:
    case CodeRole::Heading:
        return Token::CategoryNetwork;
    case CodeRole::Type:
        return Token::CategoryContainers;
    case CodeRole::Variable:
        return Token::CategoryAi;
    case CodeRole::Plain:
        break;
    }
    return Token::Text;
}

} // namespace breakwater
