// SPDX-License-Identifier: GPL-3.0-or-later
// The real program and the built-in model behind the same client.
#include "tests/ui/bridge/engine_bench.h"

namespace sana::ui {

class RealTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase();
  void describesItself();
  void drawsWithPreviews();
  void theSameRecipeDrawsTheSame();
  void cancelIsIdleWithinASecond();
  void survivesItsEngine();
  void countsAndInspects();
  void cleanupTestCase() { bench_.reset(); }

 private:
  static QJsonObject recipe();
  bool finishes(quint32 job);

  std::unique_ptr<EngineBench> bench_;
  QImage picture_;
  ModelDescription model_;
};

QJsonObject RealTest::recipe() {
  QJsonObject recipe = EngineBench::recipe(20, 42);
  recipe["prompt"] = QStringLiteral("a panda");
  return recipe;
}

bool RealTest::finishes(quint32 job) {
  constexpr int patienceMs = 60000;  // a debug build on a busy machine
  return QTest::qWaitFor([&] { return bench_->job(job).answers() == 1; }, patienceMs) && bench_->job(job).finished == 1;
}

void RealTest::initTestCase() {
  bench_ = std::make_unique<EngineBench>();
  bench_->program.path = QStringLiteral(SANA_PROGRAM);
  bench_->program.arguments = QStringList{QStringLiteral("serve")};
  bench_->program.silenceMs = 20000;
  bench_->create();
  connect(&bench_->client(), &EngineClient::modelLoaded, this,
          [this](const ModelDescription& model) { model_ = model; });
  QSignalSpy ready(&bench_->client(), &EngineClient::ready), failed(&bench_->client(), &EngineClient::modelFailed);
  bench_->client().start();
  bench_->client().loadModel(QStringLiteral(SANA_MODEL_FOLDER));
  QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 30000);
  QVERIFY(!ready.first().at(1).value<QVector<EngineDevice>>().isEmpty());
  QTRY_VERIFY_WITH_TIMEOUT(!model_.name.isEmpty() || !failed.isEmpty(), 30000);
  QVERIFY(failed.isEmpty());
}

void RealTest::describesItself() {
  QCOMPARE(model_.name, QStringLiteral("Emoji scenes 128"));
  QCOMPARE(QSize(model_.width, model_.height), QSize(128, 128));
  QCOMPARE(model_.steps, 20);
  QVERIFY(model_.about.contains("en") && model_.about.contains("zh"));
  QVERIFY(!model_.examples.isEmpty());
  QVERIFY(!model_.licence.isEmpty());
  QVERIFY(!model_.identity.isEmpty());
  QCOMPARE(model_.sizes.first(), QSize(128, 128));
  QVERIFY(std::ranges::any_of(model_.schedulers, [&](const auto& s) { return s.name == model_.scheduler; }));
}

void RealTest::drawsWithPreviews() {
  bench_->client().generate(1, recipe());
  QVERIFY(finishes(1));
  const JobAnswers& job = bench_->job(1);
  picture_ = job.result.image;
  QCOMPARE(picture_.size(), QSize(128, 128));
  QCOMPARE(job.steps.last(), 20);
  QVERIFY(job.previews.size() >= 5);  // as many as the credit allows on this machine
  QVERIFY(std::ranges::is_sorted(job.previews));
  QCOMPARE(job.result.recipe["prompt"].toString(), QStringLiteral("a panda"));
  QCOMPARE(job.result.recipe["width"].toInt(), 128);
  QVERIFY(job.result.seconds.draw > 0);
}

void RealTest::theSameRecipeDrawsTheSame() {
  bench_->client().generate(2, recipe());
  QVERIFY(finishes(2));
  QCOMPARE(bench_->job(2).result.image, picture_);
}

void RealTest::cancelIsIdleWithinASecond() {
  QJsonObject slow = recipe();
  slow["steps"] = 1000;
  bench_->client().generate(3, slow);
  QTRY_VERIFY_WITH_TIMEOUT(bench_->job(3).steps.size() > 2, 20000);
  QElapsedTimer clock;
  clock.start();
  bench_->client().cancel(3);
  QVERIFY(bench_->until([&] { return bench_->job(3).settled == 1; }));
  qInfo("cancel to idle: %lld ms", clock.elapsed());
  QVERIFY(clock.elapsed() < 1000);
  QCOMPARE(bench_->job(3).answers(), 1);
}

void RealTest::survivesItsEngine() {
  QJsonObject slow = recipe();
  slow["steps"] = 1000;
  bench_->client().generate(4, slow);
  QTRY_VERIFY_WITH_TIMEOUT(bench_->job(4).steps.size() > 2, 20000);
  QElapsedTimer clock;
  clock.start();
  ::kill(pid_t(bench_->client().processId()), SIGKILL);
  QVERIFY(bench_->until([&] { return bench_->job(4).died == 1; }));
  qInfo("signal to died(): %lld ms", clock.elapsed());
  bench_->client().generate(5, recipe());
  QVERIFY(finishes(5));
  QCOMPARE(bench_->job(5).result.image, picture_);
}

void RealTest::countsAndInspects() {
  QSignalSpy counted(&bench_->client(), &EngineClient::tokensCounted);
  bench_->client().countTokens(7, QStringLiteral("a panda"));
  QTRY_COMPARE(counted.size(), 1);
  QVERIFY(counted.first().at(1).toInt() >= 2);
  QVERIFY(counted.first().at(2).toInt() > counted.first().at(1).toInt());
  QCOMPARE(counted.first().at(3).toInt(), -1);
  QSignalSpy inspected(&bench_->client(), &EngineClient::modelInspected);
  bench_->client().inspectModel(bench_->file(QStringLiteral(".")));
  bench_->client().inspectModel(QStringLiteral(SANA_MODEL_FOLDER));
  QTRY_COMPARE(inspected.size(), 2);
  QVERIFY(!inspected[0].first().value<ModelDescription>().problem.isEmpty());
  QCOMPARE(inspected[1].first().value<ModelDescription>().problem, QString());
  QCOMPARE(bench_->deaths().size(), 1);
}

}  // namespace sana::ui

QTEST_GUILESS_MAIN(sana::ui::RealTest)
#include "real_test.moc"
