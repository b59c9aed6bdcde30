// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/scan.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QSet>

#include <algorithm>

#include "ui/library/disk.h"
#include "ui/library/marks.h"
#include "ui/library/picture_file.h"
#include "ui/library/repair.h"

namespace sana::ui {
namespace {

constexpr int batch = 50;
constexpr qint64 maxPictureBytes = qint64{1} << 30;

struct Known {
  qint64 id = 0;
  bool missing = false, seen = false;
};

struct Found {
  QStringList strangers, parts;  ///< without a row
};

QHash<QString, Known> readKnown(const ScanOrder& order) {
  Database database;
  database.open(order.databaseFile, Database::Mode::read, order.busyMs);
  QHash<QString, Known> out;
  Statement row = database.run("SELECT path, id, missing FROM image");
  while (row.next()) out.insert(row.text(0), {row.number(1), row.flag(2), false});
  return out;
}

Found walk(const ScanOrder& order, QHash<QString, Known>& known, const std::atomic<bool>& stop) {
  Found out;
  for (const QString& root : order.roots) {
    QDirIterator files(root, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext() && !stop) {
      const QString path = files.next();
      if (path.startsWith(root + "/.recovered/")) continue;
      const auto row = known.find(path);
      if (row != known.end()) {
        row->seen = true;
        if (order.again) out.strangers += path;
      } else if (path.endsWith(".png.part")) {
        if (hasPictureName(files.fileName().chopped(5))) out.parts += path;
      } else if (path.endsWith(".png") || hasPictureName(files.fileName())) {
        out.strangers += path;
      }
    }
  }
  return out;
}

/// What may be adopted: a recipe of ours, or a name that import() gave.
std::optional<PictureEntry> readStranger(const QString& path) {
  try {
    const QFileInfo info(path);
    auto read = readPicture(readWhole(path, maxPictureBytes));
    if (!read || !(read->own || hasPictureName(info.fileName()))) return std::nullopt;
    read->entry.path = path;
    if (read->entry.createdMs == 0) read->entry.createdMs = info.lastModified().toMSecsSinceEpoch();
    return read->entry;
  } catch (const LibraryError&) {
    return std::nullopt;  // unreadable: left alone
  }
}

bool isTrashed(const QString& path) { return path.contains("/.trash/"); }

void refresh(Shelf& shelf, qint64 id, const PictureEntry& entry) {
  const QJsonObject& recipe = entry.recipe;
  if (recipe.isEmpty()) return;
  shelf.database.run("UPDATE recipe SET prompt=?, negative=?, typed=?, style=?, seed=?, json=? WHERE id=?",
                     recipe["prompt"].toString(""), recipe["negative"].toString(""), recipe["typed"].toString(""),
                     recipe["style"].toString(""), recipe["seed"].toVariant().toString() + "", entry.recipeText, id);
  shelf.database.run("UPDATE image SET w=?, h=?, file_bytes=?, sha256=? WHERE id=?", entry.size.width(),
                     entry.size.height(), entry.fileBytes, entry.sha256, id);
  indexPicture(shelf.database, id, shelf.fullText);
}

/// On the writer, inside a transaction. True if a row was made or found its file again.
bool adopt(Shelf& shelf, PictureEntry entry, QVector<qint64>& changed) {
  Database& database = shelf.database;
  if (!QFile::exists(entry.path)) return false;
  const qint64 here = database.number("SELECT id FROM image WHERE path=?", entry.path);
  if (here != 0) {
    refresh(shelf, here, entry);
    return false;
  }
  Statement row = database.run("SELECT id, path, deleted_ms FROM image WHERE uid=?", entry.uid);
  if (row.next()) {
    if (QFile::exists(row.text(1))) return false;  // a copy that someone made
    const QVariant deleted = isTrashed(entry.path) ? QVariant(row.isNull(2) ? shelf.now() : row.number(2)) : QVariant();
    database.run("UPDATE image SET path=?, missing=0, deleted_ms=? WHERE id=?", entry.path, deleted, row.number(0));
    changed += row.number(0);
    return false;
  }
  if (isTrashed(entry.path)) entry.deletedMs = shelf.now();
  changed += insertPicture(database, entry, shelf.fullText);
  return true;
}

/// A known picture is asked for with its row even if nothing promises it any more (a folder that was taken out).
int markMissing(Shelf& shelf, const QVector<std::pair<QString, Known>>& rows, QVector<qint64>& changed) {
  int missing = 0;
  Transaction transaction(shelf.database);
  for (const auto& [path, known] : rows) {
    const bool gone = !QFile::exists(path);
    const auto marked =
        shelf.database
            .run("UPDATE image SET missing=? WHERE id=? AND path=? AND missing<>?", gone, known.id, path, gone)
            .changed();
    if (marked == 0) continue;
    changed += known.id;
    if (gone) ++missing;
  }
  transaction.commit();
  return missing;
}

void tell(Shelf& shelf, const QVector<qint64>& changed, bool moved) {
  if (changed.isEmpty()) return;
  if (moved) shelf.say.moved(changed);
  else shelf.say.changed(changed);
  shelf.say.counts();
}

/// Reads here, writes there, a batch at a time, so that nobody waits long.
int adoptAll(const QStringList& paths, const OnWriter& onWriter, const std::atomic<bool>& stop) {
  // All of them first, oldest first: a parent comes before its children.
  std::vector<PictureEntry> entries;
  for (const QString& path : paths) {
    if (stop) return 0;
    if (auto entry = readStranger(path)) entries.push_back(std::move(*entry));
  }
  std::ranges::stable_sort(entries, {}, &PictureEntry::createdMs);
  int adopted = 0;
  for (std::size_t begin = 0; begin < entries.size() && !stop; begin += batch) {
    const std::size_t end = std::min(entries.size(), begin + batch);
    const bool open = onWriter([&](Shelf& shelf) {
      QVector<qint64> changed;
      Transaction transaction(shelf.database);
      for (std::size_t i = begin; i < end; ++i) adopted += adopt(shelf, entries[i], changed) ? 1 : 0;
      transaction.commit();
      tell(shelf, changed, true);
    });
    if (!open) break;
  }
  return adopted;
}

}  // namespace

RepairReport scanFolders(const ScanOrder& order, const OnWriter& onWriter, const std::atomic<bool>& stop) {
  RepairReport report;
  QHash<QString, Known> known = readKnown(order);
  const Found found = walk(order, known, stop);
  for (const QString& part : found.parts) {
    if (stop) return report;
    onWriter([&](Shelf& shelf) { settlePart(shelf, part, report); });
  }
  report.adopted = adoptAll(found.strangers, onWriter, stop);
  QVector<std::pair<QString, Known>> doubtful;
  for (auto row = known.cbegin(); row != known.cend(); ++row) {
    if (row->seen == row->missing) doubtful.append({row.key(), *row});
  }
  if (stop) return report;
  onWriter([&](Shelf& shelf) {
    QVector<qint64> changed;
    report.missing = markMissing(shelf, doubtful, changed);
    Transaction transaction(shelf.database);
    linkParents(shelf.database);
    applySalvagedMarks(shelf);
    transaction.commit();
    tell(shelf, changed, false);
  });
  return report;
}

}  // namespace sana::ui
