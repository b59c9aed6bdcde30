// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pages/layout_checks.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QFocusFrame>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>
#include <QToolButton>

#include "ui/controls/labels.h"

namespace sana::ui {
namespace {

/// Parts of the toolkit's own widgets, which lay themselves out.
bool isInner(const QWidget& widget) {
  const QWidget* const parent = widget.parentWidget();
  return widget.objectName().startsWith(QLatin1String("qt_")) || qobject_cast<const QFocusFrame*>(&widget) ||
         qobject_cast<const QScrollBar*>(&widget) || qobject_cast<const QAbstractSpinBox*>(parent) ||
         qobject_cast<const QComboBox*>(parent) || qobject_cast<const QTabBar*>(parent) ||
         qobject_cast<const QMenuBar*>(parent);
}

QList<const QWidget*> shownIn(const QWidget& window) {
  QList<const QWidget*> shown;
  for (const QWidget* widget : window.findChildren<QWidget*>())
    // One pixel: a text that is read aloud only.
    if (widget->isVisible() && widget->window() == &window && !isInner(*widget) && widget->size() != QSize(1, 1))
      shown << widget;
  return shown;
}

bool isScrolled(const QWidget& widget) {
  const QWidget* const parent = widget.parentWidget();
  const auto* area = qobject_cast<const QScrollArea*>(parent ? parent->parentWidget() : nullptr);
  return area && area->widget() == &widget;
}

QString textOf(const QWidget& widget) {
  if (const auto* label = qobject_cast<const QLabel*>(&widget)) return label->text();
  if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) return button->text();
  if (const auto* box = qobject_cast<const QComboBox*>(&widget)) return box->currentText();
  return {};
}

QString cutLabel(const QLabel& label) {
  if (qobject_cast<const ElidedLabel*>(&label) || label.text().isEmpty()) return {};
  const QSize wanted =
      label.wordWrap() ? QSize(label.minimumSizeHint().width(), label.heightForWidth(label.width())) : label.sizeHint();
  return wanted.width() <= label.width() && wanted.height() <= label.height()
             ? QString()
             : QStringLiteral("needs %1 x %2, has %3 x %4")
                   .arg(wanted.width())
                   .arg(wanted.height())
                   .arg(label.width())
                   .arg(label.height());
}

QString cutBox(const QComboBox& box) {
  QStyleOptionComboBox option;
  option.initFrom(&box);
  option.editable = box.isEditable();
  const int room =
      box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box).width();
  const bool symbol = !box.itemIcon(box.currentIndex()).isNull();
  const int wanted = box.fontMetrics().horizontalAdvance(box.currentText()) + (symbol ? box.iconSize().width() + 4 : 0);
  return wanted <= room ? QString() : QStringLiteral("needs %1, has %2").arg(wanted).arg(room);
}

QString cutTabs(const QTabBar& bar) {
  for (int tab = 0; tab < bar.count(); ++tab)
    if (!bar.rect().contains(bar.tabRect(tab))) return QStringLiteral("tab %1 is outside").arg(bar.tabText(tab));
  return {};
}

QString cutMenus(const QMenuBar& bar) {
  for (const QAction* action : bar.actions())
    if (const QRect place = bar.actionGeometry(const_cast<QAction*>(action));
        !place.isValid() || !bar.rect().contains(place))
      return QStringLiteral("menu %1 is outside").arg(action->text());
  return {};
}

/// "" where the widget shows all of its text.
QString cutText(const QWidget& widget) {
  if (const auto* label = qobject_cast<const QLabel*>(&widget)) return cutLabel(*label);
  if (const auto* box = qobject_cast<const QComboBox*>(&widget)) return cutBox(*box);
  if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) return cutTabs(*tabs);
  if (const auto* menus = qobject_cast<const QMenuBar*>(&widget)) return cutMenus(*menus);
  if (const auto* button = qobject_cast<const QAbstractButton*>(&widget); button && !button->text().isEmpty()) {
    const QSize wanted = button->minimumSizeHint().isValid() ? button->minimumSizeHint() : button->sizeHint();
    if (wanted.width() > button->width() || wanted.height() > button->height())
      return QStringLiteral("needs %1 x %2, has %3 x %4")
          .arg(wanted.width())
          .arg(wanted.height())
          .arg(button->width())
          .arg(button->height());
  }
  if (const auto* line = qobject_cast<const QLineEdit*>(&widget); line && line->text().isEmpty()) {
    const int wanted = line->fontMetrics().horizontalAdvance(line->placeholderText());
    if (wanted > line->width() - 14)
      return QStringLiteral("placeholder needs %1, has %2").arg(wanted).arg(line->width() - 14);
  }
  return {};
}

