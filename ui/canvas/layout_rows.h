// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLabel;
class QLayout;
class QWidget;

namespace sana::ui {

/// Takes everything out of a layout that is filled anew; the widgets vanish at once and are deleted later. `keep` is
/// taken out, too, but lives on.
void emptyLayout(QLayout& layout, const QWidget* keep = nullptr);

/// Wraps a label at the width there is: long words never make its panel wider.
void wrapWithin(QLabel& label);

}  // namespace sana::ui
