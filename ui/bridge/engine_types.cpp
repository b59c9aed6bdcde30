// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/engine_types.h"

#include <QJsonArray>

namespace sana::ui {
namespace {

QStringList texts(const QJsonValue& value) {
  QStringList list;
  for (const QJsonValue& entry : value.toArray()) list.append(entry.toString());
  return list;
}

/// The two numbers of a range, or those given.
std::pair<double, double> range(const QJsonValue& value, std::pair<double, double> standard) {
  const QJsonArray ends = value.toArray();
  if (ends.size() != 2) return standard;
  return {ends[0].toDouble(standard.first), ends[1].toDouble(standard.second)};
}

SchedulerParameter parameterFromJson(const QJsonObject& json) {
  SchedulerParameter parameter;
  parameter.name = json["name"].toString();
  parameter.label = json["label"].toString(parameter.name);
  parameter.about = json["about"].toString();
  parameter.minimum = json["min"].toDouble();
  parameter.maximum = json["max"].toDouble(1);
  parameter.standard = json["default"].toDouble();
  parameter.integer = json["integer"].toBool();
  parameter.boolean = json["boolean"].toBool();
  parameter.choices = texts(json["choices"]);
  return parameter;
}

SchedulerChoice schedulerFromJson(const QJsonObject& json) {
  SchedulerChoice choice{json["name"].toString(), json["label"].toString(), {}};
  if (choice.label.isEmpty()) choice.label = choice.name;
  for (const QJsonValue& parameter : json["parameters"].toArray())
    choice.parameters.append(parameterFromJson(parameter.toObject()));
  return choice;
}

/// One sentence, or one for each language.
QMap<QString, QString> sentences(const QJsonValue& value) {
  QMap<QString, QString> about;
  if (!value.toString().isEmpty()) about.insert(QStringLiteral("en"), value.toString());
  const QJsonObject languages = value.toObject();
  for (auto it = languages.begin(); it != languages.end(); ++it) about.insert(it.key(), it.value().toString());
  return about;
}

void readRanges(const QJsonObject& json, ModelDescription& model) {
  model.multiple = qMax(1, json["multiple"].toInt(model.multiple));
  model.maximumSide = json["max_side"].toInt(model.maximumSide);
  for (const QJsonValue& size : json["sizes"].toArray())
    if (const QJsonArray sides = size.toArray(); sides.size() == 2)
      model.sizes.append(QSize(sides[0].toInt(), sides[1].toInt()));
  const auto steps = range(json["steps_range"], {model.minimumSteps, model.maximumSteps});
  model.minimumSteps = static_cast<int>(steps.first);
  model.maximumSteps = static_cast<int>(steps.second);
  std::tie(model.minimumGuidance, model.maximumGuidance) =
      range(json["guidance_range"], {model.minimumGuidance, model.maximumGuidance});
  for (const QJsonValue& scheduler : json["schedulers"].toArray())
    model.schedulers.append(schedulerFromJson(scheduler.toObject()));
}

}  // namespace

ModelDescription ModelDescription::fromJson(const QJsonObject& json) {
  ModelDescription model;
  model.folder = json["folder"].toString();
  model.name = json["name"].toString();
  model.id = json["id"].toString();
  model.identity = json["identity"].toString();
  model.licence = json["licence"].toString();
  model.licenceUrl = json["licence_url"].toString();
  model.about = sentences(json["about"]);
  model.examples = texts(json["examples"]);
  model.languages = texts(json["languages"]);
  model.warnings = texts(json["warnings"]);
  model.width = json["width"].toInt();
  model.height = json["height"].toInt();
  model.steps = json["steps"].toInt();
  model.maxTokens = json["max_tokens"].toInt();
  model.guidanceScale = json["guidance_scale"].toDouble(1);
  model.scheduler = json["scheduler"].toString();
  model.binning = json["binning"].toBool();
  model.guidance = json["guidance"].toBool(true);
  model.styles = json["styles"].toBool(true);
  readRanges(json, model);
  model.memoryBytes = json["memory_bytes"].toInteger();
  model.weightsBytes = json["weights_bytes"].toInteger();
  model.previews = json["previews"].toString(QStringLiteral("none"));
  model.missing = texts(json["missing"]);
  model.problem = json["problem"].toString();
  model.hint = json["hint"].toString();
  return model;
}

}  // namespace sana::ui
