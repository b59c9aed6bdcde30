// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QAction;
class QBoxLayout;
class QToolButton;

namespace sana::ui {

class TextLabel;
class ZoomArea;

/// Symbol buttons on a rounded ground over the canvas, 40 high. Buttons follow their actions.
class FloatingBar : public QWidget {
  Q_OBJECT
 public:
  /// `name` is what a screen reader calls the bar.
  explicit FloatingBar(const QString& name, QWidget* parent = nullptr);
  QToolButton* addAction(QAction* action);
  void addWidget(QWidget* widget);
  void addSeparator();
  /// The zoom in words, of fixed width.
  void addZoomText();
  void setZoom(double zoom);

 signals:
  void resized();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  QBoxLayout* row_;
  TextLabel* zoomText_ = nullptr;
  double zoom_ = 1;
};

/// Lays `bar` over the lower edge of `view`, centred, 12 above it; both in `page`, which they fill. The view keeps 20
/// free above the fitted picture and 12 between it and the bar.
void floatOver(QWidget* page, ZoomArea* view, FloatingBar* bar);

}  // namespace sana::ui
