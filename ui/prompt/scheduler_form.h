// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

namespace sana::ui {

class PromptModel;

/// What stands under "Scheduler and more": built from the scheduler's own description of its parameters.
class SchedulerForm : public QWidget {
  Q_OBJECT
 public:
  SchedulerForm(PromptModel& prompt, QWidget* parent);

 signals:
  void rebuilt();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void schedule();

  PromptModel& prompt_;
  QWidget* form_ = nullptr;
  QString built_;  // scheduler and model that the controls belong to
  bool pending_ = false;
};

}  // namespace sana::ui
