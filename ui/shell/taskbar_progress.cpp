// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/taskbar_progress.h"

#include <QDBusConnection>
#include <QGuiApplication>

#include <chrono>

#include "ui/models/generation_model.h"

namespace sana::ui {
namespace {

using namespace std::chrono_literals;

void sendOnTheBus(const QVariantMap& values) {
  QDBusConnection::sessionBus().send(TaskbarProgress::message(values));
}

}  // namespace

TaskbarProgress::TaskbarProgress(GenerationModel& generation, QObject* parent)
    : TaskbarProgress(generation, sendOnTheBus, parent) {}

TaskbarProgress::TaskbarProgress(GenerationModel& generation, Send send, QObject* parent)
    : QObject(parent), generation_(generation), send_(std::move(send)), said_(values(false, 0)) {
  pause_.setInterval(500ms);
  pause_.setSingleShot(true);
  pause_.setTimerType(Qt::PreciseTimer);
  connect(&pause_, &QTimer::timeout, this, &TaskbarProgress::update);
  connect(&generation_, &GenerationModel::progressChanged, this, &TaskbarProgress::update);
  connect(&generation_, &GenerationModel::runningChanged, this, &TaskbarProgress::update);
}

TaskbarProgress::~TaskbarProgress() {
  if (said_ != values(false, 0)) send_(values(false, 0));
}

/// Between two pictures of a batch the bar stays, since the next one begins within the pause.
void TaskbarProgress::update() {
  if (pause_.isActive()) return;
  const QVariantMap now = values(generation_.running(), generation_.fraction());
  if (now == said_) return;
  said_ = now;
  send_(now);
  pause_.start();
}

QVariantMap TaskbarProgress::values(bool running, double fraction) {
  constexpr double hundred = 100;
  return {{QStringLiteral("progress"), running ? qRound(qBound(0.0, fraction, 1.0) * hundred) / hundred : 0.0},
          {QStringLiteral("progress-visible"), running}};
}

QDBusMessage TaskbarProgress::message(const QVariantMap& values) {
  QDBusMessage update = QDBusMessage::createSignal(QStringLiteral("/org/sanastudio/SanaStudio"),
                                                   QStringLiteral("com.canonical.Unity.LauncherEntry"),
                                                   QStringLiteral("Update"));
  update << QStringLiteral("application://%1.desktop").arg(QGuiApplication::desktopFileName()) << values;
  return update;
}

}  // namespace sana::ui
