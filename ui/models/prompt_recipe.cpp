// SPDX-License-Identifier: GPL-3.0-or-later
// The form as recipes, and recipes into the form.
#include "ui/library/library.h"
#include "ui/models/prompt_model.h"
#include "ui/models/prompt_model_state.h"
#include "ui/models/style_list.h"

namespace sana::ui {
namespace {

QJsonObject modelOf(const ModelDescription& model) {
  QJsonObject object;
  if (!model.id.isEmpty()) object[QLatin1String("id")] = model.id;
  if (!model.identity.isEmpty()) object[QLatin1String("identity")] = model.identity;
  return object;
}

/// The person's part of a negative prompt that a style has added to.
QString withoutStyle(const QString& negative, const StylePreset* style) {
  if (!style || style->negative.isEmpty()) return negative;
  if (negative == style->negative) return {};
  const QString added = QStringLiteral(", %1").arg(style->negative);
  return negative.endsWith(added) ? negative.chopped(added.size()) : negative;
}

}  // namespace

QVector<QJsonObject> PromptModel::takeRecipes() {
  if (!cannotDrawReason().isEmpty()) return {};
  const ModelDescription& now = model();
  QJsonObject recipe{
      {QStringLiteral("format"), QStringLiteral("sana-recipe")},
      {QStringLiteral("version"), 1},
      {QStringLiteral("model"), modelOf(now)},
      {QStringLiteral("prompt"), sentText()},
      {QStringLiteral("negative"), sentNegative()},
      {QStringLiteral("typed"), text_},
      {QStringLiteral("tiling"), parameters_.tiling},
      {QStringLiteral("precision"), models_.precision()},
  };
  if (!usedStyle().isEmpty()) recipe[QLatin1String("style")] = usedStyle();
  if (!impl_->instruction.isUndefined()) recipe[QLatin1String("instruction")] = impl_->instruction;
  if (parameters_.maxTokens > 0) recipe[QLatin1String("max_tokens")] = parameters_.maxTokens;
  if (!parameters_.size.isEmpty()) {
    recipe[QLatin1String("width")] = parameters_.size.width();
    recipe[QLatin1String("height")] = parameters_.size.height();
  }
  if (now.width > 0) recipe[QLatin1String("binning")] = parameters_.binning;
  if (parameters_.steps > 0) recipe[QLatin1String("steps")] = parameters_.steps;
  if (now.guidance && now.width > 0) recipe[QLatin1String("guidance_scale")] = parameters_.guidance;
  if (const QJsonObject scheduler = recipeScheduler(); !scheduler.isEmpty()) recipe[QLatin1String("scheduler")] = scheduler;

  QVector<QJsonObject> recipes;
  for (int i = 0; i < parameters_.count; ++i) {
    recipe[QLatin1String("seed")] = QString::number(parameters_.seed + quint64(i));
    recipe[QLatin1String("index")] = i;
    recipe[QLatin1String("count")] = parameters_.count;
    recipes.append(recipe);
  }
  impl_->history.removeAll(text_);
  impl_->history.prepend(text_);
  impl_->place = -1;
  if (example_) {
    example_ = false;
    changed();
  }
  if (!parameters_.seedLocked) rollSeed();
  return recipes;
}

QStringList PromptModel::applyRecipe(const QJsonObject& recipe, qint64 parent) {
  QStringList sentences;
  const PromptState before = state();
  applyRecipeModel(recipe, sentences);
  applyRecipeTexts(recipe, sentences);
  applyRecipeNumbers(recipe, sentences);
  parent_ = parent;
  changed();
  emit canDrawChanged();
  pushStep(tr("Take over a recipe"), before);
  return sentences;
}

void PromptModel::applyRecipeModel(const QJsonObject& recipe, QStringList& sentences) {
  const QJsonObject wanted = recipe[QLatin1String("model")].toObject();
  const QString identity = wanted[QLatin1String("identity")].toString();
  if (identity.isEmpty() || identity == model().identity) return;
  const int row = models_.rowOfIdentity(identity);
  const bool there = row >= 0 && models_.state(row) != ModelList::State::gone &&
                     models_.state(row) != ModelList::State::unusable;
  if (there) models_.select(row);
  else
    sentences.append(tr("The picture was drawn by the model %1, which is not here. %2 stays chosen.")
                         .arg(wanted[QLatin1String("id")].toString(identity.left(10)), model().name));
}

void PromptModel::applyRecipeTexts(const QJsonObject& recipe, QStringList& sentences) {
  const QString sent = recipe[QLatin1String("prompt")].toString();
  const QString typed = recipe[QLatin1String("typed")].toString();
  const QString styleName = recipe[QLatin1String("style")].toString();
  const StylePreset* style = styles_.find(styleName);
  // A style that is not here, or was changed since, would give another text: the text that was sent is taken then.
  const bool fits = !typed.isEmpty() && (styleName.isEmpty() || style);
  const QString negative = recipe[QLatin1String("negative")].toString();
  if (recipe.contains(QLatin1String("prompt")) || !typed.isEmpty()) {
    setStyle(fits ? styleName : QString());
    replaceText(fits ? typed : sent, 0);
    if (fits && !sent.isEmpty() && sentText() != sent) {
      setStyle({});
      replaceText(sent, 0);
    }
    if (!styleName.isEmpty() && parameters_.style.isEmpty())
      sentences.append(tr("The style “%1” is not here or was changed; its words were put into the prompt.").arg(styleName));
  }
  if (!recipe.contains(QLatin1String("negative"))) return;
  negative_ = withoutStyle(negative, styles_.find(usedStyle()));
  emit negativeChanged();
}

void PromptModel::applyRecipeNumbers(const QJsonObject& recipe, QStringList& sentences) {
  const auto has = [&](const char* key) { return recipe.contains(QLatin1String(key)); };
  const auto at = [&](const char* key) { return recipe[QLatin1String(key)]; };
  if (has("width") && has("height")) {
    const QString sentence = takeSize({at("width").toInt(), at("height").toInt()});
    if (!sentence.isEmpty()) sentences.append(sentence);
  }
  if (has("steps")) setSteps(at("steps").toInt());
  if (has("guidance_scale") && model().guidance) setGuidance(at("guidance_scale").toDouble());
  if (has("seed")) setSeed(at("seed").isString() ? at("seed").toString().toULongLong() : quint64(at("seed").toDouble()));
  if (has("max_tokens")) setMaxTokens(at("max_tokens").toInt());
  if (has("tiling")) setTiling(at("tiling").toBool());
  if (has("binning")) setBinning(at("binning").toBool());
  if (has("steps") && at("steps").toInt() != parameters_.steps)
    sentences.append(tr("The model cannot draw with %1 steps; %2 are set.").arg(at("steps").toInt()).arg(parameters_.steps));
  if (has("guidance_scale") && model().guidance && at("guidance_scale").toDouble() != parameters_.guidance)
    sentences.append(tr("The model cannot use a guidance of %1; %2 is set.")
                         .arg(at("guidance_scale").toDouble()).arg(parameters_.guidance));
  const QJsonObject scheduler = at("scheduler").toObject();
  const QString name = scheduler[QLatin1String("name")].toString();
  if (!name.isEmpty()) setScheduler(name);
  if (!name.isEmpty() && name != parameters_.scheduler)
    sentences.append(tr("The scheduler %1 is not here; %2 stays chosen.").arg(name, parameters_.scheduler));
  for (auto value = scheduler.begin(); name == parameters_.scheduler && value != scheduler.end(); ++value)
    if (value.key() != QLatin1String("name"))
      setSchedulerParameter(value.key(), value->isBool() ? value->toBool() : value->toDouble());
  impl_->instruction = at("instruction");
  if (impl_->instruction.isString())
    sentences.append(tr("The recipe's own instruction to the text encoder is used until you begin a new prompt."));
}

}  // namespace sana::ui
