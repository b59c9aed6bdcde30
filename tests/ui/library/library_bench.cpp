// SPDX-License-Identifier: GPL-3.0-or-later
// 100,000 pictures: what the gallery and the search line wait for. SANA_BENCH_ROWS: another number.
#include <QElapsedTimer>

#include <algorithm>

#include "tests/ui/library/library_box.h"
#include "tests/ui/library/picture_rows.h"

namespace sana::ui {

class LibraryBench : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase();
  void openingIsUnderASecond();
  void firstThumbnailsWithin300Ms();
  void everyKeystrokeWithin100Ms_data();
  void everyKeystrokeWithin100Ms();
  void countsDoNotHoldUp();
  void draftsAreWrittenWithinAMoment();

 private:
  /// Median of three, in milliseconds.
  template <class Work>
  double timed(Work work) {
    std::vector<double> times;
    for (int i = 0; i < 3; ++i) {
      QElapsedTimer clock;
      clock.start();
      work();
      times.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    return times[1];
  }
  void within(const char* what, double ms, double limit) {
    qInfo("%s: %.1f ms (limit %.0f)", what, ms, limit);
    QVERIFY2(ms <= limit, what);
  }
  LibraryBox box_;
};

void LibraryBench::initTestCase() {
  const int rows =
      qEnvironmentVariableIntValue("SANA_BENCH_ROWS") > 0 ? qEnvironmentVariableIntValue("SANA_BENCH_ROWS") : 100'000;
  QElapsedTimer clock;
  clock.start();
  makeRows(box_.folders(), {rows, 0, true});
  qInfo("%d rows made in %lld ms; database %lld KB", rows, static_cast<long long>(clock.elapsed()),
        static_cast<long long>(QFile(box_.path("data/library.db")).size() / 1024));
  box_.open();
}

void LibraryBench::openingIsUnderASecond() {
  within("open after a clean end", timed([&] { box_.open(); }), 1000);
  box_.close();
  box_.leaveDeadLock();
  within("open after kill -9", timed([&] {
           box_.close();
           box_.leaveDeadLock();
           box_.open();
         }),
         1000);
}

void LibraryBench::firstThumbnailsWithin300Ms() {
  const auto first = timed([&] {
    const auto rows = got(box_.library->find({}));
    std::vector<QFuture<QImage>> small;
    for (int i = 0; i < 40; ++i) small.push_back(box_.library->thumbnail(rows[i].id, 256));
    for (auto& one : small) QVERIFY(!got(one).isNull());
  });
  within("all ids and 40 thumbnails", first, 300);
  within("all ids", timed([&] { got(box_.library->find({})); }), 200);
  const auto rows = got(box_.library->find({}));
  within("records of 40", timed([&] {
           QVector<qint64> ids;
           for (int i = 0; i < 40; ++i) ids += rows[rows.size() - 1 - i].id;
           got(box_.library->records(ids));
         }),
         50);
}

void LibraryBench::everyKeystrokeWithin100Ms_data() {
  QTest::addColumn<QString>("text");
  for (const char* text : {"c",
                           "ca",
                           "cat",
                           "dragon cat",
                           "龙",
                           "龙舟",
                           "山水",
                           "🐉",
                           "axolotl",
                           "麒麟",
                           "cafe",
                           "зим",
                           "cat -rain",
                           "-cat",
                           "\"cat dragon\"",
                           "cat is:starred",
                           "seed:777",
                           "model:built",
                           "size:512",
                           "date:2021",
                           "date:2021-05 龙舟",
                           "is:starred",
                           "!!!",
                           "zzzz"}) {
    QTest::newRow(text) << QString(text);
  }
}

void LibraryBench::everyKeystrokeWithin100Ms() {
  QFETCH(QString, text);
  qsizetype count = 0;
  const double ms = timed([&] { count = got(box_.library->find(searchFor(text))).size(); });
  qInfo("%lld found", static_cast<long long>(count));
  within(qPrintable(text), ms, 100);
}

void LibraryBench::countsDoNotHoldUp() {
  within("counts", timed([&] { got(box_.library->counts()); }), 100);
}

void LibraryBench::draftsAreWrittenWithinAMoment() {
  Draft draft;
  draft.text = QString(20'000, 'x');
  within("draft of 20 kB", timed([&] { got(box_.library->saveDraft(draft)); }), 100);
}

}  // namespace sana::ui

QTEST_GUILESS_MAIN(sana::ui::LibraryBench)
#include "library_bench.moc"
