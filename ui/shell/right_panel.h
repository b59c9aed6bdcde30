// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QStackedWidget;

namespace sana::ui {

class IconButton;
class TabStrip;

/// Details, History and Queue as tabs of one panel.
class RightPanel : public QWidget {
  Q_OBJECT
 public:
  explicit RightPanel(QWidget* parent = nullptr);
  void addPage(QWidget* page);
  void setCurrent(int page);
  int current() const;
  /// In the order of the pages.
  void setTitles(const QStringList& titles);
  void setCount(int page, int count);
  QSize minimumSizeHint() const override;
  /// How wide the panel is with this page, unless the person chose another width.
  int standardWidth(int page) const;
  /// Over the canvas: lines at both sides.
  void setOverlay(bool on);

 signals:
  void currentChanged(int page);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  bool overlay_ = false;
  TabStrip* tabs_;
  QStackedWidget* pages_;
};

/// What is left of the panel in a narrow window: three toggles that open it over the canvas.
class Rail : public QWidget {
  Q_OBJECT
 public:
  explicit Rail(QWidget* parent = nullptr);
  /// -1: none is open.
  void setOpen(int page);
  void setNames(const QStringList& names);

 signals:
  void toggled(int page);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QVector<IconButton*> buttons_;
};

}  // namespace sana::ui
