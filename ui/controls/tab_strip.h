// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QTabBar>

namespace sana::ui {

/// Underlined tabs over a panel, 40 high, with an optional count beside the text ("Queue 3").
class TabStrip : public QTabBar {
  Q_OBJECT
 public:
  explicit TabStrip(const QString& name, QWidget* parent = nullptr);
  /// 0 shows none. From the first call on the width reserves two digits, so counting moves no tab.
  void setCount(int index, int count);
  int count(int index) const;
  using QTabBar::count;

 protected:
  QSize tabSizeHint(int index) const override;
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace sana::ui
