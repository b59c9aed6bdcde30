// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/tab_strip.h"

#include <QPainter>
#include <QStyle>

#include "ui/style/mnemonic.h"
#include "ui/style/paint.h"

namespace sana::ui {
namespace {

constexpr int countGap = 5, tabPadding = 10, underline = 2;

}  // namespace

TabStrip::TabStrip(const QString& name, QWidget* parent) : QTabBar(parent) {
  setAccessibleName(name);
  setDrawBase(false);
  setExpanding(false);
  setElideMode(Qt::ElideNone);
  setUsesScrollButtons(true);
  setFocusPolicy(Qt::TabFocus);
}

void TabStrip::setCount(int index, int count) {
  if (index < 0 || index >= QTabBar::count()) return;
  const bool isFirst = !tabData(index).isValid();
  if (!isFirst && this->count(index) == count) return;
  setTabData(index, count);
  if (isFirst) setTabText(index, tabText(index));  // lays the tabs out again, with room for figures
  const QString text = withoutMnemonic(tabText(index));
  setAccessibleTabName(index, count > 0 ? tr("%1, %n", "a tab and how many things it holds", count).arg(text) : text);
  update(tabRect(index));
}

int TabStrip::count(int index) const { return tabData(index).toInt(); }

QSize TabStrip::tabSizeHint(int index) const {
  QSize size = QTabBar::tabSizeHint(index);
  if (tabData(index).isValid()) size.rwidth() += countGap + fontMetrics().horizontalAdvance(QStringLiteral("88"));
  return size;
}

void TabStrip::paintEvent(QPaintEvent* event) {
  QTabBar::paintEvent(event);
  QPainter painter(this);
  for (int i = 0; i < QTabBar::count(); ++i) {
    if (count(i) <= 0) continue;
    painter.setPen(color(Token::text3));
    const QFont face = i == currentIndex() ? sana::ui::font(TypeRole::strong) : font();
    const int words = QFontMetrics(face).horizontalAdvance(paintedText(tabText(i)));
    const QRect rest = tabRect(i).adjusted(tabPadding + words + countGap, 0, 0, 0);
    const QString figures = QString::number(count(i));
    painter.drawText(QStyle::visualRect(layoutDirection(), tabRect(i), rest),
                     Qt::AlignVCenter | Qt::TextSingleLine | Qt::AlignLeading, figures);
    if (i != currentIndex()) continue;
    const QRect under(rest.left() - countGap, rest.bottom() - underline + 1,
                      countGap + fontMetrics().horizontalAdvance(figures), underline);
    painter.fillRect(QStyle::visualRect(layoutDirection(), tabRect(i), under), color(Token::accentText));
  }
}

}  // namespace sana::ui
