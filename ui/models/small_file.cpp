// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/small_file.h"

#include <QFileInfo>
#include <QSaveFile>

#include "ui/library/disk.h"
#include "ui/library/storage_error.h"

namespace sana::ui {

bool writeWhole(const QString& file, const QByteArray& bytes) {
  QSaveFile target(file);
  // Without rights for a new file in the folder the old one stays, rather than being overwritten in place.
  target.setDirectWriteFallback(false);
  if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size() || !target.commit()) return false;
  try {
    syncFolder(QFileInfo(file).absolutePath());  // QSaveFile flushes the file, not its name
  } catch (const StorageError&) {
    return false;
  }
  return true;
}

}  // namespace sana::ui
