// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/first_run_facts.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include "ui/library/library.h"
#include "ui/models/model_list.h"
#include "ui/models/when_done.h"

namespace sana::ui {
namespace {

struct Facts {
  qint64 freeBytes = -1;
  QString licenceText;
};

/// The folder itself may not exist before the first picture: the nearest one above it does.
qint64 freeBytesAt(const QString& folder) {
  QString there = QDir::cleanPath(folder);
  while (!QFileInfo::exists(there)) {
    const QString above = QFileInfo(there).path();
    if (above == there) return -1;
    there = above;
  }
  return QStorageInfo(there).bytesAvailable();
}

QString licenceIn(const QString& folder) {
  constexpr qint64 longest = 200'000;
  for (const char* name : {"LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE"}) {
    QFile file(QDir(folder).filePath(QLatin1String(name)));
    if (!folder.isEmpty() && file.open(QIODevice::ReadOnly)) return QString::fromUtf8(file.read(longest));
  }
  return {};
}

}  // namespace

FirstRunFacts::FirstRunFacts(Library& library, ModelList& models, QObject* parent)
    : QObject(parent), library_(library), models_(models) {}

void FirstRunFacts::read() {
  const auto work = [pictures = library_.folders().pictures, model = models_.description().folder] {
    return Facts{freeBytesAt(pictures), licenceIn(model)};
  };
  inBackground(QThreadPool::globalInstance(), this, work, [this, number = ++asked_](const Facts& facts) {
    if (number != asked_ || (facts.freeBytes == freeBytes_ && facts.licenceText == licenceText_)) return;
    freeBytes_ = facts.freeBytes;
    licenceText_ = facts.licenceText;
    emit changed();
  });
}

}  // namespace sana::ui
