// SPDX-License-Identifier: GPL-3.0-or-later
// Renders every view with sample contents, light and dark, into $SANA_SCREENSHOTS (or ./screenshots).
// SANA_FONT_POINTS sets the system font's size; QT_SCALE_FACTOR and -reverse work as in every program.
#include <QDir>
#include <QListView>
#include <QTest>

#include "tests/ui/canvas/sample.h"
#include "ui/canvas/compare_canvas.h"
#include "ui/canvas/compare_side.h"
#include "ui/canvas/compare_view.h"
#include "ui/canvas/draw_canvas.h"
#include "ui/canvas/first_run_paper.h"
#include "ui/canvas/picture_view.h"
#include "ui/canvas/viewer.h"
#include "ui/history/details_content.h"
#include "ui/history/details_panel.h"
#include "ui/history/history_panel.h"
#include "ui/style/appearance.h"

namespace sana::ui {

class PagesTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    folder_ = QDir(qEnvironmentVariable("SANA_SCREENSHOTS", "screenshots"));
    QVERIFY(folder_.mkpath("."));
    appearance_ = std::make_unique<Appearance>(*qApp);
    if (const double points = qEnvironmentVariable("SANA_FONT_POINTS").toDouble(); points > 0) {
      QFont large = qApp->font();
      large.setPointSizeF(points);
      qApp->setFont(large);
    }
  }
  void cleanupTestCase() { appearance_.reset(); }

  void everyView_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
  }
  void everyView() {
    QFETCH(bool, dark);
    appearance_->setMode(dark ? Appearance::Mode::dark : Appearance::Mode::light);
    drawPages();
    comparePages();
    panels();
  }

 private:
  void save(QWidget& widget, const QString& name) {
    // Widgets that were just put into a layout become visible by a posted event.
    QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents();
    const QImage shot = widget.grab().toImage();
    const QString theme = appearance_->theme() == Theme::dark ? "dark" : "light";
    const QString file = QString("%1-%2@%3.png").arg(name, theme).arg(widget.devicePixelRatioF());
    QVERIFY(shot.save(folder_.filePath(file)));
    QCOMPARE(shot.size(), (QSizeF(widget.size()) * widget.devicePixelRatioF()).toSize());
  }

  static QImage alpha() {
    QImage image = samplePicture(3).convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < 60; ++y) {
      for (int x = 0; x < 60; ++x) image.setPixel(x, y, qRgba(0, 0, 0, 0));
    }
    return image;
  }

  void drawPages() {
    SampleActions sample;
    DrawCanvas canvas(sample.actions);
    canvas.resize(824, 725);
    canvas.show();
    canvas.paper()->setExamples({"two cats", "a sailboat above a whale", "风筝,浅蓝色背景"});
    canvas.paper()->setEstimate("It takes about one second on this computer.");
    canvas.showFirstRun({128, 128});
    save(canvas, "draw-first-run");
    canvas.showNothingSelected();
    save(canvas, "draw-empty");
    canvas.showMissing("fox-2718281.png");
    save(canvas, "draw-missing");
    const QString given = qEnvironmentVariable("SANA_SAMPLE_PICTURE");
    canvas.view()->showPicture(given.isEmpty() ? samplePicture(1) : QImage(given));
    canvas.showView();
    QTRY_VERIFY(canvas.view()->isSettled());
    save(canvas, "draw-picture");
    canvas.view()->setZoom(16);
    save(canvas, "draw-squares");
    canvas.view()->showPicture(alpha());
    canvas.view()->fit();
    QTRY_VERIFY(canvas.view()->isSettled());
    save(canvas, "draw-alpha");
    canvas.view()->showPreview(samplePicture(4, 32), {512, 512});
    QTRY_VERIFY(canvas.view()->isSettled());
    save(canvas, "draw-preview");
    canvas.view()->showPreview({}, {512, 512});
    canvas.view()->setProgress(0.4);
    save(canvas, "draw-ring");
    Viewer viewer(sample.actions);
    viewer.resize(1000, 700);
    viewer.show();
    viewer.view()->showPicture(samplePicture(5));
    viewer.setPlace(2, 1204);
    QTRY_VERIFY(viewer.view()->isSettled());
    save(viewer, "viewer");
  }

  void comparePages() {
    SampleActions sample;
    CompareView view(sample.actions);
    view.resize(1440, 820);
    view.show();
    view.canvas()->setPictures(samplePicture(1), samplePicture(2));
    view.canvas()->setDifference(samplePicture(3));
    view.setRecords(sampleRecord(1046, "a fox below a crescent moon on a blue background"),
                    sampleRecord(1044, "a fox below a snowflake on a light blue background"));
    view.side()->setThumbnails(samplePicture(1), samplePicture(2));
    view.side()->setFields(
        {{"prompt", "Prompt", "a fox below a crescent moon on a blue background",
          "a fox below a snowflake on a light blue background"},
         {"seed", "Seed", "2718290", "2718284"},
         {"guidance_scale", "Guidance", "5.0", "4.5"}},
        {{"size", "Size", ""}, {"steps", "Steps", ""}, {"scheduler", "Scheduler", ""}, {"model", "Model", ""}});
    using Mode = CompareModel::Mode;
    const char* names[] = {"compare-slider", "compare-side", "compare-blink", "compare-difference"};
    for (const Mode mode : {Mode::slider, Mode::sideBySide, Mode::blink, Mode::difference}) {
      view.setMode(mode);
      view.grab();
      QTRY_VERIFY(view.canvas()->isSettled());
      save(view, names[int(mode)]);
    }
  }

  void panels() {
    DetailsPanel details;
    details.resize(296, 820);
    details.showNothing();
    details.show();
    save(details, "details-empty");
    PictureRecord record = sampleRecord(1046, "a fox on a light blue background");
    details.showPicture({record, sampleFields(), 1045, "Changed: seed"});
    details.content()->setParentThumbnail(samplePicture(2));
    save(details, "details");
    record.tags = {"animals", "blue", "a rather long tag", "night", "poster", "to print"};
    record.recipe["typed"] =
        "a fox below a crescent moon, with stars and a few thin clouds, on a blue background, soft light";
    QVector<RecipeField> fields = sampleFields();
    fields.insert(1, {"negative", "Negative prompt", "blurry, low quality, text, watermark"});
    details.showPicture({record, fields, 1045, "Changed: prompt, negative prompt, seed, steps, guidance"});
    save(details, "details-long");
    SampleHistory sample;
    HistoryPanel history;
    history.resize(344, 820);
    history.setSource(sample.source());
    history.show();
    save(history, "history");
    history.list()->setCurrentIndex(sample.rows.index(6, 0));
    save(history, "history-first");
    QStandardItemModel nothing;
    HistorySource empty = sample.source();
    empty.rows = &nothing;
    HistoryPanel none;
    none.resize(344, 820);
    none.setSource(empty);
    none.show();
    save(none, "history-empty");
  }

  QDir folder_;
  std::unique_ptr<Appearance> appearance_;
};

}  // namespace sana::ui

QTEST_MAIN(sana::ui::PagesTest)
#include "pages_test.moc"
