// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/gallery_model.h"

#include <QLocale>

#include <algorithm>

#include "ui/models/gallery_mime.h"
#include "ui/models/gallery_rows.h"

namespace sana::ui {

GalleryModel::GalleryModel(Library& library, ThumbnailCache& thumbnails, QObject* parent)
    : MergingListModel(parent), library_(library), thumbnails_(thumbnails), impl_(new Impl(*this)) {
  connect(&library, &Library::pictureStored, this, [this](const PictureRecord& picture) { impl_->stored(picture); });
  connect(&library, &Library::picturesChanged, this, [this](const QVector<qint64>& ids) { impl_->changed(ids); });
  connect(&library, &Library::picturesMoved, this, [this](const QVector<qint64>& ids) { impl_->moved(ids); });
  connect(&library, &Library::scanned, this, [this](const RepairReport& report) {
    if (report.adopted + report.missing + report.finished > 0) impl_->refreshSoon();
  });
  connect(&thumbnails, &ThumbnailCache::ready, this, [this](qint64 picture) {
    const int row = rowOf(picture);
    if (row >= 0) emit dataChanged(index(row), index(row), {Qt::DecorationRole});
  });
}

GalleryModel::~GalleryModel() = default;

int GalleryModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(rows_.size()); }

QVariant GalleryModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const PictureRow& row = rows_.at(index.row());
  switch (role) {
    case IdRole: return row.id;
    case CreatedRole: return row.createdMs;
    case StarredRole: return row.starred;
    case MissingRole: return row.missing;
    case HeadingRole: return impl_->headings.of(row.createdMs).text;
    case TitleRole: {
      const PictureRecord* const here = impl_->records.object(row.id);
      return here ? here->title : QString();
    }
    case Qt::DecorationRole:
      return row.missing ? QVariant() : QVariant::fromValue(thumbnails_.get(row.id, impl_->side));
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case Qt::AccessibleDescriptionRole:
    case Qt::ToolTipRole:
    case PromptRole: break;
    default: return {};
  }
  const PictureRecord* const record = impl_->recordAt(index.row());
  const QString prompt = record ? record->recipe.value(QLatin1String("prompt")).toString() : QString();
  if (role == PromptRole || role == Qt::AccessibleDescriptionRole) return prompt;
  if (role == Qt::ToolTipRole) return record && !record->title.isEmpty() ? record->title + QLatin1Char('\n') + prompt : prompt;
  if (record && !record->title.isEmpty()) return record->title;
  if (!prompt.isEmpty() || role == Qt::DisplayRole) return prompt;
  const QDateTime created = QDateTime::fromMSecsSinceEpoch(row.createdMs);
  return tr("Picture of %1").arg(QLocale().toString(created, QLocale::ShortFormat));
}

Qt::ItemFlags GalleryModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return {};
  return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QStringList GalleryModel::mimeTypes() const {
  return {QStringLiteral("text/uri-list"), QStringLiteral("text/plain"), QStringLiteral("image/png"),
          QLatin1String(pictureIdsFormat)};
}

QMimeData* GalleryModel::mimeData(const QModelIndexList& indexes) const {
  QVector<qint64> ids;
  QVector<PictureRecord> known;
  for (const QModelIndex& at : indexes) {
    if (!at.isValid()) continue;
    ids << idAt(at.row());
    if (const PictureRecord* const found = record(ids.last())) known << *found;
  }
  return ids.isEmpty() ? nullptr : new PictureMime(ids, known);
}

QVector<qint64> GalleryModel::idsOf(const QMimeData* mime) { return pictureIdsOf(mime); }

int GalleryModel::rowOf(qint64 id) const { return impl_->rowOf(id); }

const PictureRecord* GalleryModel::record(qint64 id) const {
  if (const PictureRecord* const found = impl_->records.object(id)) return found;
  const int row = rowOf(id);
  return row >= 0 ? impl_->recordAt(row) : nullptr;
}

void GalleryModel::want(const QVector<qint64>& ids) const { impl_->want(ids); }

QVector<GalleryModel::Section> GalleryModel::sections() const {
  QVector<Section> sections;
  for (auto row = rows_.begin(); row != rows_.end();) {
    const DayHeadings::Span& span = impl_->headings.of(row->createdMs);
    const auto end = std::partition_point(row, rows_.end(), [&span](const PictureRow& other) {
      return other.createdMs >= span.from && other.createdMs < span.until;
    });
    sections << Section{int(row - rows_.begin()), int(end - row), span.text};
    row = end;
  }
  return sections;
}

void GalleryModel::setThumbnailSide(int side) {
  if (side == impl_->side) return;
  impl_->side = side;
  if (!rows_.isEmpty()) emit dataChanged(index(0), index(int(rows_.size()) - 1), {Qt::DecorationRole});
}

void GalleryModel::setQuery(const PictureQuery& query) {
  if (query == query_) return;
  query_ = query;
  busy_ = true;
  impl_->find(Impl::Answer::reset);
}

void GalleryModel::refresh() { impl_->find(Impl::Answer::merge); }

void GalleryModel::retranslate() {
  impl_->headings.forget();
  if (!rows_.isEmpty()) emit dataChanged(index(0), index(int(rows_.size()) - 1));
}

}  // namespace sana::ui
