// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The system's wish that the application ends (SIGTERM at logout, SIGINT in a terminal), as a call in its loop.

#include <QObject>

namespace sana::app {

class QuitSignals : public QObject {
  Q_OBJECT
 public:
  /// First of all in main(): threads that exist already would take the signals for themselves.
  static void block();
  explicit QuitSignals(QObject* parent = nullptr);
  ~QuitSignals() override;

 signals:
  void asked();
};

}  // namespace sana::app
