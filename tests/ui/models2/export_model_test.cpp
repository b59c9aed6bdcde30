// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFileInfo>
#include <QImageReader>
#include <QSignalSpy>

#include "tests/ui/models2/picture_shelf.h"
#include "ui/models/banners.h"
#include "ui/models/transfer_model.h"

namespace sana::ui {

class ExportModelTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    shelf_ = std::make_unique<PictureShelf>();
    banners_ = std::make_unique<Banners>();
    settings_ = std::make_unique<Settings>(shelf_->folder("settings"));
    model_ = std::make_unique<ExportModel>(shelf_->library(), *settings_, *banners_);
    model_->setFolder(target());
  }
  void cleanup() {
    model_.reset();
    settings_.reset();
    banners_.reset();
    shelf_.reset();
  }

  void theNameAndTheSizeAreLive() {
    openOn({shelf_->store("a cat: rain", 42).id});
    QCOMPARE(model_->nameShown(), "a cat- rain 42.png");
    QTRY_VERIFY(model_->estimatedBytes() > 0);
    QTRY_VERIFY(!model_->preview().isNull());
    const qint64 png = model_->estimatedBytes();
    ExportOptions options = model_->options();
    options.format = Format::jpeg;
    options.nameTemplate = "{seed}-{nonsense}";
    options.scale = {Scale::Kind::percent, 50};
    model_->setOptions(options);
    QCOMPARE(model_->estimatedBytes(), -1);
    QCOMPARE(model_->unknownNameFields(), QStringList("nonsense"));
    QCOMPARE(model_->resultSize(), QSize(32, 24));
    QTRY_VERIFY(model_->estimatedBytes() > 0 && model_->estimatedBytes() != png);
    model_->run();
    QTRY_VERIFY(!model_->running());
    const QFileInfoList files = QDir(target()).entryInfoList(QDir::Files);
    QCOMPARE(files.size(), 1);
    QCOMPARE(files.first().suffix(), "jpg");
    QCOMPARE(files.first().size(), model_->estimatedBytes());
    QCOMPARE(QImageReader(files.first().filePath()).size(), QSize(32, 24));
  }

  void aBatchGoesOnPastAFailure() {
    const QVector<qint64> ids = shelf_->storeMany(8);
    QVERIFY(QFile::remove(shelf_->record(ids[3]).path));
    openOn(ids);
    QSignalSpy finished(model_.get(), &ExportModel::finished);
    QSignalSpy progress(model_.get(), &ExportModel::progress);
    model_->run();
    QVERIFY(model_->running());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished[0][0].toInt(), 7);
    QCOMPARE(finished[0][1].toStringList().size(), 1);
    QCOMPARE(QDir(target()).entryList(QDir::Files).size(), 7);
    QCOMPARE(banners_->rowCount(), 1);
    QTRY_COMPARE(progress.last()[0].toInt(), 8);
  }

  void namesThatAreTaken() {
    const qint64 id = shelf_->store("a cat", 1).id;
    openOn({id});
    const auto files = [this] { return QDir(target()).entryList(QDir::Files).size(); };
    runToEnd();
    runToEnd();
    QCOMPARE(files(), 2);
    model_->setClash(Clash::skip);
    runToEnd();
    model_->setClash(Clash::replace);
    runToEnd();
    QCOMPARE(files(), 2);
  }

  void theLastTimeIsRemembered() {
    const qint64 id = shelf_->store("a cat", 1).id;
    openOn({id});
    ExportOptions options = model_->options();
    options.format = Format::webp;
    options.quality = 70;
    options.withRecipe = false;
    options.nameTemplate = "{seed}";
    model_->setOptions(options);
    model_->setClash(Clash::skip);
    model_->savePreset("Mine");
    runToEnd();
    ExportModel other(shelf_->library(), *settings_, *banners_);
    QCOMPARE(other.options(), options);
    QCOMPARE(other.folder(), target());
    QCOMPARE(other.clash(), Clash::skip);
    QVERIFY(other.isOwnPreset("Mine"));
    QSignalSpy finished(&other, &ExportModel::finished);
    QDir(target()).removeRecursively();
    other.again({id});
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished[0][0].toInt(), 1);
    other.setPictures({id});
    QVERIFY(other.options().withRecipe);
    QCOMPARE(other.options().quality, 70);
    other.removePreset("Mine");
    QVERIFY(!other.isOwnPreset("Mine"));
    other.usePreset(builtInPresets().last().name);
    QCOMPARE(other.options(), builtInPresets().last().options);
  }

  void cancelEndsABatch() {
    openOn(shelf_->storeMany(40));
    QSignalSpy finished(model_.get(), &ExportModel::finished);
    model_->run();
    model_->cancel();
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(finished[0][0].toInt() < 40);
    QVERIFY(!model_->running());
  }

 private:
  QString target() const { return shelf_->folder("out"); }
  void openOn(const QVector<qint64>& ids) {
    model_->setPictures(ids);
    [&] { QTRY_COMPARE(model_->pictures().size(), ids.size()); }();
    model_->setFolder(target());
  }
  void runToEnd() {
    model_->run();
    [&] { QTRY_VERIFY(!model_->running()); }();
  }

  std::unique_ptr<PictureShelf> shelf_;
  std::unique_ptr<Banners> banners_;
  std::unique_ptr<Settings> settings_;
  std::unique_ptr<ExportModel> model_;
};

}  // namespace sana::ui

QTEST_MAIN(sana::ui::ExportModelTest)
#include "export_model_test.moc"
