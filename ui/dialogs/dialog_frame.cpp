// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/dialog_frame.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/controls/labels.h"
#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

namespace sana::ui {
namespace {

constexpr int padding = 24;

}  // namespace

DialogFrame::DialogFrame(const QString& title, QWidget* parent) : QDialog(parent) {
  setWindowTitle(title);
  setAttribute(Qt::WA_DeleteOnClose);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, padding - Metrics::grid, 0, 0);
  column->setSpacing(0);
  heading_ = new TextLabel(title, TypeRole::title, Token::text1, this);
  heading_->setContentsMargins(padding, 0, padding, Metrics::groupGap);
  heading_->setWordWrap(true);
  column->addWidget(heading_);
  content_ = new QVBoxLayout;
  content_->setContentsMargins(padding, 0, padding, padding - Metrics::grid);
  content_->setSpacing(Metrics::rowGap);
  column->addLayout(content_, 1);
  column->addWidget(new HairLine(Qt::Horizontal, this));
  footerBox_ = new QWidget(this);
  footer_ = new QHBoxLayout(footerBox_);
  footer_->setContentsMargins(padding, Metrics::groupGap, padding, Metrics::groupGap);
  footer_->setSpacing(Metrics::rhythm);
  footer_->addStretch();
  column->addWidget(footerBox_);
}

void DialogFrame::setTitle(const QString& title) {
  setWindowTitle(title);
  heading_->setText(title);
}

void DialogFrame::setFlush() { content_->setContentsMargins(0, 0, 0, 0); }

void DialogFrame::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), color(Token::raised)); }

}  // namespace sana::ui
