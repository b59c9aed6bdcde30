// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractButton>
#include <QImage>

namespace sana::ui {

/// The picture this one came from: thumbnail of 48, "Parent", what changed. A press goes there.
class ParentRow : public QAbstractButton {
  Q_OBJECT
 public:
  explicit ParentRow(QWidget* parent = nullptr);
  void setImage(const QImage& image);
  void setChanged(const QString& sentence);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QRect textRect(int width) const;

  QImage image_;
  QString changed_;
};

}  // namespace sana::ui
