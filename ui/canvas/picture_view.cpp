// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/picture_view.h"

#include <QAccessible>
#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QUrl>

#include "ui/canvas/canvas_paint.h"
#include "ui/controls/meters.h"
#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

namespace sana::ui {

namespace {

constexpr int ringSide = 48, ringWidth = 4, dragSide = 96;

}  // namespace

PictureView::PictureView(QWidget* parent) : ZoomArea(parent) {
  Graphic::install();
  words_.title = tr("Picture");
  setContextMenuPolicy(Qt::ActionsContextMenu);
  connect(&scaled_, &ScaledPicture::ready, this, qOverload<>(&QWidget::update));
}

void PictureView::showPicture(const QImage& image) { display(Content::picture, image, image.size()); }

void PictureView::showPreview(const QImage& preview, const QSize& pictureSize) {
  // Shown again before it was painted (progress goes on): it still waits for its report.
  unreported_ = !preview.isNull() && (unreported_ || preview.cacheKey() != scaled_.image().cacheKey());
  display(Content::preview, preview, pictureSize);
}

void PictureView::showPaper(const QSize& pictureSize) { display(Content::paper, {}, pictureSize); }

void PictureView::clear() { display(Content::nothing, {}, {}); }

void PictureView::display(Content content, const QImage& image, const QSize& size) {
  content_ = content;
  scaled_.setImage(image);
  setPictureSize(size);
}

void PictureView::setProgress(double fraction) {
  if (qFuzzyCompare(fraction, fraction_)) return;
  fraction_ = fraction;
  if (showsRing()) update();
}

void PictureView::setWords(const Words& words) {
  const bool renamed = words.title != words_.title, described = words.description != words_.description;
  const bool moved = words.value != words_.value;
  words_ = words;
  const auto tell = [this](QAccessible::Event what) {
    QAccessibleEvent event(this, what);
    QAccessible::updateAccessibility(&event);
  };
  if (renamed) tell(QAccessible::NameChanged);
  if (described) tell(QAccessible::DescriptionChanged);
  if (moved && words.percent >= 0) {
    QAccessibleValueChangeEvent event(this, words.percent);
    QAccessible::updateAccessibility(&event);
  }
}

void PictureView::pointerPressed(const QPointF& position) {
  pressedAt_ = position;
  mayDrag_ = content_ == Content::picture && pictureRect().contains(position);
}

void PictureView::pointerMoved(const QPointF& position, Qt::MouseButtons buttons) {
  const bool far = (position - pressedAt_).manhattanLength() >= QApplication::startDragDistance();
  if (!mayDrag_ || !(buttons & Qt::LeftButton) || !far) return;
  mayDrag_ = false;
  startDrag();
}

void PictureView::startDrag() {
  auto* mime = new QMimeData;
  mime->setImageData(image());
  if (!file_.isEmpty()) mime->setUrls({QUrl::fromLocalFile(file_)});
  auto* drag = new QDrag(this);
  drag->setMimeData(mime);
  const qreal ratio = devicePixelRatioF();
  const int side = qRound(dragSide * ratio);
  // From a picture of few pixels, so that a large one does not hold up the drag.
  QPixmap small = QPixmap::fromImage(image().scaled(side, side, Qt::KeepAspectRatio, Qt::FastTransformation));
  small.setDevicePixelRatio(ratio);
  drag->setPixmap(small);
  drag->exec(Qt::CopyAction);  // Qt has no other way to start a drag; the window's events go on meanwhile
}

void PictureView::mouseDoubleClickEvent(QMouseEvent* event) {
  mayDrag_ = false;
  if (event->button() == Qt::LeftButton && content_ == Content::picture) emit activated();
}

void PictureView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), color(Token::canvas));
  if (content_ == Content::nothing || transform().isEmpty()) return;
  const QRectF picture = pictureRect(), shown = picture & QRectF(rect());
  if (scaled_.image().isNull()) {
    painter.fillRect(picture, color(Token::raised));
    if (content_ == Content::preview) {
      QRectF ring(0, 0, ringSide, ringSide);
      ring.moveCenter(shown.center());
      paintRing(painter, ring, fraction_, ringWidth);
    }
  } else {
    if (scaled_.image().hasAlphaChannel()) paintChecker(painter, picture);
    scaled_.paint(painter, picture, QRectF(rect()), transform().showsSquares());
  }
  paintPictureEdge(painter, picture);
  if (showsPreview()) paintPreviewBadge(painter, shown);
  if (unreported_) {
    unreported_ = false;
    // After this paint has reached the screen: whoever listens may ask for the next frame at once.
    QMetaObject::invokeMethod(this, &PictureView::previewPainted, Qt::QueuedConnection);
  }
}

}  // namespace sana::ui
