// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDialog>

#include "ui/models/settings.h"

class QListWidget;
class QPushButton;
class QStackedWidget;

namespace sana::ui {

class ActionTable;
class EmptyState;
class SearchField;
class Studio;

/// Pages at the left, searchable; each setting acts at once. Reset goes back to what the page came with.
class SettingsWindow : public QDialog {
  Q_OBJECT
 public:
  SettingsWindow(Studio& studio, ActionTable& actions, QWidget* parent);
  void showPage(SettingDescription::Page page);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void rebuild();
  QWidget* makeSide();
  QWidget* makeFooter();
  void search(const QString& text);
  void showUndo();

  Studio& studio_;
  ActionTable& actions_;
  QWidget* content_ = nullptr;  ///< all of it: another language makes it anew
  SearchField* find_ = nullptr;
  QListWidget* list_ = nullptr;
  QStackedWidget* pages_ = nullptr;  ///< in the order of the list; behind them what an empty search shows
  EmptyState* nothing_ = nullptr;
  QPushButton* reset_ = nullptr;
  QPushButton* undo_ = nullptr;
  SettingDescription::Page page_ = SettingDescription::Page::general;
};

}  // namespace sana::ui
