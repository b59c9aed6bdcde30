// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include "ui/style/tokens.h"

namespace sana::ui {

/// One symbol in one colour of the theme of the moment. Only seen: what it stands beside says the same in words.
class SymbolView : public QWidget {
  Q_OBJECT
 public:
  SymbolView(QStringView name, int size, Token token, QWidget* parent = nullptr);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString name_;
  int size_;
  Token token_;
};

}  // namespace sana::ui
