// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/compare_side.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLocale>

#include "ui/canvas/layout_rows.h"
#include "ui/canvas/marked_text.h"
#include "ui/canvas/thumbnail_view.h"
#include "ui/controls/buttons.h"
#include "ui/controls/labels.h"
#include "ui/style/metrics.h"

namespace sana::ui {

namespace {

constexpr int thumbSide = 126, letterColumn = 22;

QVBoxLayout* plainColumn(QWidget* owner) {
  auto* column = new QVBoxLayout(owner);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  return column;
}

}  // namespace

CompareSide::CompareSide(QWidget* parent)
    : QScrollArea(parent),
      thumbA_(new ThumbnailView(thumbSide, tr("Show picture A"))),
      thumbB_(new ThumbnailView(thumbSide, tr("Show picture B"))),
      captionA_(new ElidedLabel(QString(), TypeRole::caption, Token::text2)),
      captionB_(new ElidedLabel(QString(), TypeRole::caption, Token::text2)),
      heading_(new SectionTitle(QString())),
      copy_(new IconButton(u"copy", tr("Copy the differences"))),
      rows_(new QWidget),
      sameText_(new TextLabel(QString(), TypeRole::caption, Token::text3)) {
  setFrameShape(QFrame::NoFrame);
  setWidgetResizable(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFocusPolicy(Qt::NoFocus);
  auto* content = new QWidget;
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(12);
  grid->setVerticalSpacing(6);
  grid->addWidget(thumbA_, 0, 0);
  grid->addWidget(thumbB_, 0, 1);
  grid->addWidget(captionA_, 1, 0);
  grid->addWidget(captionB_, 1, 1);
  auto* title = new QHBoxLayout;
  title->addWidget(heading_, 1);
  title->addWidget(copy_);
  column_ = plainColumn(rows_);
  wrapWithin(*sameText_);
  wrapWithin(*heading_);
  auto* all = new QVBoxLayout(content);
  all->setContentsMargins(Metrics::panelPadding, Metrics::panelPadding, Metrics::panelPadding, Metrics::panelPadding);
  all->setSpacing(0);
  all->addLayout(grid);
  all->addSpacing(12);
  all->addLayout(title);
  all->addSpacing(Metrics::grid);
  all->addWidget(rows_);
  all->addWidget(sameText_);
  all->addStretch();
  setWidget(content);
  connect(thumbA_, &QAbstractButton::clicked, this, [this] { emit pictureWanted(false); });
  connect(thumbB_, &QAbstractButton::clicked, this, [this] { emit pictureWanted(true); });
  connect(copy_, &QAbstractButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(asText()); });
  retranslate();
}

void CompareSide::setTitles(const QString& a, const QString& b) {
  titleA_ = a;
  titleB_ = b;
  retranslate();
}

void CompareSide::setThumbnails(const QImage& a, const QImage& b) {
  thumbA_->setImage(a);
  thumbB_->setImage(b);
}

void CompareSide::setFields(const QVector<RecipeChange>& changes, const QVector<RecipeField>& same) {
  changes_ = changes;
  same_ = same;
  emptyLayout(*column_);
  for (const RecipeChange& change : changes) addChange(change);
  column_->addWidget(new HairLine);
  column_->addSpacing(12);
  retranslate();
}

void CompareSide::addChange(const RecipeChange& change) {
  auto* block = new QWidget;
  auto* grid = new QGridLayout(block);
  grid->setContentsMargins(0, 10, 0, 10);
  grid->setHorizontalSpacing(0);
  grid->setVerticalSpacing(Metrics::grid);
  grid->setColumnMinimumWidth(0, letterColumn);
  grid->setColumnStretch(1, 1);
  grid->addWidget(new TextLabel(change.label, TypeRole::caption, Token::text2), 0, 0, 1, 2);
  // Words are marked in long texts; in a number the whole of it is new, and the mark would only be noise.
  const QVector<WordPiece> pieces = wordDiff(change.before, change.after);
  const bool text =
      change.before.contains(QLatin1Char(' ')) || change.after.contains(QLatin1Char(' ')) || pieces.size() > 2;
  const auto line = [&](int row, const QString& letter, WordPiece::Kind kind, const QString& value) {
    auto* mark = new TextLabel(letter, TypeRole::caption, Token::text2);
    mark->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    mark->setContentsMargins(0, 1, 0, 0);
    auto* shown = new MarkedText;
    if (value.isEmpty()) shown->setRuns({{MarkedText::Run::Look::quiet, tr("none", "no value in this recipe")}});
    else if (text) shown->setPieces(pieces, kind);
    else shown->setRuns({{MarkedText::Run::Look::plain, value}});
    grid->addWidget(mark, row, 0);
    grid->addWidget(shown, row, 1);
  };
  line(1, tr("A"), WordPiece::Kind::removed, change.before);
  line(2, tr("B"), WordPiece::Kind::added, change.after);
  column_->addWidget(new HairLine);
  column_->addWidget(block);
}

QString CompareSide::asText() const {
  QStringList lines;
  for (const RecipeChange& change : changes_)
    lines += tr("%1: %2 | %3", "field: value of A | value of B").arg(change.label, change.before, change.after);
  return lines.join(QLatin1Char('\n'));
}

void CompareSide::retranslate() {
  captionA_->setText(tr("A  %1", "title of the first picture").arg(titleA_));
  captionB_->setText(tr("B  %1", "title of the second picture").arg(titleB_));
  heading_->setText(changes_.isEmpty() ? tr("No field differs")
                                       : tr("%n field(s) differ", nullptr, int(changes_.size())));
  for (const auto& [thumb, name] : {std::pair(thumbA_, tr("Show picture A")), std::pair(thumbB_, tr("Show picture B"))}) {
    thumb->setToolTip(name);
    thumb->setAccessibleName(name);
  }
  copy_->setName(tr("Copy the differences"));
  copy_->setVisible(!changes_.isEmpty());
  QStringList labels;
  for (const RecipeField& field : same_) labels += field.label.toLower();
  sameText_->setText(labels.isEmpty() ? QString() : tr("Same: %1.").arg(QLocale().createSeparatedList(labels)));
}

void CompareSide::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QScrollArea::changeEvent(event);
}

}  // namespace sana::ui
