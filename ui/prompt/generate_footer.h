// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

namespace sana::ui {

class ActionTable;
class PrimaryButton;
class StableButton;
class Studio;
class TextLabel;

/// What Generate will take, and the two buttons. Generate never blocks; while a job runs it adds to the queue.
class GenerateFooter : public QWidget {
  Q_OBJECT
 public:
  GenerateFooter(Studio& studio, ActionTable& actions, QWidget* parent);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void update();

  Studio& studio_;
  ActionTable& actions_;
  TextLabel* estimate_;
  TextLabel* key_;
  PrimaryButton* generate_;
  StableButton* cancel_;
};

}  // namespace sana::ui
