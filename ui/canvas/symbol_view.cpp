// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/symbol_view.h"

#include <QPainter>

#include "ui/style/icon.h"
#include "ui/style/metrics.h"

namespace sana::ui {

SymbolView::SymbolView(QStringView name, int size, Token token, QWidget* parent)
    : QWidget(parent), name_(name.toString()), size_(size), token_(token) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize SymbolView::sizeHint() const { return {grown(size_), grown(size_)}; }

void SymbolView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintIcon(painter, name_, rect(), grown(size_), color(token_));
}

}  // namespace sana::ui
