// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QColor>
#include <QFont>
#include <QLatin1StringView>
#include <QPalette>

#include <cstdint>

namespace sana::ui {

/// Every colour of the application, by use. The hex values are in tokens.cpp and nowhere else.
enum class Token : std::uint8_t {
  canvas,
  chrome,
  raised,
  field,
  sunken,
  hover,
  pressed,
  button,
  buttonHover,
  buttonPressed,
  hairline,
  border,
  text1,
  text2,
  text3,
  textDisabled,
  accent,
  accentHover,
  accentPressed,
  accentOn,
  accentText,
  accentSoft,
  focus,
  selection,
  selectionOn,
  danger,
  dangerSoft,
  warning,
  warningSoft,
  success,
  successSoft,
  badge,
  badgeOn,
  checker1,
  checker2,
  toast,
  toastOn,
  toastLink,
};
inline constexpr int tokenCount = static_cast<int>(Token::toastLink) + 1;

enum class Theme : std::uint8_t { light, dark };

/// Colour in the theme the application shows now; call it while painting and keep nothing.
/// With high contrast, hairlines become borders and every text is text-1.
QColor color(Token token);
QColor color(Token token, Theme theme);
/// color(token) with an opacity of 0 to 1.
QColor translucent(Token token, qreal opacity);
/// Name as in the list of tokens: "text-1", "button-hover".
QLatin1StringView tokenName(Token token);

/// The theme that the application's palette was made from.
Theme currentTheme();
bool highContrast();
/// Roles filled from the tokens; Inactive equals Active.
QPalette themePalette(Theme theme, bool highContrast = false);
/// (lighter + 0.05) / (darker + 0.05) of the relative luminances, WCAG 2.1.
qreal contrastRatio(const QColor& one, const QColor& other);

/// Sizes relative to the system font: caption -1 pt, body 0, strong 0 semibold, prompt +0.75 pt,
/// title +2 pt semibold, display +4 pt semibold.
enum class TypeRole : std::uint8_t { caption, body, strong, prompt, title, display };
QFont font(TypeRole role);

}  // namespace sana::ui
