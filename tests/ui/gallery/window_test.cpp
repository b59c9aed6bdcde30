// SPDX-License-Identifier: GPL-3.0-or-later
// Gallery, canvas and side panel as parts of the window: no engine, eight small pictures.
#include <QDockWidget>
#include <QPushButton>
#include <QToolButton>
#include <QTranslator>

#include "tests/ui/models2/picture_shelf.h"
#include "tests/ui/pages/scene.h"
#include "ui/canvas/compare_view.h"
#include "ui/canvas/draw_canvas.h"
#include "ui/canvas/floating_bar.h"
#include "ui/canvas/picture_view.h"
#include "ui/gallery/gallery_page.h"
#include "ui/gallery/grid_view.h"
#include "ui/shell/draw_page.h"

namespace sana::ui {

/// Every text is another one.
class Shouting : public QTranslator {
 public:
  QString translate(const char*, const char* source, const char*, int) const override {
    return QString::fromUtf8(source).toUpper();
  }
  bool isEmpty() const override { return false; }
};

class WindowTest : public QObject {
  Q_OBJECT
 private slots:
  void init();
  void cleanup() {
    scene_.reset();
    folder_.reset();
  }

  void theArrowKeysOfTheCanvasStepThroughTheStrip();
  void backLeadsToWhereOneCameFrom();
  void theGalleryOpensWithoutASelection();
  void starSaysUnstarWhereAllHaveOne();
  void historyIsAsWideAsItsLanesNeed();
  void everyModelSpeaksTheNewLanguage();

