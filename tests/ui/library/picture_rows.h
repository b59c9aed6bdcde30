// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A library of any size within seconds: rows and small pictures in thumbs.db, files only where they are asked for.

#include "ui/library/library_types.h"

namespace sana::ui {

struct RowsOrder {
  int rows = 1000;
  int files = 0;           ///< so many of the newest rows have a picture file
  bool thumbnails = true;  ///< one of some hundred pictures for each row
};

/// A prompt of mixed scripts for this number, the same every time.
QString mixedPrompt(int number);
/// Makes a new library in these folders. Fails with LibraryError, also where there is one already.
void makeRows(const LibraryFolders& folders, const RowsOrder& order);

}  // namespace sana::ui
