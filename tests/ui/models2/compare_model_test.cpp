// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/compare_model.h"

#include <QSignalSpy>

#include "tests/ui/models2/picture_shelf.h"

namespace sana::ui {

class CompareModelTest : public QObject {
  Q_OBJECT
 private slots:
  void differencesAreAmplified() {
    QImage a(4, 4, QImage::Format_RGB32), b(4, 4, QImage::Format_RGB32);
    a.fill(qRgb(100, 100, 100));
    b.fill(qRgb(100, 90, 100));
    const PictureDifference difference = differenceOf(a, b);
    QCOMPARE(difference.gain, 16);
    QCOMPARE(difference.image.pixel(2, 2), qRgb(0, 160, 0));
    QVERIFY(!difference.equal);
    QVERIFY(differenceOf(a, a).equal);
    QCOMPARE(differenceOf(a, a).image.pixel(0, 0), qRgb(0, 0, 0));
    b.fill(qRgb(0, 0, 255));
    QCOMPARE(differenceOf(a, b).gain, 1);
    QCOMPARE(differenceOf(a, b.scaled(8, 8)).image.size(), a.size());
  }

  void twoPicturesSideBySide() {
    PictureShelf shelf;
    const qint64 a = shelf.store("a fox", 42).id, b = shelf.store("a red fox", 42).id;
    CompareModel model(shelf.library());
    model.compare(a, b);
    QTRY_VERIFY(model.ready());
    QTRY_VERIFY(!model.difference().isNull());
    QCOMPARE(model.changes().size(), 1);
    QCOMPARE(model.changes().first().key, "prompt");
    QCOMPARE(model.changes().first().after, "a red fox");
    const QVector<RecipeField> same = model.same();
    QVERIFY(std::any_of(same.begin(), same.end(), [](const RecipeField& field) { return field.key == "seed"; }));
    QVERIFY(std::none_of(same.begin(), same.end(), [](const RecipeField& field) { return field.key == "prompt"; }));
    model.swap();
    QCOMPARE(model.recordA().id, b);
    QCOMPARE(model.changes().first().after, "a fox");
    QSignalSpy modes(&model, &CompareModel::modeChanged);
    model.setMode(CompareModel::Mode::difference);
    model.setMode(CompareModel::Mode::difference);
    QCOMPARE(modes.size(), 1);
  }

  void onePictureThatIsGone() {
    PictureShelf shelf;
    const qint64 a = shelf.store("a fox").id;
    CompareModel model(shelf.library());
    model.compare(a, 4711);
    QTRY_VERIFY(!model.problem().isEmpty());
    QVERIFY(!model.ready());
  }
};

}  // namespace sana::ui

QTEST_MAIN(sana::ui::CompareModelTest)
#include "compare_model_test.moc"