 private:
  PictureView* view() const { return scene_->window().canvas()->view(); }
  GridView* grid() const { return scene_->window().gallery()->grid(); }
  QString star() const { return actionOf(Act::star)->text().remove(QLatin1Char('&')); }
  QAction* actionOf(Act act) const { return scene_->window().actions().action(act); }

  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<Scene> scene_;
  QVector<qint64> ids_;
};

void WindowTest::init() {
  folder_ = std::make_unique<QTemporaryDir>();
  StudioOptions options;
  options.folders = {folder_->filePath("pictures"), folder_->filePath("data"), folder_->filePath("state")};
  options.settingsFolder = folder_->filePath("config");
  options.engine.path = folder_->filePath("no-engine");
  scene_ = std::make_unique<Scene>(options);
  scene_->window().resize(1440, 900);
  scene_->window().show();
  bool started = false;
  connect(&scene_->studio(), &Studio::started, this, [&started] { started = true; });
  scene_->studio().start();
  QTRY_VERIFY_WITH_TIMEOUT(started, 20000);
  ids_.clear();
  for (int number = 0; number < 4; ++number) {
    NewPicture picture;
    picture.image = PictureShelf::image(qRgb(40 * number, 90, 120));
    picture.recipe = PictureShelf::recipe(QStringLiteral("picture %1").arg(number), quint64(number));
    ids_ << ended(scene_->studio().library().store(picture)).id;
  }
  QTRY_COMPARE(scene_->studio().strip().rowCount(), 4);
  QTRY_COMPARE(scene_->studio().gallery().rowCount(), 4);
  scene_->window().activateWindow();
  QTRY_VERIFY(scene_->window().isActiveWindow());
}

void WindowTest::theArrowKeysOfTheCanvasStepThroughTheStrip() {
  CurrentPicture& current = scene_->studio().current();
  current.show(ids_[3]);
  QTRY_VERIFY(!view()->image().isNull());
  view()->setFocus();
  const QList<QPair<Qt::Key, int>> way{
      {Qt::Key_Left, 2}, {Qt::Key_Left, 1}, {Qt::Key_Right, 2}, {Qt::Key_Home, 0}, {Qt::Key_End, 3}};
  for (const auto& [key, number] : way) {
    QTest::keyClick(view(), key);
    QCOMPARE(current.id(), ids_[number]);
  }
  view()->setZoom(60);
  QTest::keyClick(view(), Qt::Key_Left);
  QCOMPARE(current.id(), ids_[3]);
}

void WindowTest::backLeadsToWhereOneCameFrom() {
  MainWindow& window = scene_->window();
  const auto backButton = [&window]() -> QPushButton* {
    for (QPushButton* button : window.compare()->findChildren<QPushButton*>())
      if (button->accessibleName().startsWith(QLatin1String("Back"))) return button;
    return nullptr;
  };
  QVERIFY(backButton());
  window.showPage(Page::gallery);
  for (const int row : {0, 1}) grid()->selectionModel()->select(scene_->studio().gallery().index(row), QItemSelectionModel::Select);
  scene_->trigger(Act::compare);
  QCOMPARE(window.page(), Page::compare);
  QVERIFY(window.targets().isEmpty());
  QVERIFY(!actionOf(Act::trash)->isEnabled());  // of which of the two?
  QCOMPARE(backButton()->accessibleName(), QString("Back to Gallery"));
  backButton()->click();
  QCOMPARE(window.page(), Page::gallery);
  window.showPage(Page::draw);
  scene_->studio().current().show(ids_[2]);
  scene_->trigger(Act::compare);
  QCOMPARE(window.page(), Page::compare);
  QCOMPARE(backButton()->accessibleName(), QString("Back to Draw"));
  backButton()->click();
  QCOMPARE(window.page(), Page::draw);
}

void WindowTest::theGalleryOpensWithoutASelection() {
  scene_->trigger(Act::gallery);
  QTRY_VERIFY(grid()->hasFocus());
  QVERIFY(scene_->window().gallery()->selected().isEmpty());
  QTest::keyClick(grid(), Qt::Key_Home);
  QCOMPARE(scene_->window().gallery()->selected(), QVector<qint64>{ids_[3]});
  scene_->trigger(Act::trash);
  QTRY_COMPARE(scene_->studio().gallery().rowCount(), 3);
}

void WindowTest::starSaysUnstarWhereAllHaveOne() {
  scene_->trigger(Act::gallery);
  QTRY_VERIFY(grid()->hasFocus());
  QTest::keyClick(grid(), Qt::Key_Home);
  QCOMPARE(star(), QString("Star"));
  scene_->trigger(Act::star);
  QTRY_COMPARE(star(), QString("Unstar"));
  const auto footerSays = [this](const QString& word) {
    const auto buttons = scene_->window().gallery()->findChildren<QPushButton*>();
    return std::any_of(buttons.begin(), buttons.end(), [&word](const QPushButton* button) {
      return button->isVisible() && button->accessibleName() == word;
    });
  };
  QVERIFY(footerSays("Unstar"));
  QTest::keyClick(grid(), Qt::Key_Right, Qt::ShiftModifier);  // one with, one without
  QCOMPARE(star(), QString("Star"));
  QVERIFY(footerSays("Star"));
  scene_->window().showPage(Page::draw);
  scene_->studio().current().show(ids_[3]);
  QTRY_COMPARE(star(), QString("Unstar"));
  const auto buttons = scene_->window().canvas()->bar()->findChildren<QToolButton*>();
  QVERIFY(std::any_of(buttons.begin(), buttons.end(), [](const QToolButton* button) { return button->toolTip().startsWith("Unstar"); }));
  scene_->studio().current().show(ids_[1]);
  QCOMPARE(star(), QString("Star"));
}

void WindowTest::historyIsAsWideAsItsLanesNeed() {
  DrawPage* const page = scene_->window().drawPage();
  constexpr int details = 0, history = 1;
  page->showRight(details);
  QTRY_COMPARE(page->rightDock()->width(), 296);
  page->showRight(history);
  QTRY_COMPARE(page->rightDock()->width(), 344);
  page->showRight(details);
  QTRY_COMPARE(page->rightDock()->width(), 296);
  page->resizeDocks({page->rightDock()}, {360}, Qt::Horizontal);
  QTRY_COMPARE(page->rightDock()->width(), 360);
  page->showRight(history);  // her own width stays
  QTest::qWait(0);
  QCOMPARE(page->rightDock()->width(), 360);
}

void WindowTest::everyModelSpeaksTheNewLanguage() {
  Studio& studio = scene_->studio();
  const auto words = [&studio] {
    return QStringList{studio.places().index(0).data().toString(), studio.gallery().sections().first().heading};
  };
  const QStringList before = words();
  Shouting loud;
  QCoreApplication::installTranslator(&loud);
  QTRY_COMPARE(words().last(), before.last().toUpper());  // the headings are kept until they are told
  QCOMPARE(words().first(), before.first().toUpper());
  QCOMPARE(star(), QString("STAR"));
  QCoreApplication::removeTranslator(&loud);
  QTRY_COMPARE(words(), before);
}

}  // namespace sana::ui

QTEST_MAIN(sana::ui::WindowTest)
#include "window_test.moc"
