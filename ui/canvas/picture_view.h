// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/canvas/graphic_accessible.h"
#include "ui/canvas/scaled_picture.h"
#include "ui/canvas/zoom_area.h"

namespace sana::ui {

/// One picture on the canvas: a finished one, the preview of a running job, a job without preview (paper with a ring),
/// or blank paper. Only paints; scaling is done elsewhere. Its actions (addAction) are the context menu. A picture that
/// fits is dragged out as a file; a larger one is panned, and dragged out with Ctrl held.
class PictureView : public ZoomArea, public Graphic {
  Q_OBJECT
 public:
  explicit PictureView(QWidget* parent = nullptr);

  void showPicture(const QImage& image);
  /// `pictureSize`: of the picture to come; the preview may be smaller. Null preview: paper with a ring.
  void showPreview(const QImage& preview, const QSize& pictureSize);
  void showPaper(const QSize& pictureSize);
  void clear();
  void setProgress(double fraction);  ///< of the ring

  bool showsPreview() const { return content_ == Content::preview && !scaled_.image().isNull(); }
  bool showsRing() const { return content_ == Content::preview && scaled_.image().isNull(); }
  bool isSettled() const { return scaled_.isSettled(); }
  const QImage& image() const { return scaled_.image(); }
  /// Where the picture or paper is, within the view.
  QRectF pictureRect() const { return transform().pictureRect(); }

  /// Dragging the picture out offers this file; "" only the image.
  void setFile(const QString& path) { file_ = path; }
  /// In the view's upper corner, cut to a third of its width; "" none.
  void setCaption(const QString& caption);
  QString caption() const { return caption_; }
  void setWords(const Words& words);
  Words words() const override { return words_; }

 signals:
  /// Once for every preview that reached the screen: its credit may go back.
  void previewPainted();
  void activated();  ///< double click
  /// Left, Right, Home or End where the picture fits: another one. INT_MIN the first, INT_MAX the last.
  void stepWanted(int by);

 protected:
  bool leftPans() const override { return true; }
  void pointerPressed(const QPointF& position) override;
  void pointerMoved(const QPointF& position, Qt::MouseButtons buttons) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  enum class Content : quint8 { nothing, paper, preview, picture };
  void display(Content content, const QImage& image, const QSize& size);
  void startDrag();

  ScaledPicture scaled_;
  Content content_ = Content::nothing;
  QString file_, caption_;
  Words words_;
  QPointF pressedAt_;
  double fraction_ = 0;
  bool mayDrag_ = false, unreported_ = false;
};

}  // namespace sana::ui
