// SPDX-License-Identifier: GPL-3.0-or-later
// make_library FOLDER ROWS [FILES]: a library in FOLDER/{pictures,data,state}, or with FOLDER = standard in the places
// that the application uses (set HOME and XDG_* before).
#include <QGuiApplication>

#include <cstdio>

#include "tests/ui/library/picture_rows.h"

int main(int argc, char** argv) {
  using namespace sana::ui;
  const QCoreApplication application(argc, argv);
  if (argc < 3) {
    std::fputs("usage: make_library FOLDER|standard ROWS [FILES]\n", stderr);
    return 2;
  }
  const QString folder = argv[1];
  LibraryFolders folders{folder + "/pictures", folder + "/data", folder + "/state"};
  if (folder == "standard") folders = LibraryFolders::standard();
  try {
    makeRows(folders, {QString(argv[2]).toInt(), argc > 3 ? QString(argv[3]).toInt() : 0, true});
  } catch (const LibraryError& error) {
    std::fprintf(stderr, "%s\n", qPrintable(error.text()));
    return 1;
  }
  std::printf("%s\n%s\n", qPrintable(folders.data), qPrintable(folders.pictures));
  return 0;
}
