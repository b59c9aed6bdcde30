// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/prompt_editor.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QUrl>

#include "ui/models/prompt_model.h"
#include "ui/models/prompt_parts.h"
#include "ui/style/tokens.h"

namespace sana::ui {
namespace {

constexpr int leastLines = 4, usualLines = 8, mostLines = 12;
constexpr qreal documentMargin = 10;
constexpr int pauseMs = 500;  // typing after such a pause is a step of undo of its own

/// Alt with one arrow key and nothing else; 0 for all other keys.
int altArrow(const QKeyEvent& event, int back, int forth) {
  if ((event.modifiers() & ~Qt::KeypadModifier) != Qt::AltModifier) return 0;
  return event.key() == back ? -1 : event.key() == forth ? 1 : 0;
}

}  // namespace

PromptEditor::PromptEditor(PromptModel& prompt, QWidget* parent) : QPlainTextEdit(parent), prompt_(prompt) {
  setTabChangesFocus(true);
  setFont(sana::ui::font(TypeRole::prompt));
  document()->setDocumentMargin(documentMargin);
  viewport()->setAutoFillBackground(false);
  setLineWrapMode(QPlainTextEdit::WidgetWidth);
  setObjectName(QStringLiteral("prompt"));
  setMaximumHeight(linesHeight(mostLines));
  pause_.setSingleShot(true);
  pause_.setInterval(pauseMs);
  // The document goes on with a step only while it counts as modified.
  connect(&pause_, &QTimer::timeout, this, [this] { document()->setModified(false); });
  connect(this, &QPlainTextEdit::textChanged, this, &PromptEditor::edited);
  connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
    if (!showing_) prompt_.setCaret(textCursor().position());
  });
  connect(&prompt_, &PromptModel::textChanged, this, &PromptEditor::show);
  connect(&prompt_, &PromptModel::editsRestored, this, &PromptEditor::rebuildUndo);
  connect(&prompt_, &PromptModel::tokensChanged, this, &PromptEditor::underline);
  show();
}

QString PromptEditor::typedText() const {
  QString text = document()->toRawText();
  text.replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
  return text;
}

int PromptEditor::linesHeight(int lines) const {
  return int(lines * fontMetrics().lineSpacing() + 2 * documentMargin) + 2 * frameWidth();
}

QSize PromptEditor::sizeHint() const { return {200, linesHeight(usualLines)}; }
QSize PromptEditor::minimumSizeHint() const { return {120, linesHeight(leastLines)}; }

void PromptEditor::show() {
  if (typedText() == prompt_.text()) return;
  showing_ = true;
  QTextCursor cursor(document());
  if (!isOneStepAway(prompt_.text())) {
    // Replaced as one step, so that Ctrl+Z brings the former text back.
    cursor.select(QTextCursor::Document);
    cursor.insertText(prompt_.text());
    document()->setModified(false);  // what is typed now begins a step of its own
  }
  cursor.setPosition(qBound(0, prompt_.caret(), int(prompt_.text().size())));
  setTextCursor(cursor);
  if (prompt_.showsExample()) selectAll();
  showing_ = false;
  underline();
}

/// Goes back or forth by the document's own step where that gives `text`: what was typed before stays undoable.
bool PromptEditor::isOneStepAway(const QString& text) {
  if (document()->isUndoAvailable()) {
    document()->undo();
    if (typedText() == text) return true;
    document()->redo();
  }
  if (document()->isRedoAvailable()) {
    document()->redo();
    if (typedText() == text) return true;
    document()->undo();
  }
  return false;
}

void PromptEditor::undo() {
  if (!prompt_.undoReplacement()) QPlainTextEdit::undo();
}

void PromptEditor::redo() {
  if (!prompt_.redoReplacement()) QPlainTextEdit::redo();
}

