// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QSignalSpy>

#include "engine/image/picture_file.h"
#include "engine/image/png_reader.h"
#include "tests/ui/library/library_box.h"
#include "ui/exchange/export_picture.h"
#include "ui/library/disk.h"
#include "ui/library/trash.h"

namespace sana::ui {

class StoreTest : public QObject {
  Q_OBJECT
 private slots:
  void storedPictureIsAFileARowAnEventAndASignal();
  void fileHoldsTheWholeRecipe();
  void foldersAndNamesFollowTheDate();
  void marksSurviveARestart();
  void boardsExistWithoutPictures();
  void trashKeepsEverythingAndRestores();
  void emptiedTrashGoesToTheSystem();
  void historyIsATree();
  void jobsKeepTheirOrder();
  void aStoredPictureEndsItsJob();
  void draftAndEditsSurvive();
  void earlierPromptsComeWithoutRepeats();
  void timingsAndValues();
  void thumbnailsAreKept();
  void importKeepsBytesAndRecipe();
  void importReadsTheRecipeOfAnyContainer_data();
  void importReadsTheRecipeOfAnyContainer();
  void importOfAKnownPictureGivesThatPicture();
  void readsSeeEarlierChanges();
  void closingFinishesWhatWasAsked();
  void locateTakesOnlyTheSamePicture();
};

void StoreTest::storedPictureIsAFileARowAnEventAndASignal() {
  LibraryBox box;
  box.open();
  QSignalSpy stored(box.library.get(), &Library::pictureStored);
  const NewPicture picture = pictureOf("a cat", 7);
  const PictureRecord record = got(box.library->store(picture));
  QCOMPARE(record.recipe["prompt"].toString(), QString("a cat"));
  QCOMPARE(record.size, QSize(64, 48));
  QCOMPARE(record.uid.size(), 32);
  QVERIFY(record.fileBytes > 0);
  QTRY_COMPARE(stored.count(), 1);
  const engine::Image pixels = engine::decode_png(asBytes(readWhole(record.path, 1 << 20)));
  const QImage shown(pixels.rgb.data(), pixels.width, pixels.height, pixels.width * 3, QImage::Format_RGB888);
  QCOMPARE(shown, picture.image);
  QFile events(box.path("state/events.jsonl"));
  QVERIFY(events.open(QIODevice::ReadOnly));
  QCOMPARE(QJsonDocument::fromJson(events.readLine()).object()["uid"].toString(), record.uid);
  QVERIFY(!QFile::exists(record.path + ".part"));
  QCOMPARE(disagreement(*box.library), QString());
}

void StoreTest::fileHoldsTheWholeRecipe() {
  LibraryBox box;
  box.open();
  NewPicture picture = pictureOf("Zeile 1\nNegative prompt: \"x\", 龙舟 🐉\u00a0\u2028 ende", 18446744073709551615ULL);
  picture.typed = "龙舟 🐉";
  picture.style = "ink";
  picture.index = 2;
  picture.count = 4;
  picture.recipe["something_later"] = QJsonObject{{"kept", true}};
  picture.parent = got(box.library->store(pictureOf("before", 1))).id;
  const PictureRecord record = got(box.library->store(picture));
  const auto found = engine::read_recipe(record.path.toStdString());
  QCOMPARE(QString::fromStdString(found.recipe.request.prompt), picture.recipe["prompt"].toString());
  QCOMPARE(found.recipe.request.seed, 18446744073709551615ULL);
  QCOMPARE(QString::fromStdString(*found.recipe.extras.uid), record.uid);
  QCOMPARE(QString::fromStdString(*found.recipe.extras.typed), picture.typed);
  QCOMPARE(QString::fromStdString(*found.recipe.extras.style), picture.style);
  QCOMPARE(*found.recipe.extras.index, 2);
  QCOMPARE(*found.recipe.extras.count, 4);
  const PictureRecord before = got(box.library->records({picture.parent})).value(0);
  QCOMPARE(QString::fromStdString(*found.recipe.extras.parent), before.uid);
  QVERIFY(found.recipe.extras.unknown.find("something_later") != std::string::npos);
  QVERIFY(record.recipeText.contains("\"kept\":true"));
  QCOMPARE(record.parent, before.id);
}

void StoreTest::foldersAndNamesFollowTheDate() {
  LibraryBox box;
  box.options.now = [] { return QDateTime({2026, 11, 23}, {14, 22, 33}).toMSecsSinceEpoch(); };
  box.open();
  const PictureRecord record = got(box.library->store(pictureOf("x", 1)));
  QCOMPARE(record.path, box.folders().pictures + "/2026/11/20261123-142233-" + record.uid.left(8) + ".png");
}

void StoreTest::marksSurviveARestart() {
  LibraryBox box;
  box.open();
  const qint64 one = got(box.library->store(pictureOf("one", 1))).id;
  const qint64 two = got(box.library->store(pictureOf("two", 2))).id;
  got(box.library->setStarred({one}, true));
  got(box.library->changeTags({one, two}, {"rain", "night"}, {}));
  got(box.library->changeTags({two}, {}, {"night"}));
  got(box.library->setBoard({two}, "Cats"));
  got(box.library->rename(two, "Second"));
  box.open();
  const auto records = got(box.library->records({one, two}));
  QVERIFY(records[0].starred && !records[1].starred);
  QCOMPARE(records[0].tags, QStringList({"night", "rain"}));
  QCOMPARE(records[1].tags, QStringList({"rain"}));
  QCOMPARE(records[1].board, QString("Cats"));
  QCOMPARE(records[1].title, QString("Second"));
  QCOMPARE(got(box.library->find(searchFor("second"))).size(), 1);
  const LibraryCounts counts = got(box.library->counts());
  QCOMPARE(counts.all, 2);
  QCOMPARE(counts.starred, 1);
  QCOMPARE(counts.tags.size(), 2);
  QCOMPARE(counts.tags[1].count, 2);
  QCOMPARE(counts.bytes, records[0].fileBytes + records[1].fileBytes);
}

void StoreTest::boardsExistWithoutPictures() {
  LibraryBox box;
  box.open();
  const qint64 id = got(box.library->store(pictureOf("one", 1))).id;
  got(box.library->createBoard("Poster"));
  got(box.library->setBoard({id}, "Cats"));
  got(box.library->setBoard({id}, ""));
  const LibraryCounts counts = got(box.library->counts());
  QCOMPARE(counts.boards.size(), 1);  // Cats went with its last picture
  QCOMPARE(counts.boards[0].name, QString("Poster"));
  QVERIFY(!sentenceOf(box.library->createBoard("  ")).isEmpty());
}

void StoreTest::trashKeepsEverythingAndRestores() {
  LibraryBox box;
  box.open();
  QVector<qint64> ids;
  for (int i = 0; i < 10; ++i) ids += got(box.library->store(pictureOf(QString("picture %1").arg(i), quint64(i)))).id;
  const QVector<qint64> some{ids[2], ids[5], ids[6]};
  got(box.library->setStarred({ids[5]}, true));
  got(box.library->changeTags({ids[5]}, {"rain"}, {}));
  got(box.library->setBoard({ids[5]}, "Cats"));
  const auto before = got(box.library->records(some));
  QSignalSpy moved(box.library.get(), &Library::picturesMoved);
  got(box.library->moveToTrash(some));
  QTRY_COMPARE(moved.count(), 1);
  QCOMPARE(got(box.library->find({})).size(), 7);
  PictureQuery trash;
  trash.place = PictureQuery::Place::trash;
  QCOMPARE(got(box.library->find(trash)).size(), 3);
  for (const PictureRecord& record : got(box.library->records(some))) {
    QVERIFY(record.deletedMs != 0);
    QVERIFY(record.path.startsWith(box.folders().pictures + "/.trash/"));
    QVERIFY(QFile::exists(record.path));
  }
  QCOMPARE(disagreement(*box.library), QString());
  box.open();
  got(box.library->restore(some));
  const auto after = got(box.library->records(some));
  for (qsizetype i = 0; i < some.size(); ++i) {
    QCOMPARE(after[i].path, before[i].path);
    QCOMPARE(after[i].tags, before[i].tags);
    QCOMPARE(after[i].board, before[i].board);
    QCOMPARE(after[i].starred, before[i].starred);
    QCOMPARE(after[i].deletedMs, 0);
  }
  QCOMPARE(disagreement(*box.library), QString());
}

void StoreTest::emptiedTrashGoesToTheSystem() {
  QVERIFY(isInSystemTrash("/nowhere/Trash/files/a") == false);
  LibraryBox box;
  box.open();
  const PictureRecord kept = got(box.library->store(pictureOf("kept", 1)));
  NewPicture child = pictureOf("gone", 2);
  child.parent = kept.id;
  const PictureRecord gone = got(box.library->store(child));
  got(box.library->thumbnail(gone.id, 256));
  got(box.library->moveToTrash({gone.id}));
  const QString trashed = got(box.library->records({gone.id}))[0].path;
  QCOMPARE(got(box.library->emptyTrash()), 1);
  QVERIFY(!QFile::exists(trashed));
  QVERIFY(!QFile::exists("files"));  // of the current directory
  QVERIFY(got(box.library->records({gone.id})).isEmpty());
  QCOMPARE(got(box.library->find(searchFor("gone"))).size(), 0);
  const auto history = got(box.library->history(kept.id));
  QCOMPARE(history.size(), 2);
  QCOMPARE(history[1].picture, 0);
  QCOMPARE(history[1].recipe["prompt"].toString(), QString("gone"));
  QVERIFY(got(box.library->store(pictureOf("later", 3))).id > gone.id);
}

void StoreTest::historyIsATree() {
  LibraryBox box;
  box.open();
  const qint64 root = got(box.library->store(pictureOf("root", 1))).id;
  const auto childOf = [&](qint64 parent, quint64 seed) {
    NewPicture picture = pictureOf("child", seed);
    picture.parent = parent;
    return got(box.library->store(picture)).id;
  };
  const qint64 first = childOf(root, 2), second = childOf(root, 3), grandchild = childOf(first, 4);
  got(box.library->store(pictureOf("another tree", 9)));
  const auto nodes = got(box.library->history(grandchild));
  QCOMPARE(nodes.size(), 4);
  QHash<qint64, HistoryNode> byPicture;
  QHash<qint64, qint64> pictureOfNode;
  for (const HistoryNode& node : nodes) {
    byPicture.insert(node.picture, node);
    pictureOfNode.insert(node.id, node.picture);
  }
  QCOMPARE(nodes[0].picture, root);
  QCOMPARE(pictureOfNode[byPicture[first].parent], root);
  QCOMPARE(pictureOfNode[byPicture[second].parent], root);
  QCOMPARE(pictureOfNode[byPicture[grandchild].parent], first);
  QCOMPARE(byPicture[first].lineage, byPicture[root].lineage);
  QVERIFY(byPicture[second].lineage != byPicture[root].lineage);
  QCOMPARE(byPicture[grandchild].lineage, byPicture[root].lineage);
}

void StoreTest::jobsKeepTheirOrder() {
  LibraryBox box;
  box.open();
  QVector<qint64> ids;
  for (int i = 0; i < 50; ++i) {
    JobRecord job;
    job.state = "waiting";
    job.recipe = QJsonObject{{"seed", QString::number(18446744073709551615ULL - quint64(i))}};
    job.typed = QString("job %1").arg(i);
    ids += got(box.library->saveJob(job));
  }
  QVector<qint64> order{ids[9], ids[3]};
  got(box.library->orderJobs(order));
  got(box.library->removeJobs({ids[0]}));
  JobRecord running = got(box.library->jobs())[5];
  const qint64 runningId = running.id;
  running.state = "running";
  running.order = 0;
  got(box.library->saveJob(running));
  const auto before = got(box.library->jobs());
  const RepairReport report = box.open();
  QCOMPARE(report.interruptedJobs, 1);
  QVERIFY(!report.sentence.isEmpty());
  const auto after = got(box.library->jobs());
  QCOMPARE(after.size(), 49);
  QCOMPARE(after[0].id, runningId);
  QCOMPARE(after[0].state, QString("interrupted"));
  QCOMPARE(after[1].id, ids[9]);
  QCOMPARE(after[2].id, ids[3]);
  for (const JobRecord& job : before) {
    const auto same = std::find_if(after.begin(), after.end(), [&](const JobRecord& one) { return one.id == job.id; });
    QVERIFY(same != after.end());
    QCOMPARE(same->recipe, job.recipe);
  }
}

void StoreTest::aStoredPictureEndsItsJob() {
  LibraryBox box;
  box.open();
  JobRecord job;
  job.state = "running";
  NewPicture picture = pictureOf("x", 1);
  picture.job = got(box.library->saveJob(job));
  got(box.library->store(picture));
  QCOMPARE(got(box.library->jobs())[0].state, QString("done"));
}

void StoreTest::draftAndEditsSurvive() {
  LibraryBox box;
  qint64 now = 1'000'000;
  box.options.now = [&now] { return now; };
  box.open();
  Draft draft{"a cat\u00a0on 🐉", "blurry", 5, {{"steps", 20}, {"seed", "18446744073709551615"}}};
  got(box.library->saveDraft(draft));
  box.library->logPromptEdit({0, "", "c"});
  box.library->logPromptEdit({1, "", "a"});
  box.library->logPromptEdit({2, "", "t"});  // merged: one moment
  now += 10'000;
  box.library->logPromptEdit({1, "at", ""});
  now += 10'000;
  box.library->logPromptEdit({0, "c", ""});
  box.open();
  QVERIFY(got(box.library->draft()) == draft);
  const auto edits = got(box.library->promptEdits(10));
  QCOMPARE(edits.size(), 3);
  QCOMPARE(edits[0].inserted, QString("cat"));
  QCOMPARE(edits[1].removed, QString("at"));
  QCOMPARE(got(box.library->promptEdits(1))[0].removed, QString("c"));
  box.library->beginPromptLineage();
  QVERIFY(got(box.library->promptEdits(10)).isEmpty());
}

void StoreTest::earlierPromptsComeWithoutRepeats() {
  LibraryBox box;
  box.open();
  for (const char* text : {"one", "two", "one", "three"}) {
    NewPicture picture = pictureOf(QString(text) + " styled", 1);
    picture.typed = text;
    got(box.library->store(picture));
  }
  QCOMPARE(got(box.library->earlierPrompts(10)), QStringList({"three", "one", "two"}));
  QCOMPARE(got(box.library->earlierPrompts(1)), QStringList({"three"}));
}

void StoreTest::timingsAndValues() {
  LibraryBox box;
  box.open();
  QVector<StageTiming> many;
  for (int i = 0; i < 200; ++i) many.append({"m", "512x512", "cpu", "draw", double(i)});
  box.library->addTimings(many);
  box.library->addTimings({{"m", "512x512", "cpu", "load", 3.5}});
  const auto kept = got(box.library->timings());
  QCOMPARE(kept.size(), 51);
  QCOMPARE(kept[49].ms, 199.0);
  box.library->setValue("layout", "abc");
  QCOMPARE(got(box.library->value("layout")), QString("abc"));
  QCOMPARE(got(box.library->value("none")), QString());
}

void StoreTest::thumbnailsAreKept() {
  LibraryBox box;
  box.open();
  const PictureRecord record = got(box.library->store(pictureOf("wide", 5, {1000, 500})));
  QCOMPARE(got(box.library->thumbnail(record.id, 256)).size(), QSize(256, 128));
  QCOMPARE(got(box.library->thumbnail(record.id, 512)).size(), QSize(512, 256));
  QCOMPARE(got(box.library->thumbnail(record.id, 100)).size(), QSize(100, 50));
  QVERIFY(QFile::rename(record.path, record.path + ".away"));
  QCOMPARE(got(box.library->thumbnail(record.id, 256)).size(), QSize(256, 128));
  QVERIFY(got(box.library->thumbnail(12345, 256)).isNull());
  // The database of small pictures is disposable.
  box.close();
  QVERIFY(QFile::rename(record.path + ".away", record.path));
  QFile garbage(box.path("data/thumbs.db"));
  QVERIFY(garbage.open(QIODevice::WriteOnly));
  garbage.write(QByteArray(8192, 'x'));
  garbage.close();
  box.open();
  QCOMPARE(got(box.library->thumbnail(record.id, 256)).size(), QSize(256, 128));
}

void StoreTest::importKeepsBytesAndRecipe() {
  LibraryBox other, box;
  other.open();
  box.open();
  const PictureRecord original = got(other.library->store(pictureOf("from elsewhere", 3)));
  const PictureRecord copy = got(box.library->import(original.path));
  QCOMPARE(copy.uid, original.uid);
  QCOMPARE(copy.recipe["prompt"].toString(), QString("from elsewhere"));
  QCOMPARE(readWhole(copy.path, 1 << 20), readWhole(original.path, 1 << 20));
  const QString jpeg = box.path("photo.jpg");
  QVERIFY(pictureOf("", 1).image.save(jpeg));
  const PictureRecord photo = got(box.library->import(jpeg));
  QCOMPARE(photo.size, QSize(64, 48));
  QVERIFY(photo.path.endsWith(".jpg"));
  QFile broken(box.path("broken.png"));
  QVERIFY(broken.open(QIODevice::WriteOnly));
  broken.write(readWhole(original.path, 1 << 20).left(300));
  broken.close();
  QVERIFY(!sentenceOf(box.library->import(broken.fileName())).isEmpty());
  QCOMPARE(got(box.library->find({})).size(), 2);
}

void StoreTest::importReadsTheRecipeOfAnyContainer_data() {
  QTest::addColumn<int>("format");
  QTest::addColumn<QString>("ending");
  QTest::newRow("JPEG") << static_cast<int>(Format::jpeg) << "jpg";
  QTest::newRow("WebP") << static_cast<int>(Format::webp) << "webp";
  QTest::newRow("TIFF") << static_cast<int>(Format::tiff) << "tiff";
}

void StoreTest::importReadsTheRecipeOfAnyContainer() {
  QFETCH(int, format);
  QFETCH(QString, ending);
  LibraryBox box;
  box.open();
  const PictureRecord original = got(box.library->store(pictureOf("龙舟 on a river", 42)));
  ExportJob job{pictureOf("", 42).image, QJsonDocument(original.recipe).toJson(), {}, box.path("exports"), {}, {}};
  job.options.format = static_cast<Format>(format);
  QVERIFY(QDir().mkpath(job.folder));
  const ExportOutcome exported = exportPicture(job);
  QCOMPARE(exported.problem.what, QString());
  const PictureRecord copy = got(box.library->import(exported.path));
  QVERIFY(copy.id != original.id);
  QVERIFY(copy.path.endsWith("." + ending));
  QCOMPARE(copy.parent, original.id);
  const auto check = [&](const PictureRecord& record) {
    QCOMPARE(record.kind, QString("imported"));
    QCOMPARE(record.recipe["prompt"].toString(), QString("龙舟 on a river"));
    QCOMPARE(record.recipe["seed"].toString(), QString("42"));
    QCOMPARE(record.size, original.size);
  };
  check(copy);
  QCOMPARE(got(box.library->find(searchFor("龙舟"))).size(), 2);
  // From the files alone it comes back the same.
  QVERIFY(QFile::remove(original.path));
  box.close();
  for (const char* file : {"data/library.db", "data/library.db-wal", "data/library.db-shm"}) QFile::remove(box.path(file));
  openAndScan(box);
  const auto found = got(box.library->find(searchFor("龙舟")));
  QCOMPARE(found.size(), 1);
  check(got(box.library->records({found[0].id})).value(0));
}

void StoreTest::importOfAKnownPictureGivesThatPicture() {
  LibraryBox box;
  box.open();
  const PictureRecord record = got(box.library->store(pictureOf("x", 3)));
  const QString copy = box.path("copy.png");
  QVERIFY(QFile::copy(record.path, copy));
  QCOMPARE(got(box.library->import(copy)).id, record.id);
  got(box.library->moveToTrash({record.id}));
  QCOMPARE(got(box.library->import(copy)).deletedMs, 0);
  QVERIFY(QFile::remove(record.path));
  const PictureRecord again = got(box.library->import(copy));
  QCOMPARE(again.id, record.id);
  QVERIFY(QFile::exists(again.path));
  QCOMPARE(disagreement(*box.library), QString());
}

void StoreTest::readsSeeEarlierChanges() {
  LibraryBox box;
  box.open();
  const qint64 id = got(box.library->store(pictureOf("x", 3))).id;
  QVector<QFuture<QVector<PictureRecord>>> reads;
  for (int i = 0; i < 20; ++i) {
    box.library->setStarred({id}, i % 2 == 0);
    reads.append(box.library->records({id}));
  }
  // A read may see later changes too, but after the last there are none.
  QCOMPARE(got(reads.last())[0].starred, false);
}

void StoreTest::closingFinishesWhatWasAsked() {
  LibraryBox box;
  box.open();
  QVector<QFuture<PictureRecord>> stores;
  for (int i = 0; i < 20; ++i) stores.append(box.library->store(pictureOf("x", quint64(i))));
  box.library->setValue("last", "word");
  box.close();
  for (auto& one : stores) QVERIFY(one.isFinished() && one.resultCount() == 1);
  box.open();
  QCOMPARE(got(box.library->find({})).size(), 20);
  QCOMPARE(got(box.library->value("last")), QString("word"));
}

void StoreTest::locateTakesOnlyTheSamePicture() {
  LibraryBox box;
  box.open();
  const PictureRecord one = got(box.library->store(pictureOf("one", 1)));
  const PictureRecord two = got(box.library->store(pictureOf("two", 2)));
  const QString moved = box.path("moved.png");
  QVERIFY(QFile::rename(one.path, moved));
  QVERIFY(!sentenceOf(box.library->locate(one.id, two.path)).isEmpty());
  got(box.library->locate(one.id, moved));
  QCOMPARE(got(box.library->records({one.id}))[0].path, moved);
}

}  // namespace sana::ui

QTEST_GUILESS_MAIN(sana::ui::StoreTest)
#include "store_test.moc"
