// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The words of a job, and the names of its states as the library keeps them.

#include <QString>
#include <QStringList>

#include <optional>

#include "ui/models/queue_model.h"

namespace sana::ui {

QString jobStateName(JobState state);
/// "paused" and names that are not known count as waiting.
JobState jobState(const QString& name);

/// What the person typed; without it the prompt that is sent.
QString queuePrompt(const JobRecord& job);
/// "128 × 128, 20 steps, seed 42".
QString queueSettings(const JobRecord& job);
/// "seed 42 · about 15 s"; without the time where it is not known.
QString queueFacts(const JobRecord& job, std::optional<double> seconds);
/// Parts of one line, the empty ones left out: "Waiting · seed 42".
QString queueLine(const QStringList& parts);
/// The state in words, with its cause.
QString queueCaption(JobState state, const JobRecord& job);

}  // namespace sana::ui
