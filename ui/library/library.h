// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Everything a person made: pictures with their recipes as files, an index over them, queue, drafts, history.

#include <QFuture>
#include <QObject>

#include <memory>

#include "ui/library/library_options.h"
#include "ui/library/library_types.h"

namespace sana::ui {

/// Lives in the GUI thread, never waits there: one writer thread owns the connection that writes, readers have their
/// own. Futures fail with LibraryError. Calls are answered in the order in which they were made; only store() and
/// import() answer when the picture is safe, and what was asked for meanwhile does not wait for them. Reads see every
/// change that was asked for before them. Cancelling a future skips a read that has not begun, never a change.
class Library : public QObject {
  Q_OBJECT
 public:
  explicit Library(LibraryFolders folders, QObject* parent = nullptr);
  Library(LibraryFolders folders, LibraryOptions options, QObject* parent = nullptr);
  ~Library() override;  ///< finishes what was asked for, then closes

  const LibraryFolders& folders() const;

  /// Lock, migrations, repair of the journal (under a second); the scan of the folder follows in the background.
  /// Fails: another process holds the lock; the data folder cannot be written.
  QFuture<RepairReport> open();
  /// Other folder for new pictures; those already there stay known. Fails: it cannot be written.
  QFuture<void> setPictureFolder(const QString& folder);
  QFuture<RepairReport> rebuildIndex();

  /// The whole order of writes; the future ends when the picture is safe. pictureStored() follows it.
  /// Where it cannot be kept now (disk full, folder gone) the future stays open, trouble() is emitted, the picture
  /// waits, in the data folder too if that takes it, and is tried again. It fails only if the library closes before, or
  /// if a newer version made the database; then its text says where the file is.
  QFuture<PictureRecord> store(const NewPicture& picture);
  /// Tries again now, making a folder that is gone; gives the number that still wait.
  QFuture<int> retryPending();
  /// Pictures that could not be kept yet.
  int pendingCount() const;
  /// A picture file from elsewhere, copied into the library with its recipe if it has one.
  QFuture<PictureRecord> import(const QString& file);

  QFuture<QVector<PictureRow>> find(const PictureQuery& query);
  QFuture<QVector<PictureRecord>> records(const QVector<qint64>& ids);
  QFuture<LibraryCounts> counts();

  QFuture<void> setStarred(const QVector<qint64>& ids, bool starred);
  QFuture<void> changeTags(const QVector<qint64>& ids, const QStringList& add, const QStringList& remove);
  /// "" takes them off every board. Boards exist as long as something names them or createBoard() did.
  QFuture<void> setBoard(const QVector<qint64>& ids, const QString& board);
  QFuture<void> createBoard(const QString& board);
  QFuture<void> rename(qint64 id, const QString& title);
  QFuture<void> moveToTrash(const QVector<qint64>& ids);
  QFuture<void> restore(const QVector<qint64>& ids);
  /// Through the system's trash. Gives the number of pictures that left.
  QFuture<int> emptyTrash();
  QFuture<void> locate(qint64 id, const QString& file);

  /// Every node connected with this picture, oldest first.
  QFuture<QVector<HistoryNode>> history(qint64 picture);

  QFuture<QVector<JobRecord>> jobs();
  /// id 0: a new one; gives the id.
  QFuture<qint64> saveJob(const JobRecord& job);
  QFuture<void> orderJobs(const QVector<qint64>& ids);
  QFuture<void> removeJobs(const QVector<qint64>& ids);

  QFuture<Draft> draft();
  QFuture<void> saveDraft(const Draft& draft);
  void logPromptEdit(const PromptEdit& edit);
  /// The edits after this belong to a text of their own: promptEdits() begins anew.
  void beginPromptLineage();
  /// The last edits of the running lineage, oldest first, so that undo survives a restart.
  QFuture<QVector<PromptEdit>> promptEdits(int limit);
  /// Earlier prompts, newest first, without repeats.
  QFuture<QStringList> earlierPrompts(int limit);

  QFuture<QVector<StageTiming>> timings();
  void addTimings(const QVector<StageTiming>& timings);

  QFuture<QString> value(const QString& key);  ///< small texts: layout, positions
  void setValue(const QString& key, const QString& value);

  /// A small picture, at most `side` pixels, from thumbs.db or made and kept there. Null: no file.
  QFuture<QImage> thumbnail(qint64 id, int side);

 signals:
  void pictureStored(const sana::ui::PictureRecord& picture);
  void picturesChanged(const QVector<qint64>& ids);
  /// Into or out of the trash, or gone.
  void picturesMoved(const QVector<qint64>& ids);
  void countsChanged();
  void scanned(const sana::ui::RepairReport& report);
  /// Something became impossible (disk full, folder gone): a banner's text.
  void trouble(const QString& what, const QString& hint);
  /// After trouble(): it works again.
  void recovered();
  /// Another number of pictures waits; see retryPending().
  void pendingChanged(int waiting);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sana::ui
