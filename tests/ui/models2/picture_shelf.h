// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A library of its own folders with small pictures, and the ends of futures.

#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include "ui/library/library.h"

namespace sana::ui {

/// The result, once the loop has brought it; an empty one after ten seconds or a failure.
template <class T>
T ended(QFuture<T> future) {
  [&future] { QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10000); }();
  if constexpr (!std::is_void_v<T>) return future.resultCount() > 0 ? future.result() : T{};
}

class PictureShelf {
 public:
  PictureShelf();
  Library& library() { return *library_; }
  QString folder(const QString& name) const { return folder_.filePath(name); }
  static QJsonObject recipe(const QString& prompt, quint64 seed, int steps = 20);
  static QImage image(QRgb colour, QSize size = {64, 48});
  /// Stored: its file, its row and its recipe are there.
  PictureRecord store(const QString& prompt, quint64 seed = 1, qint64 parent = 0);
  QVector<qint64> storeMany(int count);
  PictureRecord record(qint64 id);

 private:
  QTemporaryDir folder_;
  std::unique_ptr<Library> library_;
};

}  // namespace sana::ui
