// SPDX-License-Identifier: GPL-3.0-or-later
// The panels on real models over a library of their own.
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>

#include <algorithm>

#include "tests/ui/canvas/sample.h"
#include "tests/ui/models2/picture_shelf.h"
#include "ui/canvas/compare_canvas.h"
#include "ui/canvas/compare_side.h"
#include "ui/canvas/compare_view.h"
#include "ui/canvas/picture_view.h"
#include "ui/canvas/viewer.h"
#include "ui/history/changed_section.h"
#include "ui/history/details_content.h"
#include "ui/history/details_panel.h"
#include "ui/history/history_panel.h"
#include "ui/models/banners.h"
#include "ui/models/gallery_model.h"
#include "ui/models/history_model.h"

namespace sana::ui {

class BindingTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    shelf_ = std::make_unique<PictureShelf>();
    root_ = shelf_->store("a fox on a blue background", 42).id;
    child_ = shelf_->store("a fox on a red background", 42, root_).id;
    thumbnails_ = std::make_unique<ThumbnailCache>(shelf_->library());
    strip_ = std::make_unique<GalleryModel>(shelf_->library(), *thumbnails_);
    current_ = std::make_unique<CurrentPicture>(shelf_->library(), *strip_);
    strip_->refresh();
    QTRY_COMPARE(strip_->rowCount(), 2);
  }
  void cleanup() {
    current_.reset();
    strip_.reset();
    thumbnails_.reset();
    shelf_.reset();
  }

  void detailsFollowThePictureAndTagsReachTheLibrary() {
    Banners banners;
    QUndoStack undo;
    PlaceList places(shelf_->library());
    PictureCommands commands(shelf_->library(), banners, undo);
    DetailsPanel panel;
    panel.bind(*current_, *thumbnails_, places, commands);
    QVERIFY(!panel.useButton()->isEnabled());
    current_->show(child_);
    QTRY_COMPARE(panel.content()->parentPicture(), root_);
    QVERIFY(panel.useButton()->isEnabled());
    QVERIFY(panel.content()->rowTexts().contains("42"));
    emit panel.content()->tagsChanged({"animals"}, {});
    QTRY_COMPARE(shelf_->record(child_).tags, QStringList("animals"));
  }

  void aTitleStandsInTheDetailsAndInTheViewer() {
    SampleActions sample;
    Banners banners;
    QUndoStack undo;
    PlaceList places(shelf_->library());
    PictureCommands commands(shelf_->library(), banners, undo);
    DetailsPanel panel;
    panel.bind(*current_, *thumbnails_, places, commands);
    PictureLoader loader;
    Viewer viewer(sample.actions);
    viewer.bind(*strip_, *strip_, loader);
    current_->show(child_);
    viewer.open(child_);
    QTRY_VERIFY(!viewer.view()->image().isNull());
    QCOMPARE(viewer.view()->caption(), QString());
    commands.rename(child_, "The red fox");
    QTRY_COMPARE(viewer.view()->caption(), QString("The red fox"));
    QCOMPARE(viewer.view()->words().title, QString("The red fox"));
    const auto shown = [&panel] {
      const auto labels = panel.findChildren<QLabel*>();
      return std::any_of(labels.begin(), labels.end(), [&panel](const QLabel* label) {
        return label->isVisibleTo(&panel) && label->text() == QLatin1String("The red fox");
      });
    };
    QTRY_VERIFY(shown());
  }

  void historyShowsTheTreeAndWhatChanged() {
    HistoryModel model(shelf_->library(), *current_);
    HistoryPanel panel;
    panel.bind(model, *thumbnails_, *strip_);
    current_->show(child_);
    QTRY_COMPARE(panel.list()->model()->rowCount(), 2);
    QTRY_COMPARE(panel.list()->currentIndex().row(), model.rowOf(child_));
    QCOMPARE(panel.changed()->sentences(), QStringList("Prompt: blue, now red"));
  }

  void compareShowsTwoStoredPictures() {
    SampleActions sample;
    CompareModel model(shelf_->library());
    CompareView view(sample.actions);
    view.bind(model, *thumbnails_);
    view.resize(1200, 700);
    model.compare(root_, child_);
    QTRY_VERIFY(model.ready());
    QTRY_COMPARE(view.canvas()->rectA().isEmpty(), false);
    QTRY_VERIFY(view.side()->asText().contains("a fox on a red background"));
    model.setMode(CompareModel::Mode::blink);
    QCOMPARE(view.canvas()->mode(), CompareModel::Mode::blink);
  }

  void viewerWalksThroughTheRows() {
    SampleActions sample;
    PictureLoader loader;
    Viewer viewer(sample.actions);
    viewer.bind(*strip_, *strip_, loader);
    viewer.resize(800, 600);
    viewer.show();
    QSignalSpy changed(&viewer, &Viewer::pictureChanged), closed(&viewer, &Viewer::closed);
    viewer.open(strip_->idAt(0));
    QTRY_COMPARE(viewer.view()->image().size(), QSize(64, 48));
    QTest::keyClick(viewer.view(), Qt::Key_Right);
    QCOMPARE(viewer.picture(), strip_->idAt(1));
    QTest::keyClick(viewer.view(), Qt::Key_Right);  // the last one: it stays
    QCOMPARE(changed.count(), 2);
    QTest::keyClick(viewer.view(), Qt::Key_Home);
    QCOMPARE(viewer.picture(), strip_->idAt(0));
    viewer.view()->setZoom(40);  // larger than the view: the keys pan
    const QRectF before = viewer.view()->pictureRect();
    QTest::keyClick(viewer.view(), Qt::Key_Right);
    QCOMPARE(viewer.picture(), strip_->idAt(0));
    QVERIFY(viewer.view()->pictureRect().left() < before.left());
    QTest::keyClick(viewer.view(), Qt::Key_Escape);
    QCOMPARE(closed.count(), 1);
  }

  void viewerShowsWhatTheGalleryLeavesOut() {
    SampleActions sample;
    PictureLoader loader;
    GalleryModel nothing(shelf_->library(), *thumbnails_);
    Viewer viewer(sample.actions);
    viewer.bind(nothing, *strip_, loader);
    viewer.resize(800, 600);
    viewer.show();
    viewer.open(strip_->idAt(1));
    QTRY_COMPARE(viewer.view()->image().size(), QSize(64, 48));
    QTest::keyClick(viewer.view(), Qt::Key_Left);
    QCOMPARE(viewer.picture(), strip_->idAt(0));
  }

 private:
  std::unique_ptr<PictureShelf> shelf_;
  std::unique_ptr<ThumbnailCache> thumbnails_;
  std::unique_ptr<GalleryModel> strip_;
  std::unique_ptr<CurrentPicture> current_;
  qint64 root_ = 0, child_ = 0;
};

}  // namespace sana::ui

QTEST_MAIN(sana::ui::BindingTest)
#include "binding_test.moc"
