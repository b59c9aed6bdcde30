// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/styles_dialog.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/controls/form_column.h"
#include "ui/controls/labels.h"
#include "ui/models/style_list.h"
#include "ui/style/kinds.h"
#include "ui/style/metrics.h"

namespace sana::ui {
namespace {

constexpr QSize standardSize{640, 440};
constexpr int listWidth = 200;

}  // namespace

StylesDialog::StylesDialog(StyleList& styles, QWidget* parent) : DialogFrame(tr("Styles"), parent), styles_(styles) {
  resize(standardSize);
  list_ = new QListView(this);
  list_->setModel(&styles_);
  list_->setAccessibleName(tr("Styles"));
  list_->setMaximumWidth(listWidth);
  name_ = new QLineEdit(this);
  text_ = new QPlainTextEdit(this);
  text_->setTabChangesFocus(true);
  negative_ = new QLineEdit(this);
  auto* form = new FormColumn(this);
  form->addRow(tr("Name"), name_);
  form->addRow(tr("Text"), text_, {tr("Your prompt takes the place of {prompt}."), tr("{prompt}, watercolour on rough paper")});
  form->addRow(tr("Negative"), negative_, {tr("Words added to the negative prompt."), tr("photo, blurry")});
  auto* row = new QHBoxLayout;
  row->setSpacing(Metrics::panelPadding);
  row->addWidget(list_);
  row->addWidget(form, 1);
  content()->addLayout(row, 1);
  remove_ = new QPushButton(tr("Remove"), this);
  setKind(*remove_, Kind::quiet);
  undo_ = new QPushButton(tr("Undo"), this);
  setKind(*undo_, Kind::quiet);
  save_ = new QPushButton(tr("Save as own style"), this);
  auto* close = new QPushButton(tr("Close"), this);
  footer()->insertWidget(0, remove_);
  footer()->insertWidget(1, undo_);
  footer()->addWidget(save_);
  footer()->addWidget(close);
  connect(close, &QPushButton::clicked, this, &QDialog::close);
  connect(this, &QDialog::finished, this, &StylesDialog::keep);
  connect(save_, &QPushButton::clicked, this, &StylesDialog::save);
  connect(remove_, &QPushButton::clicked, this, &StylesDialog::remove);
  connect(undo_, &QPushButton::clicked, this, &StylesDialog::undo);
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
    if (following_) return;
    keep();
    showRow(index.row());
  });
  for (QLineEdit* field : {name_, negative_}) connect(field, &QLineEdit::textChanged, this, &StylesDialog::update);
  connect(text_, &QPlainTextEdit::textChanged, this, &StylesDialog::update);
  choose(0);
}

void StylesDialog::showRow(int row) {
  const QModelIndex index = styles_.index(row);
  name_->setText(row == 0 ? QString() : index.data(Qt::DisplayRole).toString());
  text_->setPlainText(row == 0 ? QStringLiteral("{prompt}, ") : index.data(StyleList::TextRole).toString());
  negative_->setText(index.data(StyleList::NegativeRole).toString());
  shown_ = written();
  update();
}

StylePreset StylesDialog::written() const {
  return {.name = name_->text().trimmed(), .text = text_->toPlainText(), .negative = negative_->text(), .own = true};
}

/// Nothing that was written goes with the row: one's own style is changed, anything else becomes a style of one's own.
void StylesDialog::keep() {
  StylePreset style = written();
  if (style == shown_) return;
  const StylePreset* same = styles_.find(style.name);
  if (style.name.isEmpty()) style.name = styles_.freeName(tr("My style"));
  else if (same && !same->own) style.name = styles_.freeName(same->title);
  styles_.save(style);
  shown_ = style;
}

void StylesDialog::save() {
  styles_.save(written());
  shown_ = written();
  choose(styles_.rowOf(shown_.name));
}

void StylesDialog::remove() {
  const int row = styles_.rowOf(name_->text().trimmed());
  shown_ = written();
  following_ = true;
  styles_.remove(name_->text().trimmed());
  following_ = false;
  choose(qMin(row, styles_.rowCount() - 1));
}

void StylesDialog::undo() {
  keep();
  following_ = true;
  styles_.undo();
  following_ = false;
  choose(qMin(list_->currentIndex().row(), styles_.rowCount() - 1));
}

void StylesDialog::choose(int row) {
  following_ = true;
  list_->setCurrentIndex(styles_.index(row));
  following_ = false;
  list_->scrollTo(list_->currentIndex());
  showRow(row);
}

void StylesDialog::update() {
  const StylePreset* same = styles_.find(name_->text().trimmed());
  setBlocked(*remove_, same && same->own ? QString() : tr("Only styles of your own can be removed."));
  QString reason;
  if (name_->text().trimmed().isEmpty()) reason = tr("Give the style a name first.");
  else if (!text_->toPlainText().contains(QStringLiteral("{prompt}"))) reason = tr("The text needs {prompt} where your prompt goes.");
  else if (same && !same->own) reason = tr("A style of this name comes with the application. Choose another name.");
  setBlocked(*save_, reason);
  setBlocked(*undo_, styles_.undoesAChange() ? QString() : tr("No style was changed."));
}

}  // namespace sana::ui
