// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QLabel;
class QPushButton;

namespace sana::ui {

class StagesBar;
class Studio;
class TextLabel;

/// What happens now, how long it will take, and what waits; announced to screen readers at the moments that matter.
class StatusStrip : public QWidget {
  Q_OBJECT
 public:
  StatusStrip(Studio& studio, QWidget* parent);

 signals:
  void queueWanted();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void show();
  void showStages();
  void announce(const QString& sentence);
  QString stageText(int stage) const;

  Studio& studio_;
  StagesBar* bar_;
  QLabel* symbol_;
  TextLabel* idle_;
  TextLabel* stages_[3];
  TextLabel* time_;
  QPushButton* waiting_;
  TextLabel* spoken_;
};

}  // namespace sana::ui
