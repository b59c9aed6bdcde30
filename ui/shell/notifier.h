// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QElapsedTimer>
#include <QObject>

namespace sana::ui {

class Studio;

/// Tells the desktop that a long batch is finished, once, while nobody looks at the window; without the prompt unless
/// the person allowed it. Asks the session bus and never waits for its answer.
class Notifier : public QObject {
  Q_OBJECT
 public:
  explicit Notifier(Studio& studio, QObject* parent = nullptr);

 private:
  void onRunningChanged();
  void send(const QString& title, const QString& body);

  Studio& studio_;
  QElapsedTimer since_;
  int ready_ = 0;
  QString lastPrompt_;
};

}  // namespace sana::ui
