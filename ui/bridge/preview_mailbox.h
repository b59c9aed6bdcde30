// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One slot between the engine's thread and the window's: the newest preview of the current job, nothing older.

#include <QMutex>

#include "ui/bridge/engine_types.h"

namespace sana::ui {

class PreviewMailbox {
 public:
  /// From now on only this job's frames count; 0: none.
  void expect(quint32 job);
  /// True: the slot was empty, so the reader has to be told. A frame of another job, or not newer than the newest
  /// one that was ever here for this job, is dropped.
  bool put(PreviewFrame frame);
  /// Empties the slot.
  PreviewFrame take();

 private:
  QMutex lock_;
  quint32 job_ = 0;
  int newest_ = -1;
  PreviewFrame slot_;
};

}  // namespace sana::ui
