// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include "ui/canvas/canvas_actions.h"

class QAction;

namespace sana::ui {

class FloatingBar;
class GalleryModel;
class PictureLoader;
class PictureView;
class TextLabel;
struct PictureRecord;

/// One picture of the gallery over the whole window. Left and Right walk through the rows, Home and End jump (they pan
/// what is larger than the view), Esc goes back.
class Viewer : public QWidget {
  Q_OBJECT
 public:
  /// Of `actions` zoomIn, zoomOut, fit, actualSize, fullScreen and star are used.
  explicit Viewer(const DrawActions& actions, QWidget* parent = nullptr);
  /// Walks through these rows from now on. Call once.
  void bind(GalleryModel& gallery, GalleryModel& all, PictureLoader& loader);

  PictureView* view() const { return view_; }
  FloatingBar* bar() const { return bar_; }
  qint64 picture() const { return picture_; }
  /// "Picture 3 of 120".
  void setPlace(int row, int count);

 public slots:
  /// Shows a row of the bound gallery.
  void open(qint64 picture);

 signals:
  void closed();
  void pictureChanged(qint64 picture);  ///< the gallery selects it
  void stepWanted(int by);              ///< INT_MIN: the first, INT_MAX: the last

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void describe(const PictureRecord& record);

  PictureView* view_;
  FloatingBar* bar_;
  QAction* previous_;
  QAction* next_;
  QAction* close_;
  TextLabel* place_;
  GalleryModel* gallery_ = nullptr;
  GalleryModel* all_ = nullptr;
  GalleryModel* rows_ = nullptr;  // that of the two which has the picture
  PictureLoader* loader_ = nullptr;
  qint64 picture_ = 0;
  int row_ = 0, count_ = 0;
  bool hasRecord_ = false;
};

}  // namespace sana::ui
