// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/compare_canvas.h"
#include "ui/canvas/compare_side.h"
#include "ui/canvas/compare_view.h"
#include "ui/models/gallery_model.h"

namespace sana::ui {

namespace {

constexpr int thumbnailSide = 256;

}  // namespace

void CompareView::bind(CompareModel& model, ThumbnailCache& thumbnails) {
  const auto images = [this, &model] {
    canvas_->setPictures(model.imageA(), model.imageB());
    canvas_->setDifference(model.difference());
  };
  const auto small = [this, &model, &thumbnails] {
    side_->setThumbnails(thumbnails.get(model.recordA().id, thumbnailSide),
                         thumbnails.get(model.recordB().id, thumbnailSide));
  };
  const auto fields = [this, &model, small] {
    setRecords(model.recordA(), model.recordB());
    side_->setFields(model.changes(), model.same());
    small();
  };
  connect(&model, &CompareModel::imagesChanged, this, images);
  connect(&model, &CompareModel::changed, this, fields);
  connect(&model, &CompareModel::modeChanged, this, [this, &model] { setMode(model.mode()); });
  connect(&thumbnails, &ThumbnailCache::ready, this, [&model, small](qint64 picture) {
    if (picture == model.recordA().id || picture == model.recordB().id) small();
  });
  setMode(model.mode());
  images();
  fields();
}

}  // namespace sana::ui
