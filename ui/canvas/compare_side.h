// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QScrollArea>

#include "ui/models/picture_model.h"

class QBoxLayout;

namespace sana::ui {

class IconButton;
class TextLabel;
class ThumbnailView;

/// Beside a comparison: both thumbnails, each field that differs with its two values, and what is the same.
class CompareSide : public QScrollArea {
  Q_OBJECT
 public:
  explicit CompareSide(QWidget* parent = nullptr);
  void setTitles(const QString& a, const QString& b);
  void setThumbnails(const QImage& a, const QImage& b);
  void setFields(const QVector<RecipeChange>& changes, const QVector<RecipeField>& same);
  /// The differing fields as text, one a line, as the copy button puts them on the clipboard.
  QString asText() const;

 signals:
  void pictureWanted(bool b);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void addChange(const RecipeChange& change);
  void retranslate();

  QVector<RecipeChange> changes_;
  QVector<RecipeField> same_;
  QString titleA_, titleB_;
  ThumbnailView* thumbA_;
  ThumbnailView* thumbB_;
  TextLabel* captionA_;
  TextLabel* captionB_;
  TextLabel* heading_;
  IconButton* copy_;
  QWidget* rows_;
  QBoxLayout* column_;
  TextLabel* sameText_;
};

}  // namespace sana::ui
