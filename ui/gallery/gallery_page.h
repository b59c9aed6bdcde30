// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QJsonObject>
#include <QWidget>

#include "ui/library/library_types.h"

class QAction;
class QPushButton;
class QSlider;
class QStackedWidget;

namespace sana::ui {

class ActionTable;
class EmptyState;
class GalleryPlace;
class GridView;
class MenuButton;
class PlaceView;
class SearchField;
class Studio;
class TextLabel;

/// All pictures: places at the side, search above, the grid, what can be done with the selection below.
class GalleryPage : public QWidget {
  Q_OBJECT
 public:
  GalleryPage(Studio& studio, ActionTable& actions, QWidget* parent);
  QVector<qint64> selected() const;
  int selectedCount() const;
  /// Where a popup of this action belongs: its button below the grid.
  QWidget* buttonOf(int act) const;
  void focusSearch();
  void selectAll();
  void showTag(const QString& tag);
  QJsonObject saveState() const;
  void restoreState(const QJsonObject& state);
  GridView* grid() const { return grid_; }
  GalleryPlace* place() const { return kept_; }

 signals:
  void selectionChanged();
  void pictureOpened(qint64 picture);
  void drawWanted();
  void emptyTrashWanted();
  void menuWanted(const QPoint& global);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* makeSide();
  QWidget* makeSearchRow();
  QWidget* makeFooter();
  void connectModels();
  void retranslate();
  void setQuery(const PictureQuery& query);
  void showFacts();
  void showEmpty();
  void updateActions();
  void fitFooter();

  Studio& studio_;
  ActionTable& actions_;
  PlaceView* places_ = nullptr;
  SearchField* search_ = nullptr;
  TextLabel* found_ = nullptr;
  MenuButton* order_ = nullptr;
  GridView* grid_ = nullptr;
  GalleryPlace* kept_ = nullptr;
  EmptyState* empty_ = nullptr;
  QStackedWidget* middle_ = nullptr;
  TextLabel* facts_ = nullptr;
  QVector<QAction*> selection_;  ///< what the buttons do
  QVector<QPushButton*> buttons_;
  QPushButton* trash_ = nullptr;
  QPushButton* emptyTrash_ = nullptr;
  TextLabel* sizeLabel_ = nullptr;
  QSlider* size_ = nullptr;
  PictureQuery query_;
};

}  // namespace sana::ui
