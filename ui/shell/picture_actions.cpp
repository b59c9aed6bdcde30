// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/picture_actions.h"

#include <QApplication>
#include <QClipboard>
#include <QJsonDocument>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>

#include <algorithm>

#include "ui/canvas/compare_view.h"
#include "ui/canvas/draw_canvas.h"
#include "ui/dialogs/question.h"
#include "ui/gallery/filmstrip.h"
#include "ui/gallery/gallery_page.h"
#include "ui/history/details_panel.h"
#include "ui/history/history_panel.h"
#include "ui/models/action_table.h"
#include "ui/models/studio.h"
#include "ui/models/when_done.h"
#include "ui/prompt/prompt_panel.h"
#include "ui/shell/main_window.h"
#include "ui/shell/menus.h"
#include "ui/style/icon.h"

namespace sana::ui {
namespace {

constexpr int variationCount = 4;

bool editsText(QWidget* widget) {
  return qobject_cast<QLineEdit*>(widget) || qobject_cast<QPlainTextEdit*>(widget);
}

/// One of the slots that line edits and editors have under the same name.
bool tellEditor(const char* slot) {
  QWidget* const focused = QApplication::focusWidget();
  return editsText(focused) && QMetaObject::invokeMethod(focused, slot);
}

}  // namespace

PictureActions::PictureActions(MainWindow& window) : QObject(&window), window_(window) {
  connectEdit();
  connectPictures();
  connectPanels();
  connectGallery();
  connect(&window_, &MainWindow::targetsChanged, this, &PictureActions::update);
  soon_.setSingleShot(true);
  soon_.setInterval(0);
  connect(&soon_, &QTimer::timeout, this, &PictureActions::update);
  for (GalleryModel* rows : {&window_.studio().gallery(), &window_.studio().strip()})
    connect(rows, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex&, const QModelIndex&, const QVector<int>& roles) {
              if (roles != QVector<int>{Qt::DecorationRole}) soon_.start();  // a star, maybe of a selected one
            });
  update();
}

void PictureActions::connectEdit() {
  ActionTable& actions = window_.actions();
  QUndoStack& undo = window_.studio().undo();
  connect(actions.action(Act::undo), &QAction::triggered, &undo, [&undo] { if (!tellEditor("undo")) undo.undo(); });
  connect(actions.action(Act::redo), &QAction::triggered, &undo, [&undo] { if (!tellEditor("redo")) undo.redo(); });
  connect(&undo, &QUndoStack::undoTextChanged, this, [this](const QString& text) {
    window_.actions().action(Act::undo)->setText(text.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(text));
  });
  connect(&undo, &QUndoStack::redoTextChanged, this, [this](const QString& text) {
    window_.actions().action(Act::redo)->setText(text.isEmpty() ? tr("&Redo") : tr("&Redo: %1").arg(text));
  });
  connect(actions.action(Act::cut), &QAction::triggered, this, [] { tellEditor("cut"); });
  connect(actions.action(Act::copy), &QAction::triggered, this, [this] {
    if (tellEditor("copy")) return;
    const QVector<qint64> targets = window_.targets();
    if (!targets.isEmpty()) window_.studio().pictures().copyImage(targets.first());
  });
  connect(actions.action(Act::paste), &QAction::triggered, this, [] { tellEditor("paste"); });
  connect(actions.action(Act::selectAll), &QAction::triggered, this, [this] {
    if (!tellEditor("selectAll") && window_.page() == Page::gallery) window_.gallery()->selectAll();
  });
  connect(actions.action(Act::find), &QAction::triggered, this, [this] {
    window_.showPage(Page::gallery);
    window_.gallery()->focusSearch();
  });
  connect(actions.action(Act::copyRecipe), &QAction::triggered, this, [this] {
    const QVector<qint64> targets = window_.targets();
    if (!targets.isEmpty()) window_.studio().pictures().copyRecipe(targets.first());
  });
  connect(actions.action(Act::pasteRecipe), &QAction::triggered, this, &PictureActions::pasteRecipe);
}

