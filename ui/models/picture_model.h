// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The picture that is looked at, its file decoded off the window's thread, and what can be done with pictures.

#include <QImage>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <QUndoStack>

#include <atomic>
#include <memory>

#include "ui/library/library.h"
#include "ui/models/recipe_words.h"

namespace sana::ui {

class Banners;
class GalleryModel;

/// Decodes a picture file at full size; newest request wins.
class PictureLoader : public QObject {
  Q_OBJECT
 public:
  explicit PictureLoader(QObject* parent = nullptr);
  void load(const QString& path);
  void clear();
 signals:
  void loaded(const QString& path, const QImage& image);
  void failed(const QString& path, const QString& sentence);

 private:
  /// Read by workers too: a decode that nobody waits for any more does not start.
  std::shared_ptr<std::atomic<quint64>> newest_;
};

/// Which picture is looked at in Draw; the view belongs to the person.
class CurrentPicture : public QObject {
  Q_OBJECT
 public:
  CurrentPicture(Library& library, GalleryModel& strip, QObject* parent = nullptr);
  qint64 id() const { return id_; }                      ///< 0: none
  const PictureRecord& record() const { return record_; }
  const QImage& image() const { return image_; }         ///< of the last picture until the new one is decoded
  /// Why image() is null; "" when it is not, or not yet.
  QString problem() const { return problem_; }
  bool showsRunningJob() const { return running_; }      ///< the person looks at the job, not at a picture
  bool followNewest() const { return follow_; }          ///< the person's own switch: only she turns it
  /// What comes will be looked at: follow newest is on, and the person did not open an older picture.
  bool follows() const { return follow_ && !away_; }
  int unseen() const { return int(unseen_.size()); }     ///< "n new"
  const PictureRecord* parentRecord() const { return parentRecord_.isEmpty() ? nullptr : &parentRecord_.first(); }
  bool isNewest() const { return id_ == newest(); }
  /// The picture that was looked at last time; the newest where it is gone. Ask once, before anything is shown.
  void restore();

 public slots:
  /// By the person. An older picture stays: what comes meanwhile is counted as unseen. At the newest one nothing is.
  void show(qint64 id);
  void showRunningJob();
  void showNewest();
  void setFollowNewest(bool on);
  void next();      ///< newer
  void previous();  ///< older
  void first();     ///< the oldest
  void last();      ///< the newest
  void pictureReady(const sana::ui::PictureRecord& picture);
  void jobStarted();
  void jobEnded();  ///< without a picture, or after pictureReady(): no job is looked at any more

 signals:
  void changed();        ///< another picture, its record, or the running job
  void imageChanged();
  void unseenChanged();
  void followNewestChanged();
  void said(const QString& sentence);  ///< why another picture is shown than was asked for

 private:
  qint64 newest() const;
  void showNewestInstead();
  void go(qint64 id, const PictureRecord* known = nullptr);
  void goBy(int rows);
  void fetch();
  void adopt(const PictureRecord& record);
  void loadImage();
  void seen();
  void rowsRemoved(int first);

  Library& library_;
  GalleryModel& strip_;
  PictureLoader* loader_;
  qint64 id_ = 0, ready_ = 0;  ///< ready_: the newest that was announced; the strip may show it a moment later
  PictureRecord record_;
  QVector<PictureRecord> parentRecord_;
  QImage image_;
  QString problem_, loadedPath_;
  bool running_ = false, follow_ = true, jobRuns_ = false;
  bool orNewest_ = false;  ///< what was looked at last is gone, and the rows are not here yet
  bool away_ = false;    ///< the person opened an older picture and did not come back yet
  bool leaves_ = false;  ///< the rows that are being removed hold this picture
  QTimer saveTimer_;
  QSet<qint64> unseen_;
};

/// Star, tag, board, rename, trash: each on several pictures, each undone by one step.
class PictureCommands : public QObject {
  Q_OBJECT
 public:
  PictureCommands(Library& library, Banners& banners, QUndoStack& undo, QObject* parent = nullptr);
 public slots:
  void toggleStar(const QVector<qint64>& ids);  ///< unstars only where all have a star
  void changeTags(const QVector<qint64>& ids, const QStringList& add, const QStringList& remove);
  void setBoard(const QVector<qint64>& ids, const QString& board);
  void rename(qint64 id, const QString& title);
  void moveToTrash(const QVector<qint64>& ids);
  void restore(const QVector<qint64>& ids);
  void emptyTrash();  ///< asked before by the window
  void copyImage(qint64 id);  ///< pixels and the mark only; the recipe has its own command
  void copyRecipe(qint64 id);
  void showInFolder(qint64 id);

 private:
  struct Impl;
  Library& library_;
  Banners& banners_;
  QUndoStack& undo_;
  std::unique_ptr<Impl> impl_;

 public:
  ~PictureCommands() override;
};

}  // namespace sana::ui
