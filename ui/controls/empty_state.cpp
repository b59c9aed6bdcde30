// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/empty_state.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/controls/buttons.h"
#include "ui/controls/labels.h"
#include "ui/style/icon.h"
#include "ui/style/metrics.h"

namespace sana::ui {
namespace {

constexpr int symbolEdge = 32, textWidth = 280, lineCharacters = 40;

}  // namespace

/// Symbol that reads its colour while painting.
class EmptyStateSymbol : public QWidget {
 public:
  explicit EmptyStateSymbol(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  }
  QSize sizeHint() const override { return {grown(symbolEdge), grown(symbolEdge)}; }
  void setName(QStringView name) {
    name_ = name.toString();
    update();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    paintIcon(painter, name_, rect(), grown(symbolEdge), color(Token::text2));
  }

 private:
  QString name_;
};

EmptyState::EmptyState(QStringView iconName, const QString& title, const QString& explanation, QWidget* parent)
    : QWidget(parent), symbol_(new EmptyStateSymbol(this)) {
  title_ = new TextLabel(title, TypeRole::strong, Token::text1, this);
  explanation_ = new TextLabel(explanation, TypeRole::body, Token::text2, this);
  for (QLabel* label : {title_, explanation_}) {
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setMaximumWidth(std::max(textWidth, lineCharacters * label->fontMetrics().averageCharWidth()));
  }
  layout_ = new QVBoxLayout(this);
  layout_->setSpacing(0);
  layout_->addStretch(1);
  layout_->addWidget(symbol_, 0, Qt::AlignHCenter);
  layout_->addSpacing(Metrics::groupGap);
  for (QLabel* label : {title_, explanation_}) {
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(label, 100);
    row->addStretch(1);
    layout_->addLayout(row);
    if (label == title_) layout_->addSpacing(4);
  }
  layout_->addStretch(1);
  setSymbol(iconName);
}

void EmptyState::setTexts(const QString& title, const QString& explanation) {
  title_->setText(title);
  explanation_->setText(explanation);
}

void EmptyState::setSymbol(QStringView iconName) { symbol_->setName(iconName); }

QPushButton* EmptyState::setAction(const QString& text, bool primary) {
  delete action_;
  action_ = nullptr;
  if (text.isEmpty()) return nullptr;
  action_ = new StableButton(text, primary ? Kind::primary : Kind::filled, this);
  connect(action_, &QPushButton::clicked, this, &EmptyState::actionTriggered);
  auto* row = new QVBoxLayout;
  row->setContentsMargins(0, Metrics::panelPadding, 0, 0);
  row->addWidget(action_, 0, Qt::AlignHCenter);
  layout_->insertLayout(layout_->count() - 1, row);
  return action_;
}

}  // namespace sana::ui
