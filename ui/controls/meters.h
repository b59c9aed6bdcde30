// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QWidget>

class QPainter;

namespace sana::ui {

/// For delegates: a ring of `size` pixels filled clockwise from the top by `fraction` (0 to 1).
void paintRing(QPainter& painter, const QRectF& rect, double fraction, qreal thickness);
/// For delegates: track and fill, filled from the reading side.
void paintBar(QPainter& painter, const QRectF& rect, double fraction, Qt::LayoutDirection direction);

/// Progress in steps; never spins by itself.
class ProgressRing : public QWidget {
  Q_OBJECT
 public:
  explicit ProgressRing(int size, QWidget* parent = nullptr);
  void setFraction(double fraction);
  double fraction() const { return fraction_; }
  QSize sizeHint() const override { return {size_, size_}; }
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  int size_;
  double fraction_ = 0;
};

/// Bar of 44 x 4 and "1.2 of 16 GB"; the width is that of the widest text. Compact: "1.2 GB" alone.
class MemoryMeter : public QWidget {
  Q_OBJECT
 public:
  explicit MemoryMeter(QWidget* parent = nullptr);
  void setBytes(qint64 used, qint64 total);
  void setCompact(bool compact);
  QString text() const;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QString text(qint64 used) const;

  qint64 used_ = 0, total_ = 0;
  bool compact_ = false;
};

/// 3 px across the window: one segment a stage, as wide as its measured time, filled as the stages go on.
class StagesBar : public QWidget {
  Q_OBJECT
 public:
  explicit StagesBar(QWidget* parent = nullptr);
  /// Shares of the stages, any positive unit.
  void setShares(const QList<double>& shares);
  /// Stages before `stage` are full; this one by `fraction`. Stage -1: nothing runs, nothing is painted.
  void setProgress(int stage, double fraction);
  QSize sizeHint() const override { return {100, 3}; }
  QSize minimumSizeHint() const override { return {0, 3}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QList<double> shares_;
  int stage_ = -1;
  double fraction_ = 0;
};

}  // namespace sana::ui
