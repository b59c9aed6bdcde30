// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/changed_section.h"

#include <QEvent>
#include <QGridLayout>

#include "ui/canvas/layout_rows.h"
#include "ui/canvas/marked_text.h"
#include "ui/controls/labels.h"
#include "ui/style/metrics.h"

namespace sana::ui {

namespace {

constexpr int labelColumn = 76, heightMost = 220;

/// The differing pieces, with dots where the same text between them is left out.
QString differing(const QVector<WordPiece>& pieces, WordPiece::Kind side) {
  QStringList parts;
  for (const WordPiece& piece : pieces) {
    if (piece.kind == side && !piece.text.trimmed().isEmpty()) parts += piece.text.trimmed();
  }
  return parts.join(QStringLiteral(" … "));
}

/// What stood there and what stands there now, as short as it can be said.
QPair<QString, QString> shortened(const RecipeChange& change) {
  const bool text = change.before.contains(QLatin1Char(' ')) || change.after.contains(QLatin1Char(' '));
  if (!text || change.before.isEmpty() || change.after.isEmpty()) return {change.before, change.after};
  const QVector<WordPiece> pieces = wordDiff(change.before, change.after);
  const QString before = differing(pieces, WordPiece::Kind::removed), after = differing(pieces, WordPiece::Kind::added);
  // Only spaces or line breaks differ: nothing shorter than the whole would show it.
  return before.isEmpty() && after.isEmpty() ? qMakePair(change.before, change.after) : qMakePair(before, after);
}

}  // namespace

ChangedSection::ChangedSection(QWidget* parent) : QScrollArea(parent), title_(new SectionTitle(QString())) {
  setFrameShape(QFrame::NoFrame);
  setWidgetResizable(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFocusPolicy(Qt::NoFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  wrapWithin(*title_);
  auto* content = new QWidget;
  auto* table = new QWidget;
  rows_ = new QGridLayout(table);
  rows_->setContentsMargins(0, 0, 0, 0);
  rows_->setHorizontalSpacing(0);
  rows_->setVerticalSpacing(Metrics::rhythm);
  rows_->setColumnMinimumWidth(0, largeFont() ? 0 : labelColumn);
  rows_->setColumnStretch(1, 1);
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(Metrics::panelPadding, Metrics::groupGap, Metrics::panelPadding, Metrics::groupGap);
  column->setSpacing(Metrics::rhythm);
  column->addWidget(title_);
  column->addWidget(table);
  column->addStretch();
  setWidget(content);
  refresh();
}

void ChangedSection::setChanges(const QVector<RecipeChange>& changes, bool first) {
  changes_ = changes;
  first_ = first;
  refresh();
}

QString ChangedSection::sentence(const RecipeChange& change) const {
  const auto [before, after] = shortened(change);
  if (before.isEmpty()) return tr("%1: new: %2").arg(change.label, after);
  if (after.isEmpty()) return tr("%1: gone: %2").arg(change.label, before);
  return tr("%1: %2, now %3").arg(change.label, before, after);
}

QStringList ChangedSection::sentences() const {
  QStringList all;
  for (const RecipeChange& change : changes_) all += sentence(change);
  return all;
}

void ChangedSection::refresh() {
  using Look = MarkedText::Run::Look;
  title_->setText(first_               ? tr("First picture of its line")
                  : changes_.isEmpty() ? tr("Same recipe as its parent")
                                       : tr("Changed from its parent"));
  emptyLayout(*rows_);
  for (int row = 0; row < changes_.size(); ++row) {
    const RecipeChange& change = changes_[row];
    auto* label = new TextLabel(change.label, TypeRole::body, Token::text2);
    if (label->sizeHint().width() > labelColumn) label->setWordWrap(true);
    label->setContentsMargins(0, 0, Metrics::rhythm, 0);
    label->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    const auto [before, after] = shortened(change);
    auto* text = new MarkedText;
    QVector<MarkedText::Run> runs;
    if (!before.isEmpty()) runs.append({Look::gone, before});
    const bool wide = before.contains(QLatin1Char(' ')) || after.contains(QLatin1Char(' '));
    if (!before.isEmpty() && !after.isEmpty())
      runs.append({Look::plain, wide ? QStringLiteral("\n") : QStringLiteral("  ")});
    if (!after.isEmpty()) runs.append({Look::plain, after});
    text->setRuns(runs);
    text->setAccessibleName(sentence(change));
    const bool above = largeFont();
    if (above) wrapWithin(*label);
    rows_->addWidget(label, 2 * row, 0, 1, above ? 2 : 1);
    rows_->addWidget(text, above ? 2 * row + 1 : 2 * row, above ? 0 : 1, 1, above ? 2 : 1);
  }
  updateGeometry();
}

QSize ChangedSection::sizeHint() const {
  const int wide = width() > 0 ? width() : Metrics::rightPanel;
  const int height = widget()->layout()->hasHeightForWidth() ? widget()->layout()->totalHeightForWidth(wide)
                                                             : widget()->sizeHint().height();
  return {wide, qMin(height, heightMost)};
}

void ChangedSection::resizeEvent(QResizeEvent* event) {
  QScrollArea::resizeEvent(event);
  updateGeometry();
}

void ChangedSection::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) refresh();
  QScrollArea::changeEvent(event);
}

}  // namespace sana::ui
