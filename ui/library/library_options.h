// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What tests and special machines set otherwise.

#include <QByteArray>

#include <functional>

namespace sana::ui {

struct LibraryOptions {
  std::function<qint64()> now;  ///< milliseconds since 1970 UTC; empty: the system's clock
  int thumbnailThreads = 0;     ///< 0: processors - 2, at least 1
  int busyMs = 5000;            ///< how long another program may hold the database
  int retryMs = 5000;           ///< after a picture could not be kept; 0: only retryPending()
  bool fullText = true;         ///< false: as if SQLite had no FTS5
  bool background = true;       ///< scan of the folders and weekly snapshot after open()
  QByteArray fileSystem = {};   ///< type of the data folder's file system; empty: ask
};

}  // namespace sana::ui
