// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_layout.h"

#include <QDir>
#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include "ui/models/small_file.h"

namespace sana::ui {
namespace {

constexpr qint64 largestFile = 1 << 20;
constexpr int pauseMs = 500;

}  // namespace

WindowLayout::WindowLayout(const QString& file, QObject* parent) : QObject(parent), file_(file) {
  QFile stored(file_);
  if (stored.open(QIODevice::ReadOnly) && stored.size() < largestFile)
    stored_ = QJsonDocument::fromJson(stored.readAll()).object();
  pause_.setSingleShot(true);
  pause_.setInterval(pauseMs);
  // One thread: the newest state is the one that stays.
  writer_.setMaxThreadCount(1);
  connect(&pause_, &QTimer::timeout, this, &WindowLayout::writeNow);
}

WindowLayout::~WindowLayout() { writer_.waitForDone(); }

bool WindowLayout::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize) touch();
  return QObject::eventFilter(watched, event);
}

void WindowLayout::touch() {
  if (!pause_.isActive()) pause_.start();
}

void WindowLayout::writeNow() {
  pause_.stop();
  if (!source_) return;
  const QJsonObject state = source_();
  if (state == stored_) return;
  stored_ = state;
  writer_.start([file = file_, bytes = QJsonDocument(state).toJson(QJsonDocument::Compact)] {
    QDir().mkpath(QFileInfo(file).path());
    writeWhole(file, bytes);
  });
}

}  // namespace sana::ui
