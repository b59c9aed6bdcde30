// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/menus.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

#include <initializer_list>
#include <optional>

#include "ui/models/action_table.h"

namespace sana::ui {
namespace {

/// nullopt stands for a separator.
using Entries = std::initializer_list<std::optional<Act>>;

void fill(QMenu& menu, ActionTable& actions, const Entries& entries) {
  menu.setToolTipsVisible(true);
  for (const std::optional<Act>& entry : entries) {
    if (entry) menu.addAction(actions.action(*entry));
    else menu.addSeparator();
  }
}

QString text(const char* source) { return QCoreApplication::translate("sana::ui::Menus", source); }

}  // namespace

void fillMenuBar(QMenuBar& bar, ActionTable& actions) {
  bar.clear();
  const std::optional<Act> line;
  fill(*bar.addMenu(text(QT_TRANSLATE_NOOP("sana::ui::Menus", "&File"))), actions,
       {Act::newPrompt, Act::openPicture, Act::importFolder, Act::addModel, line, Act::exportPicture, Act::exportAgain,
        Act::showInFolder, line, Act::settings, line, Act::quit});
  fill(*bar.addMenu(text(QT_TRANSLATE_NOOP("sana::ui::Menus", "&Edit"))), actions,
       {Act::undo, Act::redo, line, Act::cut, Act::copy, Act::paste, line, Act::copyRecipe, Act::pasteRecipe, line,
        Act::selectAll, Act::find, line, Act::trash});
  fill(*bar.addMenu(text(QT_TRANSLATE_NOOP("sana::ui::Menus", "&Picture"))), actions,
       {Act::star, Act::tags, Act::board, Act::rename, line, Act::useRecipe, Act::variations, Act::compare, line,
        Act::restore});
  fill(*bar.addMenu(text(QT_TRANSLATE_NOOP("sana::ui::Menus", "&Queue"))), actions,
       {Act::generate, Act::generateFirst, line, Act::cancelCurrent, Act::cancelAll, line, Act::pauseQueue});
  QMenu& view = *bar.addMenu(text(QT_TRANSLATE_NOOP("sana::ui::Menus", "&View")));
  fill(view, actions,
       {Act::draw, Act::gallery, line, Act::followNewest, line, Act::zoomIn, Act::zoomOut, Act::fit, Act::actualSize,
        Act::fullScreen, line});
  fill(*view.addMenu(text(QT_TRANSLATE_NOOP("sana::ui::Menus", "&Panels"))), actions,
       {Act::promptPanel, Act::stripPanel, Act::detailsPanel, line, Act::swapSides, Act::stripAbove, line,
        Act::resetLayout});
  fill(*bar.addMenu(text(QT_TRANSLATE_NOOP("sana::ui::Menus", "&Help"))), actions,
       {Act::shortcuts, Act::guide, Act::diagnostics, line, Act::licences, Act::about});
}

void fillPictureMenu(QMenu& menu, ActionTable& actions) {
  const std::optional<Act> line;
  fill(menu, actions,
       {Act::star, Act::tags, Act::board, Act::rename, line, Act::useRecipe, Act::variations, Act::compare, line,
        Act::copy, Act::copyRecipe, Act::exportPicture, Act::showInFolder, line, Act::restore, Act::trash});
}

}  // namespace sana::ui
