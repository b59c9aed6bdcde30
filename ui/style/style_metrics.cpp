// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemView>
#include <QSpinBox>

#include <algorithm>

#include "ui/style/metrics.h"
#include "ui/style/sana_style.h"
#include "ui/style/style_parts.h"

namespace sana::ui {
namespace {

constexpr int fieldInset = 7, itemInset = 6, scrollBar = 12;

int comboArrowRoom() { return smallIcon() + 12; }

QSize atLeast(const QSize& size, int height) { return {size.width(), std::max(size.height(), height)}; }

QSize comboSize(const QStyleOption& option, const QSize& contents) {
  return {contents.width() + 2 * 10 + smallIcon() + 8, controlHeight(option.fontMetrics)};
}

}  // namespace

int SanaStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
  switch (metric) {
    case PM_ButtonMargin:
      return 2 * Metrics::buttonPadding;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ButtonDefaultIndicator:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
    case PM_MenuBarHMargin:
    case PM_MenuBarItemSpacing:
    case PM_TabBarBaseHeight:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabOverlap:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_ToolBarFrameWidth:
    case PM_ToolBarItemMargin:
    case PM_DockWidgetFrameWidth:
    case PM_ScrollView_ScrollBarSpacing:
      return 0;
    case PM_DefaultFrameWidth:
    case PM_SpinBoxFrameWidth:
    case PM_ComboBoxFrameWidth:
    case PM_MenuPanelWidth:
      return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
      return 4;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
      return Metrics::focusMargin;
    case PM_SliderLength:
      return Metrics::sliderKnob;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
      return Metrics::sliderHit;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
      return grown(Metrics::check);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
      return Metrics::rhythm;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
      return Metrics::panelPadding;
    case PM_ToolBarIconSize:
      return grown(Metrics::iconButtonIcon);
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_TabBarIconSize:
    case PM_LineEditIconSize:
    case PM_ListViewIconSize:
      return smallIcon();
    case PM_MessageBoxIconSize:
      return 32;
    case PM_ToolTipLabelFrameWidth:
      return 6;
    case PM_SplitterWidth:
    case PM_DockWidgetSeparatorExtent:
      return 5;
    case PM_ScrollBarExtent:
      return scrollBar;
    case PM_ScrollBarSliderMin:
      return 32;
    default:
      return QProxyStyle::pixelMetric(metric, option, widget);
  }
}

int SanaStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* result) const {
  switch (hint) {
    case SH_Widget_Animation_Duration:
      return motion_ ? Metrics::foldMs : 0;
    case SH_UnderlineShortcut:
      return mnemonicsShown_ ? 1 : 0;
    case SH_FocusFrame_AboveWidget:
      return 1;
    case SH_Slider_AbsoluteSetButtons:
      return Qt::LeftButton;
    case SH_Slider_PageSetButtons:
      return Qt::MiddleButton;
    case SH_ToolTipLabel_Opacity:
      return 255;
    case SH_ComboBox_PopupFrameStyle:
      return QFrame::StyledPanel | QFrame::Plain;
    case SH_ItemView_ShowDecorationSelected:
      return 1;
    case SH_ComboBox_ListMouseTracking:
    case SH_Menu_MouseTracking:
    case SH_MenuBar_MouseTracking:
      return 1;
    case SH_FocusFrame_Mask:
    case SH_ToolTip_Mask:
    case SH_ComboBox_Popup:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_TitleBar_NoBorder:
    case SH_ScrollBar_Transient:
    case SH_TabBar_ElideMode:
      return 0;
    default:
      return QProxyStyle::styleHint(hint, option, widget, result);
  }
}

