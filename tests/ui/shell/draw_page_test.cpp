// SPDX-License-Identifier: GPL-3.0-or-later
// The panels of the Draw page can be moved, and come back where they were.
#include <QDockWidget>
#include <QMenu>

#include "tests/ui/models1/studio_bench.h"
#include "ui/models/action_table.h"
#include "ui/shell/draw_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/right_panel.h"
#include "ui/shell/view_commands.h"

namespace sana::ui {

class DrawPageTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    QVERIFY(bench_.start());
    actions_ = std::make_unique<ActionTable>(bench_->settings());
    window_ = makeWindow();
  }
  void cleanup() { page().resetLayout(); }
  void sidesAreSwappedAndBack();
  void hiddenPanelsStayHidden();
  void theStripGoesAbove();
  void thePlaceIsKept();
  void aNarrowWindowOpensThePanelBesideItsRail();

 private:
  std::unique_ptr<MainWindow> makeWindow() {
    auto window = std::make_unique<MainWindow>(*bench_, *actions_, bench_.path("layout.json"));
    window->resize(1440, 900);
    new ViewCommands(*window);
    window->show();
    return window;
  }
  DrawPage& page() { return *window_->drawPage(); }
  Qt::DockWidgetArea area(QDockWidget* dock) { return page().dockWidgetArea(dock); }
  void press(Act act) { actions_->action(act)->trigger(); }

  StudioBench bench_;
  std::unique_ptr<ActionTable> actions_;
  std::unique_ptr<MainWindow> window_;
};

void DrawPageTest::sidesAreSwappedAndBack() {
  QCOMPARE(area(page().promptDock()), Qt::LeftDockWidgetArea);
  press(Act::swapSides);
  QCOMPARE(area(page().promptDock()), Qt::RightDockWidgetArea);
  QCOMPARE(area(page().rightDock()), Qt::LeftDockWidgetArea);
  QTRY_VERIFY(page().promptDock()->x() > page().rightDock()->x());
  press(Act::swapSides);
  QCOMPARE(area(page().promptDock()), Qt::LeftDockWidgetArea);
  QCOMPARE(area(page().rightDock()), Qt::RightDockWidgetArea);
}

void DrawPageTest::hiddenPanelsStayHidden() {
  page().rightDock()->hide();
  press(Act::swapSides);
  QCOMPARE(area(page().rightDock()), Qt::LeftDockWidgetArea);
  QVERIFY(page().rightDock()->isHidden());
  QVERIFY(!page().promptDock()->isHidden());
}

void DrawPageTest::theStripGoesAbove() {
  QVERIFY(!actions_->action(Act::stripAbove)->isChecked());
  press(Act::stripAbove);
  QTRY_VERIFY(page().stripDock()->y() < page().centralWidget()->y());
  press(Act::stripAbove);
  QTRY_VERIFY(page().stripDock()->y() > page().centralWidget()->y());
}

void DrawPageTest::thePlaceIsKept() {
  press(Act::swapSides);
  press(Act::stripAbove);
  const QByteArray state = page().layoutState();
  page().resetLayout();
  QCOMPARE(area(page().stripDock()), Qt::BottomDockWidgetArea);
  QVERIFY(!actions_->action(Act::stripAbove)->isChecked());
  QVERIFY(page().restoreLayout(state));
  QCOMPARE(area(page().promptDock()), Qt::RightDockWidgetArea);
  QCOMPARE(area(page().stripDock()), Qt::TopDockWidgetArea);
  QVERIFY(actions_->action(Act::stripAbove)->isChecked());
}

void DrawPageTest::aNarrowWindowOpensThePanelBesideItsRail() {
  press(Act::swapSides);
  window_->resize(1024, 700);
  auto* panel = page().findChild<RightPanel*>();
  QTRY_VERIFY(panel->isHidden());
  page().showRight(0);
  QTRY_VERIFY(panel->isVisible());
  const QRect shown(panel->mapTo(&page(), QPoint()), panel->size());
  QVERIFY2(page().rect().contains(shown), "the panel opens outside of the window");
  window_->resize(1440, 900);
  QTRY_VERIFY(panel->isVisible());
}

}  // namespace sana::ui

QTEST_MAIN(sana::ui::DrawPageTest)
#include "draw_page_test.moc"
