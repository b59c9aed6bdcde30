// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/fold_row.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QStyleOption>
#include <QVBoxLayout>
#include <QVariantAnimation>

#include <algorithm>

#include "ui/style/icon.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"

namespace sana::ui {
namespace {

constexpr int noteGap = 12;

int chevronEdge() { return grown(Metrics::iconStatus); }
int titleLeft() { return chevronEdge() + 6; }

}  // namespace

FoldHeader::FoldHeader(const QString& title, QWidget* parent) : QAbstractButton(parent) {
  setCheckable(true);
  setText(title);
  setAttribute(Qt::WA_Hover);
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FoldHeader::setNote(const QString& note) {
  note_ = note;
  setAccessibleDescription(note);
  update();
}

QSize FoldHeader::sizeHint() const {
  const int note =
      note_.isEmpty() ? 0 : noteGap + QFontMetrics(sana::ui::font(TypeRole::caption)).horizontalAdvance(note_);
  return {titleLeft() + fontMetrics().horizontalAdvance(text()) + note, rowHeight(fontMetrics())};
}

QSize FoldHeader::minimumSizeHint() const {
  return {titleLeft() + fontMetrics().horizontalAdvance(text()), rowHeight(fontMetrics())};
}

void FoldHeader::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const bool isMirrored = layoutDirection() == Qt::RightToLeft;
  auto visual = [&](const QRect& box) { return QStyle::visualRect(layoutDirection(), rect(), box); };
  const QColor shade = color(!isEnabled() ? Token::textDisabled : underMouse() ? Token::text1 : Token::text2);
  const QStringView closed = isMirrored ? u"chevron-left" : u"chevron-right";
  // The arrow's ink starts 4 px inside its grid: shifted so that it lines up with the panel's edge.
  paintIcon(painter, isChecked() ? QStringView(u"chevron-down") : closed, visual({-3, 0, chevronEdge() + 2, height()}),
            chevronEdge(), shade);
  painter.setPen(shade);
  const QString title = fontMetrics().elidedText(text(), Qt::ElideRight, this->width() - titleLeft() + 4);
  const int width = fontMetrics().horizontalAdvance(title);
  painter.drawText(visual({titleLeft() - 4, 0, width + 2, height()}),
                   Qt::AlignLeft | Qt::AlignVCenter | Qt::TextHideMnemonic, title);
  if (note_.isEmpty()) return;
  painter.setFont(sana::ui::font(TypeRole::caption));
  painter.setPen(color(Token::text3));
  const QRect rest(titleLeft() + width + noteGap, 0, std::max(0, this->width() - titleLeft() - width - noteGap),
                   height());
  const QString line = painter.fontMetrics().elidedText(note_, Qt::ElideRight, rest.width());
  painter.drawText(visual(rest), Qt::AlignRight | Qt::AlignVCenter, line);
}

void FoldHeader::keyPressEvent(QKeyEvent* event) {
  const bool isMirrored = layoutDirection() == Qt::RightToLeft;
  switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
      click();
      return;
    case Qt::Key_Right:
      setChecked(!isMirrored);
      return;
    case Qt::Key_Left:
      setChecked(isMirrored);
      return;
    default:
      QAbstractButton::keyPressEvent(event);
  }
}

FoldRow::FoldRow(const QString& title, QWidget* parent)
    : QWidget(parent),
      header_(new FoldHeader(title, this)),
      clip_(new QWidget(this)),
      animation_(new QVariantAnimation(this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(header_);
  layout->addWidget(clip_);
  clip_->setVisible(false);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  connect(header_, &QAbstractButton::toggled, this, &FoldRow::onToggled);
  connect(animation_, &QVariantAnimation::valueChanged, this,
          [this](const QVariant& height) { setShownHeight(height.toInt()); });
  connect(animation_, &QVariantAnimation::finished, this, &FoldRow::settle);
}

void FoldRow::setContent(QWidget* content) {
  delete content_;
  content_ = content;
  content->setParent(clip_);
  content->installEventFilter(this);
  content->show();
  settle();
}

void FoldRow::setTitle(const QString& title) {
  header_->setText(title);
  header_->updateGeometry();
}

void FoldRow::setExpanded(bool expanded) { header_->setChecked(expanded); }

int FoldRow::wantedHeight() const {
  if (content_ == nullptr) return 0;
  const int hint = content_->hasHeightForWidth() ? content_->heightForWidth(width()) : content_->sizeHint().height();
  const int least = std::max({hint, content_->minimumHeight(), content_->minimumSizeHint().height()});
  return std::min(least, content_->maximumHeight());
}

void FoldRow::onToggled(bool expanded) {
  const int time = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
  animation_->stop();
  if (time <= 0 || !isVisible()) {
    settle();
  } else {
    const int from = clip_->isVisible() ? clip_->height() : 0;
    clip_->setVisible(true);
    animation_->setDuration(std::min(time, Metrics::foldMs));
    animation_->setStartValue(from);
    animation_->setEndValue(expanded ? wantedHeight() : 0);
    animation_->start();
  }
  emit toggled(expanded);
}

void FoldRow::settle() {
  clip_->setVisible(isExpanded());
  setShownHeight(isExpanded() ? wantedHeight() : 0);
}

void FoldRow::setShownHeight(int height) {
  clip_->setFixedHeight(height);
  // While it opens, the content keeps its whole height and comes out from under the header.
  if (content_ != nullptr) content_->setGeometry(0, 0, width(), std::max(height, wantedHeight()));
}

void FoldRow::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (animation_->state() != QAbstractAnimation::Running) settle();
}

bool FoldRow::eventFilter(QObject* watched, QEvent* event) {
  const bool isIdle = animation_->state() != QAbstractAnimation::Running;
  if (watched == content_ && event->type() == QEvent::LayoutRequest && isIdle) settle();
  return QWidget::eventFilter(watched, event);
}

}  // namespace sana::ui
