// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/prompt_panel.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/controls/buttons.h"
#include "ui/controls/fold_row.h"
#include "ui/controls/labels.h"
#include "ui/controls/tab_order.h"
#include "ui/models/action_table.h"
#include "ui/models/studio.h"
#include "ui/prompt/first_run_note.h"
#include "ui/prompt/generate_footer.h"
#include "ui/prompt/parameter_form.h"
#include "ui/prompt/prompt_editor.h"
#include "ui/prompt/scheduler_form.h"
#include "ui/style/kinds.h"
#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

namespace sana::ui {
namespace {

constexpr int editorShare = 100;
constexpr int titleHeight = 40, negativeLines = 3;
constexpr double countFrom = 0.8;  // of the bytes that can be kept

/// Stands in the dock, outside of the panel that paints its own ground.
class TitleRow : public QWidget {
 public:
  using QWidget::QWidget;
  QSize sizeHint() const override { return QWidget::sizeHint().expandedTo(minimumSize()); }  // the dock asks for no other

 protected:
  void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), color(Token::chrome)); }
};

}  // namespace

PromptPanel::PromptPanel(Studio& studio, ActionTable& actions, QWidget* parent)
    : QWidget(parent), studio_(studio), actions_(actions) {
  setMinimumWidth(Metrics::promptPanelLeast);
  auto* scroll = new QScrollArea(this);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->viewport()->setAutoFillBackground(false);
  scroll->setFocusPolicy(Qt::NoFocus);
  QWidget* const body = makeBody();
  scroll->setWidget(body);
  body->setAutoFillBackground(false);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  titleRow_ = makeTitle();
  column->addWidget(scroll, 1);
  column->addWidget(new HairLine(Qt::Horizontal, this));
  auto* footer = new GenerateFooter(studio_, actions_, this);
  column->addWidget(footer);
  PromptModel& prompt = studio_.prompt();
  connect(&prompt, &PromptModel::tokensChanged, this, &PromptPanel::showTokens);
  connect(&prompt, &PromptModel::textChanged, this, &PromptPanel::showTokens);
  connect(editor_, &QPlainTextEdit::textChanged, this, &PromptPanel::showTokens);
  connect(&prompt, &PromptModel::negativeChanged, this, &PromptPanel::showNegative);
  connect(&prompt, &PromptModel::modelChanged, this, &PromptPanel::showNegative);
  connect(&prompt, &PromptModel::parametersChanged, this, &PromptPanel::showNegative);
  connect(editor_, &PromptEditor::pictureDropped, this, &PromptPanel::pictureDropped);
  connect(note_, &FirstRunNote::addModelWanted, this, &PromptPanel::addModelWanted);
  connect(note_, &FirstRunNote::pictureFolderWanted, this, &PromptPanel::pictureFolderWanted);
  const auto order = [this, footer] { tabThrough({titleRow_, editor_, note_, negativeFold_, form_, moreFold_, footer}); };
  order();
  connect(scheduler_, &SchedulerForm::rebuilt, this, order);
  retranslate();
}

QWidget* PromptPanel::makeTitle() {
  auto* row = new TitleRow(this);
  row->setMinimumHeight(heightFor(fontMetrics(), titleHeight, 20));
  auto* line = new QHBoxLayout(row);
  line->setContentsMargins(Metrics::panelPadding, 0, Metrics::panelPadding - Metrics::grid, 0);
  line->setSpacing(Metrics::grid);
  title_ = new TextLabel(QString(), TypeRole::strong, Token::text1, row);
  tokens_ = new TextLabel(QString(), TypeRole::caption, Token::text3, row);
  history_ = new IconButton(u"history", QString(), row);
  connect(history_, &QAbstractButton::clicked, this, &PromptPanel::historyWanted);
  more_ = new IconButton(u"more", QString(), row);
  more_->setPopupMode(QToolButton::InstantPopup);
  more_->setMenu(new QMenu(more_));
  line->addWidget(title_);
  line->addStretch();
  line->addWidget(tokens_);
  line->addWidget(history_);
  line->addWidget(more_);
  return row;
}

QWidget* PromptPanel::makeBody() {
  auto* body = new QWidget(this);
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(Metrics::panelPadding, 0, Metrics::panelPadding, Metrics::panelPadding);
  column->setSpacing(0);
  editor_ = new PromptEditor(studio_.prompt(), body);
  note_ = new FirstRunNote(studio_, body);
  makeNegative();
  form_ = new ParameterForm(studio_.prompt(), studio_.styles(), body);
  connect(form_, &ParameterForm::stylesWanted, this, &PromptPanel::stylesWanted);
  moreFold_ = new FoldRow(QString(), body);
  scheduler_ = new SchedulerForm(studio_.prompt(), moreFold_);
  moreFold_->setContent(scheduler_);
  column->addWidget(editor_, editorShare);
  column->addSpacing(Metrics::grid);
  column->addWidget(note_);
  column->addWidget(negativeFold_);
  column->addSpacing(Metrics::grid);
  column->addWidget(new HairLine(Qt::Horizontal, body));
  column->addSpacing(Metrics::groupGap);
  column->addWidget(form_);
  column->addSpacing(Metrics::grid);
  column->addWidget(moreFold_);
  column->addStretch(1);  // what the editor, at its tallest, leaves
  return body;
}

