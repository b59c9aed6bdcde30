// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is being typed, and small values: each written within a moment.

#include "ui/library/shelf.h"

namespace sana::ui {

Draft readDraft(Database& database);
void writeDraft(Shelf& shelf, const Draft& draft);

/// Typing on within half a second makes one edit of several.
void writePromptEdit(Shelf& shelf, const PromptEdit& edit, qint64 atMs);
QVector<PromptEdit> readPromptEdits(Database& database, int limit);
void beginPromptLineage(Shelf& shelf);

QVector<StageTiming> readTimings(Database& database);
void writeTimings(Shelf& shelf, const QVector<StageTiming>& timings);

QString readValue(Database& database, const QString& key);
void writeValue(Shelf& shelf, const QString& key, const QString& value);

}  // namespace sana::ui
