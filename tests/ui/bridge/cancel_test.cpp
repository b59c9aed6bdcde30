// SPDX-License-Identifier: GPL-3.0-or-later
// B04: cancel means now.
#include "tests/ui/bridge/engine_bench.h"

namespace sana::ui {

class CancelTest : public QObject {
  Q_OBJECT
 private slots:
  void hundredCancelsAtOnce();
  void aGatedStepIsLeft();
  void anEngineThatDoesNotStopIsEnded();
  void theNextJobNeverPaysForTheCancelledOne();
  void aNumberMayComeAgain();
  void cancelBeforeTheModelIsLoaded();
  void foreignNumbersAreIgnored();
};

void CancelTest::hundredCancelsAtOnce() {
  EngineBench bench({{"step_ms", 2000}});
  QVERIFY(bench.start());
  constexpr quint32 repetitions = 100;
  qint64 slowestAnswer = 0, slowestIdle = 0;
  LoopGap gap;
  for (quint32 job = 1; job <= repetitions; ++job) {
    bench.generate(job, 5);
    if (job % 3 != 0) QVERIFY(bench.until([&] { return !bench.job(job).steps.isEmpty(); }));  // else before it begins
    QElapsedTimer clock;
    clock.start();
    bench.client().cancel(job);
    QVERIFY(bench.until([&] { return bench.job(job).cancelled == 1; }));
    slowestAnswer = qMax(slowestAnswer, clock.elapsed());
    QVERIFY(bench.until([&] { return bench.job(job).settled == 1; }));
    slowestIdle = qMax(slowestIdle, clock.elapsed());
    QVERIFY(bench.client().takePreview().image.isNull());
  }
  qInfo("slowest cancelled(): %lld ms, slowest settled(): %lld ms", slowestAnswer, slowestIdle);
  QVERIFY(slowestAnswer < 100);
  QVERIFY(slowestIdle < 1000);
  bench.setFake({{"step_ms", 1}});
  bench.generate(repetitions + 1);
  QTRY_COMPARE(bench.job(repetitions + 1).finished, 1);
  for (quint32 job = 1; job <= repetitions; ++job) {
    QCOMPARE(bench.job(job).answers(), 1);
    QVERIFY(bench.job(job).previews.isEmpty());
  }
  QCOMPARE(bench.job(repetitions + 1).result.recipe["seed"].toString(), QString::number(repetitions + 1));
  QCOMPARE(bench.deaths().size(), 0);
  QVERIFY2(gap.longestMs() < 100, qPrintable(QString::number(gap.longestMs())));
}

void CancelTest::aGatedStepIsLeft() {
  EngineBench bench;
  GateKeeper gate(bench.file("gate"));
  bench.setFake({{"gate", gate.path()}, {"gate_points", QJsonArray{"step 3"}}, {"step_ms", 1}});
  QVERIFY(bench.start());
  bench.generate(1);
  QTRY_COMPARE(gate.waitingAt(), QStringLiteral("step 3"));
  QTRY_VERIFY(!bench.job(1).previews.isEmpty());
  bench.client().cancel(1);
  const qsizetype shown = bench.job(1).previews.size();
  bench.generate(2);
  QTRY_COMPARE(bench.job(1).settled, 1);
  gate.leaveOpen();
  QTRY_COMPARE(bench.job(2).finished, 1);
  QCOMPARE(bench.job(1).answers(), 1);
  QCOMPARE(bench.job(1).previews.size(), shown);
}

void CancelTest::anEngineThatDoesNotStopIsEnded() {
  EngineBench bench({{"step_ms", 20}, {"slow_cancel", -1}});
  bench.program.cancelMs = 200;
  QVERIFY(bench.start());
  const qint64 before = bench.client().processId();
  bench.generate(1, 1000);
  QTRY_VERIFY(!bench.job(1).steps.isEmpty());
  bench.client().cancel(1);
  QTRY_COMPARE(bench.deaths().size(), 1);
  QCOMPARE(bench.deaths().first().code, QStringLiteral("engine_hung"));
  QTRY_COMPARE(bench.client().state(), EngineState::ready);
  QVERIFY(bench.client().processId() != before);
  QCOMPARE(bench.job(1).answers(), 1);
  QCOMPARE(bench.job(1).settled, 1);
}

void CancelTest::theNextJobNeverPaysForTheCancelledOne() {
  EngineBench bench({{"step_ms", 20}, {"slow_cancel", -1}});
  bench.program.cancelMs = 200;
  QVERIFY(bench.start());
  bench.generate(1, 1000);
  QTRY_VERIFY(!bench.job(1).steps.isEmpty());
  bench.client().cancel(1);
  bench.generate(2, 3);
  QTRY_COMPARE(bench.job(2).finished, 1);
  QCOMPARE(bench.deaths().size(), 1);
  QCOMPARE(bench.job(2).answers(), 1);
  QCOMPARE(bench.job(1).answers(), 1);
}

void CancelTest::aNumberMayComeAgain() {
  EngineBench bench;
  GateKeeper gate(bench.file("gate"));
  bench.setFake({{"step_ms", 1}, {"slow_cancel", -1}, {"gate", gate.path()}, {"gate_points", QJsonArray{"step 2"}}});
  QVERIFY(bench.start());
  bench.generate(1, 10);
  QTRY_COMPARE(gate.waitingAt(), QStringLiteral("step 2"));
  bench.client().cancel(1);
  bench.client().generate(1, EngineBench::recipe(4, 77));
  gate.leaveOpen();
  QTRY_COMPARE(bench.job(1).finished, 1);
  // The first attempt's picture was finished in spite of its cancel, and went unseen.
  QCOMPARE(bench.job(1).result.recipe["seed"].toString(), QStringLiteral("77"));
  QCOMPARE(bench.job(1).answers(), 2);
  QTRY_COMPARE(bench.job(1).settled, 1);
}

void CancelTest::cancelBeforeTheModelIsLoaded() {
  EngineBench bench({{"load_ms", 100}});
  bench.create();
  bench.client().start();
  bench.client().loadModel("/models/fake");
  bench.generate(1);
  bench.client().cancel(1);
  QTRY_COMPARE(bench.job(1).settled, 1);
  bench.generate(2);
  QTRY_COMPARE(bench.job(2).finished, 1);
  QCOMPARE(bench.job(1).answers(), 1);
}

void CancelTest::foreignNumbersAreIgnored() {
  EngineBench bench({{"step_ms", 1}});
  QVERIFY(bench.start());
  bench.generate(1);
  bench.client().cancel(2);
  bench.client().cancel(0);
  bench.generate(3);  // one at a time
  QTRY_COMPARE(bench.job(1).finished, 1);
  QCOMPARE(bench.job(2).answers(), 0);
  QCOMPARE(bench.job(3).error.code, QStringLiteral("bug"));
}

}  // namespace sana::ui

QTEST_GUILESS_MAIN(sana::ui::CancelTest)
#include "cancel_test.moc"
