// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QVector>
#include <QWidget>

class QGridLayout;
class QPushButton;

namespace sana::ui {

/// The footer of a side panel: 96 high, a hairline above, buttons of equal size in two columns; one at large fonts.
class PanelFooter : public QWidget {
  Q_OBJECT
 public:
  PanelFooter(const QVector<QPushButton*>& buttons, QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void arrange();

  QVector<QPushButton*> buttons_;
  QGridLayout* grid_;
};

}  // namespace sana::ui
