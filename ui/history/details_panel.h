// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include <functional>

#include "ui/models/picture_model.h"

class QPushButton;
class QStackedWidget;

namespace sana::ui {

class DetailsContent;
class EmptyState;
class PictureCommands;
class PlaceList;
class ThumbnailCache;

/// What the Details tab shows: one picture's record, its recipe in words, where it came from.
struct DetailsContents {
  PictureRecord record;
  QVector<RecipeField> fields;  ///< all of the recipe; the prompt is taken out of them
  qint64 parent = 0;            ///< 0: none
  QString changed;              ///< "Changed: seed"
};

/// The Details tab: prompt, recipe, time, parent, tags; at the bottom what can be done with the picture.
class DetailsPanel : public QWidget {
  Q_OBJECT
 public:
  explicit DetailsPanel(QWidget* parent = nullptr);
  /// Shows what these say from now on and changes tags; the other signals are for the window. Call once.
  void bind(CurrentPicture& current, ThumbnailCache& thumbnails, PlaceList& places, PictureCommands& commands);

  void showPicture(const DetailsContents& contents);
  /// `drawing`: what is looked at is still being drawn.
  void showNothing(bool drawing = false);
  DetailsContent* content() const { return content_; }
  QPushButton* useButton() const { return use_; }
  /// Opens the tag editor (the window's action Tags…).
  void editTags();

 signals:
  void useRecipe(qint64 picture);
  void variations(qint64 picture);
  void exportWanted(qint64 picture);
  void showInFolder(qint64 picture);
  void pictureWanted(qint64 picture);  ///< the parent was pressed
  void tagWanted(const QString& tag);  ///< show all with it
  void tagsChanged(qint64 picture, const QStringList& add, const QStringList& remove);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void block();
  void nameNothing();

  QStackedWidget* pages_;
  DetailsContent* content_;
  EmptyState* empty_;
  QPushButton* use_;
  QPushButton* variations_;
  QPushButton* export_;
  QPushButton* folder_;
  std::function<void()> refresh_;  ///< reads the bound picture again: its words are in another language
  qint64 picture_ = 0;
  bool missing_ = false, drawing_ = false;
};

}  // namespace sana::ui
