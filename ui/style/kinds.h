// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include <cstdint>

namespace sana::ui {

/// How a QPushButton or QToolButton looks; kept in its dynamic property "kind".
enum class Kind : std::uint8_t { filled, primary, quiet, icon, segment, danger };
void setKind(QWidget& button, Kind kind);
/// Without the property: filled for push buttons, icon for tool buttons without text, quiet for those with text.
Kind kindOf(const QWidget* button);

/// Marks a field as invalid (danger ring); the sentence becomes its accessible description. Empty: valid again.
void setInvalid(QWidget& field, const QString& sentence);
bool isInvalid(const QWidget* field);

/// Disables a control and says why, in tooltip and accessible description; an empty reason enables it
/// and brings its own tooltip back.
void setBlocked(QWidget& control, const QString& reason);

}  // namespace sana::ui
