// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/grid_view.h"

#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <iterator>
#include <tuple>

#include "ui/gallery/tile_painter.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/tokens.h"

namespace sana::ui {
namespace {

constexpr int wantedPauseMs = 40, wheelLines = 3;

}  // namespace

GridView::GridView(GalleryModel& gallery, ThumbnailCache& thumbnails, QWidget* parent)
    : QAbstractItemView(parent), gallery_(gallery), thumbnails_(thumbnails) {
  setFrameShape(QFrame::NoFrame);
  setSelectionMode(ExtendedSelection);
  setDragEnabled(true);
  setVerticalScrollMode(ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
  setEditTriggers(NoEditTriggers);
  viewport()->setBackgroundRole(QPalette::NoRole);
  viewport()->setAutoFillBackground(false);
  measure_.heading = heightFor(fontMetrics(), Metrics::header, 24);
  wanted_.setSingleShot(true);
  wanted_.setInterval(wantedPauseMs);
  connect(&wanted_, &QTimer::timeout, this, [this] {
    const auto [first, last] = positions_.rowsIn(verticalOffset() - height(), verticalOffset() + 2 * height());
    QVector<qint64> ids;
    for (int row = first; row <= last && row < gallery_.rowCount(); ++row) ids << gallery_.idAt(row);
    thumbnails_.keepOnly(ids, this);
    gallery_.want(ids);  // the titles
  });
  setModel(&gallery_);
  connect(&thumbnails_, &ThumbnailCache::ready, this, &GridView::thumbnailReady);
  connect(&gallery_, &QAbstractItemModel::rowsRemoved, this, [this] { scheduleDelayedItemsLayout(); });
}

void GridView::setTileSide(int side) {
  if (side == measure_.tile) return;
  measure_.tile = side;
  doItemsLayout();
}

QRect GridView::mirrored(const QRect& rect) const {
  if (!isRightToLeft()) return rect;
  return {viewport()->width() - rect.x() - rect.width(), rect.y(), rect.width(), rect.height()};
}

QRect GridView::visualRect(const QModelIndex& index) const {
  if (!index.isValid()) return {};
  return mirrored(positions_.tile(index.row()).translated(0, -verticalOffset()));
}

int GridView::verticalOffset() const { return verticalScrollBar()->value(); }

void GridView::scrollTo(const QModelIndex& index, ScrollHint hint) {
  const QRect tile = positions_.tile(index.row());
  if (!index.isValid() || tile.isEmpty()) return;
  const int room = viewport()->height();
  // The heading that sticks at the top covers a tile there.
  const int upper = tile.top() - measure_.heading, lower = tile.bottom() + measure_.gap - room;
  QScrollBar* const bar = verticalScrollBar();
  if (hint == PositionAtCenter) bar->setValue(tile.center().y() - room / 2);
  else if (hint == PositionAtTop || bar->value() > upper) bar->setValue(upper);
  else if (hint == PositionAtBottom || bar->value() < lower) bar->setValue(lower);
}

QModelIndex GridView::indexAt(const QPoint& point) const {
  const QPoint place = isRightToLeft() ? QPoint(viewport()->width() - 1 - point.x(), point.y()) : point;
  const int row = positions_.rowAt(place + QPoint(0, verticalOffset()));
  return row < 0 ? QModelIndex() : gallery_.index(row);
}

void GridView::arrange() {
  measure_.width = viewport()->width();
  positions_.arrange(gallery_.sections(), measure_);
}

void GridView::setPlace(const Place& place) {
  if (place.picture == 0) verticalScrollBar()->setValue(0);
  std::tie(placeId_, placeOffset_) = std::pair(place.picture, place.offset);
  doItemsLayout();
}

void GridView::doItemsLayout() {
  const Place kept = place();
  arrange();
  updateGeometries();
  // Another length of the bar moves what it shows.
  if (kept.picture && gallery_.rowOf(kept.picture) >= 0) std::tie(placeId_, placeOffset_) = std::pair(kept.picture, kept.offset);
  keepPlace();
  QAbstractItemView::doItemsLayout();
  wanted_.start();
}

void GridView::keepPlace() {
  const int row = placeId_ ? gallery_.rowOf(placeId_) : -1;
  if (row < 0) return;
  const auto kept = std::pair(placeId_, placeOffset_);
  verticalScrollBar()->setValue(positions_.tile(row).top() + placeOffset_);
  // Not the first of its line, which scrolling would choose: with every few that come the view would slip by a line.
  std::tie(placeId_, placeOffset_) = kept;
}

void GridView::updateGeometries() {
  QScrollBar* const bar = verticalScrollBar();
  bar->setRange(0, qMax(0, positions_.height() - viewport()->height()));
  bar->setPageStep(viewport()->height() - measure_.heading);
  bar->setSingleStep(qMax(1, positions_.side() / wheelLines));
  QAbstractItemView::updateGeometries();
}

void GridView::resizeEvent(QResizeEvent* event) {
  QAbstractItemView::resizeEvent(event);
  doItemsLayout();
}

void GridView::scrollContentsBy(int dx, int dy) {
  QAbstractItemView::scrollContentsBy(dx, dy);
  viewport()->update();
  const auto [first, last] = positions_.rowsIn(verticalOffset() + measure_.heading, verticalOffset() + measure_.heading);
  placeId_ = verticalOffset() > 0 && first >= 0 && first < gallery_.rowCount() ? gallery_.idAt(first) : 0;
  placeOffset_ = placeId_ ? verticalOffset() - positions_.tile(first).top() : 0;
  wanted_.start();
}

void GridView::rowsInserted(const QModelIndex& parent, int start, int end) {
  QAbstractItemView::rowsInserted(parent, start, end);
  scheduleDelayedItemsLayout();
}

void GridView::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) {
  // The next neighbour takes the place of what goes; the view stays where it is.
  const int current = currentIndex().row();
  const bool leaves = current >= start && current <= end;
  QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
  if (!leaves) return;
  const int next = end + 1 < gallery_.rowCount() ? end + 1 : start - 1;
  if (next >= 0) selectionModel()->setCurrentIndex(gallery_.index(next), QItemSelectionModel::ClearAndSelect);
}

void GridView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) {
  QItemSelection selection;
  if (flags == QItemSelectionModel::SelectCurrent && anchor_.isValid() && currentIndex().isValid()) {
    // With Shift: all between, as they are read, not the rectangle.
    const auto [from, to] = std::minmax({anchor_.row(), currentIndex().row()});
    selection.select(gallery_.index(from), gallery_.index(to));
    return selectionModel()->select(selection, flags);
  }
  const QRect band = rect.normalized();
  const auto [first, last] = positions_.rowsIn(band.top() + verticalOffset(), band.bottom() + verticalOffset());
  for (int row = first; row <= last && row < gallery_.rowCount(); ++row) {
    const QModelIndex index = gallery_.index(row);
    if (visualRect(index).intersects(band)) selection.select(index, index);
  }
  selectionModel()->select(selection, flags);
}

