// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QActionGroup;
class QMenu;
class QMenuBar;

namespace sana::ui {

class ActionTable;
class MemoryMeter;
class MenuButton;
class SegmentBar;
class Studio;

/// Menus left, Draw | Gallery in the middle of the window, model, device and memory right: one row instead of three.
class Header : public QWidget {
  Q_OBJECT
 public:
  Header(Studio& studio, ActionTable& actions, QWidget* parent = nullptr);
  QMenuBar* menus() const { return menus_; }
  /// 0 Draw, 1 Gallery; -1 neither.
  void setPage(int page);

 signals:
  void pageWanted(int page);
  void addModelWanted();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void retranslate();
  void fillModels();
  void fillDevices(QMenu& menu);
  void showModel();
  void showMemory();

  Studio& studio_;
  ActionTable& actions_;
  QMenuBar* menus_;
  SegmentBar* pages_;
  MenuButton* model_;
  MenuButton* device_;
  MemoryMeter* memory_;
  qint64 memoryShownMs_ = 0;
  bool narrow_ = false;
};

}  // namespace sana::ui
