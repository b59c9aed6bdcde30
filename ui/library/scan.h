// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The folders against the rows, in the background: pictures without row are adopted, rows without file marked.
// Nothing is ever deleted.

#include <atomic>
#include <functional>

#include "ui/library/shelf.h"

namespace sana::ui {

/// Runs a task on the writer thread and waits for its end. False: the library closes.
using OnWriter = std::function<bool(const std::function<void(Shelf&)>&)>;

struct ScanOrder {
  QString databaseFile;
  QStringList roots;
  int busyMs = 5000;
  bool again = false;  ///< also read the recipes of pictures that are known
};

/// On a background thread, which owns the connection it opens. Fails with LibraryError.
RepairReport scanFolders(const ScanOrder& order, const OnWriter& onWriter, const std::atomic<bool>& stop);

}  // namespace sana::ui
