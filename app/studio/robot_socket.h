// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// For tests of the real window: a local socket of JSON lines that tells the state and never acts for the person.

#include <QJsonArray>
#include <QJsonObject>
#include <QLocalServer>
#include <QObject>

namespace sana::ui {
class MainWindow;
}

namespace sana::app {

class LoopGap;

/// Requests: {"get":"state"}, {"get":"gaps"}, {"get":"events"}, {"reset":"gaps"}, {"grab":"FILE"}; one answer a line.
class RobotSocket : public QObject {
  Q_OBJECT
 public:
  RobotSocket(const QString& path, ui::MainWindow& window, QObject* parent = nullptr);
  bool listening() const { return server_.isListening(); }

 private:
  QJsonObject answer(const QJsonObject& request);
  QJsonObject state() const;
  void note(const QString& event, const QJsonObject& what = {});
  void watch();

  ui::MainWindow& window_;
  QLocalServer server_;
  LoopGap* gaps_;
  QJsonArray events_;
};

}  // namespace sana::app
