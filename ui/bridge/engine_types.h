// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the window knows about the engine: values only.

#include <QImage>
#include <QJsonObject>
#include <QMap>
#include <QSize>
#include <QString>
#include <QStringList>
#include <QVector>

namespace sana::ui {

struct SchedulerParameter {
  QString name, label, about;
  double minimum = 0, maximum = 1, standard = 0;
  bool integer = false, boolean = false;
  QStringList choices = {};  ///< not empty: a named choice, and the value is its index
  bool operator==(const SchedulerParameter&) const = default;
};

struct SchedulerChoice {
  QString name, label;
  QVector<SchedulerParameter> parameters;
  bool operator==(const SchedulerChoice&) const = default;
};

/// A model as the engine describes it: every default and every range of the controls comes from here.
struct ModelDescription {
  QString folder, name, id, identity, licence, licenceUrl;
  QMap<QString, QString> about;  ///< one sentence on what it can draw, by language code
  QStringList examples, languages, warnings;
  int width = 0, height = 0, steps = 0, maxTokens = 0;
  double guidanceScale = 1;
  QString scheduler;
  bool binning = false;
  bool guidance = true;  ///< false: negative prompt and guidance have no effect
  bool styles = true;    ///< false: style presets do not give their style
  int multiple = 32, maximumSide = 4096;
  QVector<QSize> sizes;  ///< the model's own, first choice first
  int minimumSteps = 1, maximumSteps = 100;
  double minimumGuidance = 1, maximumGuidance = 20;
  QVector<SchedulerChoice> schedulers;
  qint64 memoryBytes = 0, weightsBytes = 0;
  QString previews;       ///< "autoencoder", "tiny", "linear", "none"
  QStringList missing;    ///< names of absent tensors (from inspecting)
  QString problem, hint;  ///< "" if it can be drawn with

  static ModelDescription fromJson(const QJsonObject& json);
  bool operator==(const ModelDescription&) const = default;
};

enum class Stage : quint8 { understand, draw, develop };

struct StageProgress {
  Stage stage = Stage::understand;
  int done = 0, total = 0;
  bool remembered = false;  ///< the prompt's embedding was cached
};

struct StageSeconds {
  double load = 0, understand = 0, draw = 0, develop = 0;
};

/// `code` as the protocol names it: bug, usage, model, out_of_memory, unusable, file, not_supported; and from the
/// bridge itself: engine_died, engine_hung, engine_killed_for_memory, protocol.
struct EngineError {
  QString code, text, hint;
};

struct EngineResult {
  QImage image;
  QJsonObject recipe;  ///< as drawn, defaults filled in; without uid and created
  StageSeconds seconds;
  QString fallback, device;
  QStringList notes;
};

enum class PreviewSource : quint8 { none, autoencoder, tiny, linear };

struct PreviewFrame {
  quint32 job = 0;
  int step = 0;
  PreviewSource source = PreviewSource::none;
  QImage image;  ///< null: there was nothing to take
};

enum class EngineState : quint8 { starting, ready, loading, drawing, restarting, stopped };

struct EngineMemory {
  qint64 engineBytes = 0, totalBytes = 0, availableBytes = 0;
};

struct EngineDevice {
  QString name, description;
};

}  // namespace sana::ui
