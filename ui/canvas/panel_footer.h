// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QVector>
#include <QWidget>

class QGridLayout;
class QPushButton;

namespace sana::ui {

/// The footer of a side panel: 96 high, a hairline above, buttons of equal size in two columns; one at large fonts
/// and where the words do not fit into two.
class PanelFooter : public QWidget {
  Q_OBJECT
 public:
  PanelFooter(const QVector<QPushButton*>& buttons, QWidget* parent = nullptr);

  /// Two columns where they are not wider than a panel gets, otherwise one.
  QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void arrange();
  int widthFor(int columns) const;

  QVector<QPushButton*> buttons_;
  QGridLayout* grid_;
  int columns_ = 0;
};

}  // namespace sana::ui
