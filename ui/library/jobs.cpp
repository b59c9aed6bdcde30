// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/jobs.h"

#include <QJsonDocument>

namespace sana::ui {
namespace {

QString given(const QString& text) { return text.isNull() ? QString("") : text; }

QVariantList valuesOf(const JobRecord& job, qint64 order) {
  return {order,
          given(job.state),
          QString::fromUtf8(QJsonDocument(job.recipe).toJson(QJsonDocument::Compact)),
          job.attempts,
          given(job.error),
          given(job.modelFolder),
          given(job.typed),
          given(job.style),
          job.parent,
          job.index,
          job.count};
}

}  // namespace

QVector<JobRecord> readJobs(Database& database) {
  QVector<JobRecord> out;
  Statement row = database.run(
      "SELECT id, ord, state, recipe, attempts, error, model_folder, typed, style, parent, idx,"
      " cnt FROM job ORDER BY ord, id");
  while (row.next()) {
    JobRecord job;
    job.id = row.number(0);
    job.order = row.number(1);
    job.state = row.text(2);
    job.recipe = QJsonDocument::fromJson(row.text(3).toUtf8()).object();
    job.attempts = static_cast<int>(row.number(4));
    job.error = row.text(5);
    job.modelFolder = row.text(6);
    job.typed = row.text(7);
    job.style = row.text(8);
    job.parent = row.number(9);
    job.index = static_cast<int>(row.number(10));
    job.count = static_cast<int>(row.number(11));
    out.append(job);
  }
  return out;
}

qint64 saveJob(Shelf& shelf, const JobRecord& job) {
  shelf.requireWritable();
  qint64 order = job.order;
  if (order == 0 && job.id == 0) order = shelf.database.number("SELECT max(ord) FROM job") + 1;
  QVariantList values = valuesOf(job, order);
  if (job.id == 0) {
    return shelf.database
        .runWith(
            "INSERT INTO job(ord, state, recipe, attempts, error, model_folder, typed, style, parent, idx, cnt)"
            " VALUES(?,?,?,?,?,?,?,?,?,?,?)",
            values)
        .lastId();
  }
  values += job.id;
  // An order of 0 keeps the place in the queue.
  shelf.database.runWith(
      "UPDATE job SET ord=coalesce(nullif(?, 0), ord), state=?, recipe=?, attempts=?, error=?,"
      " model_folder=?, typed=?, style=?, parent=?, idx=?, cnt=? WHERE id=?",
      values);
  return job.id;
}

void orderJobs(Shelf& shelf, const QVector<qint64>& ids) {
  shelf.requireWritable();
  Transaction transaction(shelf.database);
  QVector<qint64> order = ids;
  Statement row = shelf.database.run("SELECT id FROM job ORDER BY ord, id");
  while (row.next()) {
    if (!ids.contains(row.number(0))) order.append(row.number(0));
  }
  for (qsizetype i = 0; i < order.size(); ++i) {
    shelf.database.run("UPDATE job SET ord=? WHERE id=?", i + 1, order[i]);
  }
  transaction.commit();
}

void removeJobs(Shelf& shelf, const QVector<qint64>& ids) {
  shelf.requireWritable();
  Transaction transaction(shelf.database);
  for (const qint64 id : ids) shelf.database.run("DELETE FROM job WHERE id=?", id);
  transaction.commit();
}

}  // namespace sana::ui
