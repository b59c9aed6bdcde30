// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractButton>

namespace sana::ui {

/// A tag: click filters by it; Delete, Backspace or its cross take it away (removeRequested).
class TagChip : public QAbstractButton {
  Q_OBJECT
 public:
  explicit TagChip(const QString& tag, bool removable = true, QWidget* parent = nullptr);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 signals:
  void removeRequested(const QString& tag);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;

 private:
  QRect cross() const;

  bool removable_;
};

}  // namespace sana::ui
