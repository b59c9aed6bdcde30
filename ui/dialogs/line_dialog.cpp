// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/line_dialog.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/controls/form_column.h"
#include "ui/style/kinds.h"

namespace sana::ui {
namespace {

constexpr int leastWidth = 420, longestText = 200;

}  // namespace

LineDialog::LineDialog(const QString& title, const QString& label, const QString& text, QWidget* parent)
    : DialogFrame(title, parent) {
  setMinimumWidth(leastWidth);
  auto* field = new QLineEdit(text, this);
  field->setMaxLength(longestText);
  field->selectAll();
  auto* form = new FormColumn(this);
  form->addRow(label, field);
  content()->addWidget(form);
  auto* cancel = new QPushButton(tr("Cancel"), this);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  auto* accept = new QPushButton(tr("OK"), this);
  setKind(*accept, Kind::primary);
  accept->setDefault(true);
  connect(accept, &QPushButton::clicked, this, [this, field] {
    emit accepted(field->text().trimmed());
    close();
  });
  footer()->addWidget(cancel);
  footer()->addWidget(accept);
  field->setFocus();
}

}  // namespace sana::ui
