// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/tag_editor.h"

#include <QCompleter>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QScreen>
#include <QStringListModel>

#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

namespace sana::ui {

namespace {

constexpr int editorWidth = 216;

}  // namespace

TagEditor::TagEditor(QWidget* parent)
    : QWidget(parent, Qt::Popup), field_(new QLineEdit(this)), known_(new QStringListModel(this)) {
  auto* completer = new QCompleter(known_, this);
  completer->setCaseSensitivity(Qt::CaseInsensitive);
  completer->setFilterMode(Qt::MatchContains);
  field_->setCompleter(completer);
  field_->setMinimumWidth(grown(editorWidth));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(Metrics::rhythm, Metrics::rhythm, Metrics::rhythm, Metrics::rhythm);
  row->addWidget(field_);
  setFocusProxy(field_);
  connect(field_, &QLineEdit::returnPressed, this, &TagEditor::take);
  connect(completer, qOverload<const QString&>(&QCompleter::activated), this, &TagEditor::take, Qt::QueuedConnection);
  retranslate();
}

void TagEditor::setKnownTags(const QStringList& tags) { known_->setStringList(tags); }

void TagEditor::popup(QWidget* anchor) {
  field_->clear();
  adjustSize();
  QPoint at =
      anchor->mapToGlobal(QPoint(isRightToLeft() ? anchor->width() - width() : 0, anchor->height() + Metrics::grid));
  const QRect room = anchor->screen()->availableGeometry();
  at.setX(qBound(room.left(), at.x(), room.right() - width()));
  if (at.y() + height() > room.bottom()) at.setY(anchor->mapToGlobal(QPoint()).y() - height() - Metrics::grid);
  move(at);
  show();
  field_->setFocus(Qt::PopupFocusReason);
}

void TagEditor::take() {
  const QString tag = field_->text().simplified();
  field_->clear();
  // The completer sets its text after its signal; what is left of it is cleared once that has happened.
  QMetaObject::invokeMethod(field_, &QLineEdit::clear, Qt::QueuedConnection);
  if (!tag.isEmpty()) emit tagEntered(tag);
}

/// A word that was typed is meant, also where the popup is left by a click beside it. Esc takes it back.
void TagEditor::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  take();
}

void TagEditor::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Cancel)) field_->clear();
  QWidget::keyPressEvent(event);
}

void TagEditor::retranslate() {
  field_->setPlaceholderText(tr("Add a tag"));
  field_->setAccessibleName(tr("Add a tag"));
}

void TagEditor::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void TagEditor::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), color(Token::raised));
  painter.setPen(color(Token::border));
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

}  // namespace sana::ui
