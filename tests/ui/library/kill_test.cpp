// SPDX-License-Identifier: GPL-3.0-or-later
// What was announced survives kill -9 at any moment. SANA_KILL_ROUNDS: how often (25). SANA_KILL_SEED: which moments.
#include <signal.h>

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>

#include "tests/ui/library/library_box.h"

namespace sana::ui {

class KillTest : public QObject {
  Q_OBJECT
 private slots:
  void announcedPicturesSurvive();

 private:
  void runAndKill(const QString& folder, quint32 seed, int afterMs);
  void checkAfterKill(LibraryBox& box);
  void countKept(LibraryBox& box);

  QSet<QString> announced_;  // of the present library
  int typed_ = 0, killed_ = 0, finished_ = 0, recovered_ = 0, adopted_ = 0;
  qint64 announcedCount_ = 0, keptCount_ = 0, slowestMs_ = 0;
};

void KillTest::runAndKill(const QString& folder, quint32 seed, int afterMs) {
  QProcess process;
  process.start(QCoreApplication::applicationDirPath() + "/keep_storing", {folder, QString::number(seed)});
  QVERIFY(process.waitForStarted());
  QElapsedTimer clock;
  clock.start();
  while (clock.elapsed() < afterMs && process.state() == QProcess::Running) process.waitForReadyRead(1);
  QVERIFY2(process.state() == QProcess::Running, process.readAllStandardError().constData());
  ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
  QVERIFY(process.waitForFinished());
  ++killed_;
  QList<QByteArray> lines = process.readAllStandardOutput().split('\n');
  lines.removeLast();  // what follows the last newline was not said to its end
  for (const QByteArray& line : lines) {
    if (line.startsWith("stored ")) announced_.insert(QString::fromLatin1(line.mid(7)));
    if (line.startsWith("typed ")) typed_ = line.mid(6).toInt();
  }
}

void KillTest::checkAfterKill(LibraryBox& box) {
  QElapsedTimer clock;
  clock.start();
  const RepairReport report = box.open();
  slowestMs_ = std::max(slowestMs_, clock.elapsed());
  finished_ += report.finished;
  recovered_ += report.recovered;
  QVERIFY2(!report.rebuilt && !report.restoredBackup, qPrintable(report.sentence));
  adopted_ += got(box.library->rebuildIndex()).adopted;
  QCOMPARE(disagreement(*box.library), QString());
  for (const JobRecord& job : got(box.library->jobs())) QVERIFY(job.state != "running");
  const int caret = got(box.library->draft()).caret;
  if (typed_ > 0) QVERIFY2(caret == typed_ || caret == typed_ + 1, qPrintable(QString::number(caret)));
  typed_ = 0;
}

void KillTest::countKept(LibraryBox& box) {
  QSet<QString> kept;
  PictureQuery query;
  for (const auto place : {PictureQuery::Place::all, PictureQuery::Place::trash}) {
    query.place = place;
    QVector<qint64> ids;
    for (const PictureRow& row : got(box.library->find(query))) ids += row.id;
    for (const PictureRecord& record : got(box.library->records(ids))) kept.insert(record.uid);
  }
  const QSet<QString> lost = announced_ - kept;
  QVERIFY2(lost.isEmpty(), qPrintable(QStringList(lost.values()).join(' ')));
  announcedCount_ += announced_.size();
  keptCount_ += kept.size();
  announced_.clear();
}

void KillTest::announcedPicturesSurvive() {
  constexpr int roundsOfALibrary = 25;
  const int wanted = qEnvironmentVariableIntValue("SANA_KILL_ROUNDS");
  const int rounds = wanted > 0 ? wanted : roundsOfALibrary;
  const auto seed = static_cast<quint32>(qEnvironmentVariableIntValue("SANA_KILL_SEED") + 20261123);
  QRandomGenerator random(seed);
  while (killed_ < rounds) {
    LibraryBox box;
    for (int round = 0; round < roundsOfALibrary && killed_ < rounds; ++round) {
      box.close();
      // From the middle of opening to well into the work.
      runAndKill(box.folder.path(), random.generate(), 20 + random.bounded(400));
      if (QTest::currentTestFailed()) return;
      checkAfterKill(box);
      if (QTest::currentTestFailed()) return;
    }
    countKept(box);
  }
  qInfo("seed %u: %d killed, %lld announced, %lld kept; %d finished, %d set aside, %d adopted; slowest start %lld ms",
        seed, killed_, static_cast<long long>(announcedCount_), static_cast<long long>(keptCount_), finished_,
        recovered_, adopted_, static_cast<long long>(slowestMs_));
  QVERIFY(announcedCount_ > 0);
}

}  // namespace sana::ui

QTEST_GUILESS_MAIN(sana::ui::KillTest)
#include "kill_test.moc"
