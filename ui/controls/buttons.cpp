// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/buttons.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionButton>
#include <QStylePainter>

#include <algorithm>

#include "ui/style/icon.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"

namespace sana::ui {
namespace {

constexpr int turnMs = 50, turnDegrees = 30, spinnerEdge = 16, spinnerGap = 6;

}  // namespace

IconButton::IconButton(QStringView iconName, const QString& name, QWidget* parent)
    : QToolButton(parent), iconName_(iconName.toString()), name_(name) {
  setKind(*this, Kind::icon);
  setToolButtonStyle(Qt::ToolButtonIconOnly);
  setFocusPolicy(Qt::TabFocus);
  connect(this, &QToolButton::toggled, this, &IconButton::refresh);
  refresh();
}

void IconButton::setSymbol(QStringView iconName) {
  iconName_ = iconName.toString();
  refresh();
}

void IconButton::setName(const QString& name) {
  name_ = name;
  refresh();
}

void IconButton::setToggle(QStringView onIcon, const QString& onName) {
  setCheckable(true);
  onIcon_ = onIcon.toString();
  onName_ = onName;
  refresh();
}

void IconButton::setShortcutHint(const QKeySequence& keys) {
  keys_ = keys;
  refresh();
}

void IconButton::refresh() {
  const QString& symbol = isChecked() && !onIcon_.isEmpty() ? onIcon_ : iconName_;
  const QString& name = isChecked() && !onName_.isEmpty() ? onName_ : name_;
  setIcon(sana::ui::icon(symbol));
  setAccessibleName(name);
  setToolTip(keys_.isEmpty()
                 ? name
                 : tr("%1 (%2)", "a command and its keys").arg(name, keys_.toString(QKeySequence::NativeText)));
}

StableButton::StableButton(const QString& text, Kind kind, QWidget* parent) : QPushButton(text, parent), texts_{text} {
  setKind(*this, kind);
  setAutoDefault(false);
  setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
  turn_.setInterval(turnMs);
  connect(&turn_, &QTimer::timeout, this, [this] {
    angle_ = (angle_ + turnDegrees) % 360;
    update();
  });
}

void StableButton::setTexts(const QStringList& texts) {
  texts_ = texts;
  updateGeometry();
}

void StableButton::setSymbol(QStringView iconName) {
  iconName.isEmpty() ? setIcon({}) : setIcon(sana::ui::icon(iconName));
}

void StableButton::setSize(Size size) {
  size_ = size;
  updateGeometry();
}

void StableButton::setBusyText(const QString& text) {
  busyText_ = text;
  updateGeometry();
}

void StableButton::setBusy(bool busy) {
  if (busy_ == busy) return;
  busy_ = busy;
  // Without motion the ring stands still.
  const bool turns = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
  busy&& turns ? turn_.start() : turn_.stop();
  setAccessibleName(busy ? shownText() : QString());
  update();
}

QSize StableButton::sizeHint() const {
  ensurePolished();
  QStyleOptionButton option;
  initStyleOption(&option);
  auto sizeOf = [&](const QString& text) {
    option.text = text;
    return style()->sizeFromContents(QStyle::CT_PushButton, &option, {}, this);
  };
  QSize widest = sizeOf(text());
  for (const QString& each : texts_) widest = widest.expandedTo(sizeOf(each));
  if (!busyText_.isEmpty()) {
    const int spinner = icon().isNull() ? spinnerEdge + spinnerGap : 0;
    widest = widest.expandedTo(sizeOf(busyText_) + QSize(spinner, 0));
  }
  if (size_ == Size::large) widest.setHeight(primaryHeight(fontMetrics()));
  return widest;
}

void StableButton::paintEvent(QPaintEvent* event) {
  if (!busy_) {
    QPushButton::paintEvent(event);
    return;
  }
  QStylePainter painter(this);
  QStyleOptionButton option;
  initStyleOption(&option);
  painter.drawControl(QStyle::CE_PushButtonBevel, option);
  const QColor shade = color(kindOf(this) == Kind::primary ? Token::accentOn : Token::text1);
  QFont face = font();
  if (kindOf(this) == Kind::primary) face.setWeight(QFont::DemiBold);
  const int width = spinnerEdge + spinnerGap + QFontMetrics(face).horizontalAdvance(shownText());
  const QRect block((this->width() - width) / 2, 0, width, height());
  const QRect ring(block.left(), 0, spinnerEdge, height());
  paintSpinner(painter, QStyle::visualRect(layoutDirection(), rect(), ring), angle_, shade);
  painter.setFont(face);
  painter.setPen(shade);
  const QRect rest = block.adjusted(spinnerEdge + spinnerGap, 0, 1, 0);
  painter.drawText(QStyle::visualRect(layoutDirection(), rect(), rest), Qt::AlignVCenter | Qt::TextSingleLine,
                   shownText());
}

void StableButton::mousePressEvent(QMouseEvent* event) {
  if (busy_) return;
  QPushButton::mousePressEvent(event);
}

void StableButton::keyPressEvent(QKeyEvent* event) {
  const bool isPress = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (busy_ && isPress) return;
  QPushButton::keyPressEvent(event);
}

PrimaryButton::PrimaryButton(const QString& text, Size size, QWidget* parent)
    : StableButton(text, Kind::primary, parent) {
  setSize(size);
}

MenuButton::MenuButton(const QString& text, QStringView iconName, QWidget* parent) : QToolButton(parent) {
  setKind(*this, Kind::quiet);
  setText(text);
  if (!iconName.isEmpty()) setIcon(sana::ui::icon(iconName));
  setToolButtonStyle(iconName.isEmpty() ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
  setPopupMode(QToolButton::InstantPopup);
  setFocusPolicy(Qt::TabFocus);
}

}  // namespace sana::ui