void PictureActions::connectPictures() {
  ActionTable& actions = window_.actions();
  PictureCommands& pictures = window_.studio().pictures();
  const auto onTargets = [&](Act act, auto what) {
    connect(actions.action(act), &QAction::triggered, this, [this, what] {
      const QVector<qint64> targets = window_.targets();
      if (!targets.isEmpty()) what(targets);
    });
  };
  onTargets(Act::trash, [&pictures](const auto& ids) { pictures.moveToTrash(ids); });
  onTargets(Act::restore, [&pictures](const auto& ids) { pictures.restore(ids); });
  onTargets(Act::star, [&pictures](const auto& ids) { pictures.toggleStar(ids); });
  onTargets(Act::showInFolder, [&pictures](const auto& ids) { pictures.showInFolder(ids.first()); });
  onTargets(Act::useRecipe, [this](const auto& ids) { useRecipe(ids.first()); });
  onTargets(Act::variations, [this](const auto& ids) { variations(ids.first()); });
  onTargets(Act::exportPicture, [this](const auto& ids) { exportPictures(ids); });
  onTargets(Act::exportAgain, [this](const auto& ids) { window_.studio().exports().again(ids); });
  onTargets(Act::tags, [this](const auto&) { askTags(); });
  onTargets(Act::board, [this](const auto&) { chooseBoard(); });
  onTargets(Act::rename, [this](const auto&) { rename(); });
  onTargets(Act::compare, [this](const auto&) { compare(); });
}

void PictureActions::connectPanels() {
  Studio& studio = window_.studio();
  DetailsPanel* const details = window_.details();
  connect(details, &DetailsPanel::useRecipe, this, &PictureActions::useRecipe);
  connect(details, &DetailsPanel::variations, this, &PictureActions::variations);
  connect(details, &DetailsPanel::exportWanted, this, [this](qint64 picture) { exportPictures({picture}); });
  connect(details, &DetailsPanel::showInFolder, &studio.pictures(), &PictureCommands::showInFolder);
  connect(details, &DetailsPanel::pictureWanted, &studio.current(), &CurrentPicture::show);
  connect(details, &DetailsPanel::tagWanted, this, [this](const QString& tag) {
    window_.showPage(Page::gallery);
    window_.gallery()->showTag(tag);
  });
  HistoryPanel* const history = window_.history();
  connect(history, &HistoryPanel::goBackWanted, this, &PictureActions::useRecipe);
  connect(history, &HistoryPanel::pictureWanted, &studio.current(), &CurrentPicture::show);
  connect(history, &HistoryPanel::exportWanted, this, [this](qint64 picture) { exportPictures({picture}); });
  connect(history, &HistoryPanel::compareWanted, this, [this](qint64 a, qint64 b) {
    window_.studio().compare().compare(a, b);
    window_.showPage(Page::compare);
  });
  connect(window_.compare(), &CompareView::useRecipe, this, &PictureActions::useRecipe);
  connect(window_.compare(), &CompareView::exportWanted, this, &PictureActions::exportComparison);
  connect(window_.canvas(), &DrawCanvas::locateWanted, this, &PictureActions::locate);
}

void PictureActions::connectGallery() {
  const auto menu = [this](const QPoint& global) {
    auto* shown = new QMenu(&window_);
    shown->setAttribute(Qt::WA_DeleteOnClose);
    fillPictureMenu(*shown, window_.actions());
    shown->popup(global);
  };
  connect(window_.gallery(), &GalleryPage::menuWanted, this, menu);
  connect(window_.strip(), &Filmstrip::menuWanted, this, menu);
  connect(window_.gallery(), &GalleryPage::emptyTrashWanted, this, [this] {
    const int count = int(window_.studio().places().counts().trash);
    auto* question = new Question(tr("Empty the trash?"),
                                  tr("%n picture(s) move to the trash of the system.", nullptr, count), &window_);
    question->addChoice(tr("Empty the trash"), Kind::danger, [this] { window_.studio().pictures().emptyTrash(); });
    question->addChoice(tr("Cancel"), Kind::filled, {});
    question->open();
  });
}

