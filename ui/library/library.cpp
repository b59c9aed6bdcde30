// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/library.h"

#include "ui/library/drafts.h"
#include "ui/library/history.h"
#include "ui/library/jobs.h"
#include "ui/library/library_threads.h"
#include "ui/library/marks.h"
#include "ui/library/picture_table.h"
#include "ui/library/search_line.h"
#include "ui/library/trash.h"

namespace sana::ui {

struct Library::Impl : LibraryThreads {
  using LibraryThreads::LibraryThreads;
};

Library::Library(LibraryFolders folders, QObject* parent) : Library(std::move(folders), LibraryOptions(), parent) {}

Library::Library(LibraryFolders folders, LibraryOptions options, QObject* parent)
    : QObject(parent), impl_(std::make_unique<Impl>(*this, std::move(folders), std::move(options))) {}

Library::~Library() { impl_->close(); }

const LibraryFolders& Library::folders() const { return impl_->folders(); }
int Library::pendingCount() const { return impl_->pendingCount(); }

QFuture<RepairReport> Library::open() { return impl_->open(); }
QFuture<void> Library::setPictureFolder(const QString& folder) { return impl_->setPictureFolder(folder); }
QFuture<RepairReport> Library::rebuildIndex() { return impl_->rebuildIndex(); }
QFuture<PictureRecord> Library::store(const NewPicture& picture) { return impl_->store(picture); }
QFuture<PictureRecord> Library::import(const QString& file) { return impl_->import(file); }
QFuture<int> Library::retryPending() { return impl_->retryPending(); }
QFuture<QImage> Library::thumbnail(qint64 id, int side) { return impl_->thumbnail(id, side); }

QFuture<QVector<PictureRow>> Library::find(const PictureQuery& query) {
  return impl_->read<QVector<PictureRow>>([query](Database& database, bool fullText) {
    const Search search = buildSearch(query, fullText);
    Statement row = database.runWith(search.sql, search.values);
    QVector<PictureRow> out;
    while (row.next()) {
      const qint64 packed = row.number(1);
      out.append({row.number(0), packed >> 2, (packed & 2) != 0, (packed & 1) != 0});
    }
    return out;
  });
}

QFuture<QVector<PictureRecord>> Library::records(const QVector<qint64>& ids) {
  return impl_->read<QVector<PictureRecord>>([ids](Database& database, bool) { return readRecords(database, ids); });
}

QFuture<LibraryCounts> Library::counts() {
  return impl_->read<LibraryCounts>([](Database& database, bool) { return readCounts(database); });
}

QFuture<void> Library::setStarred(const QVector<qint64>& ids, bool starred) {
  return impl_->write<void>([=](Shelf& shelf) { ui::setStarred(shelf, ids, starred); });
}

QFuture<void> Library::changeTags(const QVector<qint64>& ids, const QStringList& add, const QStringList& remove) {
  return impl_->write<void>([=](Shelf& shelf) { ui::changeTags(shelf, ids, add, remove); });
}

QFuture<void> Library::setBoard(const QVector<qint64>& ids, const QString& board) {
  return impl_->write<void>([=](Shelf& shelf) { ui::setBoard(shelf, ids, board); });
}

QFuture<void> Library::createBoard(const QString& board) {
  return impl_->write<void>([=](Shelf& shelf) { ui::createBoard(shelf, board); });
}

QFuture<void> Library::rename(qint64 id, const QString& title) {
  return impl_->write<void>([=](Shelf& shelf) { renamePicture(shelf, id, title); });
}

QFuture<void> Library::moveToTrash(const QVector<qint64>& ids) {
  return impl_->write<void>([=](Shelf& shelf) { trashPictures(shelf, ids); });
}

QFuture<void> Library::restore(const QVector<qint64>& ids) {
  return impl_->write<void>([=](Shelf& shelf) { restorePictures(shelf, ids); });
}

QFuture<int> Library::emptyTrash() { return impl_->emptyTrash(); }

QFuture<void> Library::locate(qint64 id, const QString& file) {
  return impl_->write<void>([=](Shelf& shelf) { locatePicture(shelf, id, file); });
}

QFuture<QVector<HistoryNode>> Library::history(qint64 picture) {
  return impl_->read<QVector<HistoryNode>>(
      [picture](Database& database, bool) { return readHistory(database, picture); });
}

QFuture<QVector<JobRecord>> Library::jobs() {
  return impl_->read<QVector<JobRecord>>([](Database& database, bool) { return readJobs(database); });
}

QFuture<qint64> Library::saveJob(const JobRecord& job) {
  return impl_->write<qint64>([job](Shelf& shelf) { return ui::saveJob(shelf, job); });
}

QFuture<void> Library::orderJobs(const QVector<qint64>& ids) {
  return impl_->write<void>([ids](Shelf& shelf) { ui::orderJobs(shelf, ids); });
}

QFuture<void> Library::removeJobs(const QVector<qint64>& ids) {
  return impl_->write<void>([ids](Shelf& shelf) { ui::removeJobs(shelf, ids); });
}

QFuture<Draft> Library::draft() {
  return impl_->read<Draft>([](Database& database, bool) { return readDraft(database); });
}

QFuture<void> Library::saveDraft(const Draft& draft) {
  return impl_->write<void>([draft](Shelf& shelf) { writeDraft(shelf, draft); });
}

void Library::logPromptEdit(const PromptEdit& edit) {
  impl_->writeUnwatched([edit, at = impl_->now()](Shelf& shelf) { writePromptEdit(shelf, edit, at); });
}

void Library::beginPromptLineage() {
  impl_->writeUnwatched([](Shelf& shelf) { ui::beginPromptLineage(shelf); });
}

QFuture<QVector<PromptEdit>> Library::promptEdits(int limit) {
  return impl_->read<QVector<PromptEdit>>(
      [limit](Database& database, bool) { return readPromptEdits(database, limit); });
}

QFuture<QStringList> Library::earlierPrompts(int limit) {
  return impl_->read<QStringList>([limit](Database& database, bool) { return readEarlierPrompts(database, limit); });
}

QFuture<QVector<StageTiming>> Library::timings() {
  return impl_->read<QVector<StageTiming>>([](Database& database, bool) { return readTimings(database); });
}

void Library::addTimings(const QVector<StageTiming>& timings) {
  impl_->writeUnwatched([timings](Shelf& shelf) { writeTimings(shelf, timings); });
}

QFuture<QString> Library::value(const QString& key) {
  return impl_->read<QString>([key](Database& database, bool) { return readValue(database, key); });
}

void Library::setValue(const QString& key, const QString& value) {
  impl_->writeUnwatched([key, value](Shelf& shelf) { writeValue(shelf, key, value); });
}

}  // namespace sana::ui
