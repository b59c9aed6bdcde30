// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/marked_text.h"

#include <QEvent>

#include "ui/canvas/layout_rows.h"
#include "ui/style/tokens.h"

namespace sana::ui {

namespace {

QString css(MarkedText::Run::Look look) {
  using Look = MarkedText::Run::Look;
  switch (look) {
    case Look::differs:
      return QStringLiteral("background-color:%1;color:%2")
          .arg(color(Token::selection).name(), color(Token::selectionOn).name());
    case Look::gone:
      return QStringLiteral("color:%1;text-decoration:line-through").arg(color(Token::text3).name());
    case Look::quiet:
      return QStringLiteral("color:%1").arg(color(Token::text3).name());
    case Look::plain:
      break;
  }
  return QStringLiteral("color:%1").arg(color(Token::text1).name());
}

}  // namespace

MarkedText::MarkedText(QWidget* parent) : QLabel(parent) {
  setTextFormat(Qt::RichText);
  setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  setAlignment(Qt::AlignLeading | Qt::AlignTop);
  wrapWithin(*this);
}

void MarkedText::setRuns(const QVector<Run>& runs) {
  runs_ = runs;
  refresh();
}

void MarkedText::setPieces(const QVector<WordPiece>& pieces, WordPiece::Kind side) {
  QVector<Run> runs;
  for (const WordPiece& piece : pieces) {
    if (piece.kind == WordPiece::Kind::same) runs.append({Run::Look::plain, piece.text});
    if (piece.kind != side) continue;
    // Spaces belong to the word before them; marked, they would hang over its end.
    qsizetype end = piece.text.size();
    while (end > 0 && piece.text[end - 1].isSpace()) --end;
    runs.append({Run::Look::differs, piece.text.left(end)});
    runs.append({Run::Look::plain, piece.text.mid(end)});
  }
  setRuns(runs);
}

QString MarkedText::plainText() const {
  QString text;
  for (const Run& run : runs_) text += run.text;
  return text;
}

void MarkedText::refresh() {
  QString html = QStringLiteral("<div style=\"white-space:pre-wrap\">");
  for (const Run& run : runs_)
    html += QStringLiteral("<span style=\"%1\">%2</span>").arg(css(run.look), run.text.toHtmlEscaped());
  setText(html + QStringLiteral("</div>"));
  setAccessibleName(plainText());
}

void MarkedText::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) refresh();
  QLabel::changeEvent(event);
}

}  // namespace sana::ui
