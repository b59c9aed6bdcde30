// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

namespace sana::ui {

class MainWindow;

/// Pages, zoom, panels, full screen, and the queue's actions.
class ViewCommands : public QObject {
  Q_OBJECT
 public:
  explicit ViewCommands(MainWindow& window);

  /// Esc closes an open popup, and does nothing else then.
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void connectPages();
  void connectQueue();
  void connectPanels();
  void connectParts();
  void updateQueue();
  void updateZoom();

  MainWindow& window_;
};

}  // namespace sana::ui
