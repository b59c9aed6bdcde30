// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/strip_view.h"

#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QWheelEvent>

#include "ui/controls/meters.h"
#include "ui/gallery/tile_painter.h"
#include "ui/models/studio.h"
#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

namespace sana::ui {
namespace {

constexpr int ring = 22, edge = 8, wheelStep = 72;
constexpr qreal ringThickness = 2.5;

}  // namespace

StripView::StripView(Studio& studio, QWidget* parent) : QAbstractItemView(parent), studio_(studio) {
  setFrameShape(NoFrame);
  setSelectionMode(SingleSelection);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setEditTriggers(NoEditTriggers);
  setDragEnabled(true);
  setContextMenuPolicy(Qt::CustomContextMenu);
  viewport()->setAutoFillBackground(false);
  setModel(&studio_.strip());
  GenerationModel& generation = studio_.generation();
  connect(&generation, &GenerationModel::progressChanged, viewport(), [this] { viewport()->update(runningRect()); });
  connect(&generation, &GenerationModel::runningChanged, this, [this] { scheduleDelayedItemsLayout(); });
  connect(&studio_.current(), &CurrentPicture::changed, this, &StripView::showCurrent);
  connect(&studio_.thumbnails(), &ThumbnailCache::ready, viewport(), qOverload<>(&QWidget::update));
  connect(&studio_.strip(), &QAbstractItemModel::rowsRemoved, this, [this] { scheduleDelayedItemsLayout(); });
  connect(this, &QWidget::customContextMenuRequested, this,
          [this](const QPoint& position) { emit menuWanted(viewport()->mapToGlobal(position)); });
}

bool StripView::runs() const { return studio_.generation().running(); }
int StripView::places() const { return studio_.strip().rowCount() + (runs() ? 1 : 0); }
int StripView::placeOf(int row) const { return studio_.strip().rowCount() - 1 - row; }
int StripView::horizontalOffset() const { return horizontalScrollBar()->value(); }
QSize StripView::sizeHint() const { return {4 * (Metrics::stripThumb + Metrics::stripGap), Metrics::footer - 2}; }
QSize StripView::minimumSizeHint() const { return {2 * (Metrics::stripThumb + Metrics::stripGap), Metrics::footer - 2}; }

QRect StripView::tileAt(int place) const {
  const int side = Metrics::stripThumb;
  const int x = edge + place * (side + Metrics::stripGap) - horizontalOffset();
  const int top = (viewport()->height() - side) / 2;
  return {isRightToLeft() ? viewport()->width() - x - side : x, top, side, side};
}

QRect StripView::runningRect() const { return runs() ? tileAt(studio_.strip().rowCount()) : QRect(); }

QRect StripView::visualRect(const QModelIndex& index) const {
  return index.isValid() ? tileAt(placeOf(index.row())) : QRect();
}

QModelIndex StripView::indexAt(const QPoint& point) const {
  const int x = (isRightToLeft() ? viewport()->width() - 1 - point.x() : point.x()) + horizontalOffset() - edge;
  const int row = studio_.strip().rowCount() - 1 - x / (Metrics::stripThumb + Metrics::stripGap);
  const QModelIndex index = studio_.strip().index(row);
  return x >= 0 && index.isValid() && visualRect(index).contains(point) ? index : QModelIndex();
}

void StripView::scrollTo(const QModelIndex& index, ScrollHint) {
  if (!index.isValid()) return;
  const int step = Metrics::stripThumb + Metrics::stripGap, start = placeOf(index.row()) * step;
  QScrollBar* const bar = horizontalScrollBar();
  if (start < bar->value()) bar->setValue(start);
  else if (start + step + 2 * edge > bar->value() + viewport()->width())
    bar->setValue(start + step + 2 * edge - viewport()->width());
}

void StripView::updateGeometries() {
  QScrollBar* const bar = horizontalScrollBar();
  const int wide = 2 * edge + places() * (Metrics::stripThumb + Metrics::stripGap);
  const bool atEnd = bar->value() >= bar->maximum() - Metrics::stripThumb;
  bar->setRange(0, qMax(0, wide - viewport()->width()));
  bar->setPageStep(viewport()->width());
  // The newest stays in view where it was in view.
  if (atEnd && studio_.current().follows()) bar->setValue(bar->maximum());
  QAbstractItemView::updateGeometries();
  requestThumbnails();
}

void StripView::requestThumbnails() {
  QVector<qint64> ids;
  const int step = Metrics::stripThumb + Metrics::stripGap;
  const int first = horizontalOffset() / step - 2, last = (horizontalOffset() + viewport()->width()) / step + 2;
  for (int place = qMax(0, first); place <= last; ++place) {
    const int row = studio_.strip().rowCount() - 1 - place;
    if (row >= 0) ids << studio_.strip().idAt(row);
  }
  studio_.thumbnails().keepOnly(ids, this);
}

void StripView::resizeEvent(QResizeEvent* event) {
  QAbstractItemView::resizeEvent(event);
  updateGeometries();
  showCurrent();
}

void StripView::scrollContentsBy(int, int) {
  viewport()->update();
  requestThumbnails();
}

void StripView::rowsInserted(const QModelIndex& parent, int start, int end) {
  QAbstractItemView::rowsInserted(parent, start, end);
  scheduleDelayedItemsLayout();
}

QModelIndex StripView::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
  const int count = studio_.strip().rowCount();
  if (count == 0) return {};
  const int row = qMax(0, currentIndex().row()), older = isRightToLeft() ? -1 : 1;
  switch (action) {
    case MoveLeft: return studio_.strip().index(qBound(0, row + older, count - 1));
    case MoveRight: return studio_.strip().index(qBound(0, row - older, count - 1));
    case MovePrevious: return studio_.strip().index(qMin(row + 1, count - 1));
    case MoveNext: return studio_.strip().index(qMax(row - 1, 0));
    case MoveHome: return studio_.strip().index(count - 1);
    case MoveEnd: return studio_.strip().index(0);
    case MoveUp:
    case MoveDown:
    case MovePageUp:
    case MovePageDown: return currentIndex();
  }
  return {};
}

