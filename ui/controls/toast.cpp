// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/toast.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAccessible>
#include <QComboBox>
#include <QEvent>
#include <QGraphicsOpacityEffect>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPropertyAnimation>
#include <QPushButton>

#include <algorithm>

#include "ui/controls/labels.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"

namespace sana::ui {
namespace {

constexpr int lifetimeMs = 10'000;

/// Text button in the toast's own colours, which are those of the other theme.
class ToastLink : public QPushButton {
 public:
  using QPushButton::QPushButton;
  QSize sizeHint() const override {
    const QFontMetrics metrics(sana::ui::font(TypeRole::strong));
    return {metrics.horizontalAdvance(text()) + 16, heightFor(metrics, Metrics::iconButton, 8)};
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    if (underMouse() || isDown())
      fillRounded(painter, rect(), Metrics::radiusControl, translucent(Token::toastLink, 0.16));
    if (hasFocus()) edgeRounded(painter, rect(), Metrics::radiusControl, color(Token::toastLink), Metrics::focusWidth);
    painter.setFont(sana::ui::font(TypeRole::strong));
    painter.setPen(color(Token::toastLink));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextHideMnemonic, text());
  }
};

}  // namespace

Toast::Toast(QWidget* parent) : QFrame(parent) {
  text_ = new TextLabel({}, TypeRole::body, Token::toastOn, this);
  link_ = new ToastLink(this);
  link_->setFocusPolicy(Qt::StrongFocus);
  link_->setProperty("ownRing", true);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(Metrics::rhythm, 6, Metrics::rhythm, 6);
  row->setSpacing(0);
  row->addSpacing(Metrics::rhythm);
  row->addWidget(text_);
  row->addSpacing(Metrics::rhythm);
  row->addWidget(link_);
  life_.setSingleShot(true);
  life_.setInterval(lifetimeMs);
  connect(&life_, &QTimer::timeout, this, &Toast::dismiss);
  connect(link_, &QPushButton::clicked, this, [this] {
    dismiss();
    emit linkActivated();
  });
  link_->installEventFilter(this);
  if (parent != nullptr) parent->installEventFilter(this);
  hide();
}

QString Toast::text() const { return text_->text(); }

void Toast::setArea(QWidget* area, QWidget* over) {
  for (const QPointer<QWidget>& old : {area_, over_})
    if (old != nullptr) old->removeEventFilter(this);
  area_ = area;
  over_ = over;
  for (const QPointer<QWidget>& watched : {area_, over_})
    if (watched != nullptr) watched->installEventFilter(this);
  if (!isHidden()) place();
}

void Toast::showMessage(const QString& text, const QString& link) {
  text_->setText(text);
  setAccessibleName(text);
  link_->setText(link);
  link_->setVisible(!link.isEmpty());
  place();
  show();
  raise();
  fadeIn();
  hovered_ = underMouse();
  life_.stop();
  holdOrCount();
  QAccessibleEvent alert(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

void Toast::fadeIn() {
  const int time = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
  if (time <= 0) return;
  // The effect goes when it is done: with it, every repaint would take a detour.
  auto* effect = new QGraphicsOpacityEffect(this);
  setGraphicsEffect(effect);
  auto* fade = new QPropertyAnimation(effect, "opacity", effect);
  fade->setDuration(std::min(time, Metrics::fadeMs));
  fade->setStartValue(0.0);
  fade->setEndValue(1.0);
  connect(
      fade, &QPropertyAnimation::finished, this, [this] { setGraphicsEffect(nullptr); }, Qt::QueuedConnection);
  fade->start();
}

void Toast::dismiss() {
  life_.stop();
  if (isHidden()) return;
  hide();
  emit dismissed();
}

QRect Toast::room() const {
  const auto rectOf = [this](QWidget& widget) { return QRect(widget.mapTo(parentWidget(), QPoint()), widget.size()); };
  QRect room = area_ != nullptr ? rectOf(*area_) & parentWidget()->rect() : parentWidget()->rect();
  const QRect cover = over_ != nullptr && over_->isVisible() ? rectOf(*over_) & room : QRect();
  if (cover.isEmpty()) return room;
  const bool isRight = cover.center().x() > room.center().x();
  isRight ? room.setRight(cover.left() - 1) : room.setLeft(cover.right() + 1);
  return room;
}

/// Moves up until nothing that is pressed, dragged or typed into lies below it; where there is no such place it stays.
QRect Toast::clearOfControls(QRect wanted, const QRect& room) const {
  const QRect low = wanted;
  QVector<QRect> taken;
  for (const QWidget* widget : parentWidget()->findChildren<QWidget*>()) {
    const bool isControl = qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
                           qobject_cast<const QAbstractSlider*>(widget) || qobject_cast<const QComboBox*>(widget);
    if (isControl && widget->isVisible() && !isAncestorOf(widget))
      taken << QRect(widget->mapTo(parentWidget(), QPoint()), widget->size())
                   .adjusted(0, -Metrics::groupGap, 0, Metrics::groupGap);
  }
  for (bool moved = true; moved;) {
    moved = false;
    for (const QRect& control : taken) {
      if (!control.intersects(wanted)) continue;
      wanted.moveBottom(control.top() - 1);
      moved = true;
    }
  }
  return wanted.top() < room.top() ? low : wanted;
}

void Toast::place() {
  if (parentWidget() == nullptr) return;
  const QRect room = this->room();
  const int most = std::max(room.width() - 2 * Metrics::panelPadding, 0);
  text_->setWordWrap(false);
  QSize size = sizeHint().expandedTo({0, Metrics::toast});
  if (size.width() > most) {
    text_->setWordWrap(true);
    size = {most, std::max(layout()->heightForWidth(most), Metrics::toast)};
  }
  QRect wanted(QPoint(), size);
  wanted.moveCenter(room.center());
  wanted.moveBottom(room.bottom() - Metrics::panelPadding);
  setGeometry(clearOfControls(wanted, room));
}

void Toast::holdOrCount() {
  if (isHidden()) return;
  if (hovered_ || link_->hasFocus()) {
    life_.stop();
  } else if (!life_.isActive()) {
    life_.start();
  }
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::Resize:
    case QEvent::Move:
    case QEvent::Show:
    case QEvent::Hide:
      if (watched != link_ && !isHidden()) place();
      break;
    case QEvent::LayoutRequest:  // the parent asks for one whenever the toast itself changes
      if (watched == area_ && !isHidden()) place();
      break;
    default:
      break;
  }
  const bool isFocus = event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut;
  // The link has not yet taken or lost its focus here.
  if (watched == link_ && isFocus) QMetaObject::invokeMethod(this, &Toast::holdOrCount, Qt::QueuedConnection);
  return QFrame::eventFilter(watched, event);
}

bool Toast::event(QEvent* event) {
  if (event->type() == QEvent::Enter || event->type() == QEvent::Leave) {
    hovered_ = event->type() == QEvent::Enter;
    holdOrCount();
  }
  return QFrame::event(event);
}

void Toast::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  fillRounded(painter, rect(), Metrics::radiusLarge, color(Token::toast));
}

void Toast::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) return dismiss();
  QFrame::keyPressEvent(event);
}

}  // namespace sana::ui
