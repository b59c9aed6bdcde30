// SPDX-License-Identifier: GPL-3.0-or-later
#include <QListView>

#include "ui/history/history_panel.h"
#include "ui/models/gallery_model.h"
#include "ui/models/history_model.h"

namespace sana::ui {

namespace {

constexpr int thumbnailSide = 256;

}  // namespace

void HistoryPanel::bind(HistoryModel& model, ThumbnailCache& thumbnails, GalleryModel& strip) {
  setSource({&model, [&model](int row) { return model.changes(row); }, [&model](int row) { return model.branch(row); },
             [&thumbnails](qint64 picture) { return thumbnails.get(picture, thumbnailSide); },
             [&strip](qint64 picture) {
               const int row = strip.rowOf(picture);
               return row >= 0 && strip.rowAt(row).starred;
             }});
  connect(&thumbnails, &ThumbnailCache::ready, list_->viewport(), qOverload<>(&QWidget::update));
  connect(&strip, &QAbstractItemModel::dataChanged, list_->viewport(), qOverload<>(&QWidget::update));
}

}  // namespace sana::ui
