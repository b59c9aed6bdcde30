// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Every action of the application once: name, keys, icon. Menus, buttons, tooltips and the shortcut sheet read it.

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QVector>

#include "ui/models/settings.h"

namespace sana::ui {

enum class Act : quint8 {
  newPrompt, openPicture, importFolder, addModel, exportPicture, exportAgain, showInFolder, settings, quit,
  undo, redo, cut, copy, paste, copyRecipe, pasteRecipe, selectAll, find, trash,
  star, tags, board, rename, useRecipe, variations, compare, restore,
  generate, generateFirst, cancelCurrent, cancelAll, pauseQueue,
  draw, gallery, followNewest, zoomIn, zoomOut, fit, actualSize, fullScreen,
  promptPanel, stripPanel, detailsPanel, swapSides, stripAbove, resetLayout,
  previousPicture, nextPicture, firstPicture, lastPicture, earlierPrompt, laterPrompt, partLeft, partRight,
  shortcuts, guide, diagnostics, licences, about, save,
};

class ActionTable : public QObject {
  Q_OBJECT
 public:
  enum class Group : quint8 { file, edit, picture, queue, view, help, editor };
  struct Row {
    Act act;
    Group group;
    const char* id;
    QString text;                 ///< translated, with mnemonic
    QVector<QKeySequence> keys;   ///< as they come out of the box
    QString icon = {};
    bool checkable = false;
    bool plainKey = false;        ///< a key without Ctrl or Alt: acts only where no text is edited
    bool ownedByWidget = false;   ///< the focused widget handles the keys; listed and rebindable nowhere else
  };

  explicit ActionTable(Settings& settings, QObject* parent = nullptr);
  QAction* action(Act act) const { return actions_.value(int(act)); }
  /// In the order of the menus, in the language of the last retranslate().
  const QVector<Row>& rows() const { return rows_; }
  static QString groupTitle(Group group);
  QVector<QKeySequence> keys(Act act) const;
  /// Which action has this key already; nullopt-like: -1.
  int holderOf(const QKeySequence& key) const { return holders_.value(key, -1); }
  /// Empty list: back to those of the box. Refused (false) where another action has one of them.
  bool rebind(Act act, const QVector<QKeySequence>& keys);
  void resetKeys();
  void retranslate();
  /// Disables an action and says why in its tooltip; "" enables it.
  void setReason(Act act, const QString& reason);

 signals:
  void keysChanged();

 private:
  static QVector<Row> makeRows();
  void readOwnKeys();
  void applyKeys();
  Settings& settings_;
  QHash<int, QAction*> actions_;
  QVector<Row> rows_;
  QHash<int, qsizetype> places_;              ///< in rows_, by action
  QHash<int, QVector<QKeySequence>> own_;
  QHash<QKeySequence, int> holders_;
};

}  // namespace sana::ui
