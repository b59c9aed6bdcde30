// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDBusMessage>
#include <QObject>
#include <QTimer>
#include <QVariantMap>

#include <functional>

namespace sana::ui {

class GenerationModel;

/// The running job's progress on the application's entry in docks and task bars that listen to the launcher signal of
/// the session bus. Said at most twice a second, and only what changed; nobody is waited for.
class TaskbarProgress : public QObject {
  Q_OBJECT
 public:
  using Send = std::function<void(const QVariantMap& values)>;
  explicit TaskbarProgress(GenerationModel& generation, QObject* parent = nullptr);
  TaskbarProgress(GenerationModel& generation, Send send, QObject* parent = nullptr);
  ~TaskbarProgress() override;  ///< takes the bar away
  /// "progress" from 0 to 1 in whole percent, "progress-visible"
  static QVariantMap values(bool running, double fraction);
  static QDBusMessage message(const QVariantMap& values);

 private:
  void update();

  GenerationModel& generation_;
  Send send_;
  QVariantMap said_;
  QTimer pause_;
};

}  // namespace sana::ui
