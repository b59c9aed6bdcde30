// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/bridge/engine_bench.h"

#include <QFile>
#include <QJsonDocument>

namespace sana::ui {
namespace {

constexpr int sampleMs = 5;

}  // namespace

LoopGap::LoopGap() {
  since_.start();
  connect(&timer_, &QTimer::timeout, this, [this] { longest_ = qMax(longest_, since_.restart() - sampleMs); });
  timer_.setTimerType(Qt::PreciseTimer);
  timer_.start(sampleMs);
}

GateKeeper::GateKeeper(const QString& path) : path_(path) {
  server_.listen(path);
  connect(&server_, &QLocalServer::newConnection, this, &GateKeeper::greet);
}

void GateKeeper::greet() {
  socket_ = server_.nextPendingConnection();
  connect(socket_, &QLocalSocket::readyRead, this, [this, socket = socket_] { listen(socket); });
  connect(socket_, &QLocalSocket::disconnected, this, [this, socket = socket_] {
    if (socket_ == socket) socket_ = nullptr;
    socket->deleteLater();
  });
}

void GateKeeper::listen(QLocalSocket* socket) {
  while (socket->canReadLine()) point_ = QString::fromUtf8(socket->readLine().trimmed());
  if (open_) open();
}

void GateKeeper::open() {
  point_.clear();
  if (!socket_) return;
  socket_->write("go\n");
  socket_->flush();
}

void GateKeeper::leaveOpen() {
  open_ = true;
  if (!point_.isEmpty()) open();
}

EngineBench::EngineBench(const QJsonObject& fake) {
  program.path = QStringLiteral(SANA_FAKE_ENGINE);
  program.environment = {QStringLiteral("SANA_FAKE=") + file(QStringLiteral("fake.json"))};
  setFake(fake);
}

void EngineBench::setFake(const QJsonObject& fake) {
  QFile written(file(QStringLiteral("fake.json")));
  if (written.open(QIODevice::WriteOnly | QIODevice::Truncate)) written.write(QJsonDocument(fake).toJson());
}

void EngineBench::create() {
  client_ = std::make_unique<EngineClient>(program);
  record();
}

bool EngineBench::start(const QString& model) {
  create();
  QSignalSpy loaded(client_.get(), &EngineClient::modelLoaded);
  client_->start();
  client_->loadModel(model);
  return QTest::qWaitFor([&] { return !loaded.isEmpty() && client_->state() == EngineState::ready; });
}

QJsonObject EngineBench::recipe(int steps, quint32 seed) {
  return {{QStringLiteral("format"), QStringLiteral("sana-recipe")},
          {QStringLiteral("version"), 1},
          {QStringLiteral("prompt"), QStringLiteral("a red disc")},
          {QStringLiteral("seed"), QString::number(seed)},
          {QStringLiteral("steps"), steps}};
}

void EngineBench::generate(quint32 number, int steps) { client_->generate(number, recipe(steps, number)); }

void EngineBench::record() {
  EngineClient* client = client_.get();
  connect(client, &EngineClient::stateChanged, this, [this](EngineState state) {
    states.append(state);
    emit changed();
  });
  connect(client, &EngineClient::progress, this, [this](quint32 number, const StageProgress& at) {
    if (at.stage == Stage::draw) jobs_[number].steps.append(at.done);
    emit changed();
  });
  connect(client, &EngineClient::previewAvailable, this, [this](quint32, int) {
    if (!takesPreviews) return;
    const PreviewFrame frame = client_->takePreview();
    if (!frame.image.isNull()) jobs_[frame.job].previews.append(frame.step);
  });
  connect(client, &EngineClient::finished, this, [this](quint32 number, const EngineResult& result) {
    jobs_[number].result = result;
    ++jobs_[number].finished;
    emit changed();
  });
  connect(client, &EngineClient::failed, this, [this](quint32 number, const EngineError& error) {
    jobs_[number].error = error;
    ++jobs_[number].failed;
    emit changed();
  });
  connect(client, &EngineClient::refused, this, [this](quint32 number, const QString& reason) {
    jobs_[number].refusal = reason;
    ++jobs_[number].refused;
    emit changed();
  });
  connect(client, &EngineClient::cancelled, this, [this](quint32 number) {
    ++jobs_[number].cancelled;
    emit changed();
  });
  connect(client, &EngineClient::settled, this, [this](quint32 number) {
    ++jobs_[number].settled;
    emit changed();
  });
  connect(client, &EngineClient::died, this, [this](quint32 number, const EngineError& error) {
    deaths_.append(error);
    if (number != 0) ++jobs_[number].died;
    emit changed();
  });
}

bool isGone(qint64 processId) {
  QFile stat(QStringLiteral("/proc/%1/stat").arg(processId));
  if (!stat.open(QIODevice::ReadOnly)) return true;
  const QByteArray line = stat.readAll();
  return line.mid(line.lastIndexOf(')') + 2, 1) == "Z";
}

}  // namespace sana::ui
