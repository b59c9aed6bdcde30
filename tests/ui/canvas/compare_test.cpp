// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAccessible>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QWheelEvent>

#include "tests/ui/canvas/sample.h"
#include "ui/canvas/compare_canvas.h"
#include "ui/canvas/compare_side.h"
#include "ui/canvas/compare_view.h"
#include "ui/canvas/marked_text.h"
#include "ui/controls/segment_bar.h"

namespace sana::ui {

using Mode = CompareModel::Mode;

namespace {

void turnWheel(QWidget& widget, const QPointF& at, int angle) {
  QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, angle}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
  QApplication::sendEvent(&widget, &event);
}

}  // namespace

class CompareTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    canvas_ = std::make_unique<CompareCanvas>();
    canvas_->resize(901, 600);
    canvas_->setPictures(samplePicture(1), samplePicture(2));
    canvas_->setLabels("A #1", "B #2");
  }
  void cleanup() { canvas_.reset(); }

  void zoomAndPanAreLocked_data() {
    QTest::addColumn<int>("mode");
    for (int mode = 0; mode < 4; ++mode) QTest::addRow("%d", mode) << mode;
  }
  void zoomAndPanAreLocked() {
    QFETCH(int, mode);
    canvas_->setMode(static_cast<Mode>(mode));
    const QPointF at(620, 250);
    // Half the width, on the device's grid.
    const QPointF shift(canvas_->rectB().left() - canvas_->rectA().left(), 0);
    QVERIFY(qAbs(shift.x() - (mode == int(Mode::sideBySide) ? 451 : 0)) < 1);
    const QPointF before = canvas_->transform().toPicture(at - shift) / 128;
    for (const int angle : {120, 240, -120, 600}) {
      turnWheel(*canvas_, at, angle);
      const QRectF a = canvas_->rectA(), b = canvas_->rectB();
      QCOMPARE(a.size(), b.size());
      QCOMPARE(a.top(), b.top());
      QVERIFY(qAbs(b.left() - a.left() - shift.x()) < 0.01);
      const QPointF shown = b.topLeft() + before * b.width();
      QVERIFY((shown - at).manhattanLength() < 1);
    }
    QTest::mousePress(canvas_.get(), Qt::MiddleButton, {}, {600, 300});
    QTest::mouseMove(canvas_.get(), {570, 280});
    QTest::mouseRelease(canvas_.get(), Qt::MiddleButton, {}, {570, 280});
    QCOMPARE(canvas_->rectA().size(), canvas_->rectB().size());
    QCOMPARE(canvas_->rectA().top(), canvas_->rectB().top());
    // The left button has something else to do with the divider and for blinking.
    const double left = canvas_->rectA().left();
    QTest::mousePress(canvas_.get(), Qt::LeftButton, {}, {600, 300});
    QTest::mouseMove(canvas_.get(), {590, 300});
    QTest::mouseRelease(canvas_.get(), Qt::LeftButton, {}, {590, 300});
    const bool pans = mode == int(Mode::sideBySide) || mode == int(Mode::difference);
    QCOMPARE(canvas_->rectA().left() < left, pans);
  }

  void theDividerMovesByKeysAndPointer() {
    QCOMPARE(canvas_->divider(), 0.5);
    QTest::keyClick(canvas_.get(), Qt::Key_Right);
    QVERIFY(qFuzzyCompare(canvas_->divider(), 0.51));
    QTest::keyClick(canvas_.get(), Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(qFuzzyCompare(canvas_->divider(), 0.41));
    for (int i = 0; i < 6; ++i) QTest::keyClick(canvas_.get(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(canvas_->divider(), 0.0);
    const QRectF a = canvas_->rectA();
    QTest::mousePress(canvas_.get(), Qt::LeftButton, {}, QPointF(a.left() + a.width() / 4, 300).toPoint());
    QVERIFY(qAbs(canvas_->divider() - 0.25) < 0.01);
  }

  void aIsLeftOfTheDividerInBothReadingDirections() {
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
      canvas_->setLayoutDirection(direction);
      const QImage shot = canvas_->rendered();
      const qreal ratio = canvas_->devicePixelRatioF();
      const QRectF shown = canvas_->rectA();
      const QRect a = QRectF(shown.topLeft() * ratio, shown.size() * ratio).toRect();
      QCOMPARE(shot.pixelColor(a.left() + 40, a.top() + int(60 * ratio)), samplePicture(1).pixelColor(2, 2));
      QCOMPARE(shot.pixelColor(a.right() - 40, a.top() + int(60 * ratio)), samplePicture(2).pixelColor(125, 2));
    }
  }

  void spaceBlinksAndDigitsChooseTheMode() {
    QSignalSpy wanted(canvas_.get(), &CompareCanvas::modeWanted);
    QTest::keyClick(canvas_.get(), Qt::Key_3);
    QCOMPARE(wanted.value(0).value(0).value<Mode>(), Mode::blink);
    canvas_->setMode(Mode::blink);
    QVERIFY(!canvas_->showsB());
    QTest::keyClick(canvas_.get(), Qt::Key_Space);
    QVERIFY(canvas_->showsB());
    QVERIFY(QAccessible::queryAccessibleInterface(canvas_.get())->text(QAccessible::Value).contains("B"));
    QTest::keyClick(canvas_.get(), Qt::Key_Space);
    QVERIFY(!canvas_->showsB());
    QSignalSpy back(canvas_.get(), &CompareCanvas::backWanted);
    QTest::keyClick(canvas_.get(), Qt::Key_Escape);
    QCOMPARE(back.count(), 1);
  }

  void theExportedPictureIsWhatIsOnTheScreen() {
    canvas_->show();
    for (const Mode mode : {Mode::slider, Mode::sideBySide, Mode::blink, Mode::difference}) {
      canvas_->setDifference(samplePicture(3));
      canvas_->setMode(mode);
      canvas_->grab();
      QTRY_VERIFY(canvas_->isSettled());
      const QImage exported = canvas_->rendered();
      QImage shot = canvas_->grab().toImage().convertToFormat(exported.format());
      shot.setDevicePixelRatio(1);
      QCOMPARE(shot, exported);
    }
  }

  void pictureBOfAnotherSizeKeepsItsProportion() {
    canvas_->setPictures(samplePicture(1), samplePicture(2).copy(0, 0, 128, 64));
    const QRectF a = canvas_->rectA(), b = canvas_->rectB();
    QCOMPARE(b.width(), a.width());
    QVERIFY(qAbs(b.height() - a.height() / 2) <= 1);
    QVERIFY(qAbs(b.center().y() - a.center().y()) <= 1);
  }

  void theViewTellsWhatIsWanted() {
    SampleActions sample;
    CompareView view(sample.actions);
    view.resize(1200, 700);
    view.setRecords(sampleRecord(7, "a fox"), sampleRecord(9, "a cat"));
    QSignalSpy mode(&view, &CompareView::modeWanted), use(&view, &CompareView::useRecipe);
    view.modes()->setCurrentIndex(3);
    QCOMPARE(mode.value(0).value(0).value<Mode>(), Mode::difference);
    mode.clear();
    view.setMode(Mode::blink);
    QCOMPARE(mode.count(), 0);
    QCOMPARE(view.modes()->currentIndex(), 2);
    view.side()->setFields({{"prompt", "Prompt", "a fox below a crescent moon", "a fox below a snowflake"},
                            {"steps", "Steps", "20", "30"}},
                           {{"size", "Size", "128 × 128"}});
    QCOMPARE(view.side()->asText(),
             QString("Prompt: a fox below a crescent moon | a fox below a snowflake\nSteps: 20 | 30"));
    QVERIFY(view.side()->findChildren<MarkedText*>().first()->text().contains("crescent moon</span>"));
  }

 private:
  std::unique_ptr<CompareCanvas> canvas_;
};

}  // namespace sana::ui

QTEST_MAIN(sana::ui::CompareTest)
#include "compare_test.moc"
