// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QIcon>
#include <QPixmap>
#include <QStringList>

#include "ui/style/tokens.h"

class QPainter;

namespace sana::ui {

/// Symbol of resources/icons by file name without ending ("draw", "star-filled"). It is a mask: SanaStyle paints it in
/// the text colour of the control; elsewhere it shows text-2, hovered text-1, disabled text-disabled.
/// "app-icon" keeps its colours. An unknown name is our mistake: a warning and an empty icon.
QIcon icon(QStringView name);
/// The symbol always in this token's colour of the theme shown.
QIcon icon(QStringView name, Token token);
/// One picture of `size` logical pixels at a device ratio.
QPixmap iconPixmap(QStringView name, int size, qreal ratio, const QColor& tint);
/// For paintEvent: the symbol centred in `rect`, `size` logical pixels square.
void paintIcon(QPainter& painter, QStringView name, const QRect& rect, int size, const QColor& tint);
/// paintIcon for any icon: masks take the colour, pictures keep theirs.
void paintIcon(QPainter& painter, const QIcon& icon, const QRect& rect, const QColor& tint);
/// Names of all symbols, sorted.
QStringList iconNames();

}  // namespace sana::ui
