// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/generation_model.h"

#include <QRandomGenerator>

#include <chrono>

#include "ui/models/banners.h"
#include "ui/models/generation_state.h"
#include "ui/models/when_done.h"

namespace sana::ui {

using namespace std::chrono_literals;

GenerationModel::GenerationModel(const Parts& parts, QObject* parent)
    : QObject(parent), parts_(parts), impl_(std::make_unique<Impl>()) {
  impl_->tick.setInterval(500ms);
  connect(&impl_->tick, &QTimer::timeout, this, &GenerationModel::progressChanged);
  connectEngine();
  connectModels();
  parts_.queue.setEstimate([this](const JobRecord& job) { return secondsOf(job); });
}

GenerationModel::~GenerationModel() = default;

void GenerationModel::connectEngine() {
  const EngineClient* engine = &parts_.engine;
  const auto isMine = [this](quint32 job) { return impl_->phase == Impl::Phase::drawing && job == impl_->attempt; };
  connect(engine, &EngineClient::progress, this, [this, isMine](quint32 job, const StageProgress& progress) {
    if (isMine(job)) progressed(progress);
  });
  connect(engine, &EngineClient::previewAvailable, this, [this, isMine](quint32 job, int) {
    if (!isMine(job)) return;
    if (impl_->unpainted) impl_->frameWaits = true;
    else takeFrame();
  });
  connect(engine, &EngineClient::previewSource, this,
          [this, isMine](quint32 job, PreviewSource source, bool calibrated) {
            if (!isMine(job)) return;
            // Only the linear map has to learn first.
            previewExpected_ = source != PreviewSource::none && (source != PreviewSource::linear || calibrated);
            emit previewChanged();
          });
  connect(engine, &EngineClient::finished, this, [this, isMine](quint32 job, const EngineResult& result) {
    if (isMine(job)) keep(result);
  });
  connect(engine, &EngineClient::failed, this, [this, isMine](quint32 job, const EngineError& error) {
    if (isMine(job)) engineFailed(error);
  });
  connect(engine, &EngineClient::refused, this, [this, isMine](quint32 job, const QString& reason) {
    if (isMine(job)) fail(JobState::blocked, {QStringLiteral("refused"), reason, tr("Change the prompt.")});
  });
  connect(engine, &EngineClient::died, this, [this, isMine](quint32 job, const EngineError& error) {
    if (isMine(job)) engineDied(error);
  });
  connect(engine, &EngineClient::settled, this, [this](quint32 job) {
    if (impl_->settling == job) impl_->settling = 0;
    emit progressChanged();
  });
  connect(engine, &EngineClient::memory, this, [this](const EngineMemory& memory) {
    memory_ = memory;
    emit memoryChanged();
  });
  connect(engine, &EngineClient::stateChanged, this, [this](EngineState state) {
    if (state == EngineState::stopped && impl_->phase == Impl::Phase::loading)
      fail(JobState::failed, {QStringLiteral("engine_died"), tr("The engine does not run."), tr("Restart the engine.")});
    emit progressChanged();
  });
}

void GenerationModel::connectModels() {
  const auto askForModel = [this] {
    if (impl_->phase == Impl::Phase::loading)
      parts_.models.load(impl_->job.modelFolder, impl_->job.recipe[QLatin1String("precision")].toString());
    else startNext();
  };
  connect(&parts_.engine, &EngineClient::ready, this, askForModel);
  connect(&parts_.models, &ModelList::loadFinished, this, [this](const QString& folder) {
    if (impl_->phase == Impl::Phase::loading && folder == impl_->job.modelFolder) draw();
  });
  connect(&parts_.models, &ModelList::loadFailed, this, [this](const QString& folder, const EngineError& error) {
    if (impl_->phase == Impl::Phase::loading && folder == impl_->job.modelFolder) fail(JobState::failed, error);
  });
  connect(&parts_.queue, &QueueModel::startable, this, &GenerationModel::startNext);
  connect(&parts_.queue, &QueueModel::pausedChanged, this, &GenerationModel::startNext);
  connect(&parts_.prompt, &PromptModel::parametersChanged, this, &GenerationModel::estimateChanged);
  connect(&parts_.prompt, &PromptModel::modelChanged, this, &GenerationModel::estimateChanged);
  connect(&parts_.settings, &Settings::changed, this, [this](Setting setting) {
    if (setting == Setting::previewOn) parts_.engine.setPreview(parts_.settings.value(setting).toBool());
    if (setting == Setting::precision || setting == Setting::device) emit estimateChanged();
  });
  connect(&parts_.library, &Library::trouble, this, [this] {
    impl_->unsaved = impl_->phase == Impl::Phase::storing;
    if (impl_->unsaved) parts_.queue.setProgress(job_, 1, sentence());
    emit progressChanged();
  });
  if (!parts_.settings.value(Setting::previewOn).toBool()) parts_.engine.setPreview(false);
}

void GenerationModel::loadTimings() {
  whenDone(parts_.library.timings(), this, [this](const QVector<StageTiming>& timings) {
    for (const StageTiming& timing : timings) impl_->times.add(timing);
    emit estimateChanged();
  });
}

// ---- into the queue

void GenerationModel::generate() {
  enqueue(parts_.prompt.takeRecipes(), parts_.prompt.model().folder, parts_.prompt.parentPicture(), false);
}

void GenerationModel::generateFirst() {
  enqueue(parts_.prompt.takeRecipes(), parts_.prompt.model().folder, parts_.prompt.parentPicture(), true);
}

void GenerationModel::variations(const PictureRecord& picture, int count) {
  const QJsonObject model = picture.recipe[QLatin1String("model")].toObject();
  const int row = parts_.models.rowOfIdentity(model[QLatin1String("identity")].toString());
  if (row < 0 || picture.recipe.isEmpty()) {
    emit parts_.banners.toast(picture.recipe.isEmpty()
                                  ? tr("This picture has no recipe, so that no variations can be drawn.")
                                  : tr("The model of this picture is not here, so that no variations can be drawn."),
                              {}, {});
    return;
  }
  QVector<QJsonObject> recipes;
  QJsonObject recipe = recipeToDraw(picture.recipe);
  for (int i = 0; i < count; ++i) {
    const QString seed = QString::number(QRandomGenerator::global()->generate());
    impl_->variationSeeds.insert(seed);
    recipe[QLatin1String("seed")] = seed;
    recipe[QLatin1String("index")] = i;
    recipe[QLatin1String("count")] = count;
    recipes.append(recipe);
  }
  enqueue(recipes, parts_.models.description(row).folder, picture.id, false);
}

void GenerationModel::enqueue(const QVector<QJsonObject>& recipes, const QString& folder, qint64 parent, bool first) {
  if (recipes.isEmpty()) {
    if (const QString reason = parts_.prompt.cannotDrawReason(); !reason.isEmpty()) emit parts_.banners.toast(reason, {}, {});
    return;
  }
  QVector<JobRecord> jobs;
  for (int i = 0; i < recipes.size(); ++i) {
    JobRecord job;
    job.recipe = recipes.at(i);
    if (!job.recipe.contains(QLatin1String("precision"))) job.recipe[QLatin1String("precision")] = parts_.models.precision();
    job.modelFolder = folder;
    job.typed = job.recipe[QLatin1String("typed")].toString();
    job.style = job.recipe[QLatin1String("style")].toString();
    job.parent = parent;
    job.index = i;
    job.count = int(recipes.size());
    jobs.append(job);
  }
  wakeEngine();
  parts_.queue.add(jobs, first);
  emit announced(tr("%n picture(s) queued", "", int(jobs.size())));
}

// ---- one job

/// The engine stays down after repeated crashes until the person wants something of it.
void GenerationModel::wakeEngine() {
  if (parts_.engine.state() == EngineState::stopped) parts_.engine.restart();
}

void GenerationModel::startNext() {
  if (job_ != 0 || parts_.engine.state() == EngineState::stopped) return;
  if (const JobRecord* next = parts_.queue.next()) begin(*next);
  else parts_.models.setEngineBusy(false);
}

void GenerationModel::begin(const JobRecord& next) {
  const JobRecord job = next;
  job_ = job.id;
  impl_->job = job;
  impl_->phase = Impl::Phase::loading;
  resetStages(job);
  parts_.queue.setState(job.id, JobState::running);
  parts_.models.setEngineBusy(true);
  impl_->tick.start();
  emit runningChanged();
  emit previewChanged();
  emit progressChanged();
  parts_.models.load(job.modelFolder, job.recipe[QLatin1String("precision")].toString());
}

void GenerationModel::resetStages(const JobRecord& job) {
  const QJsonObject& recipe = job.recipe;
  const ModelDescription& model = modelOf(job.modelFolder);
  impl_->key = keyOf(job);
  impl_->steps = recipe[QLatin1String("steps")].toInt(model.steps);
  impl_->begun = impl_->unsaved = impl_->unpainted = impl_->frameWaits = false;
  impl_->quarter = 0;
  impl_->drawnSeconds = 0;
  const auto shares = impl_->times.shares(impl_->key, impl_->steps);
  for (int i = 0; i < 3; ++i) stages_[i] = {.share = shares[size_t(i)]};
  stages_[int(Stage::draw)].total = impl_->steps;
  preview_ = {};
  previewStep_ = 0;
  previewExpected_ = parts_.settings.value(Setting::previewOn).toBool() && !model.previews.isEmpty() &&
                     model.previews != QLatin1String("none");
}

void GenerationModel::draw() {
  impl_->phase = Impl::Phase::drawing;
  impl_->stageClock.start();
  parts_.engine.generate(++impl_->attempt, impl_->job.recipe);
  emit progressChanged();
}

void GenerationModel::leave() {
  impl_->phase = Impl::Phase::idle;
  impl_->tick.stop();
  impl_->unpainted = impl_->frameWaits = false;
  job_ = 0;
  preview_ = {};
  emit runningChanged();
  emit previewChanged();
  emit progressChanged();
  // Not from within the signal that ended this one.
  QMetaObject::invokeMethod(this, &GenerationModel::startNext, Qt::QueuedConnection);
}

void GenerationModel::progressed(const StageProgress& progress) {
  const int now = int(progress.stage);
  const bool entered = stages_[now].state != StageView::State::now;
  for (int i = 0; i < now; ++i) stages_[i].state = StageView::State::done;
  StageView& stage = stages_[now];
  if (entered && stage.state == StageView::State::ahead) {
    impl_->stageClock.restart();
    impl_->drawnSeconds = 0;
  }
  constexpr double thousand = 1000;
  if (progress.done > stage.done) impl_->drawnSeconds = double(impl_->stageClock.elapsed()) / thousand;
  stage.state = StageView::State::now;
  stage.done = progress.done;
  stage.total = progress.total;
  stage.remembered = stage.remembered || progress.remembered;
  if (progress.stage == Stage::understand && (progress.remembered || (progress.total > 0 && progress.done == progress.total)))
    stage.state = StageView::State::done;
  impl_->begun = true;
  if (entered && stage.state == StageView::State::now) emit announced(sentence());
  announceProgress(progress);
  parts_.queue.setProgress(job_, fraction(), sentence());
  emit progressChanged();
}

void GenerationModel::announceProgress(const StageProgress& progress) {
  constexpr int quarters = 4, percent = 25;
  if (progress.stage != Stage::draw || progress.total <= 0) return;
  const int quarter = progress.done * quarters / progress.total;
  if (quarter <= impl_->quarter || quarter == quarters) return;
  impl_->quarter = quarter;
  emit announced(tr("%1 percent drawn").arg(quarter * percent));
}

void GenerationModel::takeFrame() {
  const PreviewFrame frame = parts_.engine.takePreview();
  impl_->frameWaits = false;
  if (frame.image.isNull() || frame.job != impl_->attempt || frame.step < previewStep_) return;
  preview_ = frame.image;
  previewExpected_ = true;
  previewStep_ = frame.step;
  impl_->unpainted = true;
  emit previewChanged();
}

void GenerationModel::previewPainted() {
  impl_->unpainted = false;
  if (impl_->frameWaits && impl_->phase == Impl::Phase::drawing) takeFrame();
}

void GenerationModel::cancelCurrent() {
  if (job_ == 0 || impl_->phase == Impl::Phase::storing) return;  // what is finished is kept
  const qint64 id = job_;
  if (impl_->phase == Impl::Phase::drawing) {
    impl_->settling = impl_->attempt;
    parts_.engine.cancel(impl_->attempt);
  }
  impl_->phase = Impl::Phase::idle;
  parts_.queue.setState(id, JobState::cancelled);
  leave();
  emit announced(tr("Cancelled"));
}

void GenerationModel::cancelAll() {
  parts_.queue.cancelAllWaiting();
  cancelCurrent();
}

}  // namespace sana::ui
