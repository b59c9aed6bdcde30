// SPDX-License-Identifier: GPL-3.0-or-later
// A hundred thousand pictures: what the window's thread pays for them.
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include "tests/ui/models2/picture_shelf.h"
#include "ui/models/gallery_model.h"

namespace sana::ui {
namespace {

constexpr int pictures = 100000;
/// The longest that one turn of the loop may take here: B05 allows 100 ms for all that happens in the window.
constexpr qint64 mostMs = 60;

/// The longest turn of the loop while this lives.
class LoopWatch : public QObject {
 public:
  LoopWatch() {
    sinceTurn_.start();
    startTimer(1, Qt::PreciseTimer);
  }
  qint64 longestMs() const { return longest_; }

 protected:
  void timerEvent(QTimerEvent*) override { longest_ = std::max(longest_, sinceTurn_.restart()); }

 private:
  QElapsedTimer sinceTurn_;
  qint64 longest_ = 0;
};

}  // namespace

class GalleryScaleTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    shelf_ = std::make_unique<PictureShelf>();
    QSqlDatabase database = QSqlDatabase::addDatabase("QSQLITE", "fill");
    database.setDatabaseName(shelf_->folder("data/library.db"));
    QVERIFY(database.open());
    QVERIFY(database.transaction());
    QSqlQuery query(database);
    const QString numbers = QString("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<%1) ").arg(pictures);
    const auto run = [&query](const QString& sql) { QVERIFY2(query.exec(sql), qPrintable(query.lastError().text())); };
    run("INSERT INTO recipe(id, prompt, negative, typed, style, seed, model_id, model_uid, json) " + numbers +
        "SELECT i, 'cat ' || i, '', '', '', i, 'm', 'm', '{\"prompt\":\"cat ' || i || '\",\"seed\":\"' || i || '\"}' FROM n");
    run("INSERT INTO image(id, uid, path, w, h, created_ms, kind, sha256) " + numbers +
        "SELECT i, 'u' || i, '/nowhere/' || i || '.png', 64, 48, 1600000000000 + i * 600000, 'generated', '' FROM n");
    run("INSERT INTO prompt_fts(rowid, text) " + numbers + "SELECT i, 'cat ' || i FROM n");
    QVERIFY(database.commit());
    thumbnails_ = std::make_unique<ThumbnailCache>(shelf_->library());
    model_ = std::make_unique<GalleryModel>(shelf_->library(), *thumbnails_);
  }
  void cleanupTestCase() {
    model_.reset();
    thumbnails_.reset();
    shelf_.reset();
    QSqlDatabase::removeDatabase("fill");
  }

  void theyLoad() {
    const LoopWatch watch;
    QElapsedTimer clock;
    clock.start();
    model_->refresh();
    QTRY_COMPARE(model_->rowCount(), pictures);
    qInfo("loaded after %lld ms, longest turn %lld ms", clock.elapsed(), watch.longestMs());
    QVERIFY(watch.longestMs() < mostMs);
  }

  void sectionsCostLittle() {
    QElapsedTimer clock;
    clock.start();
    const QVector<GalleryModel::Section> sections = model_->sections();
    qInfo("%lld sections in %lld ms", qlonglong(sections.size()), clock.elapsed());
    int rows = 0;
    for (const GalleryModel::Section& section : sections) rows += section.count;
    QCOMPARE(rows, pictures);
    QVERIFY(clock.elapsed() < mostMs);
  }

  void oneMoreIsOneRow() {
    QSignalSpy resets(model_.get(), &QAbstractItemModel::modelReset);
    QSignalSpy inserted(model_.get(), &QAbstractItemModel::rowsInserted);
    const LoopWatch watch;
    const qint64 id = shelf_->store("the newest").id;
    QTRY_COMPARE(model_->rowCount(), pictures + 1);
    QCOMPARE(model_->idAt(0), id);
    QCOMPARE(inserted.size(), 1);
    ended(shelf_->library().moveToTrash({id}));
    QTRY_COMPARE(model_->rowCount(), pictures);
    QCOMPARE(resets.size(), 0);
    qInfo("longest turn %lld ms", watch.longestMs());
    QVERIFY(watch.longestMs() < mostMs);
  }

  void searching() {
    const LoopWatch watch;
    for (const char* const text : {"c", "ca", "cat", "cat 9", "cat 99", "cat 999"}) {
      QElapsedTimer clock;
      clock.start();
      model_->setQuery({QString(text), {}, {}, {}});
      QTRY_VERIFY(!model_->busy());
      qInfo("\"%s\": %d rows after %lld ms", text, model_->rowCount(), clock.elapsed());
    }
    QVERIFY(model_->rowCount() > 0 && model_->rowCount() < pictures);
    QVERIFY(watch.longestMs() < mostMs);
    model_->setQuery({});
    QTRY_COMPARE(model_->rowCount(), pictures);
  }

  void recordsOfTheLastScreen() {
    const LoopWatch watch;
    for (int row = pictures - 40; row < pictures; ++row) model_->index(row).data();
    QTRY_COMPARE(model_->index(pictures - 1).data().toString(), "cat 1");
    qInfo("longest turn %lld ms", watch.longestMs());
    QVERIFY(watch.longestMs() < mostMs);
  }

 private:
  std::unique_ptr<PictureShelf> shelf_;
  std::unique_ptr<ThumbnailCache> thumbnails_;
  std::unique_ptr<GalleryModel> model_;
};

}  // namespace sana::ui

QTEST_MAIN(sana::ui::GalleryScaleTest)
#include "gallery_scale_test.moc"
