// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/sana_style.h"

#include <QFocusFrame>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTextDocument>
#include <QTextEdit>

#include "ui/style/icon.h"
#include "ui/style/metrics.h"
#include "ui/style/style_parts.h"

namespace sana::ui {

SanaStyle::SanaStyle() : QProxyStyle(QStringLiteral("Fusion")) { setObjectName(QStringLiteral("sana")); }

SanaStyle::~SanaStyle() = default;

void SanaStyle::setTheme(Theme theme, bool highContrast) {
  theme_ = theme;
  highContrast_ = highContrast;
}

QPalette SanaStyle::standardPalette() const { return themePalette(theme_, highContrast_); }

void SanaStyle::polish(QWidget* widget) {
  QProxyStyle::polish(widget);
  const bool isFrameless = widget->isWindow() || qobject_cast<QAbstractScrollArea*>(widget->parentWidget()) != nullptr;
  if (!isFrameless && widget->focusPolicy() != Qt::NoFocus) widget->setAttribute(Qt::WA_Hover);
  constexpr qreal editorMargin = 10;
  // The square viewport would cut the round corners of the field: the frame paints fill and edge.
  auto prepare = [](QAbstractScrollArea& area, QTextDocument& document) {
    area.viewport()->setAutoFillBackground(false);
    document.setDocumentMargin(editorMargin);
  };
  if (auto* rich = qobject_cast<QTextEdit*>(widget); rich != nullptr && rich->frameShape() == QFrame::StyledPanel) {
    prepare(*rich, *rich->document());
  } else if (auto* plain = qobject_cast<QPlainTextEdit*>(widget);
             plain != nullptr && plain->frameShape() == QFrame::StyledPanel) {
    prepare(*plain, *plain->document());
  } else if (isComboList(widget)) {
    qobject_cast<QAbstractScrollArea*>(widget)->viewport()->setAutoFillBackground(false);
  }
}

void SanaStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
  switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonBevel:
    case PE_PanelButtonTool:
      return paintButtonPanel(*option, *painter, widget);
    case PE_PanelLineEdit: {
      const QWidget* parent = widget != nullptr ? widget->parentWidget() : nullptr;
      // Spin boxes and editable combo boxes paint the field themselves.
      if (parent != nullptr && (parent->inherits("QAbstractSpinBox") || parent->inherits("QComboBox"))) return;
      const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
      if (frame != nullptr && frame->lineWidth == 0) return painter->fillRect(option->rect, option->palette.base());
      return paintField(*option, *painter, widget);
    }
    case PE_Frame:
      if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option)) paintFrame(*frame, *painter, widget);
      return;
    case PE_IndicatorItemViewItemCheck:
    case PE_IndicatorCheckBox:
      return paintCheck(*option, *painter);
    case PE_IndicatorRadioButton:
      return paintRadio(*option, *painter);
    case PE_PanelMenu:
      return paintPopup(option->rect, *painter);
    case PE_PanelTipLabel:
      return painter->fillRect(option->rect, color(Token::toast));
    case PE_PanelItemViewItem:
      if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option))
        paintItemPanel(*item, *painter, widget);
      return;
    case PE_IndicatorBranch:
      return paintBranch(*option, *painter);
    case PE_IndicatorDockWidgetResizeHandle:
      return paintDockSeparator(*option, *painter, widget);
    case PE_IndicatorToolBarSeparator:
      return paintHairline(*painter, option->rect,
                           isOn(option->state, State_Horizontal) ? Qt::Vertical : Qt::Horizontal,
                           color(Token::hairline));
    case PE_IndicatorTabClose:
      return paintIcon(*painter, u"close", option->rect, Metrics::iconStatus, color(Token::text2));
    case PE_IndicatorArrowUp:
      return paintIcon(*painter, u"chevron-up", option->rect, Metrics::iconStatus, color(Token::text2));
    case PE_IndicatorArrowDown:
      return paintIcon(*painter, u"chevron-down", option->rect, Metrics::iconStatus, color(Token::text2));
    case PE_IndicatorArrowLeft:
      return paintIcon(*painter, u"chevron-left", option->rect, Metrics::iconStatus, color(Token::text2));
    case PE_IndicatorArrowRight:
      return paintIcon(*painter, u"chevron-right", option->rect, Metrics::iconStatus, color(Token::text2));
    // One surface: these add a box or a second focus mark.
    case PE_FrameFocusRect:
    case PE_FrameLineEdit:
    case PE_FrameMenu:
    case PE_FrameTabBarBase:
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem:
    case PE_FrameDockWidget:
    case PE_FrameButtonTool:
    case PE_PanelItemViewRow:
    case PE_PanelMenuBar:
    case PE_PanelScrollAreaCorner:
    case PE_PanelStatusBar:
    case PE_PanelToolBar:
      return;
    default:
      QProxyStyle::drawPrimitive(element, option, painter, widget);
  }
}

void SanaStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const {
  // Each element comes with its own kind of option; anything else goes to Fusion.
  auto handled = [&]<typename Option>(const Option* typed, auto&& paint) {
    if (typed != nullptr) paint(*typed);
    return typed != nullptr;
  };
  const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
  const auto* menu = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
  const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
  const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
  const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
  const auto* progress = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
  bool isDone = false;
  switch (element) {
    case CE_PushButtonBevel:
      isDone = handled(button, [&](auto& o) { paintButtonPanel(o, *painter, widget); });
      break;
    case CE_PushButtonLabel:
      isDone = handled(button, [&](auto& o) { paintPushLabel(o, *painter, widget); });
      break;
    case CE_MenuItem:
      isDone = handled(menu, [&](auto& o) { paintMenuItem(o, *painter); });
      break;
    case CE_MenuBarItem:
      isDone = handled(menu, [&](auto& o) { paintMenuBarItem(o, *painter, widget); });
      break;
    case CE_TabBarTabShape:
      isDone = handled(tab, [&](auto& o) { paintTabShape(o, *painter, widget); });
      break;
    case CE_TabBarTabLabel:
      isDone = handled(tab, [&](auto& o) { paintTabLabel(o, *painter, widget); });
      break;
    case CE_ComboBoxLabel:
      isDone = handled(combo, [&](auto& o) { paintComboLabel(o, *painter); });
      break;
    case CE_ProgressBar:
      isDone = handled(progress, [&](auto& o) { paintProgress(o, *painter); });
      break;
    case CE_ShapedFrame:
      isDone = handled(frame, [&](auto& o) { paintShapedFrame(o, *painter, widget); });
      break;
    case CE_Splitter:
      paintSplitter(*option, *painter);
      return;
    case CE_HeaderSection:
      paintHeaderSection(*option, *painter);
      return;
    case CE_FocusFrame:
      if (const auto* ring = qobject_cast<const QFocusFrame*>(widget)) paintRingOf(*ring, *painter, *this);
      return;
    case CE_RubberBand:
      painter->fillRect(option->rect, translucent(Token::accent, 0.15));
      edgeRounded(*painter, option->rect, 0, color(Token::accent));
      return;
    case CE_MenuBarEmptyArea:
    case CE_MenuEmptyArea:
    case CE_ToolBar:
      return;
    default:
      break;
  }
  if (!isDone) QProxyStyle::drawControl(element, option, painter, widget);
}

void SanaStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                   const QWidget* widget) const {
  const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
  const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
  const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
  const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option);
  if (control == CC_Slider && slider != nullptr) return paintSlider(*slider, *painter);
  if (control == CC_ScrollBar && slider != nullptr) return paintScrollBar(*slider, *painter);
  if (control == CC_ComboBox && combo != nullptr) return paintCombo(*combo, *painter, widget);
  if (control == CC_SpinBox && spin != nullptr) return paintSpinBox(*spin, *painter, widget);
  if (control == CC_ToolButton && tool != nullptr) return paintToolButton(*tool, *painter, widget);
  QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QIcon SanaStyle::standardIcon(StandardPixmap standard, const QStyleOption* option, const QWidget* widget) const {
  switch (standard) {
    case SP_LineEditClearButton:
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
    case SP_DialogCloseButton:
      return icon(u"close");
    case SP_MessageBoxInformation:
      return icon(u"info", Token::accentText);
    case SP_MessageBoxQuestion:
      return icon(u"help", Token::accentText);
    case SP_MessageBoxWarning:
      return icon(u"warning", Token::warning);
    case SP_MessageBoxCritical:
      return icon(u"error", Token::danger);
    case SP_TrashIcon:
      return icon(u"trash");
    case SP_DirIcon:
    case SP_DirOpenIcon:
      return icon(u"folder");
    case SP_FileIcon:
      return icon(u"picture");
    default:
      return QProxyStyle::standardIcon(standard, option, widget);
  }
}

}  // namespace sana::ui
