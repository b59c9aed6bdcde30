// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Files on their way in: one to be read for its recipe, or many to be kept. Private to ImportModel.

#include <QElapsedTimer>
#include <QThreadPool>

#include <atomic>
#include <memory>

#include "ui/exchange/read_picture.h"
#include "ui/models/transfer_model.h"

namespace sana::ui {

struct ImportModel::Impl {
  explicit Impl(ImportModel& owner) : model(owner) {}
  ~Impl();

  void open(const QString& file);
  void openAll(const QStringList& files);
  void cancel();

 private:
  void take(const FoundRecipe& found);
  void queue(const QStringList& files);
  void feed();
  void oneDone(bool imported);
  void tellProgress();

  ImportModel& model;
  quint64 asked_ = 0;  ///< number of the newest open()
  QStringList waiting_, skippedFiles_;
  int listing_ = 0, flying_ = 0, done_ = 0, total_ = 0, imported_ = 0;
  bool cancelled_ = false;
  QElapsedTimer told_;
  /// Ends the listing of folders.
  std::shared_ptr<std::atomic<bool>> stop_ = std::make_shared<std::atomic<bool>>(false);
  QThreadPool pool_;
};

}  // namespace sana::ui