void StripView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) {
  const QModelIndex index = indexAt(rect.center());
  if (index.isValid()) selectionModel()->select(index, flags);
}

QRegion StripView::visualRegionForSelection(const QItemSelection& selection) const {
  QRegion region;
  for (const QModelIndex& index : selection.indexes()) region += visualRect(index).adjusted(-4, -4, 4, 4);
  return region;
}

void StripView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QAbstractItemView::currentChanged(current, previous);
  viewport()->update();
  if (current.isValid() && !showing_) studio_.current().show(current.data(GalleryModel::IdRole).toLongLong());
}

void StripView::showCurrent() {
  showing_ = true;
  const int row = studio_.current().showsRunningJob() ? -1 : studio_.strip().rowOf(studio_.current().id());
  const QModelIndex index = studio_.strip().index(row);
  selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
  if (index.isValid()) scrollTo(index);
  showing_ = false;
  viewport()->update();
}

void StripView::mousePressEvent(QMouseEvent* event) {
  if (runningRect().contains(event->pos())) studio_.current().showRunningJob();
  else QAbstractItemView::mousePressEvent(event);
}

void StripView::wheelEvent(QWheelEvent* event) {
  const QPoint turn = event->angleDelta();
  const int along = qAbs(turn.x()) > qAbs(turn.y()) ? turn.x() : turn.y();
  horizontalScrollBar()->setValue(horizontalOffset() - along * wheelStep / QWheelEvent::DefaultDeltasPerStep);
  event->accept();
}

void StripView::startDrag(Qt::DropActions actions) {
  QMimeData* const mime = studio_.strip().mimeData(selectedIndexes());
  if (!mime) return;
  auto* drag = new QDrag(this);
  drag->setMimeData(mime);
  drag->exec(actions, Qt::CopyAction);
}

void StripView::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  painter.fillRect(event->rect(), color(Token::chrome));
  const int step = Metrics::stripThumb + Metrics::stripGap, count = studio_.strip().rowCount();
  const int first = qMax(0, horizontalOffset() / step - 1), last = qMin(count - 1, (horizontalOffset() + viewport()->width()) / step);
  TilePainter tiles(painter, *this);
  tiles.setRingOutside(true);
  for (int place = first; place <= last; ++place) {
    const QModelIndex index = studio_.strip().index(count - 1 - place);
    tiles.paint(index, visualRect(index), selectionModel()->isSelected(index), false);
  }
  if (!runs()) return;
  const QRect rect = runningRect();
  QPainterPath shape;
  shape.addRoundedRect(rect, Metrics::radiusThumb, Metrics::radiusThumb);
  painter.fillPath(shape, color(Token::sunken));
  QRectF circle(0, 0, ring, ring);
  circle.moveCenter(QRectF(rect).center());
  paintRing(painter, circle, studio_.generation().fraction(), ringThickness);
  if (!studio_.current().showsRunningJob()) return;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(color(Token::focus), Metrics::focusWidth));
  painter.drawRoundedRect(QRectF(rect).adjusted(-3, -3, 3, 3), Metrics::radiusThumb + 3, Metrics::radiusThumb + 3);
}

}  // namespace sana::ui
