// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAccessible>
#include <QLayout>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <climits>

#include "tests/ui/canvas/sample.h"
#include "ui/canvas/draw_canvas.h"
#include "ui/canvas/first_run_paper.h"
#include "ui/canvas/floating_bar.h"
#include "ui/canvas/picture_view.h"
#include "ui/canvas/resample.h"
#include "ui/style/tokens.h"

namespace sana::ui {

namespace {

void turnWheel(QWidget& widget, const QPointF& at, int angle) {
  QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, angle}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
  QApplication::sendEvent(&widget, &event);
}

bool holds(const QImage& image, const QColor& wanted) {
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      if (image.pixelColor(x, y) == wanted) return true;
    }
  }
  return false;
}

}  // namespace

class CanvasTest : public QObject {
  Q_OBJECT
 private slots:
  void fitsAtMostEightTimesAndCentred() {
    ViewTransform transform;
    transform.setPicture({64, 64});
    transform.setArea({0, 0, 1000, 800}, 1);
    QCOMPARE(transform.zoom(), 8.0);
    QCOMPARE(transform.pictureRect(), QRectF(244, 144, 512, 512));
    QVERIFY(!transform.showsSquares());
    transform.setPicture({4000, 1000});
    QCOMPARE(transform.zoom(), 0.25);
    transform.setArea({0, 0, 1000, 800}, 2);  // device pixels: the zoom follows the screen's scale
    QCOMPARE(transform.zoom(), 0.5);
    QCOMPARE(transform.pictureRect().width(), 1000.0);
    transform.setPicture({64, 64});
    QCOMPARE(transform.pictureRect().width(), 512.0);
  }

  void wheelKeepsThePointUnderThePointer_data() {
    QTest::addColumn<QPointF>("at");
    QTest::addColumn<int>("angle");
    QTest::newRow("in, upper left") << QPointF(200, 120) << 120;
    QTest::newRow("in, far right") << QPointF(550, 300) << 360;
    QTest::newRow("in, a touchpad's crumb") << QPointF(333, 222) << 7;
    QTest::newRow("in to squares") << QPointF(260, 340) << 1200;
  }
  void wheelKeepsThePointUnderThePointer() {
    QFETCH(QPointF, at);
    QFETCH(int, angle);
    PictureView view;
    view.resize(800, 600);
    view.showPicture(samplePicture(1));
    const QPointF point = view.transform().toPicture(at);
    for (int turn = 0; turn < 3; ++turn) {
      turnWheel(view, at, angle);
      const QRectF rect = view.pictureRect();
      const QPointF shown = rect.topLeft() + point * rect.width() / 128;
      QVERIFY2((shown - at).manhattanLength() < 1, qPrintable(QString("%1 %2").arg(shown.x()).arg(shown.y())));
    }
  }

  void panningStopsWhereThePictureWouldLeaveTheMiddle() {
    PictureView view;
    view.resize(600, 600);
    view.showPicture(samplePicture(2));
    view.setZoom(10);
    for (int i = 0; i < 50; ++i) {
      QTest::mousePress(&view, Qt::MiddleButton, {}, {100, 100});
      QTest::mouseMove(&view, {300, 300});
      QTest::mouseRelease(&view, Qt::MiddleButton, {}, {300, 300});
    }
    QCOMPARE(view.pictureRect().topLeft(), QPointF(300, 300));
    view.fit();
    QVERIFY(view.isFitted());
    QCOMPARE(view.pictureRect().center(), QPointF(300, 300));
    QVERIFY(!view.transform().canPan());
  }

  void spaceHeldPansWithPointerAndArrows() {
    PictureView view;
    view.resize(600, 600);
    view.showPicture(samplePicture(2));
    view.setZoom(10);
    const QPointF before = view.pictureRect().topLeft();
    QTest::keyPress(&view, Qt::Key_Space);
    QTest::keyClick(&view, Qt::Key_Right);
    QVERIFY((view.pictureRect().topLeft() - before + QPointF(64, 0)).manhattanLength() < 1);
    QTest::mousePress(&view, Qt::LeftButton, {}, {100, 100});
    QTest::mouseMove(&view, {164, 130});
    QTest::mouseRelease(&view, Qt::LeftButton, {}, {164, 130});
    QVERIFY((view.pictureRect().topLeft() - before - QPointF(0, 30)).manhattanLength() < 1);
    QTest::keyRelease(&view, Qt::Key_Space);
  }

