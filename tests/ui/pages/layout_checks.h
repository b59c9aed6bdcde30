// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QSet>
#include <QStringList>

class QMenuBar;
class QWidget;

namespace sana::ui {

/// One sentence for each fault in a window that is shown: what is cut, overlaps, has no name or gives no reason.
QStringList layoutFaults(const QWidget& window);

/// Texts in a window that the language of tests did not reach. `own`: what may stay as it is (prompts, names).
QStringList untranslatedTexts(const QWidget& window, const QSet<QString>& own);

/// Two entries of one menu with the same letter.
QStringList mnemonicFaults(const QMenuBar& bar);

/// Class, name and text of a widget, for a message.
QString describe(const QWidget& widget);

}  // namespace sana::ui
