// SPDX-License-Identifier: GPL-3.0-or-later
// keep_storing FOLDER SEED: opens the library there and stores, trashes and restores until it is killed, saying on
// standard output what a person was told: "stored UID" once a picture was announced, "typed N" once a draft was safe.
#include <QCoreApplication>
#include <QDir>
#include <QRandomGenerator>

#include <cstdio>

#include "tests/ui/library/library_box.h"

namespace {

void say(const QString& line) {
  std::fputs(qPrintable(line + "\n"), stdout);
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  using namespace sana::ui;
  const QCoreApplication application(argc, argv);
  if (argc != 3) return 2;
  const QString folder = argv[1];
  QDir().mkpath(folder + "/pictures");
  QRandomGenerator random(QString(argv[2]).toUInt());
  LibraryOptions options;
  options.thumbnailThreads = 1;
  Library library({folder + "/pictures/Sana", folder + "/data", folder + "/state"}, options);
  const RepairReport report = got(library.open());
  say(QString("open %1").arg(report.sentence));
  QVector<qint64> ids;
  for (int n = 1;; ++n) {
    NewPicture picture = pictureOf(QString("picture %1").arg(n), random.generate(), {96, 64});
    JobRecord job;
    job.state = "running";
    picture.job = got(library.saveJob(job));
    if (!ids.isEmpty()) picture.parent = ids.last();
    const PictureRecord record = got(library.store(picture));
    say("stored " + record.uid);
    ids += record.id;
    Draft draft;
    draft.caret = n;
    draft.text = QString("draft %1").arg(n);
    got(library.saveDraft(draft));
    say(QString("typed %1").arg(n));
    if (n % 5 == 0) got(library.moveToTrash({ids[n - 3], ids[n - 2]}));
    if (n % 7 == 0) got(library.restore(ids));
  }
}
