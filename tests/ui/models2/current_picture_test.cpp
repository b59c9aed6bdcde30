// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>

#include "tests/ui/models2/picture_shelf.h"
#include "ui/models/gallery_model.h"
#include "ui/models/picture_model.h"

namespace sana::ui {

class CurrentPictureTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    shelf_ = std::make_unique<PictureShelf>();
    thumbnails_ = std::make_unique<ThumbnailCache>(shelf_->library());
    strip_ = std::make_unique<GalleryModel>(shelf_->library(), *thumbnails_);
    current_ = std::make_unique<CurrentPicture>(shelf_->library(), *strip_);
  }
  void cleanup() {
    current_.reset();
    strip_.reset();
    thumbnails_.reset();
    shelf_.reset();
  }

  void theViewBelongsToThePerson() {
    const QVector<qint64> ids = fill(50);
    current_->show(ids[10]);
    QTRY_VERIFY(!current_->image().isNull());
    QVERIFY(current_->followNewest());  // the switch is hers
    QSignalSpy images(current_.get(), &CurrentPicture::imageChanged);
    for (int i = 1; i <= 20; ++i) {
      draw(QString("new %1").arg(i));
      QCOMPARE(current_->unseen(), i);
    }
    QCOMPARE(current_->id(), ids[10]);
    QVERIFY(!current_->showsRunningJob());
    QCOMPARE(images.size(), 0);
    current_->last();
    QCOMPARE(current_->unseen(), 0);
    QTRY_COMPARE(current_->record().recipe["prompt"].toString(), "new 20");
  }

  void openingAnOlderPictureStaysAndTheNewestResumes() {
    const QVector<qint64> ids = fill(3);
    current_->show(ids[2]);
    QSignalSpy follow(current_.get(), &CurrentPicture::followNewestChanged);
    current_->jobStarted();
    current_->show(ids[0]);
    current_->pictureReady(shelf_->store("a"));
    current_->jobEnded();
    current_->jobStarted();  // the next one of the queue
    QCOMPARE(current_->id(), ids[0]);
    QVERIFY(!current_->showsRunningJob());
    QCOMPARE(current_->unseen(), 1);
    current_->showNewest();  // the chip
    QVERIFY(current_->showsRunningJob());
    const PictureRecord second = shelf_->store("b");
    current_->pictureReady(second);
    current_->jobEnded();
    QCOMPARE(current_->id(), second.id);
    current_->show(ids[1]);
    current_->show(second.id);  // back at the newest
    current_->jobStarted();
    QVERIFY(current_->showsRunningJob());
    QVERIFY(current_->followNewest());
    QCOMPARE(follow.size(), 0);
  }

  void switchedOffThePictureStaysThoughItIsTheNewest() {
    const qint64 first = draw("one");
    current_->setFollowNewest(false);
    draw("two");
    QCOMPARE(current_->id(), first);
    QCOMPARE(current_->unseen(), 1);
    current_->showNewest();
    QCOMPARE(current_->unseen(), 0);
    QVERIFY(!current_->followNewest());
  }

  void whenAllNewerOnesAreGoneThePictureIsTheNewest() {
    const QVector<qint64> ids = fill(3);
    current_->show(ids[1]);
    ended(shelf_->library().moveToTrash({ids[2]}));
    QTRY_COMPARE(strip_->rowCount(), 2);
    current_->jobStarted();
    QVERIFY(current_->showsRunningJob());
  }

  void whoLooksAtTheNewestSeesTheJobAndItsPicture() {
    const qint64 first = draw("one");
    QCOMPARE(current_->id(), first);
    current_->jobStarted();
    QVERIFY(current_->showsRunningJob());
    const PictureRecord second = shelf_->store("two");
    current_->pictureReady(second);
    QVERIFY(!current_->showsRunningJob());
    QCOMPARE(current_->id(), second.id);
    QCOMPARE(current_->unseen(), 0);
  }

  void aCancelledJobGivesThePictureBack() {
    const qint64 first = draw("one");
    current_->jobStarted();
    QVERIFY(current_->showsRunningJob());
    current_->jobEnded();
    QVERIFY(!current_->showsRunningJob());
    QCOMPARE(current_->id(), first);
  }

  void leavingTheJobStays() {
    const QVector<qint64> ids = fill(3);
    current_->jobStarted();
    current_->previous();
    QCOMPARE(current_->id(), ids[2]);
    QVERIFY(!current_->showsRunningJob());
    current_->previous();
    QCOMPARE(current_->id(), ids[1]);
    const PictureRecord drawn = shelf_->store("new");
    current_->pictureReady(drawn);
    QCOMPARE(current_->id(), ids[1]);
    QCOMPARE(current_->unseen(), 1);
    QSignalSpy follow(current_.get(), &CurrentPicture::followNewestChanged);
    current_->setFollowNewest(false);
    current_->setFollowNewest(true);
    QCOMPARE(follow.size(), 2);
    QVERIFY(current_->showsRunningJob());
    QCOMPARE(current_->unseen(), 0);
  }

  void walking() {
    const QVector<qint64> ids = fill(4);
    current_->show(ids[1]);
    current_->next();
    QCOMPARE(current_->id(), ids[2]);
    current_->first();
    QCOMPARE(current_->id(), ids[0]);
    current_->previous();
    QCOMPARE(current_->id(), ids[0]);
    current_->last();
    QCOMPARE(current_->id(), ids[3]);
    current_->next();
    QCOMPARE(current_->id(), ids[3]);
    QTRY_COMPARE(current_->record().id, ids[3]);
  }

  void trashSelectsTheNeighbour() {
    const QVector<qint64> ids = fill(5);
    current_->show(ids[2]);
    ended(shelf_->library().moveToTrash({ids[2]}));
    QTRY_COMPARE(current_->id(), ids[1]);
    QTRY_COMPARE(current_->record().id, ids[1]);
    ended(shelf_->library().moveToTrash({ids[0], ids[1]}));
    QTRY_COMPARE(current_->id(), ids[3]);
    ended(shelf_->library().moveToTrash({ids[3], ids[4]}));
    QTRY_COMPARE(current_->id(), 0);
    QVERIFY(current_->image().isNull());
  }

  void theParentComesWithIt() {
    const qint64 parent = shelf_->store("a cat", 1).id;
    const qint64 child = shelf_->store("a cat", 2, parent).id;
    current_->show(child);
    QTRY_VERIFY(current_->parentRecord() != nullptr);
    QCOMPARE(current_->parentRecord()->id, parent);
    QCOMPARE(changedSentence(current_->parentRecord()->recipe, current_->record().recipe), "Changed: seed");
  }

  void thePlaceIsRemembered() {
    const QVector<qint64> ids = fill(3);
    current_->show(ids[1]);
    QTRY_COMPARE(ended(shelf_->library().value("picture.current")), QString::number(ids[1]));
    CurrentPicture again(shelf_->library(), *strip_);
    again.restore();
    QTRY_COMPARE(again.id(), ids[1]);
    QTRY_VERIFY(!again.image().isNull());
    again.jobStarted();  // an older one stays after a new start too
    QVERIFY(!again.showsRunningJob());
  }

  void whereTheLastOneIsGoneTheNewestComes() {
    const QVector<qint64> ids = fill(2);
    for (const char* last : {"999999", ""}) {
      shelf_->library().setValue("picture.current", QString::fromLatin1(last));
      CurrentPicture again(shelf_->library(), *strip_);
      again.restore();
      QTRY_COMPARE(again.id(), ids.last());
    }
  }

  void aPictureThatIsGoneIsNotShownAsAnEmptyOne() {
    const QVector<qint64> ids = fill(2);
    QSignalSpy said(current_.get(), &CurrentPicture::said);
    current_->show(ids.first());
    QTRY_VERIFY(!current_->image().isNull());
    current_->show(999999);
    QTRY_COMPARE(said.size(), 1);
    QTRY_COMPARE(current_->id(), ids.last());
  }

  void aFileThatIsGoneSaysSo() {
    const PictureRecord picture = shelf_->store("gone");
    QVERIFY(QFile::remove(picture.path));
    current_->show(picture.id);
    QTRY_VERIFY(!current_->problem().isEmpty());
    QVERIFY(current_->image().isNull());
  }

 private:
  QVector<qint64> fill(int count) {
    const QVector<qint64> ids = shelf_->storeMany(count);
    [&] { QTRY_COMPARE(strip_->rowCount(), count); }();
    return ids;
  }
  qint64 draw(const QString& prompt) {
    current_->jobStarted();
    const PictureRecord picture = shelf_->store(prompt);
    current_->pictureReady(picture);
    current_->jobEnded();
    return picture.id;
  }

  std::unique_ptr<PictureShelf> shelf_;
  std::unique_ptr<ThumbnailCache> thumbnails_;
  std::unique_ptr<GalleryModel> strip_;
  std::unique_ptr<CurrentPicture> current_;
};

}  // namespace sana::ui

QTEST_MAIN(sana::ui::CurrentPictureTest)
#include "current_picture_test.moc"
