// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <climits>

#include "ui/canvas/picture_view.h"
#include "ui/canvas/viewer.h"
#include "ui/models/gallery_model.h"
#include "ui/models/picture_model.h"

namespace sana::ui {

void Viewer::bind(GalleryModel& gallery, GalleryModel& all, PictureLoader& loader) {
  gallery_ = &gallery;
  all_ = &all;
  rows_ = gallery_;
  loader_ = &loader;
  connect(&loader, &PictureLoader::loaded, this,
          [this](const QString&, const QImage& image) { view_->showPicture(image); });
  connect(&loader, &PictureLoader::failed, this, [this](const QString&, const QString& sentence) {
    view_->clear();
    view_->setCaption({});
    view_->setWords({sentence, {}, {}, -1});
  });
  connect(this, &Viewer::stepWanted, this, [this](int by) {
    const int last = rows_->rowCount() - 1, row = rows_->rowOf(picture_);
    if (last < 0) return;
    const qint64 wanted = qint64(std::max(row, 0)) + by;
    const int next = int(std::clamp<qint64>(wanted, 0, last));
    if (next != row) open(rows_->idAt(next));
  });
  // The record, when it was not there yet or is another one now.
  for (GalleryModel* model : {&gallery, &all})
    connect(model, &QAbstractItemModel::dataChanged, this, [this, model](const QModelIndex& first, const QModelIndex& end) {
      const int row = picture_ && model == rows_ ? model->rowOf(picture_) : -1;
      if (row < first.row() || row > end.row()) return;
      if (!hasRecord_) open(picture_);
      else if (const PictureRecord* record = model->record(picture_)) describe(*record);  // renamed
    });
}

void Viewer::open(qint64 picture) {
  const bool other = picture != picture_;
  picture_ = picture;
  if (!gallery_) return;
  // What the gallery shows may be another board or a search without this one.
  rows_ = gallery_->rowOf(picture) >= 0 ? gallery_ : all_;
  setPlace(rows_->rowOf(picture), rows_->rowCount());
  if (other) emit pictureChanged(picture);
  const PictureRecord* record = rows_->record(picture);
  hasRecord_ = record != nullptr;
  if (!record) return;  // dataChanged follows
  describe(*record);
  loader_->load(record->path);
}

void Viewer::describe(const PictureRecord& record) {
  view_->setFile(record.path);
  view_->setCaption(record.title);
  view_->setWords({record.title.isEmpty() ? tr("Picture %1").arg(record.id) : record.title,
                   record.recipe.value(QLatin1String("prompt")).toString(),
                   {},
                   -1});
}

}  // namespace sana::ui
