// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/details_content.h"
#include "ui/history/details_panel.h"
#include "ui/models/gallery_model.h"

namespace sana::ui {

namespace {

constexpr int thumbnailSide = 256;

}  // namespace

void DetailsPanel::bind(CurrentPicture& current, ThumbnailCache& thumbnails, PlaceList& places,
                        PictureCommands& commands) {
  const auto thumbnail = [this, &thumbnails] {
    const qint64 parent = content_->parentPicture();
    content_->setParentThumbnail(parent ? thumbnails.get(parent, thumbnailSide) : QImage());
  };
  const auto refresh = [this, &current, thumbnail] {
    if (current.id() == 0 || current.showsRunningJob()) {
      showNothing(current.showsRunningJob());
      return;
    }
    const PictureRecord& record = current.record();
    DetailsContents contents{record, recipeFields(record.recipe), 0, {}};
    if (const PictureRecord* parent = current.parentRecord()) {
      contents.parent = parent->id;
      contents.changed = changedSentence(parent->recipe, record.recipe);
    }
    showPicture(contents);
    thumbnail();
  };
  const auto tags = [this, &places] {
    QStringList names;
    for (const NamedCount& tag : places.counts().tags) names += tag.name;
    content_->setKnownTags(names);
  };
  refresh_ = refresh;
  connect(&current, &CurrentPicture::changed, this, refresh);
  connect(&thumbnails, &ThumbnailCache::ready, this, [this, thumbnail](qint64 picture) {
    if (picture == content_->parentPicture()) thumbnail();
  });
  connect(&places, &PlaceList::countsChanged, this, tags);
  connect(this, &DetailsPanel::tagsChanged, &commands,
          [&commands](qint64 picture, const QStringList& add, const QStringList& remove) {
            commands.changeTags({picture}, add, remove);
          });
  refresh();
  tags();
}

}  // namespace sana::ui
