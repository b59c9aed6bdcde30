// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QImage>
#include <QObject>
#include <QVector>

namespace sana::ui {

class MainWindow;

/// What the actions of the menus Picture and Edit do to the pictures they apply to.
class PictureActions : public QObject {
  Q_OBJECT
 public:
  explicit PictureActions(MainWindow& window);

 private:
  void connectEdit();
  void connectPictures();
  void connectPanels();
  void connectGallery();
  void update();
  void useRecipe(qint64 picture);
  void variations(qint64 picture);
  void compare();
  void chooseBoard();
  void rename();
  void askTags();
  void pasteRecipe();
  void exportComparison(const QImage& picture);
  void locate();
  void exportPictures(const QVector<qint64>& pictures);

  MainWindow& window_;
};

}  // namespace sana::ui
