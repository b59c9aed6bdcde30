// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/robot_socket.h"

#include <QApplication>
#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QPlainTextEdit>
#include <QScreen>

#include "app/studio/loop_gap.h"
#include "ui/models/studio.h"
#include "ui/prompt/prompt_panel.h"
#include "ui/shell/main_window.h"

namespace sana::app {
namespace {

constexpr int mostEvents = 20000;
constexpr qint64 longestLine = 65536;

QString pageName(ui::Page page) {
  static const QStringList names{QStringLiteral("draw"), QStringLiteral("gallery"), QStringLiteral("compare"),
                                 QStringLiteral("viewer")};
  return names.at(int(page));
}

}  // namespace

RobotSocket::RobotSocket(const QString& path, ui::MainWindow& window, QObject* parent)
    : QObject(parent), window_(window), gaps_(new LoopGap(this)) {
  server_.setSocketOptions(QLocalServer::UserAccessOption);
  QLocalServer::removeServer(path);
  server_.listen(path);
  connect(&server_, &QLocalServer::newConnection, this, [this] {
    QLocalSocket* const socket = server_.nextPendingConnection();
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
      while (socket->canReadLine()) {
        const QJsonObject request = QJsonDocument::fromJson(socket->readLine(longestLine)).object();
        socket->write(QJsonDocument(answer(request)).toJson(QJsonDocument::Compact) + '\n');
      }
    });
  });
  watch();
}

void RobotSocket::watch() {
  ui::Studio& studio = window_.studio();
  connect(&studio, &ui::Studio::started, this, [this] { note(QStringLiteral("started")); });
  connect(&studio.generation(), &ui::GenerationModel::pictureReady, this,
          [this](const ui::PictureRecord& picture, qint64 job) {
            note(QStringLiteral("picture"), {{QStringLiteral("uid"), picture.uid}, {QStringLiteral("path"), picture.path},
                                             {QStringLiteral("id"), picture.id}, {QStringLiteral("job"), job}});
          });
  connect(&studio.generation(), &ui::GenerationModel::runningChanged, this, [this] {
    note(window_.studio().generation().running() ? QStringLiteral("running") : QStringLiteral("idle"));
  });
  connect(&studio.generation(), &ui::GenerationModel::previewChanged, this, [this] {
    note(QStringLiteral("preview"), {{QStringLiteral("step"), window_.studio().generation().previewStep()}});
  });
  connect(&studio.generation(), &ui::GenerationModel::announced, this, [this](const QString& sentence) {
    note(QStringLiteral("announced"), {{QStringLiteral("text"), sentence}});
  });
  connect(&studio.banners(), &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) {
    for (int row = first; row <= last; ++row)
      note(QStringLiteral("banner"), {{QStringLiteral("key"), window_.studio().banners().message(row).key},
                                      {QStringLiteral("cause"), window_.studio().banners().message(row).cause}});
  });
  connect(&studio.engine(), &ui::EngineClient::stateChanged, this, [this](ui::EngineState state) {
    note(QStringLiteral("engine"), {{QStringLiteral("state"), int(state)}});
  });
}

void RobotSocket::note(const QString& event, const QJsonObject& what) {
  QJsonObject line = what;
  line.insert(QStringLiteral("event"), event);
  line.insert(QStringLiteral("at"), QDateTime::currentMSecsSinceEpoch());
  if (events_.size() >= mostEvents) events_.removeFirst();
  events_.append(line);
}

QJsonObject RobotSocket::answer(const QJsonObject& request) {
  const QString what = request.value(QLatin1String("get")).toString();
  if (what == QLatin1String("state")) return state();
  if (what == QLatin1String("gaps")) return gaps_->report();
  if (what == QLatin1String("events")) return {{QStringLiteral("events"), events_}};
  if (request.value(QLatin1String("reset")) == QLatin1String("gaps")) {
    gaps_->reset();
    return {{QStringLiteral("reset"), true}};
  }
  if (const QString file = request.value(QLatin1String("grab")).toString(); !file.isEmpty()) {
    QWidget* const modal = QApplication::activeModalWidget();
    return {{QStringLiteral("saved"), (modal ? modal : static_cast<QWidget*>(&window_))->grab().save(file)}};
  }
  return {{QStringLiteral("error"), QStringLiteral("unknown request")}};
}

QJsonObject RobotSocket::state() const {
  ui::Studio& studio = window_.studio();
  const QWidget* focus = QApplication::focusWidget();
  QJsonArray banners;
  for (int row = 0; row < studio.banners().rowCount(); ++row) banners.append(studio.banners().message(row).cause);
  QJsonArray jobs;
  for (int row = 0; row < studio.queue().rowCount(); ++row) {
    const QModelIndex index = studio.queue().index(row);
    jobs.append(QJsonObject{{QStringLiteral("id"), index.data(ui::QueueModel::IdRole).toLongLong()},
                            {QStringLiteral("state"), index.data(ui::QueueModel::StateRole).toInt()},
                            {QStringLiteral("seed"), index.data(ui::QueueModel::SeedRole).toString()}});
  }
  const ui::DrawParameters& parameters = studio.prompt().parameters();
  return {{QStringLiteral("page"), pageName(window_.page())},
          {QStringLiteral("size"), QJsonArray{window_.width(), window_.height()}},
          {QStringLiteral("text"), window_.prompt()->editor()->toPlainText()},
          {QStringLiteral("caret"), window_.prompt()->editor()->textCursor().position()},
          {QStringLiteral("seed"), QString::number(parameters.seed)},
          {QStringLiteral("steps"), parameters.steps},
          {QStringLiteral("count"), parameters.count},
          {QStringLiteral("guidance"), parameters.guidance},
          {QStringLiteral("width"), parameters.size.width()},
          {QStringLiteral("height"), parameters.size.height()},
          {QStringLiteral("running"), studio.generation().running()},
          {QStringLiteral("job"), studio.generation().job()},
          {QStringLiteral("sentence"), studio.generation().sentence()},
          {QStringLiteral("previewStep"), studio.generation().previewStep()},
          {QStringLiteral("picture"), studio.current().id()},
          {QStringLiteral("unseen"), studio.current().unseen()},
          {QStringLiteral("pictures"), studio.strip().rowCount()},
          {QStringLiteral("galleryRows"), studio.gallery().rowCount()},
          {QStringLiteral("paused"), studio.queue().paused()},
          {QStringLiteral("jobs"), jobs},
          {QStringLiteral("banners"), banners},
          {QStringLiteral("modelLoaded"), studio.models().loaded()},
          {QStringLiteral("canDraw"), studio.prompt().cannotDrawReason().isEmpty()},
          {QStringLiteral("enginePid"), studio.engine().processId()},
          {QStringLiteral("focus"), focus ? QLatin1String(focus->metaObject()->className()) : QLatin1String()}};
}

}  // namespace sana::app
