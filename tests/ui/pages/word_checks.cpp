// SPDX-License-Identifier: GPL-3.0-or-later
// Which texts of a window the language of tests did not reach.
#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTabBar>

#include "tests/ui/pages/layout_checks.h"

namespace sana::ui {
namespace {

/// What one widget says, in sight and read aloud.
QStringList textsOf(const QWidget& widget) {
  QStringList texts{widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.whatsThis()};
  if (widget.isWindow()) texts << widget.windowTitle();
  if (const auto* label = qobject_cast<const QLabel*>(&widget)) texts << label->text();
  if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) texts << button->text();
  if (const auto* line = qobject_cast<const QLineEdit*>(&widget)) texts << line->placeholderText();
  if (const auto* editor = qobject_cast<const QPlainTextEdit*>(&widget)) texts << editor->placeholderText();
  if (const auto* box = qobject_cast<const QComboBox*>(&widget))
    for (int row = 0; row < box->count(); ++row) texts << box->itemText(row);
  if (const auto* tabs = qobject_cast<const QTabBar*>(&widget))
    for (int tab = 0; tab < tabs->count(); ++tab) texts << tabs->tabText(tab);
  for (const QAction* action : widget.actions()) texts << action->text() << action->toolTip();
  return texts;
}

/// "Ctrl+Shift+E", "Del", "Ctrl+Z, Alt+Backspace": the toolkit names keys.
bool namesKeys(const QString& text) {
  static const QStringList modifiers{QStringLiteral("Ctrl"), QStringLiteral("Shift"), QStringLiteral("Alt"),
                                     QStringLiteral("Meta")};
  for (const QString& part : text.split(QStringLiteral(", ")))
    if (!modifiers.contains(part) &&
        QKeySequence(part, QKeySequence::NativeText).toString(QKeySequence::NativeText) != part)
      return false;
  return true;
}

bool holdsOwn(const QString& text, const QSet<QString>& own) {
  constexpr int longEnough = 8;  // a whole prompt inside a file name
  for (const QString& word : own)
    if (text == word || (word.size() >= longEnough && text.contains(word))) return true;
  return false;
}

}  // namespace

QStringList untranslatedTexts(const QWidget& window, const QSet<QString>& own) {
  static const QRegularExpression word(QStringLiteral("\\p{L}{3,}")), tag(QStringLiteral("<[^>]*>"));
  QStringList found;
  QList<const QWidget*> widgets{&window};
  for (const QWidget* widget : window.findChildren<QWidget*>())
    if (widget->isVisible() && widget->window() == &window && widget->size() != QSize(1, 1) &&
        !widget->objectName().startsWith(QLatin1String("qt_")))
      widgets << widget;
  for (const QWidget* widget : widgets)
    for (QString text : textsOf(*widget)) {
      text.remove(tag);
      if (text.contains(QLatin1Char('[')) || !text.contains(word) || holdsOwn(text, own) || namesKeys(text)) continue;
      const QString fault = QStringLiteral("%1 says \"%2\"").arg(describe(*widget), text.left(100));
      if (!found.contains(fault)) found << fault;
    }
  return found;
}

}  // namespace sana::ui
