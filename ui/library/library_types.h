// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the library keeps: values only. Times are milliseconds since 1970 UTC.

#include <QDateTime>
#include <QException>
#include <QImage>
#include <QJsonObject>
#include <QSize>
#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace sana::ui {

struct LibraryFolders {
  QString pictures, data, state;
  /// $XDG_PICTURES_DIR/Sana, the application's data and state folders.
  static LibraryFolders standard();
};

/// A whole sentence and what to do; carried by the futures of Library.
class LibraryError : public QException {
 public:
  LibraryError(QString what, QString hint = {}) : what_(std::move(what)), hint_(std::move(hint)) {}
  QString text() const { return what_; }
  QString hint() const { return hint_; }
  void raise() const override { throw *this; }
  LibraryError* clone() const override { return new LibraryError(*this); }

 private:
  QString what_, hint_;
};

/// One row of the gallery: all that sorting, headings and badges need.
struct PictureRow {
  qint64 id = 0, createdMs = 0;
  bool starred = false, missing = false;
};

struct PictureRecord {
  qint64 id = 0, createdMs = 0, deletedMs = 0, parent = 0, fileBytes = 0;  ///< parent: picture id, 0 none
  QString uid, path, title, kind, board;
  QSize size;
  bool starred = false, missing = false;
  QStringList tags;
  QJsonObject recipe;      ///< ours, complete
  QString recipeText;      ///< the same as stored in the file, for copying
  double understandSeconds = 0, drawSeconds = 0, developSeconds = 0;
};

/// A finished picture to be kept. Extras go into its recipe: uid and created are the library's.
struct NewPicture {
  QImage image;
  QJsonObject recipe;
  QString typed, style;      ///< what the person entered
  qint64 parent = 0;         ///< picture that this one came from
  QString reason = QStringLiteral("generated");
  qint64 job = 0;            ///< becomes done in the same transaction; 0: none
  int index = 0, count = 1;  ///< place in a series
  double understandSeconds = 0, drawSeconds = 0, developSeconds = 0;
};

/// `text` with the operators of the search line: words, "phrases", -not, seed: model: size: date: is:starred tag: board:
struct PictureQuery {
  QString text;
  enum class Place : quint8 { all, starred, recent, trash, board, tag } place = Place::all;
  QString name;  ///< of the board or tag
  enum class Order : quint8 { newestFirst, oldestFirst } order = Order::newestFirst;
  bool operator==(const PictureQuery&) const = default;
};

struct NamedCount {
  QString name;
  qint64 count = 0;
};

struct LibraryCounts {
  qint64 all = 0, starred = 0, trash = 0, bytes = 0;
  QVector<NamedCount> boards, tags;
};

/// States of a job: waiting, running, paused, interrupted, failed, blocked, unusable, done, cancelled.
struct JobRecord {
  qint64 id = 0, order = 0;
  QString state, error;
  int attempts = 0;
  QJsonObject recipe;  ///< with seed, model and everything that was set
  QString modelFolder, typed, style;
  qint64 parent = 0;
  int index = 0, count = 1;
};

struct Draft {
  QString text, negative;
  int caret = 0;
  QJsonObject parameters;  ///< of PromptModel
  bool operator==(const Draft&) const = default;
};

/// One change of the prompt: `removed` characters at `position` replaced by `inserted` (UTF-16 units).
struct PromptEdit {
  int position = 0;
  QString removed, inserted;
};

struct HistoryNode {
  qint64 id = 0, parent = 0, lineage = 0, picture = 0, createdMs = 0;  ///< picture 0: it was emptied from the trash
  QString reason;
  QJsonObject recipe;
};

struct StageTiming {
  QString model, size, device, stage;  ///< stage: load, understand, draw (a step), develop
  double ms = 0;
};

struct RepairReport {
  bool unclean = false, restoredBackup = false, rebuilt = false, readOnly = false;
  int adopted = 0, finished = 0, recovered = 0, missing = 0, interruptedJobs = 0;
  QString sentence;  ///< "" if nothing happened; else what was repaired, for a banner
};

}  // namespace sana::ui

Q_DECLARE_METATYPE(sana::ui::PictureRecord)
