// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/action_table.h"

#include <QJsonArray>
#include <QJsonObject>

namespace sana::ui {
namespace {

using Group = ActionTable::Group;
using Row = ActionTable::Row;

QKeySequence keysOf(const char* text) { return QKeySequence(QLatin1String(text), QKeySequence::PortableText); }

QVector<QKeySequence> keysOf(std::initializer_list<const char*> texts) {
  QVector<QKeySequence> keys;
  for (const char* text : texts) keys << keysOf(text);
  return keys;
}

/// The desktop's own keys and ours: plain X11 leaves some of the standard ones unbound.
QVector<QKeySequence> standardKeys(QKeySequence::StandardKey standard, std::initializer_list<const char*> texts) {
  QVector<QKeySequence> keys = keysOf(texts);
  for (const QKeySequence& key : QKeySequence::keyBindings(standard))
    // Ctrl+D and Ctrl+E are the text fields' own; they stay out of the table.
    if (!keys.contains(key) && key != keysOf("Ctrl+D") && key != keysOf("Ctrl+E")) keys << key;
  return keys;
}

}  // namespace

// The table in the order of the menus. clang-format off keeps one action a line.
// clang-format off
QVector<Row> ActionTable::makeRows() {
  return {
      {Act::newPrompt, Group::file, "new-prompt", tr("&New prompt"), standardKeys(QKeySequence::New, {"Ctrl+N"})},
      {Act::openPicture, Group::file, "open-picture", tr("&Open picture..."), standardKeys(QKeySequence::Open, {"Ctrl+O"}), "import"},
      {Act::importFolder, Group::file, "import-folder", tr("&Import folder..."), {}},
      {Act::addModel, Group::file, "add-model", tr("Add &model folder..."), {}, "model"},
      {Act::exportPicture, Group::file, "export", tr("&Export..."), keysOf({"Ctrl+Shift+E"}), "export"},
      {Act::exportAgain, Group::file, "export-again", tr("Export a&gain"), keysOf({"Ctrl+Shift+S"})},
      {Act::showInFolder, Group::file, "show-in-folder", tr("Show in fol&der"), {}, "folder"},
      {Act::settings, Group::file, "settings", tr("Se&ttings..."), standardKeys(QKeySequence::Preferences, {"Ctrl+,"}), "settings"},
      {Act::quit, Group::file, "quit", tr("&Quit"), standardKeys(QKeySequence::Quit, {"Ctrl+Q"})},

      {Act::undo, Group::edit, "undo", tr("&Undo"), standardKeys(QKeySequence::Undo, {"Ctrl+Z"}), "undo"},
      {Act::redo, Group::edit, "redo", tr("&Redo"), standardKeys(QKeySequence::Redo, {"Ctrl+Shift+Z", "Ctrl+Y"}), "redo"},
      {Act::cut, Group::edit, "cut", tr("Cu&t"), standardKeys(QKeySequence::Cut, {"Ctrl+X"})},
      {Act::copy, Group::edit, "copy", tr("&Copy"), standardKeys(QKeySequence::Copy, {"Ctrl+C"}), "copy"},
      {Act::paste, Group::edit, "paste", tr("&Paste"), standardKeys(QKeySequence::Paste, {"Ctrl+V"}), "paste"},
      {Act::copyRecipe, Group::edit, "copy-recipe", tr("Cop&y recipe"), keysOf({"Ctrl+Shift+C"})},
      {Act::pasteRecipe, Group::edit, "paste-recipe", tr("Paste rec&ipe"), keysOf({"Ctrl+Shift+V"})},
      {Act::selectAll, Group::edit, "select-all", tr("Select &all"), standardKeys(QKeySequence::SelectAll, {"Ctrl+A"})},
      {Act::find, Group::edit, "find", tr("&Find"), standardKeys(QKeySequence::Find, {"Ctrl+F"}), "search"},
      {Act::trash, Group::edit, "trash", tr("Move to tras&h"), keysOf({"Del"}), "trash", false, true},

      {Act::star, Group::picture, "star", tr("&Star"), keysOf({"Ctrl+B"}), "star"},
      {Act::tags, Group::picture, "tags", tr("&Tags..."), keysOf({"Ctrl+T"}), "tag"},
      {Act::board, Group::picture, "board", tr("&Board"), {}, "board"},
      {Act::rename, Group::picture, "rename", tr("&Rename..."), keysOf({"F2"})},
      {Act::useRecipe, Group::picture, "use-recipe", tr("&Use recipe"), keysOf({"Ctrl+R"})},
      {Act::variations, Group::picture, "variations", tr("&Variations"), keysOf({"Ctrl+Shift+R"})},
      {Act::compare, Group::picture, "compare", tr("Co&mpare"), keysOf({"Ctrl+L"}), "compare"},
      {Act::restore, Group::picture, "restore", tr("Rest&ore from trash"), {}, "restore"},

      {Act::generate, Group::queue, "generate", tr("&Generate"), keysOf({"Ctrl+Return", "Ctrl+Enter"}), "generate"},
      {Act::generateFirst, Group::queue, "generate-first", tr("Generate &first"), keysOf({"Ctrl+Shift+Return", "Ctrl+Shift+Enter"})},
      {Act::cancelCurrent, Group::queue, "cancel", tr("&Cancel current"), keysOf({"Esc"}), "cancel"},
      {Act::cancelAll, Group::queue, "cancel-all", tr("Cancel &all"), keysOf({"Shift+Esc"})},
      {Act::pauseQueue, Group::queue, "pause", tr("&Pause"), keysOf({"Ctrl+Shift+P"}), "pause", true},

      {Act::draw, Group::view, "draw", tr("&Draw"), keysOf({"Ctrl+1"}), "draw"},
      {Act::gallery, Group::view, "gallery", tr("&Gallery"), keysOf({"Ctrl+2"}), "gallery"},
      {Act::followNewest, Group::view, "follow-newest", tr("&Follow newest"), {}, {}, true},
      {Act::zoomIn, Group::view, "zoom-in", tr("Zoom &in"), standardKeys(QKeySequence::ZoomIn, {"Ctrl++", "Ctrl+="}), "plus"},
      {Act::zoomOut, Group::view, "zoom-out", tr("Zoom &out"), standardKeys(QKeySequence::ZoomOut, {"Ctrl+-"}), "minus"},
      {Act::fit, Group::view, "fit", tr("Fi&t"), keysOf({"."}), "fit", false, true},
      {Act::actualSize, Group::view, "actual-size", tr("&100 %"), keysOf({"1"}), {}, false, true},
      {Act::fullScreen, Group::view, "full-screen", tr("F&ull screen"), keysOf({"F11", "F"}), "full-screen", true, true},
      {Act::promptPanel, Group::view, "prompt-panel", tr("Prompt panel"), {}, {}, true},
      {Act::stripPanel, Group::view, "strip-panel", tr("Filmstrip"), {}, {}, true},
      {Act::detailsPanel, Group::view, "details-panel", tr("Details, history and queue"), {}, {}, true},
      {Act::swapSides, Group::view, "swap-sides", tr("Swap the side panels"), {}, "swap"},
      {Act::stripAbove, Group::view, "strip-above", tr("Filmstrip above the picture"), {}, {}, true},
      {Act::resetLayout, Group::view, "reset-layout", tr("Reset the layout"), {}},

      {Act::previousPicture, Group::picture, "previous", tr("Previous picture"), keysOf({"Left"}), "chevron-left", false, true, true},
      {Act::nextPicture, Group::picture, "next", tr("Next picture"), keysOf({"Right"}), "chevron-right", false, true, true},
      {Act::firstPicture, Group::picture, "first", tr("First picture"), keysOf({"Home"}), {}, false, true, true},
      {Act::lastPicture, Group::picture, "last", tr("Last picture"), keysOf({"End"}), {}, false, true, true},
      {Act::earlierPrompt, Group::editor, "earlier-prompt", tr("Earlier prompt"), keysOf({"Alt+Up"}), {}, false, false, true},
      {Act::laterPrompt, Group::editor, "later-prompt", tr("Later prompt"), keysOf({"Alt+Down"}), {}, false, false, true},
      {Act::partLeft, Group::editor, "part-left", tr("Move part of the prompt to the left"), keysOf({"Alt+Left"}), {}, false, false, true},
      {Act::partRight, Group::editor, "part-right", tr("Move part of the prompt to the right"), keysOf({"Alt+Right"}), {}, false, false, true},

      {Act::shortcuts, Group::help, "shortcuts", tr("&Shortcuts"), keysOf({"F1", "Ctrl+/"}), "keyboard"},
      {Act::guide, Group::help, "guide", tr("&Guide"), {}, "help"},
      {Act::diagnostics, Group::help, "diagnostics", tr("&Diagnostics report..."), {}},
      {Act::licences, Group::help, "licences", tr("&Licences"), {}},
      {Act::about, Group::help, "about", tr("&About"), {}, "info"},
      {Act::save, Group::file, "save", tr("Save"), standardKeys(QKeySequence::Save, {"Ctrl+S"})},
  };
}
// clang-format on

ActionTable::ActionTable(Settings& settings, QObject* parent) : QObject(parent), settings_(settings), rows_(makeRows()) {
  for (const Row& row : rows_) {
    places_.insert(int(row.act), places_.size());
    auto* action = new QAction(this);
    action->setObjectName(QLatin1String(row.id));
    action->setCheckable(row.checkable);
    // The window decides where a plain key acts; the widgets' own keys never become the window's shortcuts.
    action->setShortcutContext(Qt::WindowShortcut);
    actions_.insert(int(row.act), action);
  }
  readOwnKeys();
  retranslate();
  connect(&settings_, &Settings::changed, this, [this](Setting setting) {
    if (setting != Setting::shortcuts) return;
    readOwnKeys();
    applyKeys();
  });
}

void ActionTable::readOwnKeys() {
  own_.clear();
  const QJsonObject own = QJsonObject::fromVariantMap(settings_.value(Setting::shortcuts).toMap());
  for (const Row& row : rows_) {
    const QJsonValue keys = own.value(QLatin1String(row.id));
    for (const QJsonValue& key : keys.toArray())
      own_[int(row.act)] << QKeySequence(key.toString(), QKeySequence::PortableText);
  }
}

QString ActionTable::groupTitle(Group group) {
  switch (group) {
    case Group::file: return tr("File");
    case Group::edit: return tr("Edit");
    case Group::picture: return tr("Picture");
    case Group::queue: return tr("Draw");
    case Group::view: return tr("View");
    case Group::help: return tr("Help");
    case Group::editor: return tr("In the prompt");
  }
  return {};
}

QVector<QKeySequence> ActionTable::keys(Act act) const {
  if (own_.contains(int(act))) return own_.value(int(act));
  return rows_.at(places_.value(int(act))).keys;
}

bool ActionTable::rebind(Act act, const QVector<QKeySequence>& keys) {
  for (const QKeySequence& key : keys) {
    const int holder = holderOf(key);
    if (holder >= 0 && holder != int(act)) return false;
  }
  QVariantMap own = settings_.value(Setting::shortcuts).toMap();
  QVariantList texts;
  for (const QKeySequence& key : keys) texts << key.toString(QKeySequence::PortableText);
  const QString id = QLatin1String(rows_.at(places_.value(int(act))).id);
  if (keys.isEmpty()) own.remove(id);
  else own.insert(id, texts);
  settings_.set(Setting::shortcuts, own);  // and with it the keys
  return true;
}

void ActionTable::resetKeys() {
  settings_.set(Setting::shortcuts, QVariantMap{});
}

void ActionTable::applyKeys() {
  holders_.clear();
  for (const Row& row : rows_) {
    const QVector<QKeySequence> now = keys(row.act);
    for (const QKeySequence& key : now)
      if (!holders_.contains(key)) holders_.insert(key, int(row.act));
    if (!row.ownedByWidget) action(row.act)->setShortcuts(now);
  }
  emit keysChanged();
}

void ActionTable::retranslate() {
  rows_ = makeRows();
  for (const Row& row : rows_) {
    QAction* const shown = action(row.act);
    shown->setText(row.text);
    shown->setToolTip(QString());
  }
  applyKeys();
}

void ActionTable::setReason(Act act, const QString& reason) {
  QAction* const shown = action(act);
  shown->setEnabled(reason.isEmpty());
  shown->setToolTip(reason);
  shown->setStatusTip(reason);
}

}  // namespace sana::ui
