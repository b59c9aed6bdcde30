// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The jobs, in the order in which they will run; every change is in the library before the next one starts.

#include <QAbstractListModel>

#include <functional>
#include <optional>

#include "ui/library/library.h"

namespace sana::ui {

enum class JobState : quint8 { waiting, running, interrupted, failed, blocked, unusable, done, cancelled };

class QueueModel : public QAbstractListModel {
  Q_OBJECT
  Q_PROPERTY(bool paused READ paused WRITE setPaused NOTIFY pausedChanged)
 public:
  enum Role { IdRole = Qt::UserRole + 1, StateRole, PromptRole, SeedRole, CaptionRole, ProgressRole, PictureRole, ErrorRole, FactsRole };
  explicit QueueModel(Library& library, QObject* parent = nullptr);
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  Qt::DropActions supportedDropActions() const override;
  QStringList mimeTypes() const override;
  QMimeData* mimeData(const QModelIndexList& indexes) const override;
  bool dropMimeData(const QMimeData* what, Qt::DropAction action, int row, int column, const QModelIndex& parent) override;
  bool moveRows(const QModelIndex&, int row, int count, const QModelIndex&, int destination) override;

  /// What the last session left behind, and the pause. Those jobs wait for setPaused(false), the interrupted one in
  /// front; jobs added meanwhile run at once, unless the person pauses.
  QFuture<void> load();
  bool paused() const { return paused_; }
  int waiting() const;      ///< waiting and interrupted
  int leftBehind() const;   ///< of these, jobs of the last session that wait for Resume
  const JobRecord* next() const;  ///< null: nothing to start, or paused
  int rowOf(qint64 id) const;     ///< -1: not among them
  const JobRecord* find(qint64 id) const;
  JobState state(qint64 id) const;
  /// Asked for the seconds that a job will take; nothing where they were never measured.
  void setEstimate(std::function<std::optional<double>(const JobRecord&)> estimate) { estimate_ = std::move(estimate); }

 public slots:
  void add(const QVector<sana::ui::JobRecord>& jobs, bool first);
  void setPaused(bool paused);
  void move(int row, int by);     ///< Alt+Shift+Up/Down
  void runNext(int row);
  void retry(int row);
  void remove(int row);
  void clearFinished();
  void cancelAllWaiting();
  void setState(qint64 id, sana::ui::JobState state, const QString& error = {});
  /// Waits again, before all others, with this recipe: the retry one rung lower.
  void startAgain(qint64 id, const QJsonObject& recipe);
  void setProgress(qint64 id, double fraction, const QString& caption);
  void setPicture(qint64 id, qint64 picture);

 signals:
  void pausedChanged();
  void waitingChanged();
  void startable();
  /// Loaded: so many jobs of the last session wait for setPaused(false).
  void foundLeftBehind(int jobs);

 private:
  /// A job without a place in the library yet has a negative id and does not start.
  struct Row {
    JobRecord job;
    JobState state = JobState::waiting;
    double progress = 0;
    QString caption = {};
    qint64 picture = 0;
    bool saved = false, left = false;
  };
  void saveRow(int row);
  void saveOrder();
  void saved(qint64 before, qint64 id);
  void rowChanged(int row);
  bool movable(int row) const;
  bool moveRow(int from, int to);
  int firstMovable() const;
  void removeRowsWhere(const std::function<bool(const Row&)>& unwanted, bool fromLibrary);
  void show(const QVector<JobRecord>& jobs, bool wasPaused);
  QString caption(const Row& row) const;
  QString facts(const Row& row) const;

  Library& library_;
  QVector<Row> rows_;
  std::function<std::optional<double>(const JobRecord&)> estimate_;
  bool paused_ = false, held_ = false;  ///< held_: paused for the sake of what was left behind only
  qint64 unsavedId_ = 0;
};

/// State of a row of the queue.
inline JobState jobStateAt(const QModelIndex& index) { return JobState(index.data(QueueModel::StateRole).toInt()); }

}  // namespace sana::ui