  void keysStepWhereThePictureFitsAndPanWhereItIsLarger() {
    PictureView view;
    view.resize(600, 600);
    view.showPicture(samplePicture(2));
    QSignalSpy steps(&view, &PictureView::stepWanted);
    const QList<QPair<Qt::Key, int>> keys{
        {Qt::Key_Left, -1}, {Qt::Key_Right, 1}, {Qt::Key_Home, INT_MIN}, {Qt::Key_End, INT_MAX}};
    for (const auto& [key, step] : keys) {
      QTest::keyClick(&view, key);
      QCOMPARE(steps.value(steps.size() - 1).value(0).toInt(), step);
    }
    QTest::keyClick(&view, Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(steps.size(), 4);
    view.setZoom(10);  // 1280 wide
    const QPointF before = view.pictureRect().topLeft();
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Down);
    QVERIFY((view.pictureRect().topLeft() - before + QPointF(64, 64)).manhattanLength() < 1);
    QTest::keyClick(&view, Qt::Key_Home);
    QCOMPARE(view.pictureRect().topLeft(), view.transform().area().topLeft());
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(view.pictureRect().bottomRight(), view.transform().area().bottomRight());
    QCOMPARE(steps.size(), 4);
  }

  void theLeftButtonPansWhatIsLarger() {
    PictureView view;
    view.resize(600, 600);
    view.showPicture(samplePicture(2));
    QCOMPARE(view.cursor().shape(), Qt::ArrowCursor);
    view.setZoom(10);
    QCOMPARE(view.cursor().shape(), Qt::OpenHandCursor);
    const QPointF before = view.pictureRect().topLeft();
    QTest::mousePress(&view, Qt::LeftButton, {}, {300, 300});
    QCOMPARE(view.cursor().shape(), Qt::ClosedHandCursor);
    QTest::mouseMove(&view, {280, 330});
    QTest::mouseRelease(&view, Qt::LeftButton, {}, {280, 330});
    QVERIFY((view.pictureRect().topLeft() - before - QPointF(-20, 30)).manhattanLength() < 1);
    QCOMPARE(view.cursor().shape(), Qt::OpenHandCursor);
    const QPointF panned = view.pictureRect().topLeft();
    // With Ctrl the file is taken out; so short a way is no drag yet.
    QTest::mousePress(&view, Qt::LeftButton, Qt::ControlModifier, {300, 300});
    QTest::mouseMove(&view, {302, 302});
    QTest::mouseRelease(&view, Qt::LeftButton, Qt::ControlModifier, {302, 302});
    QCOMPARE(view.pictureRect().topLeft(), panned);
    view.fit();
    QCOMPARE(view.cursor().shape(), Qt::ArrowCursor);
    QVERIFY(view.whatsThis().contains("Ctrl"));
  }

  void aLongCaptionIsCutAndStaysInTheCorner() {
    PictureView view;
    view.resize(600, 400);
    view.showPicture(samplePicture(1));
    const QImage without = view.grab().toImage();
    view.setCaption(QString(200, 'W'));
    const QImage with = view.grab().toImage();
    QVERIFY(with != without);
    const QRect rest(220, 0, 380, 400);
    QCOMPARE(with.copy(rest), without.copy(rest));
  }

  void stepsGoThroughRoundPercentages() {
    PictureView view;
    view.resize(600, 600);
    view.showPicture(samplePicture(3));
    QSignalSpy zoomed(&view, &ZoomArea::zoomChanged);
    view.actualSize();
    QCOMPARE(view.zoom(), 1.0);
    view.zoomIn();
    view.zoomIn();
    QCOMPARE(view.zoom(), 2.0);
    view.zoomOut();
    QCOMPARE(view.zoom(), 1.5);
    QCOMPARE(zoomed.count(), 4);
    QCOMPARE(ZoomArea::zoomText(5).simplified(), QString("500 %"));
  }

