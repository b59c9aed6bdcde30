// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>

#include "tests/ui/models2/picture_shelf.h"
#include "ui/bridge/engine_client.h"
#include "ui/models/banners.h"
#include "ui/models/gallery_model.h"
#include "ui/models/prompt_model.h"
#include "ui/models/style_list.h"
#include "ui/models/transfer_model.h"

namespace sana::ui {

class ImportModelTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    shelf_ = std::make_unique<PictureShelf>();
    settings_ = std::make_unique<Settings>(shelf_->folder("settings"));
    engine_ = std::make_unique<EngineClient>(EngineProgram{});
    models_ = std::make_unique<ModelList>(*engine_, *settings_, banners_);
    styles_ = std::make_unique<StyleList>(shelf_->folder("styles.json"));
    prompt_ = std::make_unique<PromptModel>(*models_, *engine_, shelf_->library(), *styles_);
    model_ = std::make_unique<ImportModel>(shelf_->library(), *prompt_, banners_);
    tester_ = std::make_unique<QAbstractItemModelTester>(model_.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
  }
  void cleanup() {
    tester_.reset();
    model_.reset();
    prompt_.reset();
    styles_.reset();
    models_.reset();
    engine_.reset();
    settings_.reset();
    shelf_.reset();
  }

  void ourOwnRecipeComesBack() {
    const PictureRecord picture = shelf_->store("a fox\nin the rain", 77);
    openAndFind(picture.path);
    QVERIFY(model_->complete());
    QVERIFY2(model_->source().contains("Sana"), qPrintable(model_->source()));
    QTRY_VERIFY(!model_->preview().isNull());
    const int row = rowOf("prompt");
    QVERIFY(row >= 0);
    QCOMPARE(model_->index(row, ImportModel::ValueColumn).data().toString(), "a fox\nin the rain");
    model_->apply();
    QCOMPARE(prompt_->text(), "a fox\nin the rain");
    QCOMPARE(prompt_->parameters().seed, 77ULL);
  }

  void onlyChosenFieldsAreTaken() {
    const PictureRecord picture = shelf_->store("a fox", 77);
    prompt_->setText("mine");
    openAndFind(picture.path);
    QCOMPARE(model_->index(rowOf("prompt"), ImportModel::NowColumn).data().toString(), "mine");
    const int all = model_->chosen();
    QVERIFY(model_->setData(model_->index(rowOf("prompt"), 0), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(model_->chosen(), all - 1);
    model_->apply();
    QCOMPARE(prompt_->text(), "mine");
    QCOMPARE(prompt_->parameters().seed, 77ULL);
  }

  void picturesWithoutRecipeSayso() {
    const QString file = shelf_->folder("plain.png");
    QVERIFY(PictureShelf::image(qRgb(1, 2, 3)).save(file));
    QSignalSpy nothing(model_.get(), &ImportModel::nothingFound);
    model_->open(file);
    QTRY_COMPARE(nothing.size(), 1);
    QVERIFY(!nothing[0][0].toString().isEmpty());
    model_->open(shelf_->folder("not there.png"));
    QTRY_COMPARE(nothing.size(), 2);
    QCOMPARE(model_->rowCount(), 0);
  }

  void aFolderIsCopiedIn() {
    const QString folder = fillFolder(30);
    QFile damaged(folder + "/damaged.png");
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write("no picture");
    damaged.close();
    ThumbnailCache thumbnails(shelf_->library());
    GalleryModel gallery(shelf_->library(), thumbnails);
    QSignalSpy finished(model_.get(), &ImportModel::importFinished);
    QSignalSpy resets(&gallery, &QAbstractItemModel::modelReset);
    model_->openAll({folder});
    QVERIFY(model_->importing());
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60000);
    QCOMPARE(finished[0][0].toInt(), 30);
    QCOMPARE(finished[0][1].toInt(), 1);
    QTRY_COMPARE(gallery.rowCount(), 30);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(QDir(folder).entryList(QDir::Files).size(), 31);
  }

  void importingCanBeCancelled() {
    QSignalSpy finished(model_.get(), &ImportModel::importFinished);
    QSignalSpy progress(model_.get(), &ImportModel::progress);
    model_->openAll({fillFolder(60)});
    QTRY_VERIFY(!progress.isEmpty());
    model_->cancel();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60000);
    QVERIFY(finished[0][0].toInt() < 60);
    QVERIFY(!model_->importing());
  }

 private:
  QString fillFolder(int count) {
    const QString folder = shelf_->folder("foreign/below");
    QDir().mkpath(folder);
    for (int i = 0; i < count; ++i)
      PictureShelf::image(qRgb(i, i / 2, 3)).save(folder + QString("/%1.png").arg(i, 4, 10, QChar('0')));
    return shelf_->folder("foreign/below");
  }
  void openAndFind(const QString& file) {
    QSignalSpy found(model_.get(), &ImportModel::found);
    model_->open(file);
    [&] { QTRY_COMPARE(found.size(), 1); }();
  }
  int rowOf(const QString& key) const {
    for (int row = 0; row < model_->rowCount(); ++row)
      if (model_->index(row, 0).data(ImportModel::KeyRole).toString() == key) return row;
    return -1;
  }

  Banners banners_;
  std::unique_ptr<PictureShelf> shelf_;
  std::unique_ptr<Settings> settings_;
  std::unique_ptr<EngineClient> engine_;
  std::unique_ptr<ModelList> models_;
  std::unique_ptr<StyleList> styles_;
  std::unique_ptr<PromptModel> prompt_;
  std::unique_ptr<ImportModel> model_;
  std::unique_ptr<QAbstractItemModelTester> tester_;
};

}  // namespace sana::ui

QTEST_MAIN(sana::ui::ImportModelTest)
#include "import_model_test.moc"
