// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QPainter>
#include <QStyle>

#include "ui/style/tokens.h"

namespace sana::ui {

/// Restores the painter at the end of its scope; antialiasing is on inside.
class PainterState {
 public:
  explicit PainterState(QPainter& painter) : painter_(painter) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
  }
  ~PainterState() { painter_.restore(); }
  PainterState(const PainterState&) = delete;
  PainterState& operator=(const PainterState&) = delete;

 private:
  QPainter& painter_;
};

void fillRounded(QPainter& painter, const QRectF& rect, qreal radius, const QColor& fill);
/// A line of `width` wholly inside `rect`, on the device's grid.
void edgeRounded(QPainter& painter, const QRectF& rect, qreal radius, const QColor& line, qreal width = 1);
/// One hairline across `rect`, at its centre, whole device pixels thick.
void paintHairline(QPainter& painter, const QRectF& rect, Qt::Orientation orientation, const QColor& shade);
/// The keyboard ring: 2 px (3 with high contrast) inside `outer`.
void paintFocusRing(QPainter& painter, const QRectF& outer, qreal radius);
/// Three quarters of a circle, turned by `degrees`, in a box of 16.
void paintSpinner(QPainter& painter, const QRectF& rect, int degrees, const QColor& shade);
/// Hover and press of what has no fill of its own: on chrome the tokens hover and pressed, and as far from any other
/// surface (dialogs and menus are raised, which in the dark theme nearly equals hover).
QColor touchTint(bool isPressed);
/// `image` as large as a square of `side` logical pixels allows, for a screen of `ratio`.
QPixmap pixmapWithin(const QImage& image, int side, qreal ratio, Qt::TransformationMode how = Qt::SmoothTransformation);
QColor mixed(const QColor& one, const QColor& other, double share);

inline bool isOn(const QStyle::State& state, QStyle::StateFlag flag) { return state.testFlag(flag); }

}  // namespace sana::ui
