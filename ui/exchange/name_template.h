// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// File names of exported pictures: "{prompt} {seed}" and what it becomes.

#include <QDateTime>
#include <QSize>
#include <QString>
#include <QStringList>

#include "engine/image/recipe.h"
#include "ui/exchange/export_options.h"

namespace sana::ui {

/// What a name can be made of.
struct NameFacts {
  QString prompt, model, style;
  quint64 seed = 0;
  int steps = 0;
  QSize size;           ///< of the exported picture
  QDateTime created;    ///< local time
  int number = 1, total = 1;  ///< in the batch, from 1
};

/// `created` of the recipe where it has one, else `now`.
NameFacts nameFacts(const engine::Recipe& recipe, QSize size, const QDateTime& now);

/// The names that stand in braces: prompt, seed, date, time, model, style, size, width, height, steps, n.
QStringList nameFields();

struct NamePreview {
  QString name;         ///< with the format's ending
  QStringList unknown;  ///< fields in braces that are none; they stay in the name as they are
};

/// The name that exporting will use. Without recipe it says nothing but the number.
NamePreview previewName(const ExportOptions& options, const NameFacts& facts);

/// Fit as a file's name without ending on every system: no separators, control or direction characters, no name
/// that Windows keeps for itself, no leading dot or dash, at most `maxNameBytes` of UTF-8; never empty.
QString sanitisedName(const QString& name);
inline constexpr qsizetype maxNameBytes = 180;

}  // namespace sana::ui
