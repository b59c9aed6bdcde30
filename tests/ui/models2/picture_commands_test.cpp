// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QUrl>

#include "tests/ui/models2/picture_shelf.h"
#include "ui/models/banners.h"
#include "ui/models/picture_model.h"

namespace sana::ui {

class PictureCommandsTest : public QObject {
  Q_OBJECT
 public slots:
  void opened(const QUrl& url) { opened_ << url; }

 private slots:
  void init() {
    shelf_ = std::make_unique<PictureShelf>();
    banners_ = std::make_unique<Banners>();
    undo_ = std::make_unique<QUndoStack>();
    commands_ = std::make_unique<PictureCommands>(shelf_->library(), *banners_, *undo_);
    toasts_.clear();
    connect(banners_.get(), &Banners::toast, this, [this](const QString& text, const QString&, const std::function<void()>& act) {
      toasts_ << text;
      action_ = act;
    });
  }
  void cleanup() {
    undo_.reset();
    commands_.reset();
    banners_.reset();
    shelf_.reset();
  }

  void starsOfMany() {
    const QVector<qint64> ids = shelf_->storeMany(3);
    ended(shelf_->library().setStarred({ids[1]}, true));
    commands_->toggleStar(ids);
    QTRY_COMPARE(stars(ids), QVector<bool>({true, true, true}));
    QVERIFY2(undo_->undoText().contains('2'), qPrintable(undo_->undoText()));
    undo_->undo();
    QCOMPARE(stars(ids), QVector<bool>({false, true, false}));
    undo_->redo();
    QCOMPARE(stars(ids), QVector<bool>({true, true, true}));
    commands_->toggleStar(ids);
    QTRY_COMPARE(stars(ids), QVector<bool>({false, false, false}));
    undo_->undo();
    undo_->undo();
    QCOMPARE(stars(ids), QVector<bool>({false, true, false}));
  }

  void tagsComeBackAsTheyWere() {
    const QVector<qint64> ids = shelf_->storeMany(3);
    ended(shelf_->library().changeTags({ids[0]}, {"rain", "old"}, {}));
    commands_->changeTags(ids, {"rain"}, {"old"});
    QTRY_COMPARE(shelf_->record(ids[2]).tags, QStringList({"rain"}));
    QCOMPARE(shelf_->record(ids[0]).tags, QStringList({"rain"}));
    undo_->undo();
    QStringList tags = shelf_->record(ids[0]).tags;
    tags.sort();
    QCOMPARE(tags, QStringList({"old", "rain"}));
    QCOMPARE(shelf_->record(ids[1]).tags, QStringList());
    undo_->redo();
    QCOMPARE(shelf_->record(ids[1]).tags, QStringList({"rain"}));
  }

  void boardsAndTitles() {
    const QVector<qint64> ids = shelf_->storeMany(3);
    ended(shelf_->library().setBoard({ids[0]}, "Old"));
    commands_->setBoard(ids, "Cats");
    QTRY_COMPARE(shelf_->record(ids[2]).board, "Cats");
    commands_->rename(ids[0], "Mimi");
    QTRY_COMPARE(shelf_->record(ids[0]).title, "Mimi");
    QCOMPARE(undo_->count(), 2);
    undo_->undo();
    undo_->undo();
    QCOMPARE(shelf_->record(ids[0]).title, QString());
    QCOMPARE(shelf_->record(ids[0]).board, "Old");
    QCOMPARE(shelf_->record(ids[1]).board, QString());
  }

