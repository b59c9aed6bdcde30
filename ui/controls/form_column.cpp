// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/form_column.h"

#include <QAbstractSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QWhatsThis>

#include "ui/controls/buttons.h"
#include "ui/controls/labels.h"
#include "ui/controls/number_row.h"
#include "ui/style/kinds.h"
#include "ui/style/metrics.h"

namespace sana::ui {
namespace {

// The symbol of 14 stands in its hit area with 5 to each side: the gap to the label.
constexpr int helpWidth = Metrics::hitLeast;

QString helpText(const Help& help) {
  return help.example.isEmpty() ? help.sentence : help.sentence + QLatin1Char('\n') + help.example;
}

/// What takes the focus where `control` is made of several.
QWidget* entryOf(QWidget* control) {
  if (const auto* row = qobject_cast<const NumberRow*>(control)) return row->field();
  return control->focusProxy() != nullptr ? control->focusProxy() : control;
}

}  // namespace

FormColumn::FormColumn(QWidget* parent) : QWidget(parent), grid_(new QGridLayout(this)) {
  grid_->setContentsMargins(0, 0, 0, 0);
  grid_->setHorizontalSpacing(0);
  grid_->setVerticalSpacing(0);
  grid_->setColumnStretch(1, 1);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

QLabel* FormColumn::addRow(const QString& label, QWidget* control, const Help& help) {
  return addRow(label, control, {}, help);
}

QLabel* FormColumn::addRow(const QString& label, QWidget* main, const QList<QWidget*>& others, const Help& help) {
  Row row;
  row.control = main;
  row.cell = new QWidget(this);
  row.label = new TextLabel(label, TypeRole::body, Token::text2, row.cell);
  row.label->setBuddy(entryOf(main));
  if (main->accessibleName().isEmpty()) main->setAccessibleName(withoutMnemonic(label));
  auto* cellLayout = new QHBoxLayout(row.cell);
  cellLayout->setContentsMargins(0, 0, 0, 0);
  cellLayout->setSpacing(0);
  cellLayout->addWidget(row.label);
  if (!help.isEmpty()) {
    row.help = new IconButton(u"help", tr("Help on %1").arg(withoutMnemonic(label)), row.cell);
    row.help->setIconSize({Metrics::iconStatus, Metrics::iconStatus});
    row.help->setToolTip(helpText(help));
    row.help->setFocusPolicy(Qt::NoFocus);
    row.help->setFixedWidth(helpWidth);
    QSizePolicy keepsRoom = row.help->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true);
    row.help->setSizePolicy(keepsRoom);
    row.help->hide();
    main->setWhatsThis(helpText(help));
    row.label->setToolTip(helpText(help));
    connect(row.help, &QToolButton::clicked, this, [this, button = row.help] {
      QWhatsThis::showText(button->mapToGlobal(button->rect().center()), button->toolTip(), this);
    });
    cellLayout->addWidget(row.help);
  }
  cellLayout->addStretch(1);
  row.holder = new QWidget(this);
  auto* column = new QVBoxLayout(row.holder);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(Metrics::grid);
  auto* line = new QHBoxLayout;
  line->setSpacing(Metrics::rhythm);
  line->addWidget(main, 1);
  for (QWidget* other : others) line->addWidget(other);
  column->addLayout(line);
  for (QWidget* watched : {row.cell, row.holder}) watched->installEventFilter(this);
  for (QWidget* watched : row.holder->findChildren<QWidget*>()) watched->installEventFilter(this);
  rows_.append(row);
  arrange();
  return row.label;
}

void FormColumn::addWide(QWidget* control) {
  Row row;
  row.control = row.holder = control;
  control->setParent(this);
  rows_.append(row);
  arrange();
}

FormColumn::Row* FormColumn::rowOf(const QWidget* control) {
  for (Row& row : rows_) {
    if (row.control == control) return &row;
  }
  return nullptr;
}

void FormColumn::setProblem(QWidget* control, const QString& sentence) {
  QWidget* field = entryOf(control);
  setInvalid(*field, sentence);
  Row* row = rowOf(control);
  if (row == nullptr || row->label == nullptr) return;
  if (row->problem == nullptr && !sentence.isEmpty()) {
    row->problem = new TextLabel(sentence, TypeRole::caption, Token::danger, row->holder);
    row->problem->setWordWrap(true);
    row->holder->layout()->addWidget(row->problem);
  }
  if (row->problem == nullptr) return;
  row->problem->setText(sentence);
  row->problem->setVisible(!sentence.isEmpty());
}

void FormColumn::setRowVisible(QWidget* control, bool visible) {
  Row* row = rowOf(control);
  if (row == nullptr) return;
  row->shown = visible;
  arrange();
}

void FormColumn::setRowText(QWidget* control, const QString& label) {
  Row* row = rowOf(control);
  if (row == nullptr || row->label == nullptr) return;
  row->label->setText(label);
  arrange();
}

bool FormColumn::goesAbove(const Row& row) const {
  if (largeFont()) return true;
  const int room = Metrics::labelColumn - (row.help != nullptr ? helpWidth : Metrics::grid);
  return row.label->fontMetrics().horizontalAdvance(paintedText(row.label->text())) > room;
}

void FormColumn::arrange() {
  while (grid_->count() > 0) delete grid_->takeAt(0);
  for (int line = 0; line < grid_->rowCount(); ++line) grid_->setRowMinimumHeight(line, 0);
  grid_->setColumnMinimumWidth(0, 0);
  int line = 0;
  for (const Row& row : std::as_const(rows_)) {
    for (QWidget* part : {row.cell, row.holder}) {
      if (part != nullptr) part->setVisible(row.shown);
    }
    if (!row.shown) continue;
    if (line > 0) grid_->setRowMinimumHeight(line++, Metrics::rowGap);
    if (row.label == nullptr) {
      grid_->addWidget(row.holder, line++, 0, 1, 2);
    } else if (goesAbove(row)) {
      grid_->addWidget(row.cell, line++, 0, 1, 2);
      grid_->addWidget(row.holder, line++, 0, 1, 2);
    } else {
      // The label keeps to the first line of a control that has a problem written under it.
      row.cell->setMinimumHeight(controlHeight(row.label->fontMetrics()));
      row.cell->setFixedWidth(Metrics::labelColumn);
      grid_->addWidget(row.cell, line, 0, Qt::AlignTop);
      grid_->addWidget(row.holder, line++, 1);
      grid_->setColumnMinimumWidth(0, Metrics::labelColumn);
      continue;
    }
    if (row.cell != nullptr) {
      row.cell->setMinimumHeight(0);
      row.cell->setMinimumWidth(0);
      row.cell->setMaximumWidth(QWIDGETSIZE_MAX);
    }
  }
}

void FormColumn::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) arrange();
}

bool FormColumn::eventFilter(QObject* watched, QEvent* event) {
  const bool enters = event->type() == QEvent::Enter || event->type() == QEvent::FocusIn;
  const bool leaves = event->type() == QEvent::Leave || event->type() == QEvent::FocusOut;
  if (enters || leaves) {
    for (const Row& row : std::as_const(rows_)) {
      if (row.help == nullptr) continue;
      const bool holdsFocus = row.holder->isAncestorOf(focusWidget()) && focusWidget()->hasFocus();
      const bool isHovered = row.cell->underMouse() || row.holder->underMouse();
      const bool isTarget = enters && (watched == row.cell || watched == row.holder ||
                                       row.holder->isAncestorOf(static_cast<QWidget*>(watched)));
      row.help->setVisible(isTarget || holdsFocus || isHovered);
    }
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace sana::ui
