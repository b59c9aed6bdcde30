// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Pictures on their way to another program or to another part of the window.

#include <QMimeData>
#include <QVector>

#include "ui/library/library_types.h"

namespace sana::ui {

/// The ids of dragged pictures, for boards, tags and the trash.
inline constexpr auto pictureIdsFormat = "application/x-sana-picture-ids";

/// "image/png" and the like; "" where the ending says nothing.
QString pictureMimeType(const QString& path);

/// Of `known` the files and recipes, of `ids` the numbers. The bytes of a single picture are read on a worker thread;
/// until they are there the format gives nothing.
class PictureMime : public QMimeData {
  Q_OBJECT
 public:
  PictureMime(const QVector<qint64>& ids, const QVector<PictureRecord>& known);
  QStringList formats() const override;
  bool hasFormat(const QString& format) const override { return formats().contains(format); }

 protected:
  QVariant retrieveData(const QString& format, QMetaType type) const override;

 private:
  QString pictureType_;
  QByteArray bytes_;
};

QVector<qint64> pictureIdsOf(const QMimeData* mime);

}  // namespace sana::ui
