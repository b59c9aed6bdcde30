// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What GenerationModel keeps besides what it shows.

#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

#include <optional>

#include "ui/models/generation_model.h"
#include "ui/models/stage_times.h"

namespace sana::ui {

struct GenerationModel::Impl {
  enum class Phase : quint8 { idle, loading, drawing, storing } phase = Phase::idle;
  quint32 attempt = 0;        ///< the engine's number for what is drawn now
  quint32 settling = 0;       ///< a cancelled attempt that the engine has not left yet
  JobRecord job;
  TimingKey key;
  int steps = 0;
  StageTimes times;
  QTimer tick;                ///< repaints the time left
  QElapsedTimer stageClock;   ///< since the stage began
  double drawnSeconds = 0;    ///< stageClock when the last step ended
  bool begun = false;         ///< the engine has reported a stage
  bool unsaved = false;       ///< the finished picture cannot be stored at the moment
  int quarter = 0;            ///< last announced
  bool unpainted = false, frameWaits = false;
  QSet<qint64> retriedAfterDeath, retriedSmaller;
  QSet<QString> variationSeeds;  ///< jobs whose picture does not become the form's parent
  qint64 chained = 0, chainedFrom = 0;

  std::optional<double> secondsLeft(const StageView (&stages)[3]) const;
};

/// The recipe of a picture without what belongs to that picture alone.
QJsonObject recipeToDraw(QJsonObject recipe);
/// The same, decoded by tiles; the record names it.
QJsonObject recipeOneRungLower(QJsonObject recipe);

}  // namespace sana::ui
