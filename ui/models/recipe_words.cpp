// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/recipe_words.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace sana::ui {
namespace {

struct RecipeWords {
  Q_DECLARE_TR_FUNCTIONS(RecipeWords)
};

/// In the order of the lists. `sentence` stands inside a sentence.
struct Known {
  QString key, label, sentence;
};

// clang-format off
QVector<Known> knownFields() {
  return {
      {"prompt", RecipeWords::tr("Prompt"), RecipeWords::tr("prompt", "in a sentence")},
      {"negative", RecipeWords::tr("Negative prompt"), RecipeWords::tr("negative prompt", "in a sentence")},
      {"style", RecipeWords::tr("Style"), RecipeWords::tr("style", "in a sentence")},
      {"size", RecipeWords::tr("Size"), RecipeWords::tr("size", "in a sentence")},
      {"steps", RecipeWords::tr("Steps"), RecipeWords::tr("steps", "in a sentence")},
      {"guidance_scale", RecipeWords::tr("Guidance"), RecipeWords::tr("guidance", "in a sentence")},
      {"seed", RecipeWords::tr("Seed"), RecipeWords::tr("seed", "in a sentence")},
      {"scheduler", RecipeWords::tr("Scheduler"), RecipeWords::tr("scheduler", "in a sentence")},
      {"model", RecipeWords::tr("Model"), RecipeWords::tr("model", "in a sentence")},
      {"instruction", RecipeWords::tr("Instruction"), RecipeWords::tr("instruction", "in a sentence")},
      {"max_tokens", RecipeWords::tr("Token limit"), RecipeWords::tr("token limit", "in a sentence")},
      {"binning", RecipeWords::tr("Nearest trained size"), RecipeWords::tr("nearest trained size", "in a sentence")},
      {"tiling", RecipeWords::tr("Developed in tiles"), RecipeWords::tr("developed in tiles", "in a sentence")},
      {"device", RecipeWords::tr("Device"), RecipeWords::tr("device", "in a sentence")},
      {"precision", RecipeWords::tr("Precision"), RecipeWords::tr("precision", "in a sentence")},
      {"fallback", RecipeWords::tr("Fallback"), RecipeWords::tr("fallback", "in a sentence")},
      {"source", RecipeWords::tr("Source picture"), RecipeWords::tr("source picture", "in a sentence")},
  };
}
// clang-format on

/// The books' own, not the picture's. "typed" is the prompt before its style, and both are fields already.
bool isBookkeeping(const QString& key) {
  static constexpr auto keys = std::to_array<QLatin1String>(
      {QLatin1String("format"), QLatin1String("version"), QLatin1String("app"), QLatin1String("uid"),
       QLatin1String("parent"), QLatin1String("created"), QLatin1String("index"), QLatin1String("count"),
       QLatin1String("typed"), QLatin1String("width"), QLatin1String("height")});
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

QString schedulerLabel(const QString& name) {
  if (name == u"dpm_solver" || name == u"DPMSolverMultistepScheduler") return QStringLiteral("DPM solver");
  if (name == u"flow_euler" || name == u"FlowMatchEulerDiscreteScheduler") return QStringLiteral("Flow Euler");
  if (name == u"scm" || name == u"SCMScheduler") return QStringLiteral("SCM");
  return name;
}

/// "flow_shift" -> "Flow shift"
QString spoken(QString key) {
  key.replace(u'_', u' ');
  if (!key.isEmpty()) key[0] = key[0].toUpper();
  return key;
}

QString numberText(double number) {
  QLocale locale;
  locale.setNumberOptions(QLocale::OmitGroupSeparator);
  return number == std::trunc(number) && std::abs(number) < 1e15 ? locale.toString(qint64(number))
                                                                 : locale.toString(number, 'g', 6);
}

QString valueText(const QString& key, const QJsonValue& value) {
  switch (value.type()) {
    case QJsonValue::Bool: return value.toBool() ? RecipeWords::tr("yes") : RecipeWords::tr("no");
    // A seed is written out as it was entered, in every language.
    case QJsonValue::Double: return key == u"seed" ? QString::number(value.toInteger()) : numberText(value.toDouble());
    case QJsonValue::String: return value.toString();
    case QJsonValue::Object: return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    case QJsonValue::Array: return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    default: return {};
  }
}

/// Nothing, in whichever way it is written.
bool isNothing(const QJsonValue& value) {
  return value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty()) ||
         (value.isBool() && !value.toBool()) || (value.isObject() && value.toObject().isEmpty());
}

/// A field on its way: compared by `raw`, read as `value`.
struct Entry {
  Known words;
  QString value, raw;
};

QString rawText(const QJsonValue& value) {
  // 20 and 20.0 are one number; 1 and true are not.
  if (value.isDouble()) return QString::number(value.toDouble(), 'g', 17);
  return isNothing(value) ? QString() : QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
}

Entry entryOf(const Known& words, const QJsonValue& value) {
  return {words, isNothing(value) && !value.isBool() ? QString() : valueText(words.key, value), rawText(value)};
}

Entry sizeOf(const Known& words, const QJsonObject& recipe) {
  const int width = recipe.value(QLatin1String("width")).toInt(), height = recipe.value(QLatin1String("height")).toInt();
  if (width <= 0 && height <= 0) return {words, {}, {}};
  const QString text = QStringLiteral("%1 × %2").arg(width).arg(height);
  return {words, text, text};
}

Entry modelOf(const Known& words, const QJsonObject& model) {
  const QString id = model.value(QLatin1String("id")).toString();
  const QString identity = model.value(QLatin1String("identity")).toString();
  return {words, id.isEmpty() ? identity.left(10) : id, rawText(model)};
}

QVector<Entry> schedulerOf(const Known& words, const QJsonObject& scheduler) {
  const QJsonValue name = scheduler.value(QLatin1String("name"));
  // Two names of one scheduler are no difference.
  const QString chosen = schedulerLabel(name.toString());
  QVector<Entry> entries = {{words, chosen, rawText(chosen)}};
  for (auto member = scheduler.begin(); member != scheduler.end(); ++member) {
    if (member.key() == u"name") continue;
    const QString label = spoken(member.key());
    entries << entryOf({QStringLiteral("scheduler.") + member.key(), label, label.toLower()}, member.value());
  }
  return entries;
}

/// Every field, also the empty ones.
QVector<Entry> entriesOf(const QJsonObject& recipe) {
  QVector<Entry> entries;
  QStringList done;
  for (const Known& words : knownFields()) {
    done << words.key;
    const QJsonValue value = recipe.value(words.key);
    if (words.key == u"size") entries << sizeOf(words, recipe);
    else if (words.key == u"model" && value.isObject()) entries << modelOf(words, value.toObject());
    else if (words.key == u"scheduler" && value.isObject()) entries << schedulerOf(words, value.toObject());
    else entries << entryOf(words, value);
  }
  for (auto member = recipe.begin(); member != recipe.end(); ++member) {
    if (done.contains(member.key()) || isBookkeeping(member.key())) continue;
    const QString label = spoken(member.key());
    entries << entryOf({member.key(), label, label.toLower()}, member.value());
  }
  return entries;
}

}  // namespace

