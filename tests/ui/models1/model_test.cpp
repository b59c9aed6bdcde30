// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>

#include "tests/ui/models1/studio_bench.h"

namespace sana::ui {

class ModelTest : public QObject {
  Q_OBJECT
 private slots:
  void builtInModelIsLoaded();
  void linkedFoldersAreListedAndStay();
  void brokenFoldersNameWhatIsMissing();
  void aFolderThatWentAwaySaysSo();
  void searchPathIsListed();
  void selectingLoadsAndIsKept();
  void deathWhileLoadingIsTriedAgain();
};

void ModelTest::builtInModelIsLoaded() {
  StudioBench bench;
  QVERIFY(bench.start());
  ModelList& models = bench->models();
  QAbstractItemModelTester tester(&models, QAbstractItemModelTester::FailureReportingMode::QtTest);
  QCOMPARE(models.description().folder, bench.builtIn());
  QCOMPARE(models.description().width, 128);
  QVERIFY(!models.about().isEmpty());
  QVERIFY(!models.data(models.index(models.current()), ModelList::MemoryRole).toString().isEmpty());
  QVERIFY(!models.data(models.index(models.current()), ModelList::LicenceRole).toString().isEmpty());
  QVERIFY(!models.devices().isEmpty());
}

void ModelTest::linkedFoldersAreListedAndStay() {
  StudioBench bench;
  const QString folder = bench.makeModel(QStringLiteral("linked"));
  QVERIFY(bench.start());
  {
    QAbstractItemModelTester tester(&bench->models(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy added(&bench->models(), &ModelList::folderAdded);
    bench->models().addFolder(folder);
    QTRY_COMPARE(added.size(), 1);
    const int row = added.first().first().toInt();
    QCOMPARE(bench->models().state(row), ModelList::State::ready);
    QCOMPARE(bench->models().description(row).identity, QStringLiteral("fake:linked"));
    bench->models().addFolder(folder);
    QTRY_COMPARE(added.size(), 2);  // known already: the same row
    QCOMPARE(added.last().first().toInt(), row);
  }
  bench.close();
  QVERIFY(bench.start());
  QTRY_VERIFY(bench->models().rowOf(folder) >= 0);
  bench->models().removeFolder(bench->models().rowOf(folder));
  QCOMPARE(bench->models().rowOf(folder), -1);
  QVERIFY(QDir(folder).exists());
  QVERIFY(bench->settings().value(Setting::modelFolders).toStringList().isEmpty());
}

void ModelTest::brokenFoldersNameWhatIsMissing() {
  StudioBench bench;
  const QString folder = bench.makeModel(QStringLiteral("broken"));
  QVERIFY(bench.start());
  QSignalSpy shown(&bench->banners(), &Banners::rowsInserted);
  bench->models().addFolder(folder);
  QTRY_COMPARE(shown.size(), 1);
  QVERIFY(bench->banners().message(0).kept.contains(QStringLiteral("transformer.patch_embed.proj.weight")));
  QCOMPARE(bench->models().rowOf(folder), -1);
}

void ModelTest::aFolderThatWentAwaySaysSo() {
  StudioBench bench;
  const QString folder = bench.makeModel(QStringLiteral("elsewhere"));
  QVERIFY(bench.start());
  QSignalSpy added(&bench->models(), &ModelList::folderAdded);
  bench->models().addFolder(folder);
  QTRY_COMPARE(added.size(), 1);
  bench->models().select(added.first().first().toInt());
  QTRY_VERIFY(bench->models().loaded());
  bench.close();
  QVERIFY(QDir(folder).removeRecursively());

  QVERIFY(bench.open());
  ModelList& models = bench->models();
  QTRY_VERIFY(models.rowOf(folder) >= 0 && models.state(models.rowOf(folder)) == ModelList::State::gone);
  QVERIFY(!models.data(models.index(models.rowOf(folder)), ModelList::ProblemRole).toString().isEmpty());
  QTRY_COMPARE(models.description().folder, bench.builtIn());
  QTRY_VERIFY(models.loaded());
  QVERIFY(!bench.banners().isEmpty());
  QCOMPARE(bench->settings().value(Setting::currentModel).toString(), folder);  // comes back with its folder
}

void ModelTest::searchPathIsListed() {
  StudioBench bench;
  const QString folder = bench.makeModel(QStringLiteral("found"));
  qputenv("SANA_MODEL_PATH", bench.path(QStringLiteral("models")).toUtf8());
  QVERIFY(bench.start());
  QTRY_VERIFY(bench->models().rowOf(folder) >= 0);
  QTRY_COMPARE(bench->models().state(bench->models().rowOf(folder)), ModelList::State::ready);
  QCOMPARE(bench->models().rowOf(bench.builtIn()), 0);
  QSet<QString> folders;
  for (int row = 0; row < bench->models().rowCount(); ++row)
    folders.insert(bench->models().data(bench->models().index(row), ModelList::FolderRole).toString());
  QCOMPARE(folders.size(), bench->models().rowCount());
  qunsetenv("SANA_MODEL_PATH");
}

void ModelTest::selectingLoadsAndIsKept() {
  StudioBench bench;
  const QString folder = bench.makeModel(QStringLiteral("noguidance"));
  QVERIFY(bench.start());
  QVERIFY(bench->prompt().guidanceOffReason().isEmpty());
  QSignalSpy added(&bench->models(), &ModelList::folderAdded);
  bench->models().addFolder(folder);
  QTRY_COMPARE(added.size(), 1);
  bench->models().select(bench->models().rowOf(folder));
  QTRY_VERIFY(bench->models().loaded());
  QVERIFY(!bench->prompt().guidanceOffReason().isEmpty());
  QVERIFY(bench->models().isLoaded(folder, bench->models().precision()));
  bench.close();
  QVERIFY(bench.start());
  QCOMPARE(bench->models().description().folder, folder);
}

void ModelTest::deathWhileLoadingIsTriedAgain() {
  StudioBench bench;
  bench.options.engine.restartMs = {0, 0, 0};
  bench.setFake({{"crash_at", "load"}, {"once", bench.path(QStringLiteral("once"))}});
  QVERIFY(bench.start());
  // It is said, once, and the model is there all the same.
  QCOMPARE(bench.banners().size(), 1);
  QVERIFY2(bench.banners().first().contains(QStringLiteral("stopped unexpectedly")), qPrintable(bench.banners().first()));
  QVERIFY(!bench->models().description().folder.isEmpty());
}

}  // namespace sana::ui

QTEST_GUILESS_MAIN(sana::ui::ModelTest)
#include "model_test.moc"
