// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/place_view.h"

#include <QDragEnterEvent>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

#include "ui/style/icon.h"
#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

namespace sana::ui {
namespace {

constexpr int inset = 8, headingGap = 20;

/// A row of 32; where a part begins, its heading stands above.
class PlaceDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    return {100, rowHeight(option.fontMetrics) + headingHeight(option, index)};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const Qt::Alignment start = Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft);
    const Qt::Alignment end = Qt::AlignVCenter | (mirrored ? Qt::AlignLeft : Qt::AlignRight);
    QRect row = option.rect;
    if (const int above = headingHeight(option, index)) {
      const QRect heading(row.left() + inset + Metrics::rhythm, row.top() + headingGap / 2, row.width() - 2 * inset, above - headingGap / 2);
      painter->setFont(bold(font(TypeRole::caption)));
      painter->setPen(color(Token::text3));
      painter->drawText(heading, int(start), index.data(PlaceList::HeadingRole).toString());
      row.setTop(row.top() + above);
    }
    row.adjust(inset, 0, -inset, 0);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || option.state & QStyle::State_MouseOver) {
      painter->setPen(Qt::NoPen);
      painter->setBrush(color(selected ? Token::accentSoft : Token::hover));
      painter->drawRoundedRect(row, Metrics::radiusControl, Metrics::radiusControl);
    }
    const QColor ink = color(selected ? Token::accentText : Token::text1);
    QRect text = row.adjusted(Metrics::rhythm, 0, -Metrics::rhythm, 0);
    const QString symbol = index.data(PlaceList::IconRole).toString();
    const int icon = Metrics::iconButtonIcon;
    if (!symbol.isEmpty()) {
      const QRect place(mirrored ? text.right() - icon : text.left(), text.top(), icon, text.height());
      paintIcon(*painter, symbol, place, icon, selected ? ink : color(Token::text2));
    }
    if (mirrored) text.setRight(text.right() - icon - Metrics::rhythm);
    else text.setLeft(text.left() + icon + Metrics::rhythm);
    const qint64 count = index.data(PlaceList::CountRole).toLongLong();
    painter->setFont(font(selected ? TypeRole::strong : TypeRole::body));
    painter->setPen(selected ? ink : color(Token::text3));
    int used = 0;
    if (count >= 0) {
      const QString number = QLocale().toString(count);
      used = painter->fontMetrics().horizontalAdvance(number) + Metrics::rhythm;
      painter->drawText(text, int(end), number);
    }
    painter->setPen(ink);
    const QString name = painter->fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, text.width() - used);
    painter->drawText(text, int(start), name);
    painter->restore();
  }

 private:
  static QFont bold(QFont face) {
    face.setWeight(QFont::DemiBold);
    return face;
  }
  static int headingHeight(const QStyleOptionViewItem& option, const QModelIndex& index) {
    const QString heading = index.data(PlaceList::HeadingRole).toString();
    const bool begins = !heading.isEmpty() && index.siblingAtRow(index.row() - 1).data(PlaceList::HeadingRole) != heading;
    return begins ? rowHeight(option.fontMetrics) + headingGap / 2 : 0;
  }
};

QVector<qint64> draggedPictures(const QDropEvent& event) { return GalleryModel::idsOf(event.mimeData()); }

}  // namespace

PlaceView::PlaceView(PlaceList& places, QWidget* parent) : QListView(parent), places_(places) {
  setFrameShape(QFrame::NoFrame);
  setModel(&places_);
  setItemDelegate(new PlaceDelegate(this));
  setVerticalScrollMode(ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setMouseTracking(true);
  setAcceptDrops(true);
  setViewportMargins(0, Metrics::rhythm, 0, 0);
  viewport()->setAutoFillBackground(false);
  connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
    if (index.isValid())
      emit placeChosen(PictureQuery::Place(index.data(PlaceList::PlaceRole).toInt()), index.data(PlaceList::NameRole).toString());
  });
}

void PlaceView::show(PictureQuery::Place place, const QString& name) {
  const int row = places_.rowOf(place, name);
  if (row >= 0) setCurrentIndex(places_.index(row));
}

void PlaceView::dragEnterEvent(QDragEnterEvent* event) {
  if (!draggedPictures(*event).isEmpty()) event->acceptProposedAction();
}

void PlaceView::dragMoveEvent(QDragMoveEvent* event) {
  const auto place = PictureQuery::Place(indexAt(event->position().toPoint()).data(PlaceList::PlaceRole).toInt());
  event->setAccepted(place == PictureQuery::Place::board || place == PictureQuery::Place::tag ||
                     place == PictureQuery::Place::starred || place == PictureQuery::Place::trash);
}

void PlaceView::dropEvent(QDropEvent* event) {
  const QModelIndex index = indexAt(event->position().toPoint());
  if (!index.isValid()) return;
  event->acceptProposedAction();
  emit dropped(PictureQuery::Place(index.data(PlaceList::PlaceRole).toInt()), index.data(PlaceList::NameRole).toString(), draggedPictures(*event));
}

}  // namespace sana::ui
