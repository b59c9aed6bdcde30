// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStyle>
#include <QStyleOption>

#include "ui/style/metrics.h"
#include "ui/style/paint.h"

class QFocusFrame;

/// What SanaStyle's files paint for each other; not meant for widgets.
namespace sana::ui {

/// Symbols beside text: 16, grown with the font.
inline int smallIcon() { return grown(Metrics::iconSmall); }

/// State, text colour and fill of anything that is pressed.
struct ButtonLook {
  QColor fill, text, symbol;
  qreal radius = 6;
};
ButtonLook buttonLook(const QStyleOption& option, const QWidget* widget);
void paintButtonPanel(const QStyleOption& option, QPainter& painter, const QWidget* widget);
void paintPushLabel(const QStyleOptionButton& option, QPainter& painter, const QWidget* widget);
void paintToolButton(const QStyleOptionToolButton& option, QPainter& painter, const QWidget* widget);
QSize pushButtonSize(const QStyleOptionButton& option, const QWidget* widget);
QSize toolButtonSize(const QStyleOptionToolButton& option, const QWidget* widget);

void paintField(const QStyleOption& option, QPainter& painter, const QWidget* widget);
void paintFrame(const QStyleOptionFrame& option, QPainter& painter, const QWidget* widget);
/// CE_ShapedFrame: a separator, a frame, or nothing.
void paintShapedFrame(const QStyleOptionFrame& option, QPainter& painter, const QWidget* widget);
void paintCheck(const QStyleOption& option, QPainter& painter);
void paintRadio(const QStyleOption& option, QPainter& painter);
void paintCombo(const QStyleOptionComboBox& option, QPainter& painter, const QWidget* widget);
void paintComboLabel(const QStyleOptionComboBox& option, QPainter& painter);
void paintSpinBox(const QStyleOptionSpinBox& option, QPainter& painter, const QWidget* widget);

void paintMenuItem(const QStyleOptionMenuItem& option, QPainter& painter);
void paintMenuBarItem(const QStyleOptionMenuItem& option, QPainter& painter, const QWidget* widget);
QSize menuItemSize(const QStyleOptionMenuItem& option, const QSize& contents);
/// Raised, square, one hairline around: menus and popups.
void paintPopup(const QRect& rect, QPainter& painter);

void paintTabShape(const QStyleOptionTab& option, QPainter& painter, const QWidget* widget);
void paintTabLabel(const QStyleOptionTab& option, QPainter& painter, const QWidget* widget);
QSize tabSize(const QStyleOptionTab& option, const QWidget* widget);

void paintSlider(const QStyleOptionSlider& option, QPainter& painter);
QRect sliderKnob(const QStyleOptionSlider& option);
void paintScrollBar(const QStyleOptionSlider& option, QPainter& painter);
QRect scrollBarRect(const QStyleOptionSlider& option, QStyle::SubControl sub);
void paintProgress(const QStyleOptionProgressBar& option, QPainter& painter);
void paintSplitter(const QStyleOption& option, QPainter& painter);
void paintDockSeparator(const QStyleOption& option, QPainter& painter, const QWidget* widget);

void paintItemPanel(const QStyleOptionViewItem& option, QPainter& painter, const QWidget* widget);
void paintBranch(const QStyleOption& option, QPainter& painter);
void paintHeaderSection(const QStyleOption& option, QPainter& painter);
bool isComboList(const QWidget* widget);

/// True for what gets the ring around itself; fields paint their own edge.
bool takesRing(const QWidget* widget);
void paintRingOf(const QFocusFrame& frame, QPainter& painter, const QStyle& style);

}  // namespace sana::ui
