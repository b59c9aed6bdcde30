// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QMainWindow>

class QDockWidget;

namespace sana::ui {

class Rail;
class RightPanel;

/// The Draw page: canvas in the middle, prompt, strip and right panel as docks. In a narrow window the right panel
/// becomes a rail that opens it over the canvas.
class DrawPage : public QMainWindow {
  Q_OBJECT
 public:
  struct Parts {
    QWidget* prompt = nullptr;
    QWidget* promptTitle = nullptr;  ///< what the prompt's dock is dragged by
    QWidget* canvas = nullptr;
    QWidget* strip = nullptr;
    RightPanel* right = nullptr;
  };
  explicit DrawPage(const Parts& parts, QWidget* parent = nullptr);

  QDockWidget* promptDock() const { return prompt_; }
  QDockWidget* stripDock() const { return strip_; }
  QDockWidget* rightDock() const { return right_; }
  /// Brings a page of the right panel into view, also out of the rail.
  void showRight(int page);
  void setRailNames(const QStringList& names);
  void resetLayout();
  /// The prompt to the other side, and the right panel to where it was.
  void swapSides();
  void putStripAbove(bool above);
  QByteArray layoutState() const { return saveState(layoutVersion); }
  bool restoreLayout(const QByteArray& state) {
    unsized_ = !restoreState(state, layoutVersion);
    return !unsized_;
  }

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  static constexpr int layoutVersion = 1;
  void setNarrow(bool narrow);
  void placeOverlay();
  void sizeDocks();
  void place(QDockWidget* dock, Qt::DockWidgetArea area);

  QDockWidget* prompt_;
  QDockWidget* strip_;
  QDockWidget* right_;
  RightPanel* panel_;
  QWidget* holder_;  // in the right dock: the panel when wide, the rail when narrow
  Rail* rail_;
  int page_ = 0;     // of the panel, before it changes
  bool narrow_ = false, unsized_ = true;
};

}  // namespace sana::ui
