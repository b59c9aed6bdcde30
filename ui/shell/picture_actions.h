// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QImage>
#include <QObject>
#include <QTimer>
#include <QVector>

#include <functional>

namespace sana::ui {

class MainWindow;
struct PictureRecord;

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
  /// Asks the library; nothing happens where the picture is gone.
  void withRecord(qint64 picture, std::function<void(const PictureRecord&)> run);
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
  QTimer soon_;  ///< many rows that change update the actions once
};

}  // namespace sana::ui