/// Typed again from the log, unseen, so that Ctrl+Z goes on where it was before the restart.
void PromptEditor::rebuildUndo(const QVector<PromptEdit>& edits) {
  const std::optional<QString> start = textBeforeEdits(typedText(), edits);
  if (!start) return;
  showing_ = true;
  const int caret = textCursor().position();
  QTextCursor cursor(document());
  document()->setUndoRedoEnabled(false);
  cursor.select(QTextCursor::Document);
  cursor.insertText(*start);
  document()->setUndoRedoEnabled(true);
  for (const PromptEdit& edit : edits) {
    cursor.beginEditBlock();
    cursor.setPosition(edit.position);
    cursor.setPosition(edit.position + int(edit.removed.size()), QTextCursor::KeepAnchor);
    cursor.insertText(edit.inserted);
    cursor.endEditBlock();
  }
  cursor.setPosition(caret);
  setTextCursor(cursor);
  showing_ = false;
}

void PromptEditor::edited() {
  if (showing_) return;
  const QString text = typedText();
  if (text == prompt_.text()) return;  // only its marks changed
  pause_.start();
  prompt_.setText(text);
  prompt_.setCaret(textCursor().position());  // it moved first, in the shorter text
  if (prompt_.text() != text) show();  // it was longer than what can be kept
}

void PromptEditor::underline() {
  QList<QTextEdit::ExtraSelection> marks;
  const int used = prompt_.tokens().usedCharacters;
  if (used >= 0 && used < prompt_.text().size()) {
    QTextEdit::ExtraSelection mark;
    mark.cursor = QTextCursor(document());
    mark.cursor.setPosition(used);
    mark.cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    mark.format.setUnderlineColor(color(Token::warning));
    mark.format.setForeground(color(Token::text3));
    marks << mark;
  }
  setExtraSelections(marks);
}

void PromptEditor::walk(int by) {
  if (by < 0) prompt_.earlier();
  else prompt_.later();
}

void PromptEditor::movePart(int by) {
  const PromptAndCaret moved = movePromptPart(typedText(), textCursor().position(), by);
  if (moved.text == typedText()) return;
  QTextCursor cursor(document());
  cursor.select(QTextCursor::Document);
  cursor.insertText(moved.text);
  cursor.setPosition(moved.caret);
  setTextCursor(cursor);
}

bool PromptEditor::event(QEvent* event) {
  // These four belong to the editor while it has the focus, whatever the menus say.
  if (event->type() == QEvent::ShortcutOverride) {
    const auto& key = static_cast<QKeyEvent&>(*event);
    if (altArrow(key, Qt::Key_Up, Qt::Key_Down) || altArrow(key, Qt::Key_Left, Qt::Key_Right)) event->accept();
  }
  return QPlainTextEdit::event(event);
}

void PromptEditor::keyPressEvent(QKeyEvent* event) {
  if (const int by = altArrow(*event, Qt::Key_Up, Qt::Key_Down)) walk(by);
  else if (const int part = altArrow(*event, Qt::Key_Left, Qt::Key_Right)) movePart(part);
  else if (event->matches(QKeySequence::Undo)) undo();
  else if (event->matches(QKeySequence::Redo)) redo();
  else QPlainTextEdit::keyPressEvent(event);
}

bool PromptEditor::canInsertFromMimeData(const QMimeData* source) const {
  return source->hasUrls() || QPlainTextEdit::canInsertFromMimeData(source);
}

void PromptEditor::insertFromMimeData(const QMimeData* source) {
  const QList<QUrl> urls = source->urls();
  if (urls.size() == 1 && urls.first().isLocalFile()) {
    emit pictureDropped(urls.first().toLocalFile());
    return;
  }
  // Layout of a web page or a long paste never reaches the document whole: the model keeps 20 kB.
  insertPlainText(cutToBytes(source->text(), 2 * PromptModel::maximumBytes));
}

void PromptEditor::changeEvent(QEvent* event) {
  QPlainTextEdit::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) underline();
  if (event->type() == QEvent::FontChange) setMaximumHeight(linesHeight(mostLines));
}

}  // namespace sana::ui
