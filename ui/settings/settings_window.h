// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDialog>

#include "ui/models/settings.h"

class QListWidget;
class QStackedWidget;

namespace sana::ui {

class ActionTable;
class Studio;
class TextLabel;

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
  QWidget* makeSide();
  QWidget* makeFooter();
  void search(const QString& text);

  Studio& studio_;
  ActionTable& actions_;
  QListWidget* list_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  SettingDescription::Page page_ = SettingDescription::Page::general;
};

}  // namespace sana::ui
