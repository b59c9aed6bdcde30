// SPDX-License-Identifier: GPL-3.0-or-later
// What the status strip says and shows.
#include <algorithm>

#include "ui/models/generation_model.h"
#include "ui/models/generation_state.h"

namespace sana::ui {

double GenerationModel::fraction() const {
  if (job_ == 0) return 0;
  double sum = 0;
  for (const StageView& stage : stages_) {
    if (stage.state == StageView::State::done) sum += stage.share;
    else if (stage.state == StageView::State::now && stage.total > 0) sum += stage.share * stage.done / stage.total;
  }
  return std::min(sum, 1.0);
}

/// Remaining steps by the steps drawn so far, from the second on, or by earlier pictures; the other stages by earlier
/// pictures.
std::optional<double> GenerationModel::Impl::secondsLeft(const StageView (&stages)[3]) const {
  using State = StageView::State;
  constexpr double thousand = 1000;
  const double elapsed = stageClock.isValid() ? double(stageClock.elapsed()) / thousand : 0;
  const StageView& drawing = stages[int(Stage::draw)];
  std::optional<double> step = times.step(key);
  if (drawing.state == State::now && drawing.done >= 2) step = drawnSeconds / drawing.done;
  if (!step) return {};
  double left = 0;
  const StageView& understanding = stages[int(Stage::understand)];
  if (understanding.state != State::done && !understanding.remembered) {
    const double whole = times.understand(key).value_or(0);
    left += understanding.state == State::now ? std::max(whole - elapsed, 0.0) : whole;
  }
  if (drawing.state != State::done) {
    const double sinceStep = drawing.state == State::now ? std::min(elapsed - drawnSeconds, *step) : 0;
    left += std::max((std::max(drawing.total, steps) - drawing.done) * *step - sinceStep, 0.0);
  }
  const double develop = times.develop(key).value_or(*step);
  const StageView& developing = stages[int(Stage::develop)];
  if (developing.state == State::ahead) left += develop;
  if (developing.state == State::now) left += std::max(develop - elapsed, 0.0);
  return left;
}

QString GenerationModel::timeLeft() const {
  if (job_ == 0 || impl_->phase == Impl::Phase::storing) return {};
  const std::optional<double> left = impl_->secondsLeft(stages_);
  return left && impl_->phase == Impl::Phase::drawing ? tr("about %1 left").arg(durationText(*left)) : tr("measuring");
}

QString GenerationModel::estimate() const {
  const DrawParameters& wanted = parts_.prompt.parameters();
  const ModelDescription& model = parts_.prompt.model();
  const TimingKey key{model.identity.isEmpty() ? model.folder : model.identity, deviceName(), wanted.size,
                      parts_.models.precision()};
  const std::optional<double> one = impl_->times.picture(key, wanted.steps, false);
  if (!one) return tr("%n picture(s)", "", wanted.count);
  const double others = impl_->times.picture(key, wanted.steps, true).value_or(0) * (wanted.count - 1);
  return tr("%n picture(s), about %1", "", wanted.count).arg(durationText(*one + others));
}

TimingKey GenerationModel::keyOf(const JobRecord& job) const {
  const QJsonObject& recipe = job.recipe;
  const ModelDescription& model = modelOf(job.modelFolder);
  const QString identity = recipe[QLatin1String("model")][QLatin1String("identity")].toString();
  return {identity.isEmpty() ? job.modelFolder : identity, deviceName(),
          {recipe[QLatin1String("width")].toInt(model.width), recipe[QLatin1String("height")].toInt(model.height)},
          recipe[QLatin1String("precision")].toString()};
}

std::optional<double> GenerationModel::secondsOf(const JobRecord& job) const {
  const int steps = job.recipe[QLatin1String("steps")].toInt(modelOf(job.modelFolder).steps);
  return impl_->times.picture(keyOf(job), steps, false);
}

QString GenerationModel::sentence() const {
  using Phase = Impl::Phase;
  using State = StageView::State;
  if (job_ == 0) {
    if (parts_.engine.state() == EngineState::restarting) return tr("The engine starts again");
    if (impl_->settling != 0) return tr("Cancelling");
    if (parts_.queue.paused() && parts_.queue.waiting() > 0)
      return tr("The queue is paused with %n job(s)", "", parts_.queue.waiting());
    return parts_.library.pendingCount() > 0
               ? tr("%n picture(s) are not saved yet", "", parts_.library.pendingCount())
               : tr("Everything is saved");
  }
  if (impl_->unsaved) return tr("The picture is not saved yet");
  if (impl_->phase == Phase::loading)
    return parts_.engine.state() == EngineState::restarting ? tr("The engine starts again") : tr("Loading the model");
  if (impl_->phase == Phase::storing) return tr("Saving");
  const StageView& drawing = stage(Stage::draw);
  if (stage(Stage::develop).state == State::now) return tr("Developing");
  if (drawing.state == State::now && drawing.total > 0) return tr("Drawing %1 of %2").arg(drawing.done).arg(drawing.total);
  return tr("Reading the prompt");
}

QSize GenerationModel::pictureSize() const { return job_ == 0 ? QSize() : impl_->key.size; }

EngineState GenerationModel::engineState() const { return parts_.engine.state(); }

QString GenerationModel::deviceName() const {
  const QString chosen = parts_.models.device();
  if (!chosen.isEmpty()) return chosen;
  return parts_.models.devices().isEmpty() ? QStringLiteral("cpu") : parts_.models.devices().first().name;
}

const ModelDescription& GenerationModel::modelOf(const QString& folder) const {
  const int row = parts_.models.rowOf(folder);
  return row < 0 ? parts_.models.description() : parts_.models.description(row);
}

}  // namespace sana::ui