  void pixelsAreSquaresFromEightHundredPercent() {
    PictureView view;
    view.resize(600, 600);
    QImage board(64, 64, QImage::Format_RGB32);
    for (int y = 0; y < 64; ++y) {
      for (int x = 0; x < 64; ++x) board.setPixel(x, y, (x + y) % 2 ? qRgb(255, 0, 0) : qRgb(0, 0, 255));
    }
    view.showPicture(board);
    view.setZoom(16);
    const QImage shot = view.grab().toImage();
    const QRectF rect = view.pictureRect();
    const QPoint corner = (rect.topLeft() + QPointF(16 * 32, 16 * 32)).toPoint();
    for (int i = 1; i < 15; ++i) QCOMPARE(shot.pixelColor(corner + QPoint(i, i)), QColor(0, 0, 255));
    QCOMPARE(shot.pixelColor(corner + QPoint(16, 1)), QColor(255, 0, 0));
  }

  void theSmoothCopyArrivesAndFollowsTheNewestPicture() {
    PictureView view;
    view.resize(600, 600);
    view.show();
    view.showPicture(samplePicture(4));
    view.showPicture(samplePicture(5));
    QTRY_VERIFY(view.isSettled());
    const qreal ratio = view.devicePixelRatioF();
    const QRectF place(view.pictureRect().topLeft() * ratio, view.pictureRect().size() * ratio);
    const QImage wanted = resampled(samplePicture(5), place.size().toSize(), QRect(100, 100, 50, 50));
    QImage shot = view.grab().toImage().convertToFormat(wanted.format());
    shot.setDevicePixelRatio(1);
    QCOMPARE(shot.copy(QRect(place.topLeft().toPoint() + QPoint(100, 100), QSize(50, 50))), wanted);
  }

  void resamplingKeepsFlatColourAndRegionsFitTogether() {
    QImage flat(20, 20, QImage::Format_ARGB32);
    flat.fill(qRgba(10, 200, 77, 128));
    const QImage large = resampled(flat, {90, 70}, QRect(0, 0, 90, 70));
    const QRgb expected = flat.convertToFormat(QImage::Format_ARGB32_Premultiplied).pixel(0, 0);
    for (int i = 0; i < 70; ++i) QCOMPARE(large.pixel(i, i), expected);
    const QImage scene = samplePicture(6);
    const QImage whole = resampled(scene, {640, 640}, QRect(0, 0, 640, 640));
    QCOMPARE(resampled(scene, {640, 640}, QRect(123, 45, 200, 300)), whole.copy(123, 45, 200, 300));
    QCOMPARE(resampled(scene, {64, 64}, QRect(8, 8, 20, 20)).size(), QSize(20, 20));
  }

  void theBadgeIsOnPreviewsOnly() {
    PictureView view;
    view.resize(400, 400);
    const QColor badge = color(Token::badge);
    view.showPicture(samplePicture(1));
    QVERIFY(!holds(view.grab().toImage(), badge));
    view.showPreview(samplePicture(1), {512, 512});
    QVERIFY(view.showsPreview());
    QVERIFY(holds(view.grab().toImage(), badge));
    view.showPreview({}, {512, 512});
    QVERIFY(view.showsRing());
    QVERIFY(!holds(view.grab().toImage(), badge));
    view.showPaper({512, 512});
    QVERIFY(!view.showsRing());
    QVERIFY(!holds(view.grab().toImage(), badge));
  }

  void everyPreviewIsReportedOnceWhenPainted() {
    PictureView view;
    view.resize(400, 400);
    QSignalSpy painted(&view, &PictureView::previewPainted);
    const QImage first = samplePicture(1);
    view.showPreview(first, {512, 512});
    QCOMPARE(painted.count(), 0);  // nothing is on the screen yet
    view.show();
    QTRY_COMPARE(painted.count(), 1);
    view.showPreview(first, {512, 512});
    view.repaint();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(painted.count(), 1);
    view.showPreview(samplePicture(2), {512, 512});
    QTRY_COMPARE(painted.count(), 2);
    QCOMPARE(view.zoom(), view.devicePixelRatioF() * 400 / 512);  // of the picture to come, not of the preview
  }

