// SPDX-License-Identifier: GPL-3.0-or-later
// How a job ends: its picture is kept, or a banner says why there is none.
#include "ui/models/banners.h"
#include "ui/models/generation_model.h"
#include "ui/models/generation_state.h"
#include "ui/models/when_done.h"

namespace sana::ui {

QJsonObject recipeToDraw(QJsonObject recipe) {
  for (const char* key : {"uid", "created", "parent", "fallback", "device", "app"}) recipe.remove(QLatin1String(key));
  recipe[QLatin1String("format")] = QStringLiteral("sana-recipe");
  recipe[QLatin1String("version")] = 1;
  return recipe;
}

QJsonObject recipeOneRungLower(QJsonObject recipe) {
  recipe[QLatin1String("tiling")] = true;
  return recipe;
}

void GenerationModel::keep(const EngineResult& result) {
  impl_->phase = Impl::Phase::storing;
  impl_->unsaved = false;
  for (StageView& stage : stages_) stage.state = StageView::State::done;
  stages_[int(Stage::develop)].state = StageView::State::now;
  remember(result);
  const JobRecord& job = impl_->job;
  NewPicture picture;
  picture.image = result.image;
  picture.recipe = result.recipe;
  for (const char* key : {"typed", "style", "index", "count"})
    if (job.recipe.contains(QLatin1String(key))) picture.recipe[QLatin1String(key)] = job.recipe[QLatin1String(key)];
  QStringList fallbacks;
  if (impl_->retriedSmaller.contains(job.id)) fallbacks.append(QStringLiteral("decoded by tiles after running out of memory"));
  if (!result.fallback.isEmpty()) fallbacks.append(result.fallback);
  if (!fallbacks.isEmpty()) picture.recipe[QLatin1String("fallback")] = fallbacks.join(QStringLiteral("; "));
  picture.typed = job.typed;
  picture.style = job.style;
  picture.parent = job.parent;
  picture.job = std::max<qint64>(job.id, 0);
  picture.index = job.index;
  picture.count = job.count;
  picture.understandSeconds = result.seconds.understand;
  picture.drawSeconds = result.seconds.draw;
  picture.developSeconds = result.seconds.develop;
  emit progressChanged();
  whenDone(
      parts_.library.store(picture), this, [this, id = job.id](const PictureRecord& record) { stored(id, record); },
      [this](const LibraryError& error) {
        fail(JobState::failed, {QStringLiteral("file"), error.text(), error.hint()});
      });
}

void GenerationModel::remember(const EngineResult& result) {
  const bool remembered = stages_[int(Stage::understand)].remembered;
  const auto timings = StageTimes::timings(impl_->key, result.seconds, impl_->steps, remembered);
  for (const StageTiming& timing : timings) impl_->times.add(timing);
  parts_.library.addTimings(timings);
}

void GenerationModel::stored(qint64 id, const PictureRecord& picture) {
  const JobRecord job = impl_->job;
  parts_.queue.setState(id, JobState::done);
  parts_.queue.setPicture(id, picture.id);
  parts_.banners.dismissKey(QStringLiteral("job.%1").arg(id));
  followParent(job, picture.id);
  // The picture is shown before the preview goes, so that the canvas never stands empty between them.
  emit pictureReady(picture, id);
  emit announced(job.count > 1 ? tr("Picture %1 of %2 ready").arg(job.index + 1).arg(job.count) : tr("Picture ready"));
  leave();
  emit estimateChanged();
}

/// The next picture of the form grows from this one, unless the person went elsewhere meanwhile.
void GenerationModel::followParent(const JobRecord& job, qint64 picture) {
  if (impl_->variationSeeds.remove(job.recipe[QLatin1String("seed")].toString())) return;
  const qint64 now = parts_.prompt.parentPicture();
  const bool sibling = now != 0 && now == impl_->chained && impl_->chainedFrom == job.parent;
  if (now != job.parent && !sibling) return;
  impl_->chained = picture;
  impl_->chainedFrom = job.parent;
  parts_.prompt.setParentPicture(picture);
}

void GenerationModel::engineFailed(const EngineError& error) {
  if (error.code == QLatin1String("unusable")) return fail(JobState::unusable, error);
  const qint64 id = job_;
  const bool tiled = impl_->job.recipe[QLatin1String("tiling")].toBool();
  if (error.code != QLatin1String("out_of_memory") || tiled || impl_->retriedSmaller.contains(id))
    return fail(JobState::failed, error);
  impl_->retriedSmaller.insert(id);
  emit parts_.banners.toast(tr("Memory ran out. The picture is drawn once more, decoded in tiles."), {}, {});
  const QJsonObject lower = recipeOneRungLower(impl_->job.recipe);
  leave();
  parts_.queue.startAgain(id, lower);
}

/// A job that the engine had not begun did not bring it down: it is started again, once. Any other waits for Retry.
void GenerationModel::engineDied(const EngineError& error) {
  const qint64 id = job_;
  if (error.code == QLatin1String("engine_killed_for_memory"))
    return engineFailed({QStringLiteral("out_of_memory"), error.text, error.hint});
  if (impl_->begun || impl_->retriedAfterDeath.contains(id)) return fail(JobState::failed, error);
  impl_->retriedAfterDeath.insert(id);
  const QJsonObject recipe = impl_->job.recipe;
  leave();
  parts_.queue.startAgain(id, recipe);
}

void GenerationModel::fail(JobState state, const EngineError& error) {
  const qint64 id = job_;
  const bool wasStoring = impl_->phase == Impl::Phase::storing;
  impl_->phase = Impl::Phase::idle;
  parts_.queue.setState(id, state, error.text);
  BannerMessage banner;
  banner.severity = state == JobState::failed ? BannerMessage::Severity::danger : BannerMessage::Severity::warning;
  banner.key = QStringLiteral("job.%1").arg(error.code);
  if (state == JobState::blocked) banner.cause = tr("The prompt was blocked by the filter.");
  else if (state == JobState::unusable) banner.cause = tr("The result is unusable; nothing was stored.");
  else banner.cause = error.text;
  const QString kept = parts_.queue.waiting() > 0
                           ? tr("Your prompt and %n queued job(s) are kept.", "", parts_.queue.waiting())
                           : tr("Your prompt is kept.");
  const QString what = state == JobState::failed ? error.hint : tr("%1 %2", "two sentences").arg(error.text, error.hint);
  banner.kept = tr("%1 %2", "two sentences").arg(kept, what).trimmed();
  banner.details = QStringList{error.code, error.text, error.hint}.join(u'\n');
  if (!wasStoring)
    banner.actions.append({tr("Retry"), true, [this, id, key = banner.key] {
                             parts_.banners.dismissKey(key);
                             wakeEngine();
                             parts_.queue.retry(parts_.queue.rowOf(id));
                           }});
  leave();
  parts_.banners.show(banner);
  emit announced(tr("Failed: %1", "job").arg(banner.cause));
}

}  // namespace sana::ui
