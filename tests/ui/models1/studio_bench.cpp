// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/models1/studio_bench.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

namespace sana::ui {

StudioBench::StudioBench(const QJsonObject& fake) {
  builtIn_ = makeModel(QStringLiteral("plain"));
  setFake(fake);
  options.folders = {path(QStringLiteral("pictures")), path(QStringLiteral("data")), path(QStringLiteral("state"))};
  options.settingsFolder = path(QStringLiteral("config"));
  options.builtInModel = builtIn_;
  options.engine.path = QStringLiteral(SANA_FAKE_ENGINE);
  options.engine.environment = {QStringLiteral("SANA_FAKE=%1").arg(path(QStringLiteral("fake.json")))};
}

StudioBench::~StudioBench() = default;

void StudioBench::setFake(const QJsonObject& fake) {
  QSaveFile file(path(QStringLiteral("fake.json")));
  file.open(QIODevice::WriteOnly);
  file.write(QJsonDocument(fake).toJson());
  file.commit();
}

QString StudioBench::makeModel(const QString& name) const {
  const QDir folder(folder_.filePath(QStringLiteral("models/%1").arg(name)));
  folder.mkpath(QStringLiteral("."));
  QFile index(folder.filePath(QStringLiteral("model_index.json")));
  index.open(QIODevice::WriteOnly);
  index.write("{}");
  return folder.path();
}

bool StudioBench::open() {
  studio_ = std::make_unique<Studio>(options);
  QSignalSpy started(studio_.get(), &Studio::started);
  studio_->start();
  return started.wait(10000);
}

bool StudioBench::start() {
  return open() && QTest::qWaitFor([this] { return studio_->models().loaded(); }, 10000);
}

int StudioBench::pictures() const {
  int count = 0;
  for (QDirIterator file(options.folders.pictures, {QStringLiteral("*.png")}, QDir::Files, QDirIterator::Subdirectories);
       file.hasNext(); file.next())
    ++count;
  return count;
}

QStringList StudioBench::banners() const {
  QStringList causes;
  const Banners& banners = studio_->banners();
  for (int row = 0; row < banners.rowCount(); ++row) causes.append(banners.message(row).cause);
  return causes;
}

int StudioBench::rowOfState(JobState state) const {
  const QueueModel& queue = studio_->queue();
  for (int row = 0; row < queue.rowCount(); ++row)
    if (queue.data(queue.index(row), QueueModel::StateRole).value<JobState>() == state) return row;
  return -1;
}

}  // namespace sana::ui
