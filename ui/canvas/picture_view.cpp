// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/picture_view.h"

#include <QAccessible>
#include <QApplication>
#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QUrl>

#include <climits>

#include "ui/canvas/canvas_paint.h"
#include "ui/controls/meters.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/tokens.h"

namespace sana::ui {

namespace {

constexpr int ringSide = 48, ringWidth = 4, dragSide = 96, captionInset = 12;

/// 0: no key that leads to another picture.
int stepOf(const QKeyEvent& event) {
  if (event.modifiers() & ~Qt::KeypadModifier) return 0;
  switch (event.key()) {
    case Qt::Key_Left: return -1;
    case Qt::Key_Right: return 1;
    case Qt::Key_Home: return INT_MIN;
    case Qt::Key_End: return INT_MAX;
    default: return 0;
  }
}

}  // namespace

PictureView::PictureView(QWidget* parent) : ZoomArea(parent) {
  Graphic::install();
  words_.title = tr("Picture");
  setContextMenuPolicy(Qt::ActionsContextMenu);
  connect(&scaled_, &ScaledPicture::ready, this, qOverload<>(&QWidget::update));
  retranslate();
}

void PictureView::retranslate() {
  setWhatsThis(tr("A picture that fits is dragged out as a file. A larger one is panned; dragging it with Ctrl held "
                  "takes it out as a file, and so does dragging it from the filmstrip."));
}

void PictureView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  ZoomArea::changeEvent(event);
}

void PictureView::keyPressEvent(QKeyEvent* event) {
  const int step = pansBy(*event) ? 0 : stepOf(*event);
  if (step != 0) emit stepWanted(step);
  else ZoomArea::keyPressEvent(event);
}

void PictureView::setCaption(const QString& caption) {
  if (caption == caption_) return;
  caption_ = caption;
  update();
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
  // Fast: a large picture does not hold up the drag.
  drag->setPixmap(pixmapWithin(image(), dragSide, devicePixelRatioF(), Qt::FastTransformation));
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
  if (!caption_.isEmpty()) {
    const bool right = isRightToLeft();
    paintPictureLabel(painter, {qreal(right ? width() - captionInset : captionInset), captionInset}, right,
                      caption_, width() / 3);
  }
  if (unreported_) {
    unreported_ = false;
    // After this paint has reached the screen: whoever listens may ask for the next frame at once.
    QMetaObject::invokeMethod(this, &PictureView::previewPainted, Qt::QueuedConnection);
  }
}

}  // namespace sana::ui
