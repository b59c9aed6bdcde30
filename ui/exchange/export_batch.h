// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// in: many pictures. out: as many files, and a list of those that could not be written. For a worker thread.

#include <QByteArray>
#include <QList>
#include <QStringList>
#include <functional>
#include <stop_token>

#include "ui/exchange/export_picture.h"

namespace sana::ui {

struct BatchPicture {
  QString path;       ///< of the picture in the library
  QByteArray recipe;  ///< JSON; empty: none
};

struct ExportBatch {
  int count = 0;
  std::function<BatchPicture(int index)> picture;          ///< from 0, called in order
  std::function<void(int done, int total)> progress = {};  ///< on the same thread, after each
  ExportOptions options;
  QString folder;
  Clash clash = Clash::rename;
};

struct BatchFailure {
  QString path;  ///< of the picture that was to be exported
  Problem problem;
};

struct BatchReport {
  QStringList written, skipped;  ///< paths of the exported files
  QList<BatchFailure> failures;
  QStringList notes;  ///< each once
  bool isCancelled = false;
};

/// Goes on past pictures that cannot be read or written. After a stop what is written stays. Never throws.
BatchReport runBatch(const ExportBatch& batch, const std::stop_token& stop = {});

}  // namespace sana::ui
