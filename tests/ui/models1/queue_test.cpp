// SPDX-License-Identifier: GPL-3.0-or-later
// B16: a queue one can trust. No engine here: states are set by hand.
#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "ui/models/queue_model.h"

namespace sana::ui {
namespace {

class QueueBench {
 public:
  QueueBench() { open(); }
  void open() {
    library = std::make_unique<Library>(LibraryFolders{at("pictures"), at("data"), at("state")});
    const auto opened = library->open();
    QTRY_VERIFY(opened.isFinished());
    queue = std::make_unique<QueueModel>(*library);
    tester = std::make_unique<QAbstractItemModelTester>(queue.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto loaded = queue->load();
    QTRY_VERIFY(loaded.isFinished());
  }
  void reopen() {
    tester.reset();
    queue.reset();
    library.reset();
    open();
  }
  void add(int count, bool first = false, int seed = 1) {
    QVector<JobRecord> jobs;
    for (int i = 0; i < count; ++i) {
      JobRecord job;
      job.recipe = {{"prompt", "a cat"}, {"seed", QString::number(seed + i)}, {"steps", 20}, {"width", 128}, {"height", 128}};
      job.typed = QStringLiteral("a cat");
      jobs.append(job);
    }
    queue->add(jobs, first);
    QTRY_VERIFY(queue->data(queue->index(queue->rowCount() - 1), QueueModel::IdRole).toLongLong() > 0);
    QTRY_VERIFY(queue->data(queue->index(0), QueueModel::IdRole).toLongLong() > 0);
  }
  QStringList seeds() const {
    QStringList seeds;
    for (int row = 0; row < queue->rowCount(); ++row)
      seeds.append(queue->data(queue->index(row), QueueModel::SeedRole).toString());
    return seeds;
  }
  qint64 id(int row) const { return queue->data(queue->index(row), QueueModel::IdRole).toLongLong(); }

  QTemporaryDir folder;
  std::unique_ptr<Library> library;
  std::unique_ptr<QueueModel> queue;
  std::unique_ptr<QAbstractItemModelTester> tester;

 private:
  QString at(const char* name) const { return folder.filePath(QLatin1String(name)); }
};

QStringList list(std::initializer_list<const char*> texts) {
  QStringList out;
  for (const char* text : texts) out.append(QLatin1String(text));
  return out;
}

}  // namespace

class QueueTest : public QObject {
  Q_OBJECT
 private slots:
  void orderSurvives();
  void interruptedComesFirstAndWaits();
  void newJobsNeedNoResume();
  void pauseSurvives();
  void runningJobStaysOnTop();
  void retryAndRemove();
  void captionsAreWords();
};

void QueueTest::orderSurvives() {
  QueueBench bench;
  bench.add(4);
  bench.queue->move(3, -1);
  bench.queue->runNext(2);
  QCOMPARE(bench.seeds(), list({"4", "1", "2", "3"}));
  const std::unique_ptr<QMimeData> dragged(bench.queue->mimeData({bench.queue->index(1)}));
  bench.queue->dropMimeData(dragged.get(), Qt::MoveAction, 4, 0, {});
  QCOMPARE(bench.seeds(), list({"4", "2", "3", "1"}));
  bench.add(2, true, 10);
  QCOMPARE(bench.seeds(), list({"10", "11", "4", "2", "3", "1"}));
  bench.reopen();
  QCOMPARE(bench.seeds(), list({"10", "11", "4", "2", "3", "1"}));
}

void QueueTest::interruptedComesFirstAndWaits() {
  QueueBench bench;
  bench.add(3);
  bench.queue->setState(bench.id(1), JobState::running);
  bench.reopen();
  QCOMPARE(bench.seeds(), list({"2", "1", "3"}));
  QCOMPARE(bench.queue->state(bench.id(0)), JobState::interrupted);
  QVERIFY(bench.queue->paused());
  QVERIFY(!bench.queue->next());
  QCOMPARE(bench.queue->leftBehind(), 3);
  QSignalSpy startable(bench.queue.get(), &QueueModel::startable);
  bench.queue->setPaused(false);
  QVERIFY(!startable.isEmpty());
  QVERIFY(bench.queue->next());
  QCOMPARE(bench.queue->next()->recipe["seed"].toString(), QStringLiteral("2"));
}

void QueueTest::newJobsNeedNoResume() {
  QueueBench bench;
  bench.add(1);
  bench.reopen();
  QVERIFY(!bench.queue->next());
  bench.add(1, false, 7);
  QVERIFY(bench.queue->next());
  QCOMPARE(bench.queue->next()->recipe["seed"].toString(), QStringLiteral("7"));
  bench.queue->setPaused(true);  // by the person: everything waits
  QVERIFY(!bench.queue->next());
}

void QueueTest::pauseSurvives() {
  QueueBench bench;
  bench.queue->setPaused(true);
  bench.reopen();
  QVERIFY(bench.queue->paused());
  bench.add(1);
  QVERIFY(!bench.queue->next());
  bench.queue->setPaused(false);
  QVERIFY(bench.queue->next());
}

void QueueTest::runningJobStaysOnTop() {
  QueueBench bench;
  bench.add(3);
  bench.queue->setState(bench.id(0), JobState::running);
  bench.queue->move(1, -1);
  bench.queue->runNext(2);
  bench.queue->move(0, 1);
  QCOMPARE(bench.seeds(), list({"1", "3", "2"}));
  bench.queue->remove(0);
  QCOMPARE(bench.queue->rowCount(), 3);
  QVERIFY(!(bench.queue->flags(bench.queue->index(0)) & Qt::ItemIsDragEnabled));
  bench.queue->cancelAllWaiting();
  QCOMPARE(bench.seeds(), list({"1"}));
  bench.reopen();
  QCOMPARE(bench.seeds(), list({"1"}));
}

void QueueTest::retryAndRemove() {
  QueueBench bench;
  bench.add(3);
  const qint64 second = bench.id(1);
  bench.queue->setState(second, JobState::running);
  bench.queue->setState(second, JobState::failed, QStringLiteral("The engine stopped."));
  QCOMPARE(bench.queue->waiting(), 2);
  bench.reopen();
  const int row = bench.queue->rowOf(second);
  QCOMPARE(bench.queue->state(second), JobState::failed);
  QCOMPARE(bench.queue->data(bench.queue->index(row), QueueModel::ErrorRole).toString(), QStringLiteral("The engine stopped."));
  bench.queue->retry(row);
  QVERIFY(bench.queue->next());
  QCOMPARE(bench.queue->next()->id, second);
  QCOMPARE(bench.queue->next()->attempts, 1);
  bench.queue->remove(bench.queue->rowOf(second));
  bench.queue->setState(bench.id(0), JobState::cancelled);
  bench.queue->clearFinished();
  QCOMPARE(bench.queue->rowCount(), 1);
}

void QueueTest::captionsAreWords() {
  QueueBench bench;
  bench.add(1);
  const auto caption = [&] { return bench.queue->data(bench.queue->index(0), QueueModel::CaptionRole).toString(); };
  QSet<QString> captions{caption()};
  for (const JobState state : {JobState::running, JobState::interrupted, JobState::failed, JobState::blocked,
                               JobState::unusable, JobState::done, JobState::cancelled}) {
    bench.queue->setState(bench.id(0), state, state == JobState::failed ? QStringLiteral("Because.") : QString());
    QVERIFY(!caption().isEmpty());
    captions.insert(caption());
  }
  QCOMPARE(captions.size(), 8);
  QVERIFY(bench.queue->data(bench.queue->index(0), Qt::ToolTipRole).toString().contains(QStringLiteral("128")));
}

}  // namespace sana::ui

QTEST_GUILESS_MAIN(sana::ui::QueueTest)
#include "queue_test.moc"
