// SPDX-License-Identifier: GPL-3.0-or-later
// What an end without notice, a damaged file or a strange machine does to the library.
#include "tests/ui/library/library_box.h"
#include "ui/library/disk.h"
#include "ui/library/picture_file.h"
#include "ui/library/schema.h"

namespace sana::ui {
class RepairTest : public QObject {
  Q_OBJECT
 private slots:
  void aDeadOwnerMeansAnUncleanEnd();
  void aLivingOwnerKeepsTheLibrary();
  void everyInterruptedStepIsFinished_data();
  void everyInterruptedStepIsFinished();
  void anIncompletePartIsSetAside();
  void interruptedMovesAreSettled();
  void strangersAreAdoptedOrLeftAlone();
  void movedFilesAreFoundAgain();
  void lostFilesAreMarkedMissing();
  void parentsAdoptedLaterAreLinked();
  void everyVersionMigrates_data();
  void everyVersionMigrates();
  void aNewerDatabaseIsNotChanged();
  void damagedDatabases_data();
  void damagedDatabases();
  void aSnapshotComesBack();
  void rebuildKeepsMarks();
};

void RepairTest::aDeadOwnerMeansAnUncleanEnd() {
  LibraryBox box;
  QVERIFY(!box.open().unclean);
  QVERIFY(!box.open().unclean);
  box.close();
  box.leaveDeadLock();
  QVERIFY(box.open().unclean);
}

void RepairTest::aLivingOwnerKeepsTheLibrary() {
  LibraryBox box;
  box.open();
  Library second(box.folders());
  QVERIFY(sentenceOf(second.open()).contains("already"));
  QVERIFY(!sentenceOf(second.find({})).isEmpty());
}

void RepairTest::everyInterruptedStepIsFinished_data() {
  QTest::addColumn<QString>("ending");
  QTest::newRow("nothing written") << "none";
  QTest::newRow("part complete") << ".part";
  QTest::newRow("renamed") << "";
}

void RepairTest::everyInterruptedStepIsFinished() {
  QFETCH(QString, ending);
  LibraryBox box, other;
  other.open();
  NewPicture picture = pictureOf("unfinished", 3);
  const PictureRecord made = got(other.library->store(picture));
  box.open();
  JobRecord job;
  job.state = "running";
  const qint64 id = got(box.library->saveJob(job));
  box.close();
  const QString path = box.folders().pictures + "/2026/11/" + QFileInfo(made.path).fileName();
  if (ending != "none") writeBytes(path + ending, readWhole(made.path, 1 << 20));
  sql(box, "INSERT INTO journal(uid, job, path, state, details) VALUES(?,?,?,'expected',?)",
      {made.uid, id, path, "{\"kind\":\"edited\",\"draw\":2.5}"});
  box.leaveDeadLock();
  const RepairReport report = box.open();
  const bool written = ending != "none";
  QCOMPARE(report.finished, written ? 1 : 0);
  QCOMPARE(report.interruptedJobs, written ? 0 : 1);
  QCOMPARE(got(box.library->find({})).size(), written ? 1 : 0);
  QCOMPARE(disagreement(*box.library), QString());
  if (written) {
    const auto row = got(box.library->find(searchFor("unfinished")));
    const PictureRecord record = got(box.library->records({row.value(0).id})).value(0);
    QCOMPARE(record.uid, made.uid);
    QCOMPARE(record.kind, QString("edited"));
    QCOMPARE(record.drawSeconds, 2.5);
    QCOMPARE(got(box.library->jobs())[0].state, QString("done"));
  }
  box.close();
  QCOMPARE(ask(box, "SELECT count(*) FROM journal"), 0);
}

void RepairTest::anIncompletePartIsSetAside() {
  LibraryBox box, other;
  other.open();
  const PictureRecord made = got(other.library->store(pictureOf("half", 3)));
  box.open();
  box.close();
  const QByteArray half = readWhole(made.path, 1 << 20).chopped(40);
  const QString name = QFileInfo(made.path).fileName() + ".part";
  writeBytes(box.folders().pictures + "/2026/11/" + name, half);
  sql(box, "INSERT INTO journal(uid, path, state) VALUES(?,?,'expected')",
      {made.uid, (box.folders().pictures + "/2026/11/" + name).chopped(5)});
  const QString stray = box.folders().pictures + "/2026/11/20261101-000000-0123abcd.png.part";
  writeBytes(stray, half);
  const QString foreign = box.folders().pictures + "/download.png.part";
  writeBytes(foreign, half);
  const RepairReport scanned = openAndScan(box);
  QCOMPARE(scanned.recovered, 1);
  QVERIFY(!QFile::exists(stray));
  QVERIFY(QFile::exists(foreign));
  QCOMPARE(QDir(box.folders().pictures + "/.recovered").entryList(QDir::Files).size(), 2);
}

void RepairTest::interruptedMovesAreSettled() {
  LibraryBox box;
  box.open();
  const PictureRecord one = got(box.library->store(pictureOf("one", 1)));
  const PictureRecord two = got(box.library->store(pictureOf("two", 2)));
  const PictureRecord three = got(box.library->store(pictureOf("three", 3)));
  got(box.library->moveToTrash({three.id}));
  const QString threeTrashed = got(box.library->records({three.id}))[0].path;
  box.close();
  const QString trash = box.folders().pictures + "/.trash/";
  // Renamed, but the row does not know; promised, but not renamed; let go, but the row is there.
  QVERIFY(QFile::rename(one.path, trash + "one.png"));
  sql(box, "INSERT INTO journal(uid, path, state) VALUES(?,?,'trash')", {one.uid, trash + "one.png"});
  sql(box, "INSERT INTO journal(uid, path, state) VALUES(?,?,'trash')", {two.uid, trash + "two.png"});
  QVERIFY(QFile::remove(threeTrashed));
  sql(box, "INSERT INTO journal(uid, path, state) VALUES(?,?,'empty')", {three.uid, threeTrashed});
  box.open();
  QVERIFY(got(box.library->records({one.id}))[0].deletedMs != 0);
  QCOMPARE(got(box.library->records({two.id}))[0].deletedMs, 0);
  QVERIFY(got(box.library->records({three.id})).isEmpty());
  got(box.library->restore({one.id}));
  QCOMPARE(got(box.library->records({one.id}))[0].path, one.path);
  QCOMPARE(disagreement(*box.library), QString());
}

void RepairTest::strangersAreAdoptedOrLeftAlone() {
  LibraryBox box, other;
  other.open();
  const PictureRecord ours = got(other.library->store(pictureOf("ours", 3)));
  const PictureRecord trashed = got(other.library->store(pictureOf("trashed", 4)));
  box.open();
  const QString in = box.folders().pictures;
  writeBytes(in + "/ours.png", readWhole(ours.path, 1 << 20));
  writeBytes(in + "/.trash/t.png", readWhole(trashed.path, 1 << 20));
  QVERIFY(pictureOf("", 1).image.save(in + "/holiday.png"));
  writeBytes(in + "/notes.txt", "hello");
  writeBytes(in + "/broken.png", "\x89PNG\r\n\x1a\nnonsense");
  const RepairReport report = openAndScan(box);
  QCOMPARE(report.adopted, 2);
  QCOMPARE(got(box.library->find({})).size(), 1);
  QCOMPARE(got(box.library->counts()).trash, 1);
  QVERIFY(QFile::exists(in + "/holiday.png") && QFile::exists(in + "/notes.txt") && QFile::exists(in + "/broken.png"));
  QCOMPARE(openAndScan(box).adopted, 0);
}

void RepairTest::movedFilesAreFoundAgain() {
  LibraryBox box;
  box.open();
  const PictureRecord record = got(box.library->store(pictureOf("x", 3)));
  got(box.library->setStarred({record.id}, true));
  const QString moved = box.folders().pictures + "/mine/best.png";
  QDir().mkpath(box.folders().pictures + "/mine");
  QVERIFY(QFile::rename(record.path, moved));
  QVERIFY(QFile::copy(moved, moved + ".copy.png"));
  openAndScan(box);
  const PictureRecord found = got(box.library->records({record.id})).value(0);
  QVERIFY(found.path == moved || found.path == moved + ".copy.png");
  QVERIFY(found.starred && !found.missing);
  QCOMPARE(got(box.library->find({})).size(), 1);
}

void RepairTest::lostFilesAreMarkedMissing() {
  LibraryBox box;
  box.open();
  const PictureRecord record = got(box.library->store(pictureOf("x", 3)));
  QVERIFY(QFile::rename(record.path, box.path("away.png")));
  QCOMPARE(openAndScan(box).missing, 1);
  QVERIFY(got(box.library->find({})).value(0).missing);
  QCOMPARE(got(box.library->find(searchFor("is:missing"))).size(), 1);
  QVERIFY(QFile::rename(box.path("away.png"), record.path));
  openAndScan(box);
  QVERIFY(!got(box.library->find({})).value(0).missing);
}

void RepairTest::parentsAdoptedLaterAreLinked() {
  LibraryBox box;
  qint64 now = 2'000'000'000'000;
  box.options.now = [&now] { return now; };
  box.open();
  const PictureRecord parent = got(box.library->store(pictureOf("parent", 3)));
  now -= 1'000'000'000;  // the clock was set back: the child looks older
  NewPicture picture = pictureOf("child", 4);
  picture.parent = parent.id;
  const PictureRecord child = got(box.library->store(picture));
  box.close();
  for (const QString& file : filesBelow(box.path("data"))) QFile::remove(file);
  const RepairReport report = openAndScan(box);
  QCOMPARE(report.adopted, 2);
  const auto row = got(box.library->find(searchFor("child"))).value(0);
  const PictureRecord adopted = got(box.library->records({row.id})).value(0);
  QCOMPARE(adopted.uid, child.uid);
  QCOMPARE(got(box.library->records({adopted.parent})).value(0).uid, parent.uid);
  QCOMPARE(got(box.library->history(row.id)).size(), 2);
}

void RepairTest::everyVersionMigrates_data() {
  QTest::addColumn<int>("version");
  for (int version = 1; version < newestSchema(); ++version) QTest::addRow("from %d", version) << version;
}

void RepairTest::everyVersionMigrates() {
  QFETCH(int, version);
  LibraryBox box;
  QDir().mkpath(box.path("data"));
  {
    Database database;
    database.open(box.path("data/library.db"), Database::Mode::write);
    migrate(database, version);
    database.run(
        "INSERT INTO recipe(id, prompt, negative, typed, style, seed, model_id, model_uid, json)"
        " VALUES(7, 'an old 龙舟 picture', '', '', '', '42', 'm', 'u', '{}')");
    database.run(
        "INSERT INTO image(id, uid, path, w, h, created_ms, kind, sha256, starred) VALUES(7, 'abc', '/nowhere',"
        " 64, 64, 1000, 'generated', '', 1)");
    database.run(
        "INSERT INTO node(lineage, logical_time, created_ms, reason, recipe, image) VALUES(1,0,1000,'generated',"
        "7,7)");
    database.run("INSERT INTO board(name) VALUES('Cats')");
    database.run("INSERT INTO image_board(image, board) VALUES(7, 1)");
    database.run("INSERT INTO draft(id, text, negative, caret, parameters) VALUES(1, 'typed', '', 3, '{}')");
  }
  const RepairReport report = box.open();
  QVERIFY(!report.readOnly && !report.rebuilt);
  QCOMPARE(got(box.library->find(searchFor("龙舟 is:starred seed:42"))).size(), 1);
  QCOMPARE(got(box.library->records({7})).value(0).board, QString("Cats"));
  QCOMPARE(got(box.library->draft()).text, QString("typed"));
  got(box.library->store(pictureOf("new", 1)));
  box.close();
  QCOMPARE(ask(box, "PRAGMA user_version"), newestSchema());
  const QStringList copies = QDir(box.path("data/backup")).entryList({QString("library-v%1-*.db").arg(version)});
  QCOMPARE(copies.size(), 1);
  Database copy;
  copy.open(box.path("data/backup/" + copies[0]), Database::Mode::readOnlyFile);
  QCOMPARE(copy.number("PRAGMA user_version"), version);
  QCOMPARE(copy.number("SELECT count(*) FROM image"), 1);
}

void RepairTest::aNewerDatabaseIsNotChanged() {
  LibraryBox box;
  box.open();
  got(box.library->store(pictureOf("x", 3)));
  box.close();
  sql(box, "PRAGMA user_version=999");
  const RepairReport report = box.open();
  QVERIFY(report.readOnly);
  QVERIFY(report.sentence.contains("newer"));
  QCOMPARE(got(box.library->find({})).size(), 1);
  QVERIFY(sentenceOf(box.library->setStarred({1}, true)).contains("newer"));
  // A finished picture is not lost: its file is there.
  const QString sentence = sentenceOf(box.library->store(pictureOf("not listed", 4)));
  QVERIFY2(sentence.contains(".png"), qPrintable(sentence));
  QCOMPARE(filesBelow(box.folders().pictures).size(), 2);
  box.close();
  sql(box, QString("PRAGMA user_version=%1").arg(newestSchema()));
  QCOMPARE(openAndScan(box).adopted, 1);
  QCOMPARE(disagreement(*box.library), QString());
}

void RepairTest::damagedDatabases_data() {
  QTest::addColumn<QString>("injury");
  for (const char* injury : {"garbage", "empty", "cut", "page"}) QTest::newRow(injury) << injury;
}

void RepairTest::damagedDatabases() {
  QFETCH(QString, injury);
  LibraryBox box;
  box.open();
  QVector<PictureRecord> made;
  for (int i = 0; i < 5; ++i) made += got(box.library->store(pictureOf(QString("picture %1").arg(i), quint64(i))));
  got(box.library->moveToTrash({made[4].id}));
  box.close();
  const QString file = box.path("data/library.db");
  const QByteArray whole = readWhole(file, 1 << 24);
  if (injury == "garbage") writeBytes(file, QByteArray("not a database ").repeated(2000));
  if (injury == "empty") writeBytes(file, {});
  if (injury == "cut") writeBytes(file, whole.left(whole.size() / 2 / 4096 * 4096));
  if (injury == "page") writeBytes(file, whole.left(4096) + QByteArray(8 * 4096, '\x5a') + whole.mid(9 * 4096));
  box.leaveDeadLock();
  const RepairReport report = openAndScan(box);
  QCOMPARE(report.rebuilt, injury != "empty");  // an empty file is a new library
  QCOMPARE(report.adopted, 5);
  QCOMPARE(got(box.library->counts()).trash, 1);
  QCOMPARE(disagreement(*box.library), QString());
  if (injury != "empty") {
    QVERIFY(!report.sentence.isEmpty());
    QCOMPARE(QDir(box.path("data")).entryList({"library-damaged-*.db"}).size(), 1);
  }
}

void RepairTest::aSnapshotComesBack() {
  LibraryBox box;
  box.open();
  const PictureRecord before = got(box.library->store(pictureOf("before", 1)));
  got(box.library->setStarred({before.id}, true));
  got(box.library->changeTags({before.id}, {"rain"}, {}));
  openAndScan(box);
  QTRY_COMPARE(QDir(box.path("data/backup")).entryList({"library-[0-9]*.db"}).size(), 1);
  const PictureRecord after = got(box.library->store(pictureOf("after", 2)));
  box.close();
  writeBytes(box.path("data/library.db"), QByteArray(20000, 'x'));
  const RepairReport report = openAndScan(box);
  QVERIFY(report.restoredBackup);
  QVERIFY(report.sentence.contains("restored"));
  QCOMPARE(report.adopted, 1);
  const PictureRecord found = got(box.library->records({before.id})).value(0);
  QVERIFY(found.starred);
  QCOMPARE(found.tags, QStringList("rain"));
  QCOMPARE(got(box.library->find(searchFor("after"))).size(), 1);
  QCOMPARE(disagreement(*box.library), QString());
}

void RepairTest::rebuildKeepsMarks() {
  LibraryBox box;
  box.open();
  const PictureRecord one = got(box.library->store(pictureOf("one", 2)));
  got(box.library->setStarred({one.id}, true));
  box.close();
  sql(box, "UPDATE recipe SET prompt='wrong', json='{}'");
  sql(box, "DELETE FROM prompt_fts");
  box.open();
  const RepairReport report = got(box.library->rebuildIndex());
  QVERIFY(report.rebuilt);
  const auto rows = got(box.library->find(searchFor("one")));
  QCOMPARE(rows.size(), 1);
  QVERIFY(rows[0].starred);
  QCOMPARE(got(box.library->records({one.id})).value(0).recipe["prompt"].toString(), QString("one"));
}

}  // namespace sana::ui

QTEST_GUILESS_MAIN(sana::ui::RepairTest)
#include "repair_test.moc"
