// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QScrollArea>

#include "ui/models/settings.h"

class QVBoxLayout;

namespace sana::ui {

class ActionTable;
class Studio;

/// One page of the settings, a row for each description: name and explanation left, the control right on one edge.
class SettingsPage : public QScrollArea {
  Q_OBJECT
 public:
  SettingsPage(Studio& studio, ActionTable& actions, SettingDescription::Page page, QWidget* parent);
  /// Shows the rows whose words hold `text`; false if there are none.
  bool filter(const QString& text);

 private:
  void addRow(const QString& title, const QString& about, QWidget* control);
  void addSetting(const SettingDescription& description);
  void addModels();
  void addDevice(const SettingDescription& description);
  void addKeys();
  void addFilter();
  void addAbout();
  QWidget* makeControl(const SettingDescription& description);
  QWidget* makeFolder(const SettingDescription& description);
  QString aboutText(const SettingDescription& description) const;

  Studio& studio_;
  ActionTable& actions_;
  SettingDescription::Page page_;
  QVBoxLayout* rows_;
  struct Row { QWidget* widget; QString words; };
  QVector<Row> found_;
};

}  // namespace sana::ui
