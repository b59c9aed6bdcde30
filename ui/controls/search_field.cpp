// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/search_field.h"

#include <QAction>
#include <QKeyEvent>

#include "ui/style/icon.h"

namespace sana::ui {
namespace {

constexpr int pauseMs = 30;  // two keys struck together make one search

}  // namespace

SearchField::SearchField(const QString& placeholder, QWidget* parent) : QLineEdit(parent) {
  setPlaceholderText(placeholder);
  setAccessibleName(placeholder);
  setClearButtonEnabled(true);
  addAction(icon(u"search"), QLineEdit::LeadingPosition);
  pause_.setSingleShot(true);
  pause_.setInterval(pauseMs);
  connect(&pause_, &QTimer::timeout, this, &SearchField::announce);
  connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
    // Emptying takes effect at once: nobody waits to see everything again.
    text.isEmpty() ? announce() : pause_.start();
  });
  connect(this, &QLineEdit::returnPressed, this, &SearchField::announce);
}

void SearchField::announce() {
  pause_.stop();
  if (text() == last_) return;
  last_ = text();
  emit searchRequested(last_);
}

bool SearchField::event(QEvent* event) {
  // Esc empties the line before it means anything else in the window.
  if (event->type() == QEvent::ShortcutOverride && !text().isEmpty() &&
      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    event->accept();
    return true;
  }
  return QLineEdit::event(event);
}

void SearchField::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
    clear();
    event->accept();
    return;
  }
  QLineEdit::keyPressEvent(event);
}

}  // namespace sana::ui
