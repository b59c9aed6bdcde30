// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QCheckBox>

namespace sana::ui {

/// On/off that acts at once, 32 x 18 in a hit area of 24. Its text stands elsewhere; `name` is what is read aloud.
class Switch : public QCheckBox {
  Q_OBJECT
 public:
  explicit Switch(const QString& name, QWidget* parent = nullptr);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool hitButton(const QPoint& position) const override;

 private:
  QRect track() const;
};

}  // namespace sana::ui
