// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of the form: what follows the model, what the person set, how both are kept.
#include <QJsonArray>
#include <QRandomGenerator>

#include <algorithm>

#include "ui/library/library.h"
#include "ui/models/prompt_model.h"
#include "ui/models/prompt_model_state.h"
#include "ui/models/style_list.h"

namespace sana::ui {
namespace {

const QString sizeKey = QStringLiteral("size"), stepsKey = QStringLiteral("steps"),
              guidanceKey = QStringLiteral("guidance"), schedulerKey = QStringLiteral("scheduler"),
              tokensKey = QStringLiteral("maxTokens"), binningKey = QStringLiteral("binning"),
              tilingKey = QStringLiteral("tiling");

QString parameterKey(const QString& name) { return QStringLiteral("scheduler.%1").arg(name); }

const SchedulerChoice* schedulerOf(const ModelDescription& model, const QString& name) {
  const auto found = std::ranges::find(model.schedulers, name, &SchedulerChoice::name);
  return found == model.schedulers.end() ? nullptr : &*found;
}

}  // namespace

void PromptModel::changed() {
  impl_->quiet.start();
  if (!impl_->latest.isActive()) impl_->latest.start();
  emit parametersChanged();
}

void PromptModel::touch(const QString& key) {
  impl_->touched.insert(key);
  changed();
}

QString PromptModel::takeSize(QSize size) {
  QString sentence;
  const QSize fitting = model().width > 0 ? snapped(size, &sentence) : size;
  if (std::exchange(parameters_.size, fitting) != fitting || fitting != size) touch(sizeKey);
  return sentence;
}

void PromptModel::setSize(QSize size) {
  const QString sentence = takeSize(size);
  if (!sentence.isEmpty()) emit said(sentence);
}

void PromptModel::swapSize() { setSize(parameters_.size.transposed()); }

void PromptModel::setSteps(int steps) {
  const int fitting = std::clamp(steps, model().minimumSteps, std::max(model().maximumSteps, model().minimumSteps));
  if (std::exchange(parameters_.steps, fitting) != fitting || fitting != steps) touch(stepsKey);
}

void PromptModel::setGuidance(double guidance) {
  const ModelDescription& now = model();
  const double fitting = std::clamp(guidance, now.minimumGuidance, std::max(now.maximumGuidance, now.minimumGuidance));
  if (std::exchange(parameters_.guidance, fitting) != fitting || fitting != guidance) touch(guidanceKey);
}

void PromptModel::setSeed(quint64 seed) {
  if (std::exchange(parameters_.seed, seed) != seed) changed();
}

/// 32 bits: as many as the noise generator of the published models takes from a seed.
void PromptModel::rollSeed() { setSeed(QRandomGenerator::global()->generate()); }

void PromptModel::setSeedLocked(bool locked) {
  if (std::exchange(parameters_.seedLocked, locked) != locked) changed();
}

void PromptModel::setCount(int count) {
  constexpr int most = 16;
  const int fitting = std::clamp(count, 1, most);
  if (std::exchange(parameters_.count, fitting) != fitting || fitting != count) changed();
}

void PromptModel::setStyle(const QString& name) {
  const StylePreset* style = styles_.find(name);
  const QString kept = style ? style->name : QString();
  if (std::exchange(parameters_.style, kept) == kept) return;
  impl_->tokens.start();
  changed();
}

void PromptModel::setScheduler(const QString& name) {
  if (name == parameters_.scheduler || (!model().schedulers.isEmpty() && !schedulerOf(model(), name))) return;
  parameters_.scheduler = name;
  impl_->touched.removeIf([](const QString& key) { return key.startsWith(QLatin1String("scheduler.")); });
  followScheduler(model());
  touch(schedulerKey);
}

void PromptModel::setSchedulerParameter(const QString& name, double value) {
  if (parameters_.schedulerParameters.contains(name) && parameters_.schedulerParameters[name] == value) return;
  parameters_.schedulerParameters[name] = value;
  impl_->touched.insert(parameterKey(name));
  followScheduler(model());
  changed();
}

void PromptModel::setMaxTokens(int tokens) {
  const int most = model().maxTokens;
  const int fitting = most > 0 ? std::clamp(tokens, 1, most) : std::max(tokens, 1);
  if (std::exchange(parameters_.maxTokens, fitting) == fitting && fitting == tokens) return;
  impl_->tokens.start();
  touch(tokensKey);
}

void PromptModel::setTiling(bool on) {
  if (std::exchange(parameters_.tiling, on) != on) touch(tilingKey);
}

void PromptModel::setBinning(bool on) {
  if (std::exchange(parameters_.binning, on) != on) touch(binningKey);
}

void PromptModel::setParentPicture(qint64 picture) {
  if (std::exchange(parent_, picture) != picture) changed();
}

void PromptModel::resetParameters() {
  impl_->touched.clear();
  impl_->instruction = QJsonValue::Undefined;
  impl_->followed = {};
  parameters_.tiling = false;
  parameters_.count = 1;
  parameters_.style.clear();
  impl_->tokens.start();
  followModel();
  changed();
}

/// Untouched values become the model's; touched ones stay where the model can, and a sentence says where it cannot.
void PromptModel::followModel() {
  const ModelDescription& now = model();
  emit canDrawChanged();
  if (now.width <= 0 || now == impl_->followed) return;
  const bool other = !impl_->followed.identity.isEmpty() && impl_->followed.identity != now.identity;
  if (other) impl_->instruction = QJsonValue::Undefined;
  impl_->followed = now;
  const auto free = [this](const QString& key) { return !impl_->touched.contains(key); };
  const DrawParameters before = parameters_;
  QString sentence;
  parameters_.size = free(sizeKey) ? QSize(now.width, now.height) : snapped(parameters_.size, &sentence);
  parameters_.steps = free(stepsKey) ? now.steps : std::clamp(parameters_.steps, now.minimumSteps, now.maximumSteps);
  parameters_.guidance = free(guidanceKey)
                             ? now.guidanceScale
                             : std::clamp(parameters_.guidance, now.minimumGuidance, now.maximumGuidance);
  if (free(tokensKey) || parameters_.maxTokens > now.maxTokens) parameters_.maxTokens = now.maxTokens;
  if (free(binningKey)) parameters_.binning = now.binning;
  if (!sentence.isEmpty()) emit said(sentence);
  if (!free(stepsKey) && parameters_.steps != before.steps)
    emit said(tr("The model draws with %1 to %2 steps: %3 became %4.")
                  .arg(now.minimumSteps).arg(now.maximumSteps).arg(before.steps).arg(parameters_.steps));
  if (!free(guidanceKey) && now.guidance && parameters_.guidance != before.guidance)
    emit said(tr("This model's guidance goes from %1 to %2: %3 became %4.")
                  .arg(now.minimumGuidance).arg(now.maximumGuidance).arg(before.guidance).arg(parameters_.guidance));
  const bool known = schedulerOf(now, parameters_.scheduler) != nullptr;
  if (!free(schedulerKey) && !known)
    emit said(tr("This model cannot use the scheduler %1; its own is used.").arg(parameters_.scheduler));
  if (free(schedulerKey) || !known) {
    if (parameters_.scheduler != now.scheduler)
      impl_->touched.removeIf([](const QString& key) { return key.startsWith(QLatin1String("scheduler.")); });
    impl_->touched.remove(schedulerKey);
    parameters_.scheduler = now.scheduler;
  }
  followScheduler(now);
  if (impl_->wantsExample) showExample();
  impl_->tokens.start();
  emit modelChanged();
  if (parameters_ != before) changed();
}

/// Exactly the parameters that the scheduler has; untouched ones at their standard.
void PromptModel::followScheduler(const ModelDescription& now) {
  const SchedulerChoice* scheduler = schedulerOf(now, parameters_.scheduler);
  if (!scheduler) return;
  QMap<QString, double> values;
  for (const SchedulerParameter& parameter : scheduler->parameters) {
    const bool set = impl_->touched.contains(parameterKey(parameter.name));
    const double wanted = parameters_.schedulerParameters.value(parameter.name, parameter.standard);
    values[parameter.name] = set ? std::clamp(wanted, parameter.minimum, parameter.maximum) : parameter.standard;
  }
  parameters_.schedulerParameters = values;
}

/// Only what differs from the standard needs saying; the engine fills in the rest.
QJsonObject PromptModel::recipeScheduler() const {
  QJsonObject scheduler;
  if (!parameters_.scheduler.isEmpty()) scheduler[QLatin1String("name")] = parameters_.scheduler;
  const auto& values = parameters_.schedulerParameters;
  for (auto value = values.begin(); value != values.end(); ++value)
    if (impl_->touched.contains(parameterKey(value.key()))) scheduler[value.key()] = value.value();
  return scheduler;
}

QJsonObject PromptModel::draftParameters() const {
  QJsonObject values;
  for (auto value = parameters_.schedulerParameters.begin(); value != parameters_.schedulerParameters.end(); ++value)
    values[value.key()] = value.value();
  QStringList touched = impl_->touched.values();
  touched.sort();
  return {
      {QStringLiteral("width"), parameters_.size.width()},
      {QStringLiteral("height"), parameters_.size.height()},
      {stepsKey, parameters_.steps},
      {guidanceKey, parameters_.guidance},
      {QStringLiteral("count"), parameters_.count},
      {QStringLiteral("seed"), QString::number(parameters_.seed)},
      {QStringLiteral("seedLocked"), parameters_.seedLocked},
      {QStringLiteral("style"), parameters_.style},
      {schedulerKey, parameters_.scheduler},
      {QStringLiteral("schedulerParameters"), values},
      {tokensKey, parameters_.maxTokens},
      {tilingKey, parameters_.tiling},
      {binningKey, parameters_.binning},
      {QStringLiteral("touched"), QJsonArray::fromStringList(touched)},
      {QStringLiteral("parent"), QString::number(parent_)},
      {QStringLiteral("example"), example_},
      {QStringLiteral("instruction"), impl_->instruction},
  };
}

void PromptModel::applyDraftParameters(const QJsonObject& kept) {
  if (kept.isEmpty()) return;
  DrawParameters& now = parameters_;
  now.size = {kept[QLatin1String("width")].toInt(), kept[QLatin1String("height")].toInt()};
  now.steps = kept[stepsKey].toInt();
  now.guidance = kept[guidanceKey].toDouble(1);
  now.count = std::clamp(kept[QLatin1String("count")].toInt(1), 1, 16);
  now.seed = kept[QLatin1String("seed")].toString().toULongLong();
  now.seedLocked = kept[QLatin1String("seedLocked")].toBool();
  const StylePreset* style = styles_.find(kept[QLatin1String("style")].toString());
  now.style = style ? style->name : QString();
  now.scheduler = kept[schedulerKey].toString();
  now.schedulerParameters.clear();
  const QJsonObject values = kept[QLatin1String("schedulerParameters")].toObject();
  for (auto value = values.begin(); value != values.end(); ++value)
    now.schedulerParameters[value.key()] = value.value().toDouble();
  now.maxTokens = kept[tokensKey].toInt();
  now.tiling = kept[tilingKey].toBool();
  now.binning = kept[binningKey].toBool();
  impl_->touched.clear();
  const QJsonArray touched = kept[QLatin1String("touched")].toArray();
  for (const QJsonValue& key : touched) impl_->touched.insert(key.toString());
  parent_ = kept[QLatin1String("parent")].toString().toLongLong();
  example_ = kept[QLatin1String("example")].toBool();
  impl_->instruction = kept[QLatin1String("instruction")];
}

}  // namespace sana::ui
