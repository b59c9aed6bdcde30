// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/gallery_model.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QMimeData>
#include <QSignalSpy>
#include <QUrl>

#include "tests/ui/models2/picture_shelf.h"

namespace sana::ui {

class GalleryModelTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    QLocale::setDefault(QLocale::c());
    shelf_ = std::make_unique<PictureShelf>();
    thumbnails_ = std::make_unique<ThumbnailCache>(shelf_->library());
    model_ = std::make_unique<GalleryModel>(shelf_->library(), *thumbnails_);
    tester_ = std::make_unique<QAbstractItemModelTester>(model_.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    resets_ = std::make_unique<QSignalSpy>(model_.get(), &QAbstractItemModel::modelReset);
  }
  void cleanup() {
    resets_.reset();
    tester_.reset();
    model_.reset();
    thumbnails_.reset();
    shelf_.reset();
  }

  void newPicturesComeOnTopWithoutReset() {
    const QVector<qint64> ids = shelf_->storeMany(3);
    QTRY_COMPARE(model_->rowCount(), 3);
    QCOMPARE(model_->idAt(0), ids[2]);
    QCOMPARE(model_->idAt(2), ids[0]);
    QSignalSpy added(model_.get(), &GalleryModel::pictureAdded);
    const qint64 fourth = shelf_->store("the fourth").id;
    QTRY_COMPARE(added.size(), 1);
    QCOMPARE(model_->idAt(0), fourth);
    QCOMPARE(resets_->size(), 0);
  }

  void aFreshModelReadsWhatIsThere() {
    shelf_->storeMany(5);
    GalleryModel other(shelf_->library(), *thumbnails_);
    QSignalSpy inserted(&other, &QAbstractItemModel::rowsInserted);
    QSignalSpy ended(&other, &GalleryModel::queryFinished);
    other.refresh();
    QVERIFY(ended.wait());
    QCOMPARE(other.rowCount(), 5);
    QCOMPARE(inserted.size(), 1);
  }

  void trashTakesOutOnlyItsRowsAndRestoreBringsThemBack() {
    const QVector<qint64> ids = shelf_->storeMany(10);
    QTRY_COMPARE(model_->rowCount(), 10);
    const QVector<qint64> gone = {ids[2], ids[3], ids[7]};
    QSignalSpy removed(model_.get(), &QAbstractItemModel::rowsRemoved);
    ended(shelf_->library().moveToTrash(gone));
    QTRY_COMPARE(model_->rowCount(), 7);
    QCOMPARE(removed.size(), 2);
    QCOMPARE(model_->rowOf(ids[3]), -1);
    ended(shelf_->library().restore(gone));
    QTRY_COMPARE(model_->rowCount(), 10);
    QCOMPARE(model_->idAt(9 - 3), ids[3]);
    QCOMPARE(resets_->size(), 0);
  }

  void theTrashFillsAndEmpties() {
    const QVector<qint64> ids = shelf_->storeMany(4);
    PictureQuery query;
    query.place = PictureQuery::Place::trash;
    model_->setQuery(query);
    QTRY_VERIFY(!model_->busy());
    QCOMPARE(model_->rowCount(), 0);
    ended(shelf_->library().moveToTrash({ids[1], ids[2]}));
    QTRY_COMPARE(model_->rowCount(), 2);
    ended(shelf_->library().restore({ids[1]}));
    QTRY_COMPARE(model_->rowCount(), 1);
    QCOMPARE(model_->idAt(0), ids[2]);
  }

  void theNewestKeystrokeWins() {
    shelf_->store("a red cat");
    const qint64 dog = shelf_->store("a blue dog").id;
    QTRY_COMPARE(model_->rowCount(), 2);
    QSignalSpy ended(model_.get(), &GalleryModel::queryFinished);
    for (const char* const text : {"c", "ca", "cat", "", "d", "do", "dog"}) model_->setQuery({QString(text), {}, {}, {}});
    QVERIFY(model_->busy());
    QTRY_VERIFY(!model_->busy());
    QCOMPARE(ended.size(), 1);
    QCOMPARE(model_->rowCount(), 1);
    QCOMPARE(model_->idAt(0), dog);
    shelf_->store("another dog");
    QTRY_COMPARE(model_->rowCount(), 2);
    shelf_->store("another cat");
    model_->setQuery({});
    QTRY_COMPARE(model_->rowCount(), 4);
  }

