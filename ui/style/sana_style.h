// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QPointer>
#include <QProxyStyle>

#include "ui/style/tokens.h"

class QFocusFrame;

namespace sana::ui {

/// Fusion with every visible part painted from the tokens. Reads no colours ahead: a new palette is enough.
/// Buttons say what they are through setKind (ui/style/kinds.h).
class SanaStyle : public QProxyStyle {
  Q_OBJECT
 public:
  SanaStyle();
  ~SanaStyle() override;

  /// Without motion SH_Widget_Animation_Duration is 0; widgets ask for it before they animate.
  void setMotion(bool on) { motion_ = on; }
  bool motion() const { return motion_; }

  /// What standardPalette answers.
  void setTheme(Theme theme, bool highContrast);

  using QProxyStyle::polish;
  using QProxyStyle::unpolish;
  void polish(QApplication* application) override;
  void unpolish(QApplication* application) override;
  void polish(QWidget* widget) override;
  QPalette standardPalette() const override;
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                   const QWidget* widget) const override;
  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                          const QWidget* widget) const override;
  QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
  QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl sub,
                       const QWidget* widget) const override;
  QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                         const QWidget* widget) const override;
  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
  int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                QStyleHintReturn* result) const override;
  QIcon standardIcon(StandardPixmap standard, const QStyleOption* option, const QWidget* widget) const override;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void takeFocus(QWidget& widget, Qt::FocusReason reason);
  /// The ring goes around `widget`; null hides it.
  void moveRing(QWidget* widget);
  void showMnemonics(bool shown);

  QPointer<QFocusFrame> ring_;    ///< of the active window; it moves to the widget that has focus
  QPointer<QWidget> lastRinged_;  ///< gets its ring back when its window becomes active again
  Theme theme_ = Theme::light;
  bool highContrast_ = false, motion_ = true, mnemonicsShown_ = false;
};

}  // namespace sana::ui
