// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// in: a picture, its recipe and wishes. out: a file that appears whole or not at all. For worker threads.

#include <QByteArray>
#include <QImage>
#include <QStringList>
#include <stop_token>

#include "ui/exchange/export_options.h"
#include "ui/exchange/name_template.h"
#include "ui/exchange/problem.h"

namespace sana::ui {

struct ExportJob {
  QImage picture;
  QByteArray recipe;  ///< JSON; empty: none
  ExportOptions options;
  QString folder;
  Clash clash = Clash::rename;
  QString fileName;           ///< chosen by the person; "": from the name template
  int number = 1, total = 1;  ///< in a batch, from 1
};

enum class ExportState : std::uint8_t { written, skipped, failed, cancelled };

struct ExportOutcome {
  ExportState state = ExportState::failed;
  QString path;       ///< written, or found there already
  QStringList notes;  ///< what the format had no room for
  Problem problem;    ///< where it failed
};

/// Never throws; never writes over another file unless `clash` says so, not even over one that appears meanwhile.
/// A stop is honoured up to the moment of writing and leaves nothing behind.
ExportOutcome exportPicture(const ExportJob& job, const std::stop_token& stop = {});

}  // namespace sana::ui