  void recordsAndThumbnailsArrive() {
    shelf_->store("a cat on a windowsill");
    GalleryModel other(shelf_->library(), *thumbnails_);
    other.refresh();
    QTRY_COMPARE(other.rowCount(), 1);
    const QModelIndex first = other.index(0);
    QVERIFY(other.record(other.idAt(0)) == nullptr);
    QTRY_COMPARE(first.data(GalleryModel::PromptRole).toString(), "a cat on a windowsill");
    QCOMPARE(first.data(Qt::AccessibleTextRole).toString(), "a cat on a windowsill");
    QCOMPARE(first.data(GalleryModel::HeadingRole).toString(), "Today");
    QTRY_VERIFY(!first.data(Qt::DecorationRole).value<QImage>().isNull());
    ended(shelf_->library().rename(other.idAt(0), "Mimi"));
    QTRY_COMPARE(first.data(Qt::AccessibleTextRole).toString(), "Mimi");
    QCOMPARE(first.data(Qt::AccessibleDescriptionRole).toString(), "a cat on a windowsill");
    ended(shelf_->library().setStarred({other.idAt(0)}, true));
    QTRY_VERIFY(first.data(GalleryModel::StarredRole).toBool());
  }

  void requestsScrolledAwayAreDropped() {
    const QVector<qint64> ids = shelf_->storeMany(40);
    QSignalSpy ready(thumbnails_.get(), &ThumbnailCache::ready);
    thumbnails_->keepOnly(ids);
    for (const qint64 id : ids) thumbnails_->get(id, 256);
    thumbnails_->keepOnly({ids.first()});
    thumbnails_->get(ids.first(), 256);
    QTRY_VERIFY(!thumbnails_->get(ids.first(), 256).isNull());
    QVERIFY(ready.size() < 20);
  }

  void picturesLeaveAsFilesBytesAndRecipes() {
    const PictureRecord picture = shelf_->store("a cat");
    QTRY_COMPARE(model_->rowCount(), 1);
    const std::unique_ptr<QMimeData> mime(model_->mimeData({model_->index(0)}));
    QCOMPARE(mime->urls(), QList{QUrl::fromLocalFile(picture.path)});
    QVERIFY(mime->text().contains("\"a cat\""));
    QVERIFY(mime->hasFormat("image/png"));
    QTRY_VERIFY(mime->data("image/png").startsWith("\x89PNG"));
    QCOMPARE(GalleryModel::idsOf(mime.get()), QVector{picture.id});
  }

  void sectionsCoverAllRows() {
    shelf_->storeMany(3);
    QTRY_COMPARE(model_->rowCount(), 3);
    const QVector<GalleryModel::Section> sections = model_->sections();
    QCOMPARE(sections.size(), 1);
    QCOMPARE(sections.first().count, 3);
    QCOMPARE(sections.first().heading, "Today");
  }

  void placesFollowTheCounts() {
    const QVector<qint64> ids = shelf_->storeMany(3);
    PlaceList places(shelf_->library());
    const QAbstractItemModelTester tester(&places, QAbstractItemModelTester::FailureReportingMode::QtTest);
    places.refresh();
    const auto count = [&places](int row) { return places.index(row).data(PlaceList::CountRole).toInt(); };
    QTRY_COMPARE(count(0), 3);
    QCOMPARE(places.rowCount(), 4);
    ended(shelf_->library().setBoard({ids[0]}, "Cats"));
    ended(shelf_->library().changeTags({ids[1], ids[2]}, {"rain"}, {}));
    ended(shelf_->library().setStarred({ids[1]}, true));
    QTRY_COMPARE(places.rowCount(), 6);
    QTRY_COMPARE(count(places.rowOf(PictureQuery::Place::tag, "rain")), 2);
    QCOMPARE(places.index(4).data().toString(), "Cats");
    QCOMPARE(places.index(4).data(PlaceList::HeadingRole).toString(), "Boards");
    QTRY_COMPARE(count(1), 1);
    ended(shelf_->library().moveToTrash({ids[2]}));
    QTRY_COMPARE(count(places.rowOf(PictureQuery::Place::trash)), 1);
  }

 private:
  std::unique_ptr<PictureShelf> shelf_;
  std::unique_ptr<ThumbnailCache> thumbnails_;
  std::unique_ptr<GalleryModel> model_;
  std::unique_ptr<QAbstractItemModelTester> tester_;
  std::unique_ptr<QSignalSpy> resets_;
};

}  // namespace sana::ui

QTEST_MAIN(sana::ui::GalleryModelTest)
#include "gallery_model_test.moc"