  void screenReadersGetNameDescriptionAndValue() {
    PictureView view;
    view.setWords({"Picture 7", "a fox", "Drawing 12 of 20, 60 %", 60});
    QAccessibleInterface* graphic = QAccessible::queryAccessibleInterface(&view);
    QVERIFY(graphic);
    QCOMPARE(graphic->role(), QAccessible::Graphic);
    QCOMPARE(graphic->text(QAccessible::Name), QString("Picture 7"));
    QCOMPARE(graphic->text(QAccessible::Description), QString("a fox"));
    QCOMPARE(graphic->text(QAccessible::Value), QString("Drawing 12 of 20, 60 %"));
    QVERIFY(graphic->valueInterface());
    QCOMPARE(graphic->valueInterface()->currentValue().toInt(), 60);
    view.setWords({"Picture 7", "a fox", {}, -1});
    QVERIFY(!graphic->valueInterface());
  }

  void zoomActionsReachTheVisiblePageOnly() {
    SampleActions sample;
    DrawCanvas one(sample.actions), two(sample.actions);
    for (DrawCanvas* canvas : {&one, &two}) {
      canvas->resize(800, 700);
      canvas->view()->showPicture(samplePicture(1));
      canvas->showView();
    }
    one.show();
    const double fitted = two.view()->zoom();
    sample.actions.actualSize->trigger();
    QCOMPARE(one.view()->zoom(), 1.0);
    QCOMPARE(two.view()->zoom(), fitted);
  }

  void theBarKeepsItsPlaceWhileTheZoomChanges() {
    SampleActions sample;
    DrawCanvas canvas(sample.actions);
    canvas.resize(800, 700);
    canvas.view()->showPicture(samplePicture(1));
    canvas.showView();
    canvas.show();
    const QRect place = canvas.bar()->geometry();
    for (const double zoom : {0.05, 1.0, 32.0}) {
      canvas.view()->setZoom(zoom);
      canvas.layout()->activate();
      QCOMPARE(canvas.bar()->geometry(), place);
    }
    canvas.view()->fit();
    QVERIFY(!canvas.view()->pictureRect().toRect().intersects(place));
  }

  void thePaperOffersPromptsAndTheMissingFileAWayOut() {
    SampleActions sample;
    DrawCanvas canvas(sample.actions);
    canvas.resize(800, 700);
    canvas.show();
    canvas.paper()->setExamples({"two cats", "salt & pepper"});
    canvas.showFirstRun({128, 128});
    QVERIFY(!canvas.bar()->isVisible());
    QSignalSpy picked(&canvas, &DrawCanvas::examplePicked);
    const auto buttons = canvas.paper()->findChildren<QPushButton*>();
    QCOMPARE(buttons.size(), 2);
    QTest::mouseClick(buttons[1], Qt::LeftButton);
    QCOMPARE(picked.value(0).value(0).toString(), QString("salt & pepper"));
    QSignalSpy located(&canvas, &DrawCanvas::locateWanted);
    canvas.showMissing("fox.png");
    const auto offered = [&canvas]() -> QPushButton* {
      for (QPushButton* button : canvas.findChildren<QPushButton*>()) {
        if (button->isVisible()) return button;
      }
      return nullptr;
    };
    QTRY_VERIFY(offered());
    offered()->click();
    QCOMPARE(located.count(), 1);
  }

  void everyButtonOfTheBarHasANameAndATooltip() {
    SampleActions sample;
    DrawCanvas canvas(sample.actions);
    const auto buttons = canvas.bar()->findChildren<QToolButton*>();
    QCOMPARE(buttons.size(), 8);
    for (QToolButton* button : buttons) {
      QVERIFY(!button->toolTip().isEmpty());
      QVERIFY(!QAccessible::queryAccessibleInterface(button)->text(QAccessible::Name).isEmpty());
    }
  }
};

}  // namespace sana::ui

QTEST_MAIN(sana::ui::CanvasTest)
#include "canvas_test.moc"
