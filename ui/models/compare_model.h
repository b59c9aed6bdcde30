// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Two pictures beside each other: what differs in their recipes, and one zoom for both.

#include <QObject>

#include "ui/models/picture_model.h"

namespace sana::ui {

/// Where two pictures differ. `gain` times |a - b| a channel, opaque; b is scaled to a's size where they differ in it.
struct PictureDifference {
  QImage image;
  int gain = 1;        ///< a power of two, so that the largest difference is bright; 1 to 16
  bool equal = false;  ///< not a single pixel differs
};
/// For a worker thread.
PictureDifference differenceOf(const QImage& a, const QImage& b);

class CompareModel : public QObject {
  Q_OBJECT
 public:
  enum class Mode : quint8 { slider, sideBySide, blink, difference };
  explicit CompareModel(Library& library, QObject* parent = nullptr);
  Mode mode() const { return mode_; }
  bool ready() const { return !a_.isNull() && !b_.isNull(); }
  const QImage& imageA() const { return a_; }
  const QImage& imageB() const { return b_; }
  const PictureRecord& recordA() const { return recordA_; }
  const PictureRecord& recordB() const { return recordB_; }
  const QImage& difference() const { return difference_.image; }  ///< null until computed off the window's thread
  int differenceGain() const { return difference_.gain; }
  bool pixelsEqual() const { return difference_.equal; }
  /// Why one of them cannot be shown; "" otherwise.
  QString problem() const { return problem_; }
  QVector<RecipeChange> changes() const;
  QVector<RecipeField> same() const;

 public slots:
  void compare(qint64 a, qint64 b);
  void setMode(sana::ui::CompareModel::Mode mode);
  void swap();

 signals:
  void changed();        ///< the records
  void imagesChanged();  ///< images, difference or problem
  void modeChanged();

 private:
  void takeImage(const QString& path, const QImage& image);
  void fail(const QString& sentence);
  void subtract();
  Library& library_;
  PictureLoader* loaders_[2];
  Mode mode_ = Mode::slider;
  QImage a_, b_;
  PictureDifference difference_;
  PictureRecord recordA_, recordB_;
  QString problem_;
  quint64 asked_ = 0;
};

}  // namespace sana::ui
