// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/gallery_place.h"

#include <QItemSelectionModel>
#include <QScrollBar>

#include <utility>

#include "ui/models/gallery_model.h"

namespace sana::ui {
namespace {

// As texts: a number of JSON holds 53 bits.
qint64 idIn(const QJsonObject& state, const char* key) { return state.value(QLatin1String(key)).toString().toLongLong(); }

}  // namespace

GalleryPlace::GalleryPlace(GalleryModel& gallery, GridView& grid) : QObject(&grid), gallery_(gallery), grid_(grid) {
  connect(grid.verticalScrollBar(), &QScrollBar::valueChanged, this, &GalleryPlace::noted);
  connect(grid.selectionModel(), &QItemSelectionModel::currentChanged, this, &GalleryPlace::changed);
  connect(&gallery, &GalleryModel::queryFinished, this, &GalleryPlace::finished);
}

QJsonObject GalleryPlace::state() const {
  if (!wanted_.isEmpty()) return wanted_;
  const QModelIndex current = grid_.currentIndex();
  return {{QStringLiteral("picture"), QString::number(place_.picture)},
          {QStringLiteral("offset"), place_.offset},
          {QStringLiteral("current"), QString::number(current.isValid() ? gallery_.idAt(current.row()) : 0)}};
}

void GalleryPlace::restore(const QJsonObject& state) {
  wanted_ = state;
  finished();
}

void GalleryPlace::noted() {
  if (!gallery_.query().text.isEmpty()) searching_ = true;
  if (!searching_) place_ = grid_.place();
  emit changed();
}

void GalleryPlace::finished() {
  if (!wanted_.isEmpty() && gallery_.rowCount() > 0) {
    const QJsonObject state = std::exchange(wanted_, {});
    const int row = gallery_.rowOf(idIn(state, "current"));
    if (row >= 0) grid_.selectionModel()->setCurrentIndex(gallery_.index(row), QItemSelectionModel::ClearAndSelect);
    place_ = {idIn(state, "picture"), state.value(QLatin1String("offset")).toInt()};
    if (gallery_.rowOf(place_.picture) >= 0) grid_.setPlace(place_);
  }
  if (!gallery_.query().text.isEmpty()) searching_ = true;
  else if (std::exchange(searching_, false)) grid_.setPlace(place_);
}

}  // namespace sana::ui
