// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/view_commands.h"

#include <QApplication>
#include <QDockWidget>
#include <QKeyEvent>
#include <QPlainTextEdit>

#include "ui/canvas/compare_view.h"
#include "ui/canvas/draw_canvas.h"
#include "ui/canvas/picture_view.h"
#include "ui/controls/commit_typing.h"
#include "ui/gallery/gallery_page.h"
#include "ui/models/action_table.h"
#include "ui/models/studio.h"
#include "ui/prompt/prompt_panel.h"
#include "ui/queue/queue_panel.h"
#include "ui/queue/status_strip.h"
#include "ui/shell/draw_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/window_layout.h"

namespace sana::ui {
namespace {

constexpr int queueTab = 2, historyTab = 1;

}  // namespace

ViewCommands::ViewCommands(MainWindow& window) : QObject(&window), window_(window) {
  connectPages();
  connectQueue();
  connectPanels();
  connectParts();
  updateQueue();
  qApp->installEventFilter(this);
}

void ViewCommands::connectPages() {
  ActionTable& actions = window_.actions();
  connect(actions.action(Act::draw), &QAction::triggered, this, [this] { window_.showPage(Page::draw); });
  connect(actions.action(Act::gallery), &QAction::triggered, this, [this] { window_.showPage(Page::gallery); });
  connect(actions.action(Act::fullScreen), &QAction::toggled, this, [this](bool on) { window_.setFullScreen(on); });
  QAction* const follow = actions.action(Act::followNewest);
  CurrentPicture& current = window_.studio().current();
  follow->setChecked(current.followNewest());
  connect(follow, &QAction::toggled, this, [this](bool on) { window_.studio().current().setFollowNewest(on); });
  connect(&current, &CurrentPicture::followNewestChanged, this,
          [this, follow] { follow->setChecked(window_.studio().current().followNewest()); });
}

void ViewCommands::connectQueue() {
  ActionTable& actions = window_.actions();
  Studio& studio = window_.studio();
  // A number that is still being typed is meant for this job.
  for (const Act act : {Act::generate, Act::generateFirst})
    connect(actions.action(act), &QAction::triggered, this, [this, act] {
      commitTyping();
      if (act == Act::generate) window_.studio().generation().generate();
      else window_.studio().generation().generateFirst();
    });
  connect(actions.action(Act::cancelCurrent), &QAction::triggered, this, [this] {
    // Full screen and the two views without a header are left first.
    if (window_.isFullScreen()) window_.actions().action(Act::fullScreen)->setChecked(false);
    else if (window_.page() == Page::compare || window_.page() == Page::viewer) window_.goBack();
    else window_.studio().generation().cancelCurrent();
  });
  connect(actions.action(Act::cancelAll), &QAction::triggered, &studio.generation(), &GenerationModel::cancelAll);
  // Not toggled(): showing a pause that holds only what was left behind must not make it the person's own.
  connect(actions.action(Act::pauseQueue), &QAction::triggered, &studio.queue(), &QueueModel::setPaused);
  connect(&studio.queue(), &QueueModel::pausedChanged, this, [this] {
    window_.actions().action(Act::pauseQueue)->setChecked(window_.studio().queue().paused());
  });
  for (const auto& signal : {&GenerationModel::runningChanged, &GenerationModel::estimateChanged})
    connect(&studio.generation(), signal, this, &ViewCommands::updateQueue);
  connect(&studio.queue(), &QueueModel::waitingChanged, this, &ViewCommands::updateQueue);
  connect(&studio.prompt(), &PromptModel::canDrawChanged, this, &ViewCommands::updateQueue);
}

bool ViewCommands::eventFilter(QObject* watched, QEvent* event) {
  const bool isPopupsOwn = event->type() == QEvent::ShortcutOverride && QApplication::activePopupWidget() != nullptr &&
                           static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
  if (!isPopupsOwn) return QObject::eventFilter(watched, event);
  event->accept();  // the key goes to the popup, not to the shortcut
  return true;
}

void ViewCommands::updateQueue() {
  ActionTable& actions = window_.actions();
  Studio& studio = window_.studio();
  const QString reason = studio.prompt().cannotDrawReason();
  actions.setReason(Act::generate, reason);
  actions.setReason(Act::generateFirst, reason);
  actions.action(Act::generate)->setText(studio.generation().running() ? tr("Add to &queue") : tr("&Generate"));
  const bool busy = studio.generation().running() || studio.queue().waiting() > 0;
  actions.setReason(Act::cancelAll, busy ? QString() : tr("No job is running or waiting."));
}

void ViewCommands::connectPanels() {
  ActionTable& actions = window_.actions();
  const auto bind = [&](Act act, QDockWidget* dock) {
    QAction* const action = actions.action(act);
    action->setChecked(!dock->isHidden());
    connect(action, &QAction::triggered, dock, &QWidget::setVisible);
    connect(dock, &QDockWidget::visibilityChanged, action, [this, action, dock] {
      action->setChecked(!dock->isHidden());
      window_.layoutStore().touch();
    });
  };
  bind(Act::promptPanel, window_.drawPage()->promptDock());
  bind(Act::stripPanel, window_.drawPage()->stripDock());
  bind(Act::detailsPanel, window_.drawPage()->rightDock());
  DrawPage* const page = window_.drawPage();
  connect(actions.action(Act::swapSides), &QAction::triggered, page, &DrawPage::swapSides);
  connect(actions.action(Act::stripAbove), &QAction::triggered, page, &DrawPage::putStripAbove);
  connect(actions.action(Act::resetLayout), &QAction::triggered, page, &DrawPage::resetLayout);
  connect(page->stripDock(), &QDockWidget::dockLocationChanged, this, [this](Qt::DockWidgetArea area) {
    window_.actions().action(Act::stripAbove)->setChecked(area == Qt::TopDockWidgetArea);
  });
  for (QDockWidget* dock : {page->promptDock(), page->stripDock(), page->rightDock()})
    connect(dock, &QDockWidget::dockLocationChanged, this, [this] { window_.layoutStore().touch(); });
}

void ViewCommands::connectParts() {
  Studio& studio = window_.studio();
  connect(window_.status(), &StatusStrip::queueWanted, this, [this] {
    window_.showPage(Page::draw);
    window_.drawPage()->showRight(queueTab);
  });
  connect(window_.prompt(), &PromptPanel::historyWanted, this, [this] { window_.drawPage()->showRight(historyTab); });
  connect(window_.queue(), &QueuePanel::pictureWanted, &studio.current(), &CurrentPicture::show);
  connect(window_.canvas(), &DrawCanvas::examplePicked, this, [this](const QString& prompt) {
    window_.studio().prompt().setText(prompt);
    window_.prompt()->focusEditor(true);
  });
  for (const Act act : {Act::star, Act::tags, Act::board, Act::rename, Act::useRecipe, Act::variations, Act::compare,
                        Act::copy, Act::copyRecipe, Act::exportPicture, Act::showInFolder, Act::trash})
    window_.canvas()->view()->addAction(window_.actions().action(act));
  connect(window_.canvas(), &DrawCanvas::previewPainted, &studio.generation(), &GenerationModel::previewPainted);
  connect(window_.canvas(), &DrawCanvas::viewerWanted, this, [this] {
    if (const qint64 picture = window_.studio().current().id()) window_.openViewer(picture);
  });
  connect(window_.gallery(), &GalleryPage::pictureOpened, &window_, &MainWindow::openViewer);
  connect(window_.gallery(), &GalleryPage::drawWanted, this, [this] { window_.showPage(Page::draw); });
  connect(window_.compare(), &CompareView::modeWanted, &studio.compare(), &CompareModel::setMode);
  connect(window_.compare(), &CompareView::swapWanted, &studio.compare(), &CompareModel::swap);
}

}  // namespace sana::ui