QSize SanaStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                                  const QWidget* widget) const {
  const QSize base = QProxyStyle::sizeFromContents(type, option, contents, widget);
  const int control = controlHeight(option != nullptr ? option->fontMetrics : QFontMetrics(font(TypeRole::body)));
  switch (type) {
    case CT_PushButton:
      if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
        return pushButtonSize(*button, widget);
      return base;
    case CT_ToolButton:
      if (const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option))
        return toolButtonSize(*tool, widget);
      return base;
    case CT_LineEdit:
      return {contents.width() + 2 * fieldInset, control};
    case CT_SpinBox: {
      const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
      const bool hasButtons = spin != nullptr && spin->buttonSymbols != QAbstractSpinBox::NoButtons;
      return {contents.width() + 2 * (fieldInset + 2) + (hasButtons ? 16 : 0), control};
    }
    case CT_ComboBox:
      return option != nullptr ? comboSize(*option, contents) : base;
    case CT_CheckBox:
    case CT_RadioButton:
      return atLeast(base, std::max(Metrics::hitLeast, option->fontMetrics.height() + 4));
    case CT_MenuItem:
      if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
        return menuItemSize(*item, contents);
      return base;
    case CT_MenuBarItem:
      return {contents.width() + 2 * 9, menuItemHeight(option->fontMetrics)};
    case CT_TabBarTab:
      if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) return tabSize(*tab, widget);
      return base;
    case CT_ItemViewItem: {
      const int row = isComboList(widget) ? menuItemHeight(option->fontMetrics) : rowHeight(option->fontMetrics);
      return atLeast(base + QSize(2 * itemInset, 0), row);
    }
    case CT_Slider:
      return base;
    default:
      return base;
  }
}

QRect SanaStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
  switch (element) {
    case SE_LineEditContents: {
      const bool isInside =
          widget != nullptr && qobject_cast<const QAbstractSpinBox*>(widget->parentWidget()) != nullptr;
      const int inset = isInside ? 0 : fieldInset;
      return option->rect.adjusted(inset, 1, -inset, -1);
    }
    case SE_ItemViewItemText:
    case SE_ItemViewItemDecoration:
    case SE_ItemViewItemCheckIndicator:
      if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
        QStyleOptionViewItem inner = *item;
        inner.rect.adjust(itemInset, 0, -itemInset, 0);
        return QProxyStyle::subElementRect(element, &inner, widget);
      }
      break;
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents:
      return option->rect;
    case SE_PushButtonContents:
    case SE_PushButtonFocusRect:
      return option->rect;
    default:
      break;
  }
  return QProxyStyle::subElementRect(element, option, widget);
}

QRect SanaStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl sub,
                                const QWidget* widget) const {
  auto visual = [&](const QRect& rect) { return visualRect(option->direction, option->rect, rect); };
  const QRect rect = option->rect;
  if (control == CC_Slider) {
    if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
      if (sub == SC_SliderHandle) return sliderKnob(*slider);
      if (sub == SC_SliderGroove) return rect;
    }
  } else if (control == CC_ScrollBar) {
    if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) return scrollBarRect(*bar, sub);
  } else if (control == CC_ComboBox) {
    if (sub == SC_ComboBoxEditField) return visual(rect.adjusted(2, 1, -comboArrowRoom(), -1));
    if (sub == SC_ComboBoxArrow)
      return visual({rect.right() - comboArrowRoom(), rect.top(), comboArrowRoom(), rect.height()});
    if (sub == SC_ComboBoxFrame) return rect;
  } else if (control == CC_SpinBox) {
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    const int buttons = spin != nullptr && spin->buttonSymbols != QAbstractSpinBox::NoButtons ? 22 : 0;
    const QRect column(rect.right() - buttons + 1, rect.top() + 1, buttons, rect.height() - 2);
    const int half = column.height() / 2;
    if (sub == SC_SpinBoxFrame) return rect;
    if (sub == SC_SpinBoxEditField) return visual(rect.adjusted(fieldInset, 1, -std::max(fieldInset, buttons), -1));
    if (sub == SC_SpinBoxUp) return visual({column.left(), column.top(), buttons, half});
    if (sub == SC_SpinBoxDown) return visual({column.left(), column.top() + half, buttons, column.height() - half});
  }
  return QProxyStyle::subControlRect(control, option, sub, widget);
}

}  // namespace sana::ui
