// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What PromptModel keeps besides what it shows.

#include <QJsonValue>
#include <QSet>
#include <QTimer>

#include "ui/models/prompt_model.h"

namespace sana::ui {

struct PromptModel::Impl {
  QTimer quiet, latest, tokens;  ///< 300 ms after the last change, 1 s after the first, 120 ms before counting
  QString logged;                ///< the text up to which edits are in the library
  QSet<QString> touched;         ///< keys of parameters that the person set
  QStringList history;           ///< prompts sent before, newest first
  int place = -1;                ///< in history; -1: the draft
  QString unsent;                ///< the draft while walking through history
  quint32 tokenRequest = 0;
  QVector<int> origins;          ///< where each unit of the text to count stands in the typed text; -1: of the style
  QJsonValue instruction = QJsonValue::Undefined;  ///< of an applied recipe
  ModelDescription followed;     ///< the model that the untouched values come from
  bool wantsExample = false;
  bool draftRead = false;        ///< restore() was called
  QUndoStack* undo = nullptr;
};

}  // namespace sana::ui
