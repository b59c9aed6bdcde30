// SPDX-License-Identifier: GPL-3.0-or-later
// Disks that are full, locked or taken out, clocks that go back, programs that hold the file.
#include <sys/mount.h>

#include <QSignalSpy>

#include "tests/ui/library/library_box.h"
#include "ui/library/disk.h"
#include "ui/library/sql.h"

namespace sana::ui {
namespace {

/// A file system of its own; needs the right to mount.
class SmallDisk {
 public:
  SmallDisk(const QString& folder, const char* options) : folder_(QFile::encodeName(folder)) {
    QDir().mkpath(folder);
    mounted_ = ::mount("tmpfs", folder_.constData(), "tmpfs", 0, options) == 0;
  }
  ~SmallDisk() {
    if (mounted_) ::umount2(folder_.constData(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  bool isMounted() const { return mounted_; }
  void setReadOnly(bool on) const {
    QCOMPARE(::mount("tmpfs", folder_.constData(), "tmpfs", on ? MS_REMOUNT | MS_RDONLY : +MS_REMOUNT, nullptr), 0);
  }

 private:
  QByteArray folder_;
  bool mounted_ = false;
};

}  // namespace

class MachineTest : public QObject {
  Q_OBJECT
 private slots:
  void snapshotsAreWeeklyAndTen();
  void theClockMayGoBack();
  void anotherProgramHoldsTheDatabase();
  void readOnlyPictureFolder();
  void readOnlyStateOfTheDataFolder();
  void aFolderThatWasTakenOut();
  void aFullDisk();
  void waitingPicturesComeBackAtTheNextStart();
  void networkFileSystemsGetNoSharedMemory();
};

void MachineTest::snapshotsAreWeeklyAndTen() {
  LibraryBox box;
  qint64 now = 1'800'000'000'000;
  box.options.now = [&now] { return now; };
  box.open();
  got(box.library->store(pictureOf("x", 1)));
  const auto copies = [&] {
    openAndScan(box);
    box.close();  // waits for the background
    return QDir(box.path("data/backup")).entryList({"library-[0-9]*.db"}).size();
  };
  QCOMPARE(copies(), 1);
  now += qint64{6} * 24 * 3600 * 1000;
  QCOMPARE(copies(), 1);
  for (int week = 2; week <= 12; ++week) {
    now += qint64{8} * 24 * 3600 * 1000;
    QCOMPARE(copies(), std::min(week, 10));
  }
}

void MachineTest::theClockMayGoBack() {
  LibraryBox box;
  qint64 now = 1'800'000'000'000;
  box.options.now = [&now] { return now; };
  box.open();
  got(box.library->store(pictureOf("before", 1)));
  openAndScan(box);
  box.close();
  now -= qint64{400} * 24 * 3600 * 1000;
  openAndScan(box);
  got(box.library->store(pictureOf("after", 2)));
  box.library->logPromptEdit({0, "", "x"});
  got(box.library->moveToTrash({got(box.library->find(searchFor("before"))).value(0).id}));
  QCOMPARE(disagreement(*box.library), QString());
  box.close();
  QCOMPARE(QDir(box.path("data/backup")).entryList({"library-[0-9]*.db"}).size(), 2);
}

void MachineTest::anotherProgramHoldsTheDatabase() {
  LibraryBox box;
  box.open();
  box.close();
  Database other;
  other.open(box.path("data/library.db"), Database::Mode::write);
  other.text("PRAGMA locking_mode=EXCLUSIVE");
  other.run("BEGIN EXCLUSIVE");
  other.run("INSERT OR REPLACE INTO meta(key, value) VALUES('x', 'y')");
  other.run("COMMIT");
  LibraryOptions options = box.options;
  options.busyMs = 50;
  Library library(box.folders(), options);
  QVERIFY(sentenceOf(library.open()).contains("holds"));
  other.close();
  got(library.open());
}

void MachineTest::readOnlyPictureFolder() {
  LibraryBox box;
  const SmallDisk disk(box.folders().pictures, "size=1m");
  if (!disk.isMounted()) QSKIP("this machine mounts no tmpfs here");
  box.open();
  disk.setReadOnly(true);
  QSignalSpy trouble(box.library.get(), &Library::trouble), recovered(box.library.get(), &Library::recovered);
  auto stored = box.library->store(pictureOf("waits", 1));
  QTRY_COMPARE(trouble.count(), 1);
  QVERIFY2(trouble[0][0].toString().contains("Cannot"), qPrintable(trouble[0][0].toString()));
  QCOMPARE(box.library->pendingCount(), 1);
  QVERIFY(!stored.isFinished());
  disk.setReadOnly(false);
  QCOMPARE(got(box.library->retryPending()), 0);
  QTRY_COMPARE(recovered.count(), 1);
  QCOMPARE(disagreement(*box.library), QString());
  box.close();
}

void MachineTest::readOnlyStateOfTheDataFolder() {
  LibraryBox box;
  writeBytes(box.path("data"), "a file where the folder should be");
  Library library(box.folders(), box.options);
  QVERIFY(sentenceOf(library.open()).contains("cannot be made"));
  QVERIFY(!sentenceOf(library.saveDraft({})).isEmpty());
  QVERIFY(!sentenceOf(library.draft()).isEmpty());
}

void MachineTest::aFolderThatWasTakenOut() {
  LibraryBox box;
  box.open();
  got(box.library->store(pictureOf("there", 1)));
  QSignalSpy trouble(box.library.get(), &Library::trouble), recovered(box.library.get(), &Library::recovered);
  QSignalSpy pending(box.library.get(), &Library::pendingChanged);
  QVERIFY(QDir().rename(box.folders().pictures, box.path("taken")));
  auto waiting = box.library->store(pictureOf("waits", 2));
  auto alsoWaiting = box.library->store(pictureOf("waits too", 3));
  QTRY_COMPARE(box.library->pendingCount(), 2);
  QTRY_VERIFY(trouble.count() >= 1);
  QVERIFY(trouble[0][0].toString().contains("not there"));
  QVERIFY(!waiting.isFinished());
  QVERIFY(!QFile::exists(box.folders().pictures));  // nothing is made in its place unasked
  got(box.library->saveDraft({}));
  QVERIFY(QDir().rename(box.path("taken"), box.folders().pictures));
  QCOMPARE(got(box.library->retryPending()), 0);
  QCOMPARE(got(waiting).recipe["prompt"].toString(), QString("waits"));
  QTRY_COMPARE(recovered.count(), 1);
  QTRY_COMPARE(pending.last()[0].toInt(), 0);
  QCOMPARE(got(box.library->find({})).size(), 3);
  QCOMPARE(filesBelow(box.path("data/waiting")).size(), 0);
  QCOMPARE(disagreement(*box.library), QString());
  Q_UNUSED(alsoWaiting);
}

void MachineTest::aFullDisk() {
  LibraryBox box;
  const SmallDisk disk(box.folders().pictures, "size=300k");
  if (!disk.isMounted()) QSKIP("this machine mounts no tmpfs here");
  box.open();
  QSignalSpy trouble(box.library.get(), &Library::trouble);
  const QString fill = box.folders().pictures + "/fill";
  writeBytes(fill, QByteArray(270 * 1024, 'x'));
  QVector<QFuture<PictureRecord>> stores;
  for (int i = 0; i < 20; ++i) stores.append(box.library->store(pictureOf("x", quint64(i), {128, 96})));
  QTRY_VERIFY(box.library->pendingCount() > 0);
  QTRY_VERIFY(trouble.count() >= 1);
  QVERIFY2(trouble[0][0].toString().contains("space"), qPrintable(trouble[0][0].toString()));
  QVERIFY(trouble[0][1].toString().contains("wait"));
  // Somewhere else there is room.
  got(box.library->setPictureFolder(box.path("pictures/other")));
  for (auto& one : stores) got(one);
  QCOMPARE(box.library->pendingCount(), 0);
  QCOMPARE(got(box.library->find({})).size(), 20);
  QTRY_COMPARE(box.library->folders().pictures, box.path("pictures/other"));
  box.close();
}

void MachineTest::waitingPicturesComeBackAtTheNextStart() {
  LibraryBox box;
  box.open();
  QVERIFY(QDir().rename(box.folders().pictures, box.path("taken")));
  auto waiting = box.library->store(pictureOf("waits", 2));
  QTRY_COMPARE(box.library->pendingCount(), 1);
  box.close();
  QVERIFY(sentenceOf(waiting).contains("folder"));
  QCOMPARE(filesBelow(box.path("data/waiting")).size(), 1);
  QVERIFY(QDir().rename(box.path("taken"), box.folders().pictures));
  QCOMPARE(box.open().finished, 1);
  QCOMPARE(got(box.library->find(searchFor("waits"))).size(), 1);
  QCOMPARE(filesBelow(box.path("data/waiting")).size(), 0);
  QCOMPARE(disagreement(*box.library), QString());
}

void MachineTest::networkFileSystemsGetNoSharedMemory() {
  QVERIFY(isNetworkFileSystem("nfs4") && isNetworkFileSystem("cifs") && isNetworkFileSystem("9p"));
  QVERIFY(!isNetworkFileSystem("ext4") && !isNetworkFileSystem("btrfs"));
  LibraryBox box;
  box.open();
  got(box.library->store(pictureOf("x", 2)));
  box.options.fileSystem = "nfs4";
  box.open();
  got(box.library->store(pictureOf("y", 3)));
  QCOMPARE(got(box.library->find({})).size(), 2);
  box.close();
  Database database;
  database.open(box.path("data/library.db"), Database::Mode::write);
  QCOMPARE(database.text("PRAGMA journal_mode"), QString("delete"));
}

}  // namespace sana::ui

QTEST_GUILESS_MAIN(sana::ui::MachineTest)
#include "machine_test.moc"
