// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where a picture can go from here: the clipboard and the file manager.

#include <QObject>

#include <memory>

#include "ui/library/library_types.h"

namespace sana::ui {

class Banners;

class PictureOutlets {
 public:
  explicit PictureOutlets(Banners& banners);
  /// Pixels and the mark; decoded and encoded on a worker thread.
  void copyImage(const PictureRecord& picture);
  void copyRecipe(const PictureRecord& picture);
  /// The file manager with the file selected; without one that can, the folder.
  void showInFolder(const PictureRecord& picture);

 private:
  Banners& banners_;
  std::unique_ptr<QObject> context_;  ///< answers end with this
};

}  // namespace sana::ui
