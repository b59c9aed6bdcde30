// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/sana_style.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFocusEvent>
#include <QFocusFrame>
#include <QKeyEvent>
#include <QRadioButton>
#include <QScrollBar>
#include <QSlider>
#include <QTabBar>

#include "ui/style/kinds.h"
#include "ui/style/metrics.h"
#include "ui/style/style_parts.h"

namespace sana::ui {
namespace {

/// What the ring goes round, in the widget's coordinates, and the radius of that shape.
struct Shape {
  QRect rect;
  qreal radius;
};

/// Slider options are protected; the geometry needs only these.
QStyleOptionSlider optionOf(const QSlider& slider) {
  QStyleOptionSlider option;
  option.initFrom(&slider);
  option.orientation = slider.orientation();
  option.minimum = slider.minimum();
  option.maximum = slider.maximum();
  option.sliderPosition = slider.sliderPosition();
  const bool isMirrored = slider.orientation() == Qt::Horizontal && slider.layoutDirection() == Qt::RightToLeft;
  const bool countsDown = slider.orientation() == Qt::Vertical;
  option.upsideDown = slider.invertedAppearance() != (isMirrored || countsDown);
  return option;
}

QRect indicatorRect(const QWidget& widget, QStyle::SubElement element, const QStyle& style) {
  QStyleOptionButton option;
  option.initFrom(&widget);
  return style.subElementRect(element, &option, &widget);
}

Shape shapeOf(const QWidget& widget, const QStyle& style) {
  const QVariant own = widget.property("focusRect");
  const QVariant radius = widget.property("focusRadius");
  if (own.isValid()) return {own.toRect(), radius.toReal()};
  if (radius.isValid()) return {widget.rect(), radius.toReal()};
  if (const auto* slider = qobject_cast<const QSlider*>(&widget)) {
    return {sliderKnob(optionOf(*slider)), Metrics::sliderKnob / 2.0};
  }
  const bool hasText = qobject_cast<const QCheckBox*>(&widget) != nullptr;
  if (hasText) return {indicatorRect(widget, QStyle::SE_CheckBoxIndicator, style), 4};
  if (qobject_cast<const QRadioButton*>(&widget) != nullptr) {
    return {indicatorRect(widget, QStyle::SE_RadioButtonIndicator, style), grown(Metrics::check) / 2.0};
  }
  if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) {
    const int inset = kindOf(tabs) == Kind::segment ? 3 : 4;
    return {tabs->tabRect(tabs->currentIndex()).adjusted(inset, inset, -inset, -inset), Metrics::radiusControl};
  }
  const bool isLarge = kindOf(&widget) == Kind::primary && widget.height() >= Metrics::primary - 4;
  return {widget.rect(), static_cast<qreal>(isLarge ? Metrics::radiusLarge : Metrics::radiusControl)};
}

}  // namespace

bool takesRing(const QWidget* widget) {
  if (widget == nullptr || widget->property("ownRing").toBool()) return false;
  if (qobject_cast<const QAbstractButton*>(widget) != nullptr || qobject_cast<const QTabBar*>(widget) != nullptr)
    return true;
  if (const auto* combo = qobject_cast<const QComboBox*>(widget)) return !combo->isEditable();
  const bool isSlider =
      qobject_cast<const QAbstractSlider*>(widget) != nullptr && qobject_cast<const QScrollBar*>(widget) == nullptr;
  return isSlider || widget->property("focusRadius").isValid();
}

void paintRingOf(const QFocusFrame& frame, QPainter& painter, const QStyle& style) {
  const QWidget* widget = frame.widget();
  if (widget == nullptr) return;
  const Shape shape = shapeOf(*widget, style);
  const int margin = Metrics::focusMargin;
  const QRectF ring = QRectF(shape.rect).translated(margin, margin).adjusted(-margin, -margin, margin, margin);
  paintFocusRing(painter, ring, shape.radius + margin);
}

void SanaStyle::polish(QApplication* application) {
  QProxyStyle::polish(application);
  application->installEventFilter(this);
}

void SanaStyle::unpolish(QApplication* application) {
  application->removeEventFilter(this);
  delete ring_;
  QProxyStyle::unpolish(application);
}

bool SanaStyle::eventFilter(QObject* watched, QEvent* event) {
  // Sees every event of the application: anything but these types must leave at once.
  switch (event->type()) {
    case QEvent::FocusIn:
      if (watched->isWidgetType())
        takeFocus(static_cast<QWidget&>(*watched), static_cast<QFocusEvent*>(event)->reason());
      break;
    case QEvent::FocusOut:
      if (ring_ != nullptr && ring_->widget() == watched) moveRing(nullptr);
      break;
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
      if (watched->isWindowType() && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Alt) {
        showMnemonics(event->type() == QEvent::KeyPress);
      }
      break;
    case QEvent::WindowDeactivate:
      if (mnemonicsShown_) showMnemonics(false);
      break;
    default:
      break;
  }
  return QProxyStyle::eventFilter(watched, event);
}

void SanaStyle::takeFocus(QWidget& widget, Qt::FocusReason reason) {
  // The frame of an editor is painted by the area around it.
  if (qobject_cast<QAbstractScrollArea*>(&widget) != nullptr) widget.update();
  const bool isByKey =
      reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
  const bool isReturn = reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason;
  if (!isByKey && !(isReturn && lastRinged_ == &widget)) {
    lastRinged_.clear();
    return;
  }
  lastRinged_ = &widget;
  if (takesRing(&widget)) moveRing(&widget);
}

void SanaStyle::moveRing(QWidget* widget) {
  if (widget == nullptr) {
    if (ring_ != nullptr) ring_->setWidget(nullptr);
    return;
  }
  if (ring_ == nullptr) ring_ = new QFocusFrame(widget);
  ring_->setWidget(widget);
  // What moves inside its widget takes the ring along.
  if (auto* slider = qobject_cast<QAbstractSlider*>(widget)) {
    connect(slider, &QAbstractSlider::valueChanged, ring_, qOverload<>(&QWidget::update), Qt::UniqueConnection);
  } else if (auto* tabs = qobject_cast<QTabBar*>(widget)) {
    connect(tabs, &QTabBar::currentChanged, ring_, qOverload<>(&QWidget::update), Qt::UniqueConnection);
  }
}

void SanaStyle::showMnemonics(bool shown) {
  if (mnemonicsShown_ == shown) return;
  mnemonicsShown_ = shown;
  const QWidget* window = QApplication::activeWindow();
  if (window == nullptr) return;
  for (QWidget* child : window->findChildren<QWidget*>()) child->update();
}

}  // namespace sana::ui
