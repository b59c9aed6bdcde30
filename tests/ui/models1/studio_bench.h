// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A whole Studio on the fake engine, in a folder of its own that outlives it, so that a second one can follow.

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "ui/models/studio.h"

namespace sana::ui {

class StudioBench {
 public:
  /// `fake`: switches of the fake engine; read again before every job.
  explicit StudioBench(const QJsonObject& fake = {{QStringLiteral("step_ms"), 1}});
  ~StudioBench();

  void setFake(const QJsonObject& fake);
  /// Starts and waits until draft and queue are there and the model is loaded.
  bool start();
  /// As start(), without waiting for the model.
  bool open();
  void close() { studio_.reset(); }

  Studio& operator*() { return *studio_; }
  Studio* operator->() { return studio_.get(); }
  QString path(const QString& name) const { return folder_.filePath(name); }
  /// A folder that looks like a model's; "broken" and "noguidance" are special to the fake engine.
  QString makeModel(const QString& name) const;
  QString builtIn() const { return builtIn_; }
  /// Number of PNG files in the library.
  int pictures() const;
  /// Titles of the banners that stand.
  QStringList banners() const;
  int rowOfState(JobState state) const;

  StudioOptions options;

 private:
  QTemporaryDir folder_;
  QString builtIn_;
  std::unique_ptr<Studio> studio_;
};

}  // namespace sana::ui
