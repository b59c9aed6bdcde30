// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/recipe_fields.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <algorithm>
#include <array>

namespace sana::ui {
namespace {

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

/// The recipe's key for a field of the A1111 text; "" where it determines nothing here.
QString keyOf(const std::string& field) {
  struct Row {
    const char *field, *key;
  };
  static constexpr auto rows = std::to_array<Row>({{"Steps", "steps"},
                                                   {"Sampler", "scheduler"},
                                                   {"CFG scale", "guidance_scale"},
                                                   {"Seed", "seed"},
                                                   {"Size", "size"}});
  const auto row = std::ranges::find_if(rows, [&](const Row& entry) { return field == entry.field; });
  return row == rows.end() ? QString() : QLatin1String(row->key);
}

QString schedulerText(const engine::GenerateRequest& request) {
  QString value = text(request.scheduler);
  for (const auto& [name, parameter] : request.scheduler_parameters) {
    value += QStringLiteral(" %1=%2").arg(text(name), QString::number(parameter));
  }
  return value.trimmed();
}

QString instructionText(const engine::GenerateRequest& request) {
  using Instruction = engine::GenerateRequest::Instruction;
  switch (request.instruction) {
    case Instruction::off: return Exchange::tr("off");
    case Instruction::published: return Exchange::tr("published");
    case Instruction::custom: return text(request.instruction_text);
    case Instruction::model_default: break;
  }
  return {};
}

void addUnknown(const std::string& json, QList<FoundField>& fields) {
  if (json.empty()) return;
  const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
  for (auto member = object.begin(); member != object.end(); ++member) {
    const QJsonValue value = member.value();
    const bool isPlain = !value.isObject() && !value.isArray();
    const QString shown = isPlain ? value.toVariant().toString() : Exchange::tr("(several values)");
    fields.append({QString(), member.key(), shown, false});
  }
}

}  // namespace

QList<FoundField> fieldsOf(const engine::Recipe& recipe) {
  const engine::GenerateRequest& request = recipe.request;
  QList<FoundField> fields;
  const auto put = [&](const char* key, const QString& name, const QString& value) {
    if (!value.isEmpty()) fields.append({QLatin1String(key), name, value, true});
  };
  const auto positive = [](int value) { return value > 0 ? QString::number(value) : QString(); };
  put("prompt", Exchange::tr("Prompt"), text(request.prompt));
  put("negative", Exchange::tr("Negative prompt"), text(request.negative));
  put("style", Exchange::tr("Style"), text(recipe.extras.style.value_or("")));
  if (request.width > 0 && request.height > 0) {
    put("size", Exchange::tr("Size"), QStringLiteral("%1 x %2").arg(request.width).arg(request.height));
  }
  put("seed", Exchange::tr("Seed"), QString::number(request.seed));
  put("steps", Exchange::tr("Steps"), positive(request.steps));
  if (request.guidance_scale >= 0) {
    put("guidance_scale", Exchange::tr("Guidance"), QString::number(request.guidance_scale));
  }
  put("scheduler", Exchange::tr("Scheduler"), schedulerText(request));
  put("model", Exchange::tr("Model"), text(recipe.model_id));
  put("instruction", Exchange::tr("Instruction"), instructionText(request));
  put("max_tokens", Exchange::tr("Longest prompt"), positive(request.max_tokens));
  if (request.binning) {
    put("binning", Exchange::tr("Nearest trained size"), *request.binning ? Exchange::tr("yes") : Exchange::tr("no"));
  }
  if (request.tiling) put("tiling", Exchange::tr("Decoded in tiles"), Exchange::tr("yes"));
  put("precision", Exchange::tr("Precision"), text(request.precision));
  addUnknown(recipe.extras.unknown, fields);
  addUnknown(recipe.extras.unknown_in_model, fields);
  return fields;
}

void takeParameters(const engine::A1111Parameters& parameters, FoundRecipe& found) {
  auto foreign = engine::request_from_a1111(parameters);
  found.recipe = {};
  found.recipe.request = std::move(foreign.request);
  for (const std::string& note : foreign.notes) found.notes.append(text(note));
  const auto put = [&](const QString& key, const QString& name, const std::string& value, bool isSupported) {
    if (!value.empty()) found.fields.append({key, name, text(value), isSupported});
  };
  put(QStringLiteral("prompt"), Exchange::tr("Prompt"), parameters.prompt, true);
  put(QStringLiteral("negative"), Exchange::tr("Negative prompt"), parameters.negative, true);
  for (const auto& [field, value] : parameters.fields) {
    const QString key = keyOf(field);
    const bool isTaken = engine::request_from_a1111({.prompt = {}, .negative = {}, .fields = {{field, value}}}).notes.empty();
    put(key, text(field), value, !key.isEmpty() && isTaken);
  }
}

engine::Recipe withFields(engine::Recipe current, const FoundRecipe& found, const QStringList& keys) {
  const engine::GenerateRequest& from = found.recipe.request;
  engine::GenerateRequest& to = current.request;
  for (const QString& key : keys) {
    if (key == u"prompt") to.prompt = from.prompt;
    else if (key == u"negative") to.negative = from.negative;
    else if (key == u"style") current.extras.style = found.recipe.extras.style;
    else if (key == u"size") to.width = from.width, to.height = from.height;
    else if (key == u"seed") to.seed = from.seed;
    else if (key == u"steps") to.steps = from.steps;
    else if (key == u"guidance_scale") to.guidance_scale = from.guidance_scale;
    else if (key == u"scheduler") to.scheduler = from.scheduler, to.scheduler_parameters = from.scheduler_parameters;
    else if (key == u"model") current.model_id = found.recipe.model_id, current.model_identity = found.recipe.model_identity;
    else if (key == u"instruction") to.instruction = from.instruction, to.instruction_text = from.instruction_text;
    else if (key == u"max_tokens") to.max_tokens = from.max_tokens;
    else if (key == u"binning") to.binning = from.binning;
    else if (key == u"tiling") to.tiling = from.tiling;
    else if (key == u"precision") to.precision = from.precision;
  }
  if (keys.contains(u"prompt")) current.extras.typed = found.recipe.extras.typed;
  return current;
}

}  // namespace sana::ui
