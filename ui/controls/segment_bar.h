// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QTabBar>

namespace sana::ui {

/// Two to five choices in a trough (Draw | Gallery). Arrow keys move; role "page tab list".
class SegmentBar : public QTabBar {
  Q_OBJECT
 public:
  /// `name` is what a screen reader calls the whole bar.
  explicit SegmentBar(const QString& name, QWidget* parent = nullptr);
  /// Symbol name as in icon(); may be empty. Returns the index.
  int addSegment(const QString& text, QStringView iconName = {});
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace sana::ui
