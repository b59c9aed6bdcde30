// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window on the fake engine: what stands over its pages, and what its actions look like.
#include <QAbstractSlider>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

#include "tests/ui/models1/studio_bench.h"
#include "ui/controls/banner.h"
#include "ui/controls/toast.h"
#include "ui/gallery/gallery_page.h"
#include "ui/gallery/grid_view.h"
#include "ui/models/action_table.h"
#include "ui/shell/banner_area.h"
#include "ui/shell/draw_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/right_panel.h"

namespace sana::ui {
namespace {

QRect inWindow(const QWidget& widget) { return {widget.mapTo(widget.window(), QPoint()), widget.size()}; }

/// What of the window's controls lies below the toast.
QStringList covered(const QWidget& window, const Toast& toast) {
  QStringList names;
  for (const QWidget* widget : window.findChildren<QWidget*>()) {
    const bool isControl = qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
                           qobject_cast<const QAbstractSlider*>(widget) || qobject_cast<const QComboBox*>(widget) ||
                           qobject_cast<const RightPanel*>(widget);
    if (isControl && widget->isVisible() && !toast.isAncestorOf(widget) && inWindow(*widget).intersects(inWindow(toast)))
      names << QString::fromLatin1(widget->metaObject()->className()) + ' ' + widget->accessibleName();
  }
  return names;
}

}  // namespace

class MainWindowTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    bench_ = std::make_unique<StudioBench>();
    QVERIFY(bench_->start());
    actions_ = std::make_unique<ActionTable>((*bench_)->settings());
    window_ = std::make_unique<MainWindow>(**bench_, *actions_, bench_->path("layout.json"));
    window_->resize(1024, 700);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    (*bench_)->generation().generate();
    QTRY_COMPARE_WITH_TIMEOUT((*bench_)->strip().rowCount(), 1, 20000);
    (*bench_)->current().showNewest();
    QTRY_VERIFY(!(*bench_)->current().image().isNull());
  }
  void cleanupTestCase() {
    window_.reset();
    actions_.reset();
    bench_.reset();
  }

  void theWindowGivesActionsTheirIcons() {
    for (const ActionTable::Row& row : actions_->rows()) {
      QCOMPARE(actions_->action(row.act)->icon().isNull(), row.icon.isEmpty());
      QVERIFY(!actions_->action(row.act)->isIconVisibleInMenu());
    }
  }

  void theToastCoversNoControl_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("page");
    QTest::addColumn<bool>("panelOpen");
    for (const QSize size : {QSize(1024, 700), QSize(1440, 900)})
      for (const Page page : {Page::draw, Page::gallery, Page::viewer, Page::compare})
        for (const bool open : {false, true})
          if (page == Page::draw || !open)
            QTest::addRow("%d page %d%s", size.width(), int(page), open ? " panel" : "") << size << int(page) << open;
  }
  void theToastCoversNoControl() {
    QFETCH(QSize, size);
    QFETCH(int, page);
    QFETCH(bool, panelOpen);
    window_->resize(size);
    window_->showPage(Page(page));
    if (Page(page) == Page::gallery) {
      QTRY_VERIFY((*bench_)->gallery().rowCount() > 0);
      window_->gallery()->selectAll();
    }
    if (panelOpen) window_->drawPage()->showRight(2);
    (*bench_)->banners().show({.key = "one", .cause = "The cause.", .kept = "What was kept."});
    for (const QString& text : {QStringLiteral("3 moved to trash"), QStringLiteral("A much longer sentence. ").repeated(4)}) {
      emit (*bench_)->banners().toast(text, QStringLiteral("Undo"), [] {});
      auto* const toast = window_->findChild<Toast*>();
      QVERIFY(toast->isVisible());
      const auto found = [&] { return covered(*window_, *toast); };
      QTRY_VERIFY2(found().isEmpty(), qPrintable(found().join(", ")));
      QVERIFY(inWindow(*toast).width() > 100);
      if (panelOpen && size.width() < 1180) {
        auto* const panel = window_->findChild<RightPanel*>();
        QVERIFY(panel->isVisible());
        QVERIFY(inWindow(*toast).right() < inWindow(*panel).left());
      }
      toast->dismiss();
    }
    (*bench_)->banners().dismiss(0);
    if (panelOpen && size.width() < 1180) window_->findChild<RightPanel*>()->hide();
    window_->showPage(Page::draw);
  }

  void messagesDoNotCrowdASmallWindow() {
    Banners& banners = (*bench_)->banners();
    for (const char* key : {"a", "b", "c", "d"}) banners.show({.key = key, .cause = key, .kept = "kept"});
    window_->resize(1024, 700);
    QTRY_COMPARE(bannersInSight(), 1);
    window_->resize(1440, 1000);
    QTRY_COMPARE(bannersInSight(), 2);
    window_->resize(1024, 700);
    QTRY_COMPARE(bannersInSight(), 1);
    window_->banners()->more()->click();
    QCOMPARE(bannersInSight(), 4);
    QVERIFY(window_->height() == 700);
    while (banners.rowCount() > 0) banners.dismiss(0);
    QVERIFY(window_->banners()->isHidden());
  }

 private:
  int bannersInSight() const {
    int count = 0;
    for (const Banner* banner : window_->findChildren<Banner*>()) count += banner->isVisible();
    return count;
  }

  std::unique_ptr<StudioBench> bench_;
  std::unique_ptr<ActionTable> actions_;
  std::unique_ptr<MainWindow> window_;
};

}  // namespace sana::ui

QTEST_MAIN(sana::ui::MainWindowTest)
#include "main_window_test.moc"
