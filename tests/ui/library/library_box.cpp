// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/library/library_box.h"

#include <QDirIterator>
#include <QSysInfo>

#include "ui/library/disk.h"
#include "ui/library/picture_file.h"
#include "ui/library/sql.h"

namespace sana::ui {

NewPicture pictureOf(const QString& prompt, quint64 seed, QSize size) {
  NewPicture out;
  out.image = QImage(size, QImage::Format_RGB888);
  for (int y = 0; y < size.height(); ++y) {
    for (int x = 0; x < size.width(); ++x) {
      const auto level = static_cast<int>((seed * 40 + static_cast<quint64>(x * 3 + y * 5)) % 256);
      out.image.setPixel(x, y, qRgb(level, 255 - level, (x + y) % 256));
    }
  }
  out.recipe = QJsonObject{{"format", "sana-recipe"},
                           {"version", 1},
                           {"model", QJsonObject{{"id", "built-in"}, {"identity", "0123456789abcdef"}}},
                           {"prompt", prompt},
                           {"negative", ""},
                           {"width", size.width()},
                           {"height", size.height()},
                           {"steps", 20},
                           {"guidance_scale", 4.5},
                           {"seed", QString::number(seed)},
                           {"precision", "fp32"}};
  return out;
}

QStringList filesBelow(const QString& folder) {
  QStringList out;
  QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
  while (files.hasNext()) out += files.next();
  out.sort();
  return out;
}

QString disagreement(Library& library) {
  QSet<QString> rows;
  for (const auto place : {PictureQuery::Place::all, PictureQuery::Place::trash}) {
    PictureQuery query;
    query.place = place;
    QVector<qint64> ids;
    for (const PictureRow& row : got(library.find(query))) ids += row.id;
    for (const PictureRecord& record : got(library.records(ids))) {
      if (!QFile::exists(record.path)) return "no file: " + record.path;
      if (!decodesToTheEnd(readWhole(record.path, qint64{1} << 30))) return "does not decode: " + record.path;
      rows.insert(record.path);
    }
  }
  for (const QString& file : filesBelow(library.folders().pictures)) {
    if (file.contains("/.recovered/")) continue;
    if (!rows.contains(file)) return "no row: " + file;
  }
  return {};
}

PictureQuery searchFor(const QString& text) {
  PictureQuery query;
  query.text = text;
  return query;
}

LibraryBox::LibraryBox() {
  options.background = false;
  options.retryMs = 0;
  options.thumbnailThreads = 1;
}

LibraryFolders LibraryBox::folders() const { return {path("pictures/Sana"), path("data"), path("state")}; }

RepairReport LibraryBox::open() { return open(options); }

RepairReport LibraryBox::open(const LibraryOptions& with) {
  library.reset();
  QDir().mkpath(path("pictures"));
  library = std::make_unique<Library>(folders(), with);
  return got(library->open());
}

void LibraryBox::leaveDeadLock() {
  QDir().mkpath(path("data"));
  QFile lock(path("data/lock"));
  QVERIFY(lock.open(QIODevice::WriteOnly));
  // The number is beyond what the system gives out.
  lock.write("4194999\nsana-studio\n" + QSysInfo::machineHostName().toUtf8() + "\n\n\n");
}

void writeBytes(const QString& file, const QByteArray& bytes) {
  QDir().mkpath(QFileInfo(file).absolutePath());
  QFile out(file);
  QVERIFY(out.open(QIODevice::WriteOnly));
  QCOMPARE(out.write(bytes), bytes.size());
}

void sql(const LibraryBox& box, const QString& statement, const QVariantList& values) {
  Database database;
  database.open(box.path("data/library.db"), Database::Mode::write);
  database.runWith(statement, values);
}

qint64 ask(const LibraryBox& box, const QString& question) {
  Database database;
  database.open(box.path("data/library.db"), Database::Mode::write);
  return database.number(question);
}

RepairReport openAndScan(LibraryBox& box) {
  LibraryOptions options = box.options;
  options.background = true;
  box.library.reset();
  box.library = std::make_unique<Library>(box.folders(), options);
  RepairReport scanned;
  bool done = false;
  QObject::connect(box.library.get(), &Library::scanned, box.library.get(), [&](const RepairReport& report) {
    scanned = report;
    done = true;
  });
  const RepairReport opened = got(box.library->open());
  [&] { QTRY_VERIFY(done); }();
  scanned.rebuilt = opened.rebuilt;
  scanned.restoredBackup = opened.restoredBackup;
  scanned.sentence = opened.sentence;
  return scanned;
}

}  // namespace sana::ui