void PromptPanel::makeNegative() {
  negativeFold_ = new FoldRow(QString(), this);
  negative_ = new QPlainTextEdit(negativeFold_);
  negative_->setTabChangesFocus(true);
  negative_->setObjectName(QStringLiteral("negative"));
  negative_->viewport()->setAutoFillBackground(false);
  negative_->document()->setDocumentMargin(Metrics::rhythm);
  const int height = negativeLines * negative_->fontMetrics().lineSpacing() + 3 * Metrics::rhythm;
  negative_->setMinimumHeight(height);
  negative_->setMaximumHeight(height);
  connect(negative_, &QPlainTextEdit::textChanged, this, [this] {
    if (negative_->toPlainText() != studio_.prompt().negative()) studio_.prompt().setNegative(negative_->toPlainText());
    showNegative();
  });
  negativeFold_->setContent(negative_);
  // Who opens it wants to write in it.
  connect(negativeFold_->header(), &QAbstractButton::clicked, negative_, [this](bool open) {
    if (open) negative_->setFocus(Qt::ShortcutFocusReason);
  });
}

QPlainTextEdit* PromptPanel::editor() const { return editor_; }

void PromptPanel::focusEditor(bool selectAll) {
  editor_->setFocus(Qt::OtherFocusReason);
  if (selectAll) editor_->selectAll();
}

void PromptPanel::showTokens() {
  const PromptModel& prompt = studio_.prompt();
  const TokenCount& count = prompt.tokens();
  const qsizetype bytes = prompt.text().toUtf8().size();
  QString text = count.limit > 0 ? tr("%1 / %2").arg(count.tokens).arg(count.limit) : QString();
  QString about = tr("Words and parts of words that the model reads, of those it can read.");
  if (double(bytes) > countFrom * PromptModel::maximumBytes) {
    text = tr("%1 of %2 kB").arg(double(bytes) / 1000, 0, 'f', 1).arg(PromptModel::maximumBytes / 1000);
    about = tr("A prompt can be %1 kB long.").arg(PromptModel::maximumBytes / 1000);
  }
  if (count.usedCharacters >= 0) about = tr("The model does not read the underlined words: they are behind its limit.");
  tokens_->setToken(count.usedCharacters >= 0 ? Token::warning : Token::text3);
  tokens_->setText(text);
  tokens_->setToolTip(about);
}

void PromptPanel::showNegative() {
  const PromptModel& prompt = studio_.prompt();
  if (negative_->toPlainText() != prompt.negative()) negative_->setPlainText(prompt.negative());
  const QString reason = prompt.negativeOffReason();
  setBlocked(*negative_, reason);
  const QString words = prompt.negative().simplified();
  negativeFold_->setNote(!reason.isEmpty() ? tr("not used") : words.isEmpty() ? tr("empty") : words);
  negativeFold_->header()->setToolTip(reason);
}

void PromptPanel::fillMenu() {
  QMenu& menu = *more_->menu();
  menu.clear();
  menu.addAction(actions_.action(Act::newPrompt));
  menu.addAction(tr("Copy what is really sent"), this, [this] { QGuiApplication::clipboard()->setText(studio_.prompt().sentText()); });
  menu.addAction(tr("Styles..."), this, &PromptPanel::stylesWanted);
  menu.addSeparator();
  menu.addAction(actions_.action(Act::copyRecipe));
  menu.addAction(actions_.action(Act::pasteRecipe));
  menu.addSeparator();
  menu.addAction(tr("Close this panel"), actions_.action(Act::promptPanel), &QAction::trigger);
}

void PromptPanel::retranslate() {
  title_->setText(tr("Pro&mpt"));
  title_->setTextFormat(Qt::PlainText);
  title_->setBuddy(editor_);
  editor_->setAccessibleName(tr("Prompt"));
  editor_->setPlaceholderText(tr("What do you want to see?"));
  history_->setName(tr("History of this picture"));
  more_->setName(tr("More for the prompt"));
  negativeFold_->setTitle(tr("&Negative prompt"));
  negative_->setAccessibleName(tr("Negative prompt"));
  negative_->setPlaceholderText(tr("What should not be in the picture?"));
  moreFold_->setTitle(tr("Scheduler and more"));
  fillMenu();
  showTokens();
  showNegative();
}

void PromptPanel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), color(Token::chrome));
}

void PromptPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace sana::ui
