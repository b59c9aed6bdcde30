// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/export_batch.h"

#include "ui/exchange/load_picture.h"

namespace sana::ui {
namespace {

ExportOutcome exportOne(const ExportBatch& batch, const BatchPicture& source, int index, const std::stop_token& stop) {
  LoadedPicture loaded = loadPicture(source.path, ownPictureBytes);
  if (loaded.problem) return {ExportState::failed, {}, {}, loaded.problem};
  ExportJob job;
  job.picture = std::move(loaded.image);
  job.recipe = source.recipe;
  job.options = batch.options;
  job.folder = batch.folder;
  job.clash = batch.clash;
  job.number = index + 1;
  job.total = batch.count;
  return exportPicture(job, stop);
}

}  // namespace

BatchReport runBatch(const ExportBatch& batch, const std::stop_token& stop) {
  BatchReport report;
  for (int index = 0; index < batch.count; ++index) {
    report.isCancelled = stop.stop_requested();
    if (report.isCancelled) break;
    const BatchPicture source = batch.picture(index);
    const ExportOutcome outcome = exportOne(batch, source, index, stop);
    switch (outcome.state) {
      case ExportState::written: report.written.append(outcome.path); break;
      case ExportState::skipped: report.skipped.append(outcome.path); break;
      case ExportState::failed: report.failures.append({source.path, outcome.problem}); break;
      case ExportState::cancelled: report.isCancelled = true; break;
    }
    if (report.isCancelled) break;
    for (const QString& note : outcome.notes) {
      if (!report.notes.contains(note)) report.notes.append(note);
    }
    if (batch.progress) batch.progress(index + 1, batch.count);
  }
  return report;
}

}  // namespace sana::ui
