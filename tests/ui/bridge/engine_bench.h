// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An EngineClient on the fake engine, with everything it says written down.

#include <signal.h>

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "ui/bridge/engine_client.h"

namespace sana::ui {

/// The longest time that this thread's loop did not run, sampled by a 5 ms timer.
class LoopGap : public QObject {
  Q_OBJECT
 public:
  LoopGap();
  qint64 longestMs() const { return longest_; }

 private:
  QTimer timer_;
  QElapsedTimer since_;
  qint64 longest_ = 0;
};

/// The other side of the fake engine's gate: the engine waits at its points until open() lets it go on.
class GateKeeper : public QObject {
  Q_OBJECT
 public:
  explicit GateKeeper(const QString& path);
  QString path() const { return path_; }
  /// The point where the engine waits; "" while it works.
  QString waitingAt() const { return point_; }
  void open();
  /// From now on every point opens by itself.
  void leaveOpen();

 private:
  void greet();
  void listen(QLocalSocket* socket);

  QString path_, point_;
  QLocalServer server_;
  QLocalSocket* socket_ = nullptr;
  bool open_ = false;
};

/// What came for one job.
struct JobAnswers {
  QVector<int> steps, previews;
  EngineResult result;
  EngineError error;
  QString refusal;
  int finished = 0, failed = 0, cancelled = 0, refused = 0, died = 0, settled = 0;
  int answers() const { return finished + failed + cancelled + refused + died; }
};

class EngineBench : public QObject {
  Q_OBJECT
 public:
  /// `fake` is $SANA_FAKE; limits and back-off as in the product unless changed in `program` before start().
  explicit EngineBench(const QJsonObject& fake = {});
  ~EngineBench() override { client_.reset(); }

  QString file(const QString& name) const { return folder_.filePath(name); }
  /// For the next job on, or the next process, as the switches say.
  void setFake(const QJsonObject& fake);
  /// Makes the client, starts the engine and loads the model; true once it is loaded.
  bool start(const QString& model = QStringLiteral("/models/fake"));
  void create();
  void generate(quint32 job, int steps = 10);
  static QJsonObject recipe(int steps, quint32 seed = 1);

  /// Runs the loop until the condition holds, looking after each signal of the client; false after five seconds.
  template <class Condition>
  bool until(Condition condition) {
    QSignalSpy spy(this, &EngineBench::changed);
    QElapsedTimer clock;
    clock.start();
    while (!condition()) {
      constexpr int longestMs = 5000;
      const qint64 left = longestMs - clock.elapsed();
      if (left <= 0) return false;
      spy.wait(int(left));
    }
    return true;
  }

  EngineClient& client() { return *client_; }
  JobAnswers& job(quint32 number) { return jobs_[number]; }
  QVector<EngineError> deaths() const { return deaths_; }

  EngineProgram program;
  QVector<EngineState> states;
  bool takesPreviews = true;

 signals:
  void changed();

 private:
  void record();

  QTemporaryDir folder_;
  std::unique_ptr<EngineClient> client_;
  QHash<quint32, JobAnswers> jobs_;
  QVector<EngineError> deaths_;
};

/// No such process, or only its remains.
bool isGone(qint64 processId);

}  // namespace sana::ui
