// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/model_search.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include "engine/checkpoint/model_folder.h"

namespace sana::ui {
namespace {

bool holdsModel(const QString& folder) { return QFileInfo::exists(QDir(folder).filePath(QStringLiteral("model_index.json"))); }

}  // namespace

QString plainFolder(const QString& folder) {
  const QString canonical = QFileInfo(folder).canonicalFilePath();
  return canonical.isEmpty() ? QDir::cleanPath(QFileInfo(folder).absoluteFilePath()) : canonical;
}

ModelFolders findModelFolders(const QStringList& named) {
  ModelFolders found;
  QSet<QString> seen;
  const auto take = [&](const QString& folder, const QString& name) {
    if (seen.contains(plainFolder(folder))) return;
    seen.insert(plainFolder(folder));
    found.there.append(name);
  };
  for (const QString& folder : named) {
    if (holdsModel(folder)) take(folder, folder);
    else found.gone.append(folder);
  }
  for (const auto& place : engine::model_search_path()) {
    const QDir folder(QString::fromStdString(place.string()));
    if (holdsModel(folder.path())) take(folder.path(), plainFolder(folder.path()));
    const QStringList inside = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString& name : inside)
      if (holdsModel(folder.filePath(name))) take(folder.filePath(name), plainFolder(folder.filePath(name)));
  }
  return found;
}

}  // namespace sana::ui
