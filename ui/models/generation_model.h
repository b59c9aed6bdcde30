// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The job that runs: its stages, time left and preview; and the commands around it. Feeds the engine from the queue.

#include <QImage>
#include <QObject>

#include <memory>
#include <optional>

#include "ui/models/prompt_model.h"
#include "ui/models/queue_model.h"

namespace sana::ui {

class Banners;
struct TimingKey;

struct StageView {
  enum class State : quint8 { ahead, now, done } state = State::ahead;
  int done = 0, total = 0;
  bool remembered = false;
  double share = 1.0 / 3;  ///< of the bar's width, from measured times
};

class GenerationModel : public QObject {
  Q_OBJECT
 public:
  struct Parts { EngineClient& engine; Library& library; ModelList& models; PromptModel& prompt; QueueModel& queue;
                 Settings& settings; Banners& banners; };
  explicit GenerationModel(const Parts& parts, QObject* parent = nullptr);
  ~GenerationModel() override;
  /// What earlier sessions measured; once the library is open.
  void loadTimings();

  bool running() const { return job_ != 0; }
  qint64 job() const { return job_; }
  const StageView& stage(Stage stage) const { return stages_[int(stage)]; }
  double fraction() const;
  /// "about 15 s left", "measuring"; "" when idle.
  QString timeLeft() const;
  /// "1 picture, about 1 s", from measured times; without them only the number.
  QString estimate() const;
  /// One sentence for the status strip: "Drawing 12 of 20", "Everything is saved".
  QString sentence() const;
  QImage preview() const { return preview_; }
  int previewStep() const { return previewStep_; }
  bool previewExpected() const { return previewExpected_; }  ///< false: show a ring
  QSize pictureSize() const;                                 ///< of the running job
  EngineMemory memory() const { return memory_; }
  EngineState engineState() const;

 public slots:
  void generate();
  void generateFirst();
  void variations(const sana::ui::PictureRecord& picture, int count);
  void cancelCurrent();
  void cancelAll();
  /// By the widget, when preview() is on the screen: only then the next one is taken, and the engine makes another.
  void previewPainted();

 signals:
  void runningChanged();
  void progressChanged();
  void previewChanged();
  void memoryChanged();
  void estimateChanged();
  void announced(const QString& sentence);        ///< for screen readers: queued, stages, every 25 %, ready, failed
  void pictureReady(const sana::ui::PictureRecord& picture, qint64 job);

 private:
  struct Impl;
  void connectEngine();
  void connectModels();
  void enqueue(const QVector<QJsonObject>& recipes, const QString& folder, qint64 parent, bool first);
  void startNext();
  void wakeEngine();
  void begin(const JobRecord& job);
  void resetStages(const JobRecord& job);
  void draw();                        ///< its model is loaded
  void leave();                       ///< the job is over, one way or the other
  void progressed(const StageProgress& progress);
  void announceProgress(const StageProgress& progress);
  std::optional<double> secondsOf(const JobRecord& job) const;  ///< as earlier pictures took
  TimingKey keyOf(const JobRecord& job) const;
  void takeFrame();
  void keep(const EngineResult& result);
  void stored(qint64 id, const PictureRecord& picture);
  void followParent(const JobRecord& job, qint64 picture);
  void remember(const EngineResult& result);
  void engineFailed(const EngineError& error);
  void engineDied(const EngineError& error);
  void fail(JobState state, const EngineError& error);
  QString deviceName() const;
  const ModelDescription& modelOf(const QString& folder) const;

  Parts parts_;
  std::unique_ptr<Impl> impl_;
  qint64 job_ = 0;
  StageView stages_[3];
  QImage preview_;
  int previewStep_ = 0;
  bool previewExpected_ = false;
  EngineMemory memory_;
};

}  // namespace sana::ui
