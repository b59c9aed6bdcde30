// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The words of a job, and the names of its states as the library keeps them.

#include <QString>

#include "ui/models/queue_model.h"

namespace sana::ui {

QString jobStateName(JobState state);
/// "paused" and names that are not known count as waiting.
JobState jobState(const QString& name);

/// What the person typed; without it the prompt that is sent.
QString queuePrompt(const JobRecord& job);
/// "128 × 128, 20 steps, seed 42".
QString queueSettings(const JobRecord& job);
/// The state in words, with its cause.
QString queueCaption(JobState state, const JobRecord& job);

}  // namespace sana::ui
