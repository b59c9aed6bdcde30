// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/bridge/engine_client.h"
#include "ui/library/library.h"

namespace sana::ui {

/// A library of about thirty pictures, drawn by the built-in model: some starred, tagged, on boards, in the trash, and
/// a family of foxes. Drawn once; `drawn` keeps them for the next run.
class SampleLibrary {
 public:
  struct Places {
    QString engine, model, drawn;
  };
  explicit SampleLibrary(const Places& places) : places_(places) {}

  /// "" or what went wrong. Draws what is not there yet.
  QString draw();
  /// "" or what went wrong. Fills an empty library; the newest pictures are of now.
  QString fill(const LibraryFolders& folders) const;
  /// Prompts, tags and boards: what a person wrote.
  static QStringList words();
  static qsizetype size();

 private:
  QString file(qsizetype number, const char* ending) const;
  bool isDrawn(qsizetype number) const;

  Places places_;
};

}  // namespace sana::ui
