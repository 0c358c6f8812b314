// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLayout;

namespace breakwater {

/// Takes every widget out and lets it go when its own event is over: one may be in the middle of its click.
void clearLayout(QLayout &layout);

} // namespace breakwater
