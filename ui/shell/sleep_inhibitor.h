// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDBusUnixFileDescriptor>
#include <QObject>

namespace sana::ui {

class Studio;

/// Keeps the computer from falling asleep while the queue runs. Asks logind without waiting; where there is none,
/// nothing happens.
class SleepInhibitor : public QObject {
  Q_OBJECT
 public:
  explicit SleepInhibitor(Studio& studio, QObject* parent = nullptr);

 private:
  void update();

  Studio& studio_;
  QDBusUnixFileDescriptor lock_;  // held as long as it is open
  bool wanted_ = false;
};

}  // namespace sana::ui
