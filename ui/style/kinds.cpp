// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/kinds.h"

#include <QToolButton>
#include <QVariant>

namespace sana::ui {
namespace {

constexpr auto kindKey = "kind", invalidKey = "invalid", ownTipKey = "ownToolTip";

}  // namespace

void setKind(QWidget& button, Kind kind) {
  button.setProperty(kindKey, static_cast<int>(kind));
  button.updateGeometry();
  button.update();
}

Kind kindOf(const QWidget* button) {
  if (button == nullptr) return Kind::filled;
  if (const QVariant kind = button->property(kindKey); kind.isValid()) return static_cast<Kind>(kind.toInt());
  if (const auto* tool = qobject_cast<const QToolButton*>(button)) {
    const bool hasText = tool->toolButtonStyle() != Qt::ToolButtonIconOnly && !tool->text().isEmpty();
    return hasText ? Kind::quiet : Kind::icon;
  }
  return Kind::filled;
}

void setInvalid(QWidget& field, const QString& sentence) {
  field.setProperty(invalidKey, !sentence.isEmpty());
  field.setAccessibleDescription(sentence);
  field.update();
}

bool isInvalid(const QWidget* field) { return field != nullptr && field->property(invalidKey).toBool(); }

void setBlocked(QWidget& control, const QString& reason) {
  if (reason.isEmpty()) {
    if (const QVariant own = control.property(ownTipKey); own.isValid()) {
      control.setToolTip(own.toString());
      control.setAccessibleDescription({});
      control.setProperty(ownTipKey, {});
    }
    control.setEnabled(true);
    return;
  }
  if (!control.property(ownTipKey).isValid()) control.setProperty(ownTipKey, control.toolTip());
  control.setToolTip(reason);
  control.setAccessibleDescription(reason);
  control.setEnabled(false);
}

}  // namespace sana::ui
