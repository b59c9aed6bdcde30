// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/question.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/controls/labels.h"

namespace sana::ui {
namespace {

constexpr int textWidth = 360;

}  // namespace

Question::Question(const QString& title, const QString& text, QWidget* parent) : DialogFrame(title, parent) {
  auto* body = new TextLabel(text, TypeRole::body, Token::text2, this);
  body->setWordWrap(true);
  body->setMinimumWidth(textWidth);
  content()->addWidget(body);
  setAccessibleDescription(text);
}

QPushButton* Question::addChoice(const QString& text, Kind kind, std::function<void()> run) {
  auto* button = new QPushButton(text, this);
  setKind(*button, kind);
  button->setDefault(kind == Kind::primary);
  connect(button, &QPushButton::clicked, this, [this, run = std::move(run)] {
    close();
    if (run) run();
  });
  footer()->addWidget(button);
  return button;
}

}  // namespace sana::ui