  void trashIsUndoneByToastAndByStack() {
    const QVector<qint64> ids = shelf_->storeMany(10);
    const QVector<qint64> gone = {ids[2], ids[4], ids[6]};
    ended(shelf_->library().setStarred({ids[4]}, true));
    ended(shelf_->library().setBoard({ids[4]}, "Cats"));
    const PictureRecord before = shelf_->record(ids[4]);
    commands_->moveToTrash(gone);
    QTRY_COMPARE(toasts_.size(), 1);
    QVERIFY2(toasts_.first().contains('3'), qPrintable(toasts_.first()));
    QVERIFY(undo_->undoText().contains('3'));
    QVERIFY(shelf_->record(ids[4]).deletedMs > 0);
    action_();
    QCOMPARE(undo_->index(), 0);
    const PictureRecord after = shelf_->record(ids[4]);
    QCOMPARE(after.deletedMs, 0);
    QCOMPARE(after.path, before.path);
    QVERIFY(QFile::exists(after.path));
    QVERIFY(after.starred);
    QCOMPARE(after.board, "Cats");
    undo_->redo();
    QVERIFY(shelf_->record(ids[2]).deletedMs > 0);
  }

  void theToastUndoesItsOwnStepAfterOthers() {
    const QVector<qint64> ids = shelf_->storeMany(2);
    commands_->moveToTrash({ids[0]});
    QTRY_COMPARE(toasts_.size(), 1);
    const std::function<void()> undoTrash = action_;
    commands_->rename(ids[1], "Mimi");
    QTRY_COMPARE(undo_->count(), 2);
    undoTrash();
    QCOMPARE(shelf_->record(ids[0]).deletedMs, 0);
    QCOMPARE(shelf_->record(ids[1]).title, "Mimi");
    QCOMPARE(undo_->count(), 3);
  }

  void nothingComesBackFromAnEmptiedTrash() {
    const QVector<qint64> ids = shelf_->storeMany(2);
    commands_->moveToTrash({ids[0]});
    QTRY_COMPARE(toasts_.size(), 1);
    commands_->emptyTrash();
    QTRY_COMPARE(toasts_.size(), 2);
    QCOMPARE(ended(shelf_->library().records({ids[0]})).size(), 0);
    undo_->undo();
    QCOMPARE(undo_->count(), 0);
    QCOMPARE(banners_->rowCount(), 1);
  }

  void aCopyHoldsPixelsAndNoRecipe() {
    const PictureRecord picture = shelf_->store("a secret prompt");
    commands_->copyImage(picture.id);
    QTRY_COMPARE(toasts_.size(), 1);
    const QMimeData* const mime = QGuiApplication::clipboard()->mimeData();
    const QByteArray png = mime->data("image/png");
    QVERIFY(png.startsWith("\x89PNG"));
    QVERIFY(!png.contains("secret"));
    QCOMPARE(QImage::fromData(png, "PNG").convertToFormat(QImage::Format_RGB32), QImage(picture.path).convertToFormat(QImage::Format_RGB32));
    commands_->copyRecipe(picture.id);
    QTRY_COMPARE(toasts_.size(), 2);
    QVERIFY(QGuiApplication::clipboard()->text().contains("a secret prompt"));
  }

  void withoutAFileManagerTheFolderOpens() {
    QDesktopServices::setUrlHandler("file", this, "opened");
    const PictureRecord picture = shelf_->store("a cat");
    commands_->showInFolder(picture.id);
    QTRY_COMPARE(opened_.size(), 1);
    QCOMPARE(opened_.first().toLocalFile(), QFileInfo(picture.path).path());
    QDesktopServices::unsetUrlHandler("file");
  }

 private:
  QVector<bool> stars(const QVector<qint64>& ids) {
    QVector<bool> stars;
    for (const PictureRecord& record : ended(shelf_->library().records(ids))) stars << record.starred;
    return stars;
  }

  std::unique_ptr<PictureShelf> shelf_;
  std::unique_ptr<Banners> banners_;
  std::unique_ptr<QUndoStack> undo_;
  std::unique_ptr<PictureCommands> commands_;
  QStringList toasts_;
  std::function<void()> action_;
  QList<QUrl> opened_;
};

}  // namespace sana::ui

QTEST_MAIN(sana::ui::PictureCommandsTest)
#include "picture_commands_test.moc"
