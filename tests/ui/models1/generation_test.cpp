// SPDX-License-Identifier: GPL-3.0-or-later
// B03, B04, B20, B22, B25: from Generate to a stored picture, and every way in which that fails.
#include <signal.h>

#include "tests/ui/models1/studio_bench.h"

namespace sana::ui {
namespace {

struct Watch {
  explicit Watch(Studio& studio)
      : ready(&studio.generation(), &GenerationModel::pictureReady), said(&studio.generation(), &GenerationModel::announced),
        progress(&studio.generation(), &GenerationModel::progressChanged) {}
  QSignalSpy ready, said, progress;
  QStringList sentences() const {
    QStringList out;
    for (const auto& call : said) out.append(call.first().toString());
    return out;
  }
};

}  // namespace

class GenerationTest : public QObject {
  Q_OBJECT
 private slots:
  void aPictureIsStoredBeforeItIsShown();
  void seriesInOrder();
  void picturesGrowFromEachOther();
  void previewsWaitForThePainter();
  void cancelMeansNow();
  void cancelAllEmptiesTheQueue();
  void engineDeathIsAnEvent();
  void memoryIsTriedOneRungLower();
  void unusableResultsAreNotStored_data();
  void unusableResultsAreNotStored();
  void refusalsSayWhy();
  void variationsDifferInSeedOnly();
  void timesBecomeEstimates();
  void jobsTakeTheirOwnModel();
  void engineThatGaveUpStopsTheQueue();
};

void GenerationTest::aPictureIsStoredBeforeItIsShown() {
  StudioBench bench;
  QVERIFY(bench.start());
  Watch watch(*bench);
  GenerationModel& generation = bench->generation();
  int filesWhenReady = -1;
  connect(&generation, &GenerationModel::pictureReady, this, [&] { filesWhenReady = bench.pictures(); });
  bench->prompt().setText(QStringLiteral("a cat"));
  bench->prompt().setSeed(7);
  generation.generate();
  QTRY_VERIFY(generation.running());
  QTRY_COMPARE(watch.ready.size(), 1);
  QCOMPARE(filesWhenReady, 1);
  const auto picture = watch.ready.first().first().value<PictureRecord>();
  QCOMPARE(picture.recipe["seed"].toString(), QStringLiteral("7"));
  QCOMPARE(picture.recipe["typed"].toString(), QStringLiteral("a cat"));
  QTRY_VERIFY(!generation.running());
  QCOMPARE(bench->queue().state(bench->queue().data(bench->queue().index(0), QueueModel::IdRole).toLongLong()), JobState::done);
  QVERIFY(generation.sentence().size() > 3);
  const QStringList said = watch.sentences();
  QVERIFY(said.size() >= 5);  // queued, stages, quarters, ready
  QCOMPARE(said.filter(QStringLiteral("percent")).size(), 3);
}

void GenerationTest::seriesInOrder() {
  StudioBench bench;
  QVERIFY(bench.start());
  Watch watch(*bench);
  bench->prompt().setText(QStringLiteral("a cat"));
  bench->prompt().setSeed(100);
  bench->prompt().setCount(4);
  bench->generation().generate();
  QTRY_COMPARE(watch.ready.size(), 4);
  for (int i = 0; i < 4; ++i)
    QCOMPARE(watch.ready.at(i).first().value<PictureRecord>().recipe["seed"].toString(), QString::number(100 + i));
  QCOMPARE(bench.pictures(), 4);
}

void GenerationTest::picturesGrowFromEachOther() {
  StudioBench bench;
  QVERIFY(bench.start());
  Watch watch(*bench);
  bench->prompt().setText(QStringLiteral("a cat"));
  const auto draw = [&] {
    const auto before = watch.ready.size();
    bench->generation().generate();
    QTRY_COMPARE(watch.ready.size(), before + 1);
  };
  draw();
  draw();
  const auto first = watch.ready.at(0).first().value<PictureRecord>();
  const auto second = watch.ready.at(1).first().value<PictureRecord>();
  QCOMPARE(first.parent, 0);
  QCOMPARE(second.parent, first.id);
  bench->prompt().applyRecipe(first.recipe, first.id);  // back to the first: another branch
  bench->prompt().setSteps(5);
  draw();
  QCOMPARE(watch.ready.at(2).first().value<PictureRecord>().parent, first.id);
}

void GenerationTest::previewsWaitForThePainter() {
  StudioBench bench({{"step_ms", 5}});
  QVERIFY(bench.start());
  GenerationModel& generation = bench->generation();
  QVector<int> steps;
  connect(&generation, &GenerationModel::previewChanged, this, [&] {
    if (!generation.preview().isNull() && (steps.isEmpty() || steps.last() != generation.previewStep()))
      steps.append(generation.previewStep());
  });
  bench->prompt().setText(QStringLiteral("a cat"));
  Watch watch(*bench);
  generation.generate();
  QTRY_COMPARE(watch.ready.size(), 1);
  QCOMPARE(steps.size(), 1);  // nobody painted the first

  steps.clear();
  connect(&generation, &GenerationModel::previewChanged, this, [&] { generation.previewPainted(); }, Qt::QueuedConnection);
  generation.generate();
  QTRY_COMPARE(watch.ready.size(), 2);
  QVERIFY(steps.size() > 5);
  QVERIFY(std::is_sorted(steps.begin(), steps.end()));
  QVERIFY(generation.preview().isNull());
}

void GenerationTest::cancelMeansNow() {
  StudioBench bench({{"step_ms", 2000}});
  QVERIFY(bench.start());
  Watch watch(*bench);
  bench->prompt().setText(QStringLiteral("a cat"));
  for (int round = 0; round < 5; ++round) {
    bench->generation().generate();
    QTRY_VERIFY(bench->generation().running());
    if (round % 2 == 0) QTRY_COMPARE(bench->generation().stage(Stage::draw).state, StageView::State::now);
    bench->generation().cancelCurrent();
    QVERIFY(!bench->generation().running());  // at once
    QVERIFY(bench->generation().preview().isNull());
  }
  bench.setFake({{"step_ms", 1}});
  bench->generation().generate();
  QTRY_COMPARE(watch.ready.size(), 1);
  QCOMPARE(bench.pictures(), 1);
  QCOMPARE(bench.banners(), QStringList());
}

void GenerationTest::cancelAllEmptiesTheQueue() {
  StudioBench bench({{"step_ms", 500}});
  QVERIFY(bench.start());
  bench->prompt().setText(QStringLiteral("a cat"));
  bench->prompt().setCount(6);
  bench->generation().generate();
  QTRY_VERIFY(bench->generation().running());
  bench->generation().cancelAll();
  QVERIFY(!bench->generation().running());
  QCOMPARE(bench->queue().waiting(), 0);
  QTRY_COMPARE(bench->generation().sentence(), QStringLiteral("Everything is saved"));
  QCOMPARE(bench.pictures(), 0);
}

void GenerationTest::engineDeathIsAnEvent() {
  StudioBench bench({{"step_ms", 5}, {"crash_at", 7}, {"only_prompt", "bad"}});
  QVERIFY(bench.start());
  Watch watch(*bench);
  bench->prompt().setText(QStringLiteral("bad"));
  bench->generation().generate();
  bench->prompt().setText(QStringLiteral("good"));
  bench->generation().generate();
  QTRY_COMPARE(watch.ready.size(), 1);  // the next job completes
  QCOMPARE(watch.ready.first().first().value<PictureRecord>().recipe["prompt"].toString(), QStringLiteral("good"));
  QCOMPARE(bench->banners().rowCount(), 1);
  const BannerMessage banner = bench->banners().message(0);
  QVERIFY(!banner.cause.isEmpty() && !banner.kept.isEmpty());
  const int failed = bench.rowOfState(JobState::failed);
  QVERIFY(failed >= 0);
  bench.setFake({{"step_ms", 1}});
  QCOMPARE(banner.actions.size(), 1);
  banner.actions.first().run();
  QTRY_COMPARE(watch.ready.size(), 2);
  QCOMPARE(bench->banners().rowCount(), 0);
  QCOMPARE(bench.rowOfState(JobState::failed), -1);
}

void GenerationTest::memoryIsTriedOneRungLower() {
  StudioBench bench({{"step_ms", 1}, {"oom_at", "develop"}});
  bench.options.engine.restartMs = {0, 0, 0};
  const QString once = bench.path(QStringLiteral("once"));
  bench.setFake({{"step_ms", 1}, {"oom_at", "develop"}, {"once", once}});
  QVERIFY(bench.start());
  Watch watch(*bench);
  bench->prompt().setText(QStringLiteral("a cat"));
  bench->generation().generate();
  QTRY_COMPARE(watch.ready.size(), 1);
  const auto picture = watch.ready.first().first().value<PictureRecord>();
  QCOMPARE(picture.recipe["tiling"].toBool(), true);
  QVERIFY(picture.recipe["fallback"].toString().contains(QStringLiteral("tiles")));
  bench.setFake({{"step_ms", 1}, {"oom_at", "develop"}});
  bench->generation().generate();
  QTRY_VERIFY(bench.rowOfState(JobState::failed) >= 0);  // one retry, no more
  QCOMPARE(bench.pictures(), 1);
}

void GenerationTest::unusableResultsAreNotStored_data() {
  QTest::addColumn<QString>("fault");
  for (const char* fault : {"black", "nan", "constant"}) QTest::newRow(fault) << QString::fromLatin1(fault);
}

void GenerationTest::unusableResultsAreNotStored() {
  QFETCH(const QString, fault);
  StudioBench bench({{"step_ms", 1}, {fault, true}});
  QVERIFY(bench.start());
  bench->prompt().setText(QStringLiteral("a cat"));
  bench->generation().generate();
  QTRY_VERIFY(bench.rowOfState(JobState::unusable) >= 0);
  QVERIFY(!bench->generation().running());
  QCOMPARE(bench.pictures(), 0);
  QCOMPARE(bench->banners().rowCount(), 1);
}

void GenerationTest::refusalsSayWhy() {
  StudioBench bench({{"step_ms", 1}, {"refuse", "The filter knows a word."}});
  QVERIFY(bench.start());
  bench->prompt().setText(QStringLiteral("a cat"));
  bench->generation().generate();
  QTRY_VERIFY(bench.rowOfState(JobState::blocked) >= 0);
  QVERIFY(bench->banners().message(0).kept.contains(QStringLiteral("The filter knows a word.")));
  QCOMPARE(bench->prompt().text(), QStringLiteral("a cat"));
  QCOMPARE(bench.pictures(), 0);
}

void GenerationTest::variationsDifferInSeedOnly() {
  StudioBench bench;
  QVERIFY(bench.start());
  Watch watch(*bench);
  bench->prompt().setText(QStringLiteral("a cat"));
  bench->generation().generate();
  QTRY_COMPARE(watch.ready.size(), 1);
  const auto picture = watch.ready.first().first().value<PictureRecord>();
  const qint64 parent = bench->prompt().parentPicture();
  bench->generation().variations(picture, 4);
  QTRY_COMPARE(watch.ready.size(), 5);
  QSet<QString> seeds;
  for (int i = 1; i < 5; ++i) {
    const auto variation = watch.ready.at(i).first().value<PictureRecord>();
    seeds.insert(variation.recipe["seed"].toString());
    QCOMPARE(variation.parent, picture.id);
    QStringList differs;
    for (const QString& key : variation.recipe.keys())
      if (variation.recipe[key] != picture.recipe[key]) differs.append(key);
    for (const char* own : {"uid", "created", "parent", "index", "count", "seed"}) differs.removeAll(QLatin1String(own));
    QCOMPARE(differs, QStringList());
  }
  QCOMPARE(seeds.size(), 4);
  QCOMPARE(bench->prompt().parentPicture(), parent);
}

void GenerationTest::timesBecomeEstimates() {
  StudioBench bench({{"step_ms", 20}});
  QVERIFY(bench.start());
  Watch watch(*bench);
  bench->prompt().setText(QStringLiteral("a cat"));
  QCOMPARE(bench->generation().timeLeft(), QString());
  QVERIFY(!bench->generation().estimate().contains(QStringLiteral("about")));
  bench->generation().generate();
  QTRY_COMPARE(bench->generation().stage(Stage::draw).state, StageView::State::now);
  QTRY_VERIFY(bench->generation().timeLeft().startsWith(QStringLiteral("about")));
  QVERIFY(bench->generation().fraction() > 0 && bench->generation().fraction() < 1);
  QTRY_COMPARE(watch.ready.size(), 1);
  QVERIFY(bench->generation().estimate().contains(QStringLiteral("about")));
  bench.close();
  QVERIFY(bench.start());
  QTRY_VERIFY(bench->generation().estimate().contains(QStringLiteral("about")));
}

void GenerationTest::jobsTakeTheirOwnModel() {
  StudioBench bench;
  const QString folder = bench.makeModel(QStringLiteral("noguidance"));
  QVERIFY(bench.start());
  Watch watch(*bench);
  QSignalSpy added(&bench->models(), &ModelList::folderAdded);
  bench->models().addFolder(folder);
  QTRY_COMPARE(added.size(), 1);
  bench->queue().setPaused(true);
  bench->prompt().setText(QStringLiteral("a cat"));
  bench->generation().generate();
  bench->models().select(bench->models().rowOf(folder));
  bench->generation().generate();
  bench->queue().setPaused(false);
  QTRY_COMPARE(watch.ready.size(), 2);
  QCOMPARE(watch.ready.at(0).first().value<PictureRecord>().recipe["model"].toObject()["identity"].toString(), QStringLiteral("fake:plain"));
  QCOMPARE(watch.ready.at(1).first().value<PictureRecord>().recipe["model"].toObject()["identity"].toString(),
           QStringLiteral("fake:noguidance"));
}

void GenerationTest::engineThatGaveUpStopsTheQueue() {
  StudioBench bench({{"step_ms", 1}, {"crash_at", 2}});
  bench.options.engine.restartMs = {0, 0, 0};
  QVERIFY(bench.start());
  bench->prompt().setText(QStringLiteral("a cat"));
  bench->prompt().setCount(6);
  bench->generation().generate();
  QTRY_COMPARE(bench->engine().state(), EngineState::stopped);
  QTRY_VERIFY(!bench->generation().running());
  QCOMPARE(bench->queue().waiting(), 3);  // three crashes, the others are kept
  bench.setFake({{"step_ms", 1}});
  Watch watch(*bench);
  for (int row = 0; row < bench->banners().rowCount(); ++row)
    if (bench->banners().message(row).key == QLatin1String("engine.stopped")) bench->banners().message(row).actions.first().run();
  QTRY_COMPARE(watch.ready.size(), 3);
}

}  // namespace sana::ui

QTEST_GUILESS_MAIN(sana::ui::GenerationTest)
#include "generation_test.moc"
