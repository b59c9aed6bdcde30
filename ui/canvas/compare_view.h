// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include "ui/canvas/canvas_actions.h"
#include "ui/models/compare_model.h"

class QAction;
class QPushButton;

namespace sana::ui {

class CompareCanvas;
class CompareSide;
class FloatingBar;
class SegmentBar;
class TextLabel;
class ThumbnailCache;

/// Two pictures side by side in four ways, with what differs in their recipes.
class CompareView : public QWidget {
  Q_OBJECT
 public:
  /// Of `actions` only zoomIn, zoomOut, fit and actualSize are used.
  explicit CompareView(const DrawActions& actions, QWidget* parent = nullptr);
  /// Shows what these say from now on; what is wanted (the signals) the window does. Call once.
  void bind(CompareModel& model, ThumbnailCache& thumbnails);

  void setMode(CompareModel::Mode mode);
  /// Where Back leads: to the gallery or to Draw.
  void setBackToGallery(bool gallery);
  void setRecords(const PictureRecord& a, const PictureRecord& b);
  CompareCanvas* canvas() const { return canvas_; }
  CompareSide* side() const { return side_; }
  SegmentBar* modes() const { return modes_; }
  FloatingBar* bar() const { return bar_; }

 signals:
  void modeWanted(sana::ui::CompareModel::Mode mode);
  void swapWanted();
  void backWanted();
  /// The comparison as on the screen, to be exported.
  void exportWanted(const QImage& picture);
  void useRecipe(qint64 picture);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeHead();
  void retranslate();
  void fitHead();

  CompareCanvas* canvas_;
  CompareSide* side_;
  SegmentBar* modes_;
  FloatingBar* bar_;
  QAction* swap_;
  TextLabel* locked_;
  QPushButton* back_;
  QPushButton* export_;
  QPushButton* useA_;
  QPushButton* useB_;
  qint64 idA_ = 0, idB_ = 0;
  bool toGallery_ = false;
};

}  // namespace sana::ui
