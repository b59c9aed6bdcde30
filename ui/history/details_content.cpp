// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/details_content.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLocale>

#include "ui/canvas/layout_rows.h"
#include "ui/controls/buttons.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/fold_row.h"
#include "ui/controls/labels.h"
#include "ui/controls/tag_chip.h"
#include "ui/history/parent_row.h"
#include "ui/history/tag_editor.h"
#include "ui/style/metrics.h"

namespace sana::ui {

namespace {

constexpr int rowHeightLeast = 26, labelColumn = 88;

QString seconds(double value) { return QLocale().toString(value, 'f', value < 100 ? 1 : 0); }

/// Block with a hairline 12 above it.
QWidget* ruled(QWidget* content) {
  auto* block = new QWidget;
  auto* column = new QVBoxLayout(block);
  column->setContentsMargins(0, Metrics::groupGap, 0, 0);
  column->setSpacing(Metrics::groupGap);
  column->addWidget(new HairLine);
  column->addWidget(content);
  return block;
}

/// What a person looks for first; the rest stands under "All settings".
bool isSeenFirst(const QString& key) {
  static const QStringList keys{QStringLiteral("negative"), QStringLiteral("style"), QStringLiteral("size"),
                                QStringLiteral("steps"), QStringLiteral("guidance_scale"), QStringLiteral("seed"),
                                QStringLiteral("scheduler"), QStringLiteral("model"), QStringLiteral("device"),
                                QStringLiteral("fallback")};
  return keys.contains(key);
}

QGridLayout* makeTable(QWidget* table) {
  auto* rows = new QGridLayout(table);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setHorizontalSpacing(0);
  rows->setVerticalSpacing(0);
  rows->setColumnMinimumWidth(0, largeFont() ? 0 : labelColumn);
  rows->setColumnStretch(1, 1);
  return rows;
}

void makeSelectable(TextLabel* label) {
  label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  wrapWithin(*label);
}

}  // namespace

DetailsContent::DetailsContent(QWidget* parent)
    : QWidget(parent),
      title_(new TextLabel(QString(), TypeRole::title)),
      heading_(new SectionTitle(QString())),
      copy_(new IconButton(u"copy", tr("Copy the prompt"))),
      prompt_(new TextLabel(QString())),
      stages_(new TextLabel(QString(), TypeRole::caption, Token::text2)),
      parent_(new ParentRow),
      tagBox_(new QWidget),
      tags_(new FlowLayout(tagBox_, Metrics::grid)),
      add_(new IconButton(u"plus", tr("Add a tag"))),
      editor_(new TagEditor(this)) {
  makeSelectable(title_);
  makeSelectable(prompt_);
  makeSelectable(stages_);
  auto* title = new QHBoxLayout;
  title->addWidget(heading_, 1);
  title->addWidget(copy_);
  auto* table = new QWidget;
  rows_ = makeTable(table);
  all_ = new FoldRow(QString());
  auto* rest = new QWidget(all_);
  rest_ = makeTable(rest);
  all_->setContent(rest);
  parentBlock_ = ruled(parent_);
  add_->setParent(tagBox_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(Metrics::panelPadding, 6, Metrics::panelPadding, Metrics::panelPadding);
  column->setSpacing(0);
  column->addWidget(title_);
  column->addLayout(title);
  column->addSpacing(2);
  column->addWidget(prompt_);
  column->addWidget(ruled(table));
  column->addWidget(stages_);
  column->addSpacing(Metrics::grid);
  column->addWidget(all_);
  column->addWidget(parentBlock_);
  column->addWidget(ruled(tagBox_));
  column->addStretch();
  connect(copy_, &QAbstractButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(prompt()); });
  connect(parent_, &QAbstractButton::clicked, this, [this] { emit parentWanted(contents_.parent); });
  connect(add_, &QAbstractButton::clicked, this, &DetailsContent::editTags);
  connect(editor_, &TagEditor::tagEntered, this, [this](const QString& tag) {
    if (!contents_.record.tags.contains(tag)) emit tagsChanged({tag}, {});
  });
  retranslate();
}

QString DetailsContent::prompt() const {
  const QString typed = contents_.record.recipe.value(QLatin1String("typed")).toString();
  return typed.isEmpty() ? contents_.record.recipe.value(QLatin1String("prompt")).toString() : typed;
}

void DetailsContent::setContents(const DetailsContents& contents) {
  contents_ = contents;
  retranslate();
}

void DetailsContent::setParentThumbnail(const QImage& image) { parent_->setImage(image); }

void DetailsContent::setKnownTags(const QStringList& tags) { editor_->setKnownTags(tags); }

void DetailsContent::editTags() { editor_->popup(add_); }

void DetailsContent::fillRows() {
  emptyLayout(*rows_);
  emptyLayout(*rest_);
  for (const RecipeField& field : contents_.fields) {
    if (field.key == QLatin1String("prompt") || field.key == QLatin1String("typed")) continue;
    addRow(isSeenFirst(field.key) ? *rows_ : *rest_, field.label, field.value);
  }
  all_->setVisible(rest_->count() > 0);
  const PictureRecord& record = contents_.record;
  const double total = record.understandSeconds + record.drawSeconds + record.developSeconds;
  stages_->setVisible(total > 0);
  if (total <= 0) return;
  addRow(*rows_, tr("Time"), tr("%1 s", "seconds").arg(seconds(total)));
  stages_->setText(
      tr("Reading %1, drawing %2, developing %3 s", "three times in seconds")
          .arg(seconds(record.understandSeconds), seconds(record.drawSeconds), seconds(record.developSeconds)));
}

void DetailsContent::addRow(QGridLayout& rows, const QString& label, const QString& value) {
  auto* name = new TextLabel(label, TypeRole::body, Token::text2);
  auto* text = new TextLabel(value);
  makeSelectable(text);
  text->setAccessibleName(tr("%1: %2", "field: value").arg(label, value));
  // By the panel's direction: a label aligns by its text, and a number has none.
  const Qt::Alignment start = isRightToLeft() ? Qt::AlignRight | Qt::AlignAbsolute : Qt::AlignLeft;
  const int padding = qMax(0, rowHeightLeast - fontMetrics().height()) / 2;
  for (TextLabel* cell : {name, text}) {
    cell->setAlignment(start | Qt::AlignTop);
    cell->setContentsMargins(0, padding, 0, padding);
  }
  const int row = largeFont() ? rows.count() : rows.count() / 2;
  if (largeFont()) {  // the label above its value
    wrapWithin(*name);
    name->setContentsMargins(0, Metrics::rhythm, 0, 0);
    rows.addWidget(name, row, 0, 1, 2);
    rows.addWidget(text, row + 1, 0, 1, 2);
    return;
  }
  name->setContentsMargins(0, padding, Metrics::rhythm, padding);
  if (name->sizeHint().width() > labelColumn) name->setWordWrap(true);
  rows.addWidget(name, row, 0);
  rows.addWidget(text, row, 1);
}

QStringList DetailsContent::rowTexts() const {
  QStringList texts;
  for (const QGridLayout* rows : {rows_, rest_})
    for (int i = 0; i < rows->count(); ++i) texts += static_cast<TextLabel*>(rows->itemAt(i)->widget())->text();
  return texts;
}

void DetailsContent::fillTags() {
  emptyLayout(*tags_, add_);
  for (const QString& tag : contents_.record.tags) {
    auto* chip = new TagChip(tag, true, tagBox_);
    connect(chip, &QAbstractButton::clicked, this, [this, tag] { emit tagWanted(tag); });
    connect(chip, &TagChip::removeRequested, this, [this](const QString& gone) { emit tagsChanged({}, {gone}); });
    tags_->addWidget(chip);
    // One row of chips and button: the same height, so that they stand on one line.
    add_->setMaximumHeight(qMax(Metrics::hitLeast, chip->sizeHint().height()));
  }
  tags_->addWidget(add_);
}

void DetailsContent::retranslate() {
  heading_->setText(tr("Prompt"));
  all_->setTitle(tr("All settings"));
  copy_->setName(tr("Copy the prompt"));
  add_->setName(tr("Add a tag"));
  title_->setText(contents_.record.title);
  title_->setVisible(!contents_.record.title.isEmpty());
  title_->setAccessibleName(tr("Title: %1").arg(contents_.record.title));
  prompt_->setText(prompt());
  prompt_->setAccessibleName(tr("Prompt: %1").arg(prompt()));
  parentBlock_->setVisible(contents_.parent != 0);
  parent_->setChanged(contents_.changed.isEmpty() ? tr("Nothing changed") : contents_.changed);
  fillRows();
  fillTags();
}

void DetailsContent::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace sana::ui