bool isControl(const QWidget& widget) {
  return qobject_cast<const QAbstractButton*>(&widget) ||
         (widget.focusPolicy() != Qt::NoFocus && !widget.focusProxy() && !qobject_cast<const QLabel*>(&widget));
}

QString nameOf(const QWidget& widget) {
  QAccessibleInterface* const face = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(&widget));
  return face ? face->text(QAccessible::Name) : QString();
}

QStringList overlaps(const QList<const QWidget*>& shown) {
  QStringList faults;
  for (qsizetype first = 0; first < shown.size(); ++first) {
    if (textOf(*shown[first]).isEmpty()) continue;
    for (qsizetype second = first + 1; second < shown.size(); ++second)
      if (shown[first]->parentWidget() == shown[second]->parentWidget() && !textOf(*shown[second]).isEmpty() &&
          shown[first]->geometry().intersects(shown[second]->geometry()))
        faults << QStringLiteral("%1 and %2 overlap").arg(describe(*shown[first]), describe(*shown[second]));
  }
  return faults;
}

}  // namespace

QString describe(const QWidget& widget) {
  QString parents;
  int levels = 0;
  for (const QWidget* parent = widget.parentWidget(); parent && levels < 3; parent = parent->parentWidget(), ++levels)
    parents += QStringLiteral(" < ") +
               QString::fromLatin1(parent->metaObject()->className()).remove(QLatin1String("sana::ui::"));
  return QStringLiteral("%1 \"%2\"%3")
      .arg(QString::fromLatin1(widget.metaObject()->className()).remove(QLatin1String("sana::ui::")),
           textOf(widget).isEmpty() ? widget.objectName() : textOf(widget).left(60), parents);
}

QStringList layoutFaults(const QWidget& window) {
  QStringList faults;
  const QList<const QWidget*> shown = shownIn(window);
  for (const QWidget* widget : shown) {
    const QWidget* const parent = widget->parentWidget();
    if (!widget->size().isEmpty() && !isScrolled(*widget) && !parent->rect().contains(widget->geometry()))
      faults << QStringLiteral("%1 leaves its parent: %2 %3 %4 x %5 in %6 x %7")
                    .arg(describe(*widget))
                    .arg(widget->x())
                    .arg(widget->y())
                    .arg(widget->width())
                    .arg(widget->height())
                    .arg(parent->width())
                    .arg(parent->height());
    if (const QString cut = cutText(*widget); !cut.isEmpty())
      faults << QStringLiteral("%1 is cut: %2").arg(describe(*widget), cut);
    if (!isControl(*widget)) continue;
    if (widget->focusPolicy() != Qt::NoFocus && widget->isEnabled() && nameOf(*widget).isEmpty())
      faults << QStringLiteral("%1 has no accessible name").arg(describe(*widget));
    if (!widget->isEnabled() && parent->isEnabled() && widget->toolTip().isEmpty() &&
        widget->accessibleDescription().isEmpty())
      faults << QStringLiteral("%1 is disabled without a reason").arg(describe(*widget));
  }
  return faults + overlaps(shown);
}

QStringList mnemonicFaults(const QMenuBar& bar) {
  QStringList faults;
  const auto check = [&](const QList<QAction*>& actions, const QString& where) {
    QSet<QChar> letters;
    for (const QAction* action : actions) {
      QString text = action->text();
      text.remove(QLatin1String("&&"));
      const qsizetype mark = text.indexOf(QLatin1Char('&'));
      if (mark < 0 || mark + 1 >= text.size()) continue;
      const QChar letter = text[mark + 1].toLower();
      if (letters.contains(letter))
        faults << QStringLiteral("%1: letter %2 twice (%3)").arg(where, QString(letter), text);
      letters << letter;
    }
  };
  check(bar.actions(), QStringLiteral("menu bar"));
  for (const QMenu* menu : bar.findChildren<QMenu*>()) check(menu->actions(), menu->title());
  return faults;
}

}  // namespace sana::ui
