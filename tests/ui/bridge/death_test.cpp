// SPDX-License-Identifier: GPL-3.0-or-later
// B03: the engine's death is an event. Each way to die costs its job and nothing else.
#include "tests/ui/bridge/engine_bench.h"

namespace sana::ui {

class DeathTest : public QObject {
  Q_OBJECT
 private slots:
  void dyingCostsOneJob_data();
  void dyingCostsOneJob();
  void aSignalFromOutsideIsACrash();
  void memoryErrorRestartsQuietly();
  void standingStillWithBeatsIsAHang();
  void threeCrashesGiveUpUntilRestart();
  void aMissingProgramGivesUp();
  void aJobSentWhileRestartingWaits();
  void theModelIsLoadedAgainOnlyWhenNeeded();
};

namespace {

/// The job that dies is number 1, at step 7.
QJsonObject onceAt7(const EngineBench& bench, const char* fault) {
  return {{QString::fromLatin1(fault), 7},
          {QStringLiteral("step_ms"), 5},
          {QStringLiteral("beat_ms"), 50},
          {QStringLiteral("once"), bench.file(QStringLiteral("once"))}};
}

}  // namespace

void DeathTest::dyingCostsOneJob_data() {
  QTest::addColumn<QString>("fault");
  QTest::addColumn<QJsonObject>("more");
  QTest::addColumn<QString>("code");
  QTest::addColumn<int>("limitMs");
  QTest::newRow("crash") << "crash_at" << QJsonObject() << "engine_died" << 1000;
  QTest::newRow("hang") << "hang_at" << QJsonObject() << "engine_hung" << 1500;
  QTest::newRow("killed for memory") << "oom_at" << QJsonObject{{"oom_kill", true}} << "engine_killed_for_memory"
                                     << 1000;
  QTest::newRow("garbage") << "garbage_at" << QJsonObject() << "protocol" << 1000;
}

void DeathTest::dyingCostsOneJob() {
  QFETCH(QString, fault);
  QFETCH(QJsonObject, more);
  QFETCH(QString, code);
  QFETCH(int, limitMs);
  EngineBench bench;
  QJsonObject fake = onceAt7(bench, fault.toLatin1());
  for (auto it = more.begin(); it != more.end(); ++it) fake[it.key()] = it.value();
  bench.setFake(fake);
  bench.program.silenceMs = 500;  // the product's 5 s are only longer
  QVERIFY(bench.start());
  const qint64 before = bench.client().processId();
  LoopGap gap;
  QElapsedTimer clock;
  qint64 atStep6 = -1, died = -1;
  connect(&bench.client(), &EngineClient::progress, this, [&](quint32, const StageProgress& at) {
    if (at.stage == Stage::draw && at.done == 6) atStep6 = clock.elapsed();
  });
  connect(&bench.client(), &EngineClient::died, this, [&] { died = clock.elapsed(); });
  clock.start();
  bench.generate(1);
  QVERIFY(bench.until([&] { return bench.deaths().size() == 1; }));
  qInfo("step 6 to died(): %lld ms", died - atStep6);
  QVERIFY2(died - atStep6 < limitMs, qPrintable(QString::number(died - atStep6)));
  QCOMPARE(bench.deaths().first().code, code);
  QVERIFY(!bench.deaths().first().text.isEmpty());
  QCOMPARE(bench.job(1).died, 1);
  QCOMPARE(bench.job(1).answers(), 1);
  bench.generate(2);
  QVERIFY(bench.until([&] { return bench.client().state() == EngineState::loading; }));
  qInfo("died() to the engine ready again: %lld ms", clock.elapsed() - died);
  QVERIFY(clock.elapsed() - died < 5000);
  QTRY_COMPARE(bench.job(2).finished, 1);
  QVERIFY(bench.client().processId() != before);
  QCOMPARE(bench.client().state(), EngineState::ready);
  QCOMPARE(bench.job(1).answers(), 1);
  QVERIFY2(gap.longestMs() < 100, qPrintable(QString::number(gap.longestMs())));
}

void DeathTest::aSignalFromOutsideIsACrash() {
  EngineBench bench({{"step_ms", 5}});
  QVERIFY(bench.start());
  bench.generate(1, 1000);
  QTRY_VERIFY(bench.job(1).steps.size() > 3);
  QElapsedTimer clock;
  QSignalSpy died(&bench.client(), &EngineClient::died);
  clock.start();
  ::kill(pid_t(bench.client().processId()), SIGSEGV);
  QVERIFY(died.wait(1000));
  qInfo("signal to died(): %lld ms", clock.elapsed());
  QCOMPARE(bench.deaths().first().code, QStringLiteral("engine_died"));
  QTRY_COMPARE(bench.client().state(), EngineState::ready);
}

void DeathTest::memoryErrorRestartsQuietly() {
  EngineBench bench;
  bench.setFake(onceAt7(bench, "oom_at"));
  QVERIFY(bench.start());
  const qint64 before = bench.client().processId();
  bench.generate(1);
  QTRY_COMPARE(bench.job(1).failed, 1);
  QCOMPARE(bench.job(1).error.code, QStringLiteral("out_of_memory"));
  bench.generate(2);
  QTRY_COMPARE(bench.job(2).finished, 1);
  QVERIFY(bench.client().processId() != before);
  QCOMPARE(bench.deaths().size(), 0);
  QCOMPARE(bench.job(1).answers(), 1);
}

void DeathTest::standingStillWithBeatsIsAHang() {
  EngineBench bench;
  QJsonObject fake = onceAt7(bench, "hang_at");
  fake["hang_beat"] = true;
  bench.setFake(fake);
  bench.program.stuckMs = 400;
  QVERIFY(bench.start());
  bench.generate(1);
  QTRY_COMPARE(bench.job(1).died, 1);
  QCOMPARE(bench.deaths().first().code, QStringLiteral("engine_hung"));
  bench.generate(2);
  QTRY_COMPARE(bench.job(2).finished, 1);
}

void DeathTest::threeCrashesGiveUpUntilRestart() {
  EngineBench bench({{"crash_at", "understand"}});
  bench.program.restartMs = {0, 20};
  QVERIFY(bench.start());
  QSignalSpy gaveUp(&bench.client(), &EngineClient::gaveUp);
  for (quint32 job = 1; job <= 3; ++job) {
    bench.generate(job);
    QTRY_COMPARE(bench.job(job).died, 1);
  }
  QTRY_COMPARE(gaveUp.size(), 1);
  QTRY_COMPARE(bench.client().state(), EngineState::stopped);
  QVERIFY(!gaveUp.first().first().value<EngineError>().text.isEmpty());
  QCOMPARE(bench.client().processId(), 0);
  bench.generate(4);
  QTRY_COMPARE(bench.job(4).failed, 1);
  bench.setFake({});
  bench.client().restart();
  bench.generate(5);
  QTRY_COMPARE(bench.job(5).finished, 1);
  QCOMPARE(gaveUp.size(), 1);
}

void DeathTest::aMissingProgramGivesUp() {
  EngineBench bench;
  bench.program.path = bench.file("missing");
  bench.program.restartMs = {0};
  bench.create();
  QSignalSpy gaveUp(&bench.client(), &EngineClient::gaveUp);
  bench.client().start();
  QTRY_COMPARE(gaveUp.size(), 1);
  QCOMPARE(bench.deaths().size(), 3);
  QCOMPARE(bench.client().state(), EngineState::stopped);
}

void DeathTest::aJobSentWhileRestartingWaits() {
  EngineBench bench;
  bench.setFake(onceAt7(bench, "crash_at"));
  bench.program.restartMs = {100};
  QVERIFY(bench.start());
  bench.generate(1);
  QTRY_COMPARE(bench.job(1).died, 1);
  bench.generate(2);
  QTRY_COMPARE(bench.client().state(), EngineState::restarting);
  QCOMPARE(bench.job(2).answers(), 0);
  QTRY_COMPARE(bench.job(2).finished, 1);
}

void DeathTest::theModelIsLoadedAgainOnlyWhenNeeded() {
  EngineBench bench;
  bench.setFake(onceAt7(bench, "crash_at"));
  QVERIFY(bench.start());
  QSignalSpy loaded(&bench.client(), &EngineClient::modelLoaded);
  bench.states.clear();
  bench.generate(1);
  QTRY_COMPARE(bench.job(1).died, 1);
  QTRY_COMPARE(bench.client().state(), EngineState::ready);
  QVERIFY(!bench.states.contains(EngineState::loading));
  bench.generate(2);
  QTRY_COMPARE(bench.job(2).finished, 1);
  QVERIFY(bench.states.contains(EngineState::loading));
  QCOMPARE(loaded.size(), 0);  // the same model is no news
  QSignalSpy counted(&bench.client(), &EngineClient::tokensCounted);
  bench.client().countTokens(9, "one two");
  QTRY_COMPARE(counted.size(), 1);
  QCOMPARE(counted.first().at(0).toUInt(), 9u);
  QCOMPARE(counted.first().at(1).toInt(), 3);
}

}  // namespace sana::ui

QTEST_GUILESS_MAIN(sana::ui::DeathTest)
#include "death_test.moc"
