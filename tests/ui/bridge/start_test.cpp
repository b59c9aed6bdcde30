// SPDX-License-Identifier: GPL-3.0-or-later
// From the first frame to the last: hello, versions, models, the log, and no process left behind.
#include <QFile>

#include "tests/ui/bridge/engine_bench.h"

namespace sana::ui {

class StartTest : public QObject {
  Q_OBJECT
 private slots:
  void readyTellsDevicesAndMemory();
  void anotherVersionIsNotTried();
  void garbageAtTheStartGivesUp();
  void modelsAreDescribed();
  void aBrokenModel();
  void loadingCrashes();
  void inspecting();
  void whatIsPrintedGoesToTheLog();
  void leavingLeavesNothing_data();
  void leavingLeavesNothing();
  void theChildGoesFirstWhenMemoryEnds();
};

void StartTest::readyTellsDevicesAndMemory() {
  EngineBench bench;
  bench.create();
  QSignalSpy ready(&bench.client(), &EngineClient::ready);
  QSignalSpy memory(&bench.client(), &EngineClient::memory);
  QCOMPARE(bench.client().state(), EngineState::starting);
  bench.client().start();
  bench.client().start();  // once is enough
  QTRY_COMPARE(ready.size(), 1);
  QCOMPARE(ready.first().at(0).toString(), QStringLiteral("fake"));
  const auto devices = ready.first().at(1).value<QVector<EngineDevice>>();
  QCOMPARE(devices.size(), 1);
  QCOMPARE(devices.first().name, QStringLiteral("cpu"));
  QTRY_COMPARE(bench.client().state(), EngineState::ready);
  QTRY_VERIFY(!memory.isEmpty());
  QVERIFY(memory.first().first().value<EngineMemory>().totalBytes > 0);
}

void StartTest::anotherVersionIsNotTried() {
  EngineBench bench({{"version", 2}});
  bench.create();
  QSignalSpy mismatch(&bench.client(), &EngineClient::versionMismatch);
  bench.client().start();
  bench.generate(1);
  QTRY_COMPARE(mismatch.size(), 1);
  QCOMPARE(mismatch.first().at(0).toInt(), 1);
  QCOMPARE(mismatch.first().at(1).toInt(), 2);
  QTRY_COMPARE(bench.client().state(), EngineState::stopped);
  QTRY_COMPARE(bench.job(1).failed, 1);
  bench.generate(2);
  QTRY_COMPARE(bench.job(2).failed, 1);
  QCOMPARE(bench.job(2).error.code, QStringLiteral("protocol"));
  QCOMPARE(bench.deaths().size(), 0);
  bench.setFake({});
  bench.client().restart();
  QTRY_COMPARE(bench.client().state(), EngineState::ready);
}

void StartTest::garbageAtTheStartGivesUp() {
  EngineBench bench({{"garbage_at", "start"}});
  bench.program.restartMs = {0};
  bench.create();
  QSignalSpy gaveUp(&bench.client(), &EngineClient::gaveUp);
  bench.client().start();
  QTRY_COMPARE(gaveUp.size(), 1);
  QCOMPARE(bench.deaths().size(), 3);
  for (const EngineError& error : bench.deaths()) QCOMPARE(error.code, QStringLiteral("protocol"));
}

void StartTest::modelsAreDescribed() {
  EngineBench bench;
  QVERIFY(bench.start());
  QSignalSpy loaded(&bench.client(), &EngineClient::modelLoaded);
  bench.client().loadModel("/models/noguidance");
  QTRY_COMPARE(loaded.size(), 1);
  const auto model = loaded.first().first().value<ModelDescription>();
  QCOMPARE(model.folder, QStringLiteral("/models/noguidance"));
  QVERIFY(!model.guidance);
  QCOMPARE(QSize(model.width, model.height), QSize(128, 128));
  QCOMPARE(model.sizes.first(), QSize(128, 128));
  QCOMPARE(model.maximumSteps, 100);
  QCOMPARE(model.maximumGuidance, 20.0);
  QCOMPARE(model.schedulers.size(), 2);
  QCOMPARE(model.schedulers.first().parameters.first().name, QStringLiteral("flow_shift"));
  QVERIFY(model.schedulers.last().parameters.last().boolean);
  QVERIFY(model.about.contains("zh"));
  QVERIFY(model.problem.isEmpty());
  QCOMPARE(ModelDescription::fromJson({{"about", "One sentence."}}).about.value("en"), QStringLiteral("One sentence."));
}

void StartTest::aBrokenModel() {
  EngineBench bench;
  bench.create();
  QSignalSpy failed(&bench.client(), &EngineClient::modelFailed);
  bench.client().start();
  bench.client().loadModel("/models/broken");
  bench.generate(1);
  QTRY_COMPARE(failed.size(), 1);
  QCOMPARE(failed.first().first().toString(), QStringLiteral("/models/broken"));
  QTRY_COMPARE(bench.job(1).failed, 1);
  QCOMPARE(bench.job(1).error.code, QStringLiteral("model"));
  bench.client().loadModel("/models/fake");
  bench.generate(2);
  QTRY_COMPARE(bench.job(2).finished, 1);
}

void StartTest::loadingCrashes() {
  EngineBench bench;
  bench.setFake({{"crash_at", "load"}, {"once", bench.file("once")}});
  bench.create();
  QSignalSpy failed(&bench.client(), &EngineClient::modelFailed);
  bench.client().start();
  bench.client().loadModel("/models/fake");
  QTRY_COMPARE(failed.size(), 1);
  QCOMPARE(bench.deaths().size(), 1);
  bench.generate(1);
  QTRY_COMPARE(bench.job(1).finished, 1);
}

void StartTest::inspecting() {
  EngineBench bench;
  bench.create();
  QSignalSpy inspected(&bench.client(), &EngineClient::modelInspected);
  bench.client().inspectModel("/models/broken");
  bench.client().inspectModel("/models/fake");
  bench.client().start();
  QTRY_COMPARE(inspected.size(), 2);
  const auto broken = inspected[0].first().value<ModelDescription>();
  QCOMPARE(broken.missing.size(), 1);
  QVERIFY(!broken.problem.isEmpty());
  QVERIFY(inspected[1].first().value<ModelDescription>().problem.isEmpty());
}

void StartTest::whatIsPrintedGoesToTheLog() {
  EngineBench bench({{"chatter", 20}, {"step_ms", 1}});
  bench.program.logFile = bench.file("log/engine.log");
  bench.create();
  QSignalSpy lines(&bench.client(), &EngineClient::logLine);
  bench.client().start();
  bench.client().loadModel("/models/fake");
  bench.generate(1);
  QTRY_COMPARE(bench.job(1).finished, 1);
  QTRY_COMPARE(lines.size(), 80);  // both streams, for loading and for drawing
  QFile log(bench.program.logFile);
  QVERIFY(log.open(QIODevice::ReadOnly));
  const QByteArray text = log.readAll();
  QCOMPARE(text.count('\n'), 80);
  QVERIFY(text.contains("line 19 of stderr"));
  QVERIFY(text.contains("line 19 of stdout"));
}

void StartTest::leavingLeavesNothing_data() {
  QTest::addColumn<QJsonObject>("fake");
  QTest::addColumn<bool>("drawing");
  QTest::newRow("idle") << QJsonObject() << false;
  QTest::newRow("drawing") << QJsonObject{{"step_ms", 2000}} << true;
  QTest::newRow("hung") << QJsonObject{{"hang_at", 1}, {"ignore_quit", true}} << true;
  QTest::newRow("deaf") << QJsonObject{{"ignore_quit", true}} << false;
}

void StartTest::leavingLeavesNothing() {
  QFETCH(QJsonObject, fake);
  QFETCH(bool, drawing);
  qint64 process = 0;
  QElapsedTimer clock;
  {
    EngineBench bench(fake);
    QVERIFY(bench.start());
    process = bench.client().processId();
    QVERIFY(process > 0);
    if (drawing) {
      bench.generate(1);
      QTRY_VERIFY(!bench.job(1).steps.isEmpty());
    }
    clock.start();
  }
  qInfo("left within %lld ms", clock.elapsed());
  QVERIFY2(clock.elapsed() <= 1000, qPrintable(QString::number(clock.elapsed())));
  QVERIFY(isGone(process));
}

void StartTest::theChildGoesFirstWhenMemoryEnds() {
  EngineBench bench;
  QVERIFY(bench.start());
  QFile score(QStringLiteral("/proc/%1/oom_score_adj").arg(bench.client().processId()));
  QVERIFY(score.open(QIODevice::ReadOnly));
  QVERIFY(score.readAll().trimmed().toInt() >= 500);
}

}  // namespace sana::ui

QTEST_GUILESS_MAIN(sana::ui::StartTest)
#include "start_test.moc"
