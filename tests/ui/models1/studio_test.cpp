// SPDX-License-Identifier: GPL-3.0-or-later
// The whole below the widgets: first start, restart, bad luck.
#include <QDir>
#include <QFile>

#include <csignal>

#include "tests/ui/models1/studio_bench.h"

namespace sana::ui {

class StudioTest : public QObject {
  Q_OBJECT
 private slots:
  void firstPictureWithOnePress();
  void queueGoesOnAfterARestart();
  void damagedSettingsAreSaid();
  void otherVersionIsSaid();
  void theEndOfAnIdleEngineIsSaid();
  void anIgnoredCancelIsSaid();
  void foldersThatCannotBeWrittenAreSaid();
  void picturesWaitForTheirFolder();
  void listsKeepTheirRules();
};

void StudioTest::firstPictureWithOnePress() {
  StudioBench bench;
  QVERIFY(bench.start());
  QTRY_COMPARE(bench->generation().engineState(), EngineState::ready);
  QTRY_VERIFY(!bench->prompt().text().isEmpty());
  QSignalSpy ready(&bench->generation(), &GenerationModel::pictureReady);
  bench->generation().generate();
  QTRY_COMPARE(ready.size(), 1);
  QCOMPARE(bench.pictures(), 1);
  QTRY_COMPARE(bench->strip().rowCount(), 1);
}

/// Twenty wait, one runs; the program ends; the second one finishes them with the seeds that were shown.
void StudioTest::queueGoesOnAfterARestart() {
  StudioBench bench({{"step_ms", 2000}});
  QVERIFY(bench.start());
  bench->prompt().setText(QStringLiteral("a cat"));
  bench->prompt().setSeed(500);
  bench->prompt().setCount(8);
  bench->generation().generate();
  QTRY_COMPARE(bench->generation().stage(Stage::draw).state, StageView::State::now);
  QTRY_VERIFY(bench->queue().data(bench->queue().index(7), QueueModel::IdRole).toLongLong() > 0);
  bench.close();
  bench.setFake({{"step_ms", 1}});
  QVERIFY(bench.start());
  QueueModel& queue = bench->queue();
  QCOMPARE(queue.rowCount(), 8);
  QCOMPARE(queue.state(queue.data(queue.index(0), QueueModel::IdRole).toLongLong()), JobState::interrupted);
  QVERIFY(queue.paused());
  QVERIFY(!bench->generation().running());
  QCOMPARE(bench->banners().rowCount(), 1);
  QSignalSpy ready(&bench->generation(), &GenerationModel::pictureReady);
  bench->banners().message(0).actions.first().run();  // Resume
  QTRY_COMPARE(ready.size(), 8);
  for (int i = 0; i < 8; ++i)
    QCOMPARE(ready.at(i).first().value<PictureRecord>().recipe["seed"].toString(), QString::number(500 + i));
  QCOMPARE(bench.banners(), QStringList());
}

void StudioTest::damagedSettingsAreSaid() {
  StudioBench bench;
  QVERIFY(bench.open());
  bench.close();
  QFile file(bench.path(QStringLiteral("config/settings.ini")));
  QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
  file.close();
  QVERIFY(bench.open());
  QCOMPARE(bench->banners().message(bench->banners().rowCount() - 1).key, QStringLiteral("settings.repaired"));
}

void StudioTest::otherVersionIsSaid() {
  StudioBench bench({{"version", 9}});
  QVERIFY(bench.open());
  QTRY_COMPARE(bench->banners().rowCount(), 1);
  QCOMPARE(bench->banners().message(0).key, QStringLiteral("engine.version"));
  QCOMPARE(bench->engine().state(), EngineState::stopped);
}

void StudioTest::theEndOfAnIdleEngineIsSaid() {
  StudioBench bench;
  bench.options.engine.restartMs = {0, 0, 0, 0};
  QVERIFY(bench.start());
  QCOMPARE(bench.banners(), QStringList());
  for (int times = 1; times <= 2; ++times) {
    ::kill(pid_t(bench->engine().processId()), SIGKILL);
    QTRY_COMPARE(bench->banners().rowCount(), 1);
    QTRY_COMPARE(bench->banners().count(0), times);
    QTRY_VERIFY(bench->models().loaded());
  }
  const BannerMessage message = bench->banners().message(0);
  QCOMPARE(message.severity, BannerMessage::Severity::info);
  QVERIFY2(message.cause.contains(QStringLiteral("9")), qPrintable(message.cause));
  QVERIFY2(message.kept.contains(QStringLiteral("starts again")), qPrintable(message.kept));
  // Another cause is another banner; when the engine is given up, that is all there is to say.
  ::kill(pid_t(bench->engine().processId()), SIGABRT);
  QTRY_COMPARE(bench->engine().state(), EngineState::stopped);
  QTRY_COMPARE(bench->banners().rowCount(), 1);
  QCOMPARE(bench->banners().message(0).severity, BannerMessage::Severity::danger);
}

void StudioTest::anIgnoredCancelIsSaid() {
  StudioBench bench({{QStringLiteral("step_ms"), 20}, {QStringLiteral("slow_cancel"), -1}});
  bench.options.engine.cancelMs = 200;
  QVERIFY(bench.start());
  bench->prompt().setText(QStringLiteral("a cat"));
  bench->prompt().setSteps(100);
  bench->generation().generate();
  QTRY_VERIFY(bench->generation().stage(Stage::draw).done > 0);
  bench->generation().cancelCurrent();
  QTRY_COMPARE(bench.banners().size(), 1);
  QVERIFY2(bench.banners().first().contains(QStringLiteral("did not stop drawing")), qPrintable(bench.banners().first()));
  QTRY_VERIFY(bench->models().loaded());
  bench.setFake({{QStringLiteral("step_ms"), 1}});
  bench->generation().generate();
  QTRY_COMPARE(bench.pictures(), 1);
}

void StudioTest::foldersThatCannotBeWrittenAreSaid() {
  StudioBench bench;
  QFile inTheWay(bench.path(QStringLiteral("data")));
  QVERIFY(inTheWay.open(QIODevice::WriteOnly));
  inTheWay.close();
  QVERIFY(!bench.open() || bench->banners().rowCount() > 0);
  QTRY_VERIFY(bench->banners().rowCount() > 0);
  const BannerMessage banner = bench->banners().message(bench->banners().rowCount() - 1);
  QVERIFY(inTheWay.remove());
  QSignalSpy started(&*bench, &Studio::started);
  QCOMPARE(banner.actions.size(), 1);
  banner.actions.first().run();
  QVERIFY(started.wait(10000));
}

/// The folder of the pictures is gone when one is finished: it waits, the queue too, until Retry.
void StudioTest::picturesWaitForTheirFolder() {
  StudioBench bench;
  QVERIFY(bench.start());
  QVERIFY(QDir(bench.options.folders.pictures).removeRecursively());
  QFile inTheWay(bench.options.folders.pictures);
  QVERIFY(inTheWay.open(QIODevice::WriteOnly));
  inTheWay.close();
  QSignalSpy ready(&bench->generation(), &GenerationModel::pictureReady);
  bench->prompt().setText(QStringLiteral("a cat"));
  bench->prompt().setCount(2);
  bench->generation().generate();
  QTRY_COMPARE(bench->banners().rowCount(), 1);
  QTRY_COMPARE(bench->generation().sentence(), QStringLiteral("The picture is not saved yet"));
  bench->generation().cancelCurrent();  // what is finished is kept
  QVERIFY(bench->generation().running());
  QCOMPARE(bench->queue().waiting(), 1);
  QCOMPARE(ready.size(), 0);
  QVERIFY(inTheWay.remove());
  bench->banners().message(0).actions.first().run();
  QTRY_COMPARE(ready.size(), 2);
  QCOMPARE(bench.pictures(), 2);
  QTRY_COMPARE(bench->banners().rowCount(), 0);
}

void StudioTest::listsKeepTheirRules() {
  StudioBench bench;
  QVERIFY(bench.start());
  using Mode = QAbstractItemModelTester::FailureReportingMode;
  QAbstractItemModelTester queue(&bench->queue(), Mode::QtTest), models(&bench->models(), Mode::QtTest);
  QAbstractItemModelTester banners(&bench->banners(), Mode::QtTest), styles(&bench->styles(), Mode::QtTest);
  QSignalSpy ready(&bench->generation(), &GenerationModel::pictureReady);
  bench->prompt().setText(QStringLiteral("a cat"));
  bench->prompt().setCount(5);
  bench->generation().generate();
  bench->generation().generateFirst();
  QTRY_COMPARE(ready.size(), 10);
  bench->queue().clearFinished();
  QCOMPARE(bench->queue().rowCount(), 0);
}

}  // namespace sana::ui

QTEST_GUILESS_MAIN(sana::ui::StudioTest)
#include "studio_test.moc"