QVector<RecipeField> recipeFields(const QJsonObject& recipe) {
  QVector<RecipeField> fields;
  for (const Entry& entry : entriesOf(recipe))
    if (!entry.value.isEmpty()) fields << RecipeField{entry.words.key, entry.words.label, entry.value};
  return fields;
}

QVector<RecipeChange> recipeChanges(const QJsonObject& before, const QJsonObject& after) {
  const QVector<Entry> old = entriesOf(before), now = entriesOf(after);
  const auto find = [](const QVector<Entry>& entries, const QString& key) {
    const auto found = std::find_if(entries.begin(), entries.end(), [&key](const Entry& e) { return e.words.key == key; });
    return found == entries.end() ? Entry{} : *found;
  };
  QVector<RecipeChange> changes;
  for (const Entry& entry : now) {
    const Entry earlier = find(old, entry.words.key);
    if (earlier.raw != entry.raw) changes << RecipeChange{entry.words.key, entry.words.label, earlier.value, entry.value};
  }
  for (const Entry& entry : old)
    if (find(now, entry.words.key).words.key.isEmpty() && !entry.raw.isEmpty())
      changes << RecipeChange{entry.words.key, entry.words.label, entry.value, {}};
  return changes;
}

QString changedNames(const QVector<RecipeChange>& changes) {
  const QVector<Known> known = knownFields();
  QStringList names;
  for (const RecipeChange& change : changes) {
    const auto found = std::find_if(known.begin(), known.end(), [&change](const Known& k) { return k.key == change.key; });
    names << (found == known.end() ? change.label.toLower() : found->sentence);
  }
  return names.join(RecipeWords::tr(", ", "between names in a list"));
}

QString changedSentence(const QJsonObject& before, const QJsonObject& after) {
  const QString names = changedNames(recipeChanges(before, after));
  return names.isEmpty() ? QString() : RecipeWords::tr("Changed: %1").arg(names);
}

}  // namespace sana::ui
