// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QListView;
class QPushButton;
class QStackedWidget;

namespace sana::ui {

class ActionTable;
class EmptyState;
class Studio;

/// The jobs in their order. Alt+Shift+Up and Down or dragging moves one, Delete removes it, Return does what its state
/// asks for (retry, resume, show the picture).
class QueuePanel : public QWidget {
  Q_OBJECT
 public:
  QueuePanel(Studio& studio, ActionTable& actions, QWidget* parent);

 signals:
  void pictureWanted(qint64 picture);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void update();
  void activate(int row);
  void removeRow(int row);
  void runAction(const QModelIndex& index);
  void openMenu(const QPoint& position);

  Studio& studio_;
  ActionTable& actions_;
  QListView* list_;
  EmptyState* empty_;
  QStackedWidget* pages_;
  QPushButton* pause_;
  QPushButton* clear_;
};

}  // namespace sana::ui
