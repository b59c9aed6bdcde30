// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QCheckBox;
class QPushButton;

namespace sana::ui {

class ActionTable;
class StripView;
class Studio;
class TextLabel;

/// The last pictures, newest at the far end; the running job has its tile there. "3 new" appears when the view stayed
/// behind, otherwise the switch that follows the newest.
class Filmstrip : public QWidget {
  Q_OBJECT
 public:
  Filmstrip(Studio& studio, ActionTable& actions, QWidget* parent);

 signals:
  void menuWanted(const QPoint& global);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void update();
  void retranslate();

  Studio& studio_;
  StripView* view_;
  TextLabel* empty_;
  QPushButton* unseen_;
  QCheckBox* follow_;
};

}  // namespace sana::ui
