// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/queue_text.h"

#include <QCoreApplication>

#include <array>

#include "ui/models/stage_times.h"

namespace sana::ui {
namespace {

struct StateName {
  JobState state;
  QLatin1String name;
};
constexpr auto stateNames = std::to_array<StateName>({
    {JobState::waiting, QLatin1String("waiting")},
    {JobState::running, QLatin1String("running")},
    {JobState::interrupted, QLatin1String("interrupted")},
    {JobState::failed, QLatin1String("failed")},
    {JobState::blocked, QLatin1String("blocked")},
    {JobState::unusable, QLatin1String("unusable")},
    {JobState::done, QLatin1String("done")},
    {JobState::cancelled, QLatin1String("cancelled")},
});

/// A state and the sentence that explains it, if there is one.
QString withCause(const QString& state, const QString& cause) {
  return cause.isEmpty() ? state : QueueModel::tr("%1: %2", "state of a job: its cause").arg(state, cause);
}

}  // namespace

QString jobStateName(JobState state) {
  for (const StateName& row : stateNames)
    if (row.state == state) return row.name;
  return QStringLiteral("waiting");
}

JobState jobState(const QString& name) {
  for (const StateName& row : stateNames)
    if (row.name == name) return row.state;
  return JobState::waiting;
}

QString queuePrompt(const JobRecord& job) {
  return (job.typed.isEmpty() ? job.recipe[QLatin1String("prompt")].toString() : job.typed).simplified();
}

QString queueSettings(const JobRecord& job) {
  const QString seed = job.recipe[QLatin1String("seed")].toString();
  return QueueModel::tr("%1 × %2, %n step(s), seed %3", "size, steps and seed of a job",
                        job.recipe[QLatin1String("steps")].toInt())
      .arg(QString::number(job.recipe[QLatin1String("width")].toInt()),
           QString::number(job.recipe[QLatin1String("height")].toInt()), seed);
}

QString queueFacts(const JobRecord& job, std::optional<double> seconds) {
  const QString seed = job.recipe[QLatin1String("seed")].toString();
  return queueLine({seed.isEmpty() ? QString() : QueueModel::tr("seed %1", "in a row of the queue").arg(seed),
                    seconds ? QueueModel::tr("about %1", "how long a job takes").arg(durationText(*seconds)) : QString()});
}

QString queueLine(const QStringList& parts) {
  QStringList told;
  for (const QString& part : parts)
    if (!part.isEmpty()) told << part;
  return told.join(QueueModel::tr(" · ", "between parts of a line"));
}

QString queueCaption(JobState state, const JobRecord& job) {
  switch (state) {
    case JobState::waiting: return QueueModel::tr("Waiting", "job");
    case JobState::running: return QueueModel::tr("Starting", "job");
    case JobState::interrupted: return QueueModel::tr("Interrupted when the program ended", "job");
    case JobState::failed: return withCause(QueueModel::tr("Failed", "job"), job.error);
    case JobState::blocked: return withCause(QueueModel::tr("Blocked by the filter", "job"), job.error);
    case JobState::unusable: return withCause(QueueModel::tr("Unusable result", "job"), job.error);
    case JobState::done: return QueueModel::tr("Picture stored", "job");
    case JobState::cancelled: return QueueModel::tr("Cancelled", "job");
  }
  return {};
}

}  // namespace sana::ui
