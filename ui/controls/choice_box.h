// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QComboBox>
#include <QIcon>

namespace sana::ui {

/// Outline of a proportion, 12 px on its longer side, in the colour of the text.
QIcon proportionIcon(const QSize& size);

/// Combo box that ignores the wheel until it has focus, so that scrolling a panel changes nothing.
class ChoiceBox : public QComboBox {
  Q_OBJECT
 public:
  explicit ChoiceBox(const QString& name, QWidget* parent = nullptr);
  /// "128 x 128" with its outline; `size` is the item's user data.
  void addSize(const QString& text, const QSize& size);

 protected:
  void wheelEvent(QWheelEvent* event) override;
};

}  // namespace sana::ui