void PictureActions::update() {
  ActionTable& actions = window_.actions();
  const QVector<qint64> targets = window_.targets();
  const bool any = !targets.isEmpty();
  const QString reason = any ? QString() : tr("Select a picture first.");
  for (const Act act : {Act::trash, Act::star, Act::tags, Act::board, Act::rename, Act::useRecipe, Act::variations,
                        Act::exportPicture, Act::exportAgain, Act::showInFolder, Act::copyRecipe})
    actions.setReason(act, reason);
  const bool inRows = window_.page() == Page::gallery || window_.page() == Page::viewer;
  const GalleryModel& shown = inRows ? window_.studio().gallery() : window_.studio().strip();
  const GalleryModel& all = window_.studio().strip();
  const bool starred = any && std::all_of(targets.begin(), targets.end(), [&](qint64 id) {
    const GalleryModel& rows = shown.rowOf(id) >= 0 ? shown : all;
    const int row = rows.rowOf(id);
    return row >= 0 && rows.rowAt(row).starred;
  });
  actions.action(Act::star)->setIcon(icon(starred ? u"star-filled" : u"star"));
  actions.action(Act::star)->setText(starred ? tr("Un&star") : tr("&Star"));
  const bool inTrash = window_.page() == Page::gallery &&
                       window_.studio().gallery().query().place == PictureQuery::Place::trash;
  actions.setReason(Act::restore, any && inTrash ? QString() : tr("Select pictures in the trash first."));
  const bool pair = window_.page() == Page::gallery ? targets.size() == 2 : any;
  actions.setReason(Act::compare, pair ? QString()
                                  : window_.page() == Page::gallery ? tr("Select two pictures first.") : reason);
}

void PictureActions::withRecord(qint64 picture, std::function<void(const PictureRecord&)> run) {
  whenDone(window_.studio().library().records({picture}), this,
           [run = std::move(run)](const QVector<PictureRecord>& records) {
             if (!records.isEmpty()) run(records.first());
           });
}

void PictureActions::useRecipe(qint64 picture) {
  withRecord(picture, [this](const PictureRecord& record) {
    Studio& studio = window_.studio();
    const QStringList said = studio.prompt().applyRecipe(record.recipe, record.id);
    studio.banners().toast(said.isEmpty() ? tr("Recipe taken over") : said.join(QLatin1Char(' ')), {}, {});
    window_.showPage(Page::draw);
    window_.prompt()->focusEditor(false);
  });
}

void PictureActions::variations(qint64 picture) {
  withRecord(picture, [this](const PictureRecord& record) {
    window_.studio().generation().variations(record, variationCount);
  });
}

void PictureActions::compare() {
  Studio& studio = window_.studio();
  const QVector<qint64> targets = window_.targets();
  qint64 other = targets.size() > 1 ? targets.at(1) : studio.current().record().parent;
  if (other == 0) {
    const int row = studio.strip().rowOf(targets.first());
    const int neighbour = row + 1 < studio.strip().rowCount() ? row + 1 : row - 1;
    if (row < 0 || neighbour < 0) {
      studio.banners().toast(tr("There is no other picture to compare with yet."), {}, {});
      return;
    }
    other = studio.strip().idAt(neighbour);
  }
  studio.compare().compare(other, targets.first());
  window_.showPage(Page::compare);
}

void PictureActions::pasteRecipe() {
  const QJsonDocument document = QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8());
  Studio& studio = window_.studio();
  if (document.object().value(QLatin1String("format")) != QLatin1String("sana-recipe")) {
    studio.banners().toast(tr("The clipboard holds no recipe. Copy recipe puts one there."), {}, {});
    return;
  }
  const QStringList said = studio.prompt().applyRecipe(document.object(), 0);
  if (!said.isEmpty()) studio.banners().toast(said.join(QLatin1Char(' ')), {}, {});
  window_.showPage(Page::draw);
}

}  // namespace sana::ui