QRegion GridView::visualRegionForSelection(const QItemSelection& selection) const {
  QRegion region;
  const auto [first, last] = positions_.rowsIn(verticalOffset(), verticalOffset() + viewport()->height());
  for (const QItemSelectionRange& range : selection)
    for (int row = qMax(first, range.top()); row <= qMin(last, range.bottom()); ++row)
      region += visualRect(gallery_.index(row));
  return region;
}

void GridView::paintHeading(QPainter& painter, int section, const QRect& rect) const {
  const GalleryModel::Section& shown = positions_.section(section);
  painter.setFont(sana::ui::font(TypeRole::strong));
  painter.setPen(color(Token::text1));
  const Qt::Alignment side = Qt::AlignVCenter | (isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft);
  painter.drawText(rect, int(side), shown.heading);
  const int used = painter.fontMetrics().horizontalAdvance(shown.heading) + Metrics::rhythm;
  painter.setFont(sana::ui::font(TypeRole::caption));
  painter.setPen(color(Token::text3));
  painter.drawText(isRightToLeft() ? rect.adjusted(0, 0, -used, 0) : rect.adjusted(used, 0, 0, 0), int(side),
                   tr("%n picture(s)", nullptr, shown.count));
}

void GridView::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  painter.fillRect(event->rect(), color(Token::canvas));
  if (positions_.sections() == 0) return;
  const int top = verticalOffset();
  const auto [first, last] = positions_.rowsIn(top + event->rect().top() - measure_.gap, top + event->rect().bottom());
  TilePainter tiles(painter, *this);
  for (int row = first; row <= last && row < gallery_.rowCount(); ++row) {
    const QModelIndex index = gallery_.index(row);
    tiles.paint(index, visualRect(index), selectionModel()->isSelected(index),
                hasFocus() && index == currentIndex());
  }
  const int sticking = positions_.sectionAt(top);
  for (int section = qMax(0, sticking); section < positions_.sections(); ++section) {
    QRect rect = positions_.heading(section).translated(0, -top);
    if (rect.top() > viewport()->height()) break;
    if (section == sticking) {
      // Pushed up by the next heading.
      int y = 0;
      if (section + 1 < positions_.sections())
        y = qMin(0, positions_.heading(section + 1).top() - top - measure_.heading);
      rect.moveTop(qMax(rect.top(), y));
    }
    painter.fillRect(QRect(0, rect.top(), viewport()->width(), rect.height()), color(Token::canvas));
    paintHeading(painter, section, mirrored(rect));
  }
}

void GridView::startDrag(Qt::DropActions actions) {
  const QModelIndexList indexes = selectedIndexes();
  QMimeData* const mime = gallery_.mimeData(indexes);
  if (!mime) return;
  auto* drag = new QDrag(this);
  drag->setMimeData(mime);
  if (const QImage image = indexes.first().data(Qt::DecorationRole).value<QImage>(); !image.isNull())
    drag->setPixmap(pixmapWithin(image, Metrics::footer, devicePixelRatioF()));
  drag->exec(actions, Qt::CopyAction);
}

void GridView::thumbnailReady(qint64 picture) {
  const int row = gallery_.rowOf(picture);
  if (row >= 0) viewport()->update(visualRect(gallery_.index(row)));
}

void GridView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::FontChange) {
    measure_.heading = heightFor(fontMetrics(), Metrics::header, 24);
    doItemsLayout();
  }
  QAbstractItemView::changeEvent(event);
}

}  // namespace sana::ui
