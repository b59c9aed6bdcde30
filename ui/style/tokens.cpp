// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/tokens.h"

#include <QGuiApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace sana::ui {
namespace {

struct Pair {
  QRgb light, dark;
  const char* name;
};

// Order of the enumeration.
constexpr std::array<Pair, tokenCount> table = {{
    {0xFFE5E6E8, 0xFF131416, "canvas"},         {0xFFF7F7F8, 0xFF202125, "chrome"},
    {0xFFFFFFFF, 0xFF2A2B30, "raised"},         {0xFFFFFFFF, 0xFF17181B, "field"},
    {0xFFEDEEF0, 0xFF1A1B1E, "sunken"},         {0xFFECEDEF, 0xFF2B2D32, "hover"},
    {0xFFE0E1E5, 0xFF36383E, "pressed"},        {0xFFEAEBEE, 0xFF34363C, "button"},
    {0xFFE1E2E6, 0xFF3E4047, "button-hover"},   {0xFFD6D8DD, 0xFF484B53, "button-pressed"},
    {0xFFDFE0E3, 0xFF323439, "hairline"},       {0xFF878B93, 0xFF72767F, "border"},
    {0xFF1B1C1F, 0xFFECEDEF, "text-1"},         {0xFF4E5158, 0xFFB9BDC5, "text-2"},
    {0xFF63676F, 0xFF9BA0A9, "text-3"},         {0xFF8C9098, 0xFF6E727B, "text-disabled"},
    {0xFF3A54CC, 0xFF4A63DE, "accent"},         {0xFF324ABA, 0xFF526AE0, "accent-hover"},
    {0xFF2A3F9F, 0xFF4058CC, "accent-pressed"}, {0xFFFFFFFF, 0xFFFFFFFF, "accent-on"},
    {0xFF324ABA, 0xFFA9B8FF, "accent-text"},    {0xFFE4E8FA, 0xFF2A3157, "accent-soft"},
    {0xFF3A54CC, 0xFF8FA3FF, "focus"},          {0xFFCBD4F8, 0xFF3A4886, "selection"},
    {0xFF1B1C1F, 0xFFFFFFFF, "selection-on"},   {0xFFB3261E, 0xFFFF8A80, "danger"},
    {0xFFFBE9E7, 0xFF3D2322, "danger-soft"},    {0xFF8A5300, 0xFFF0B44C, "warning"},
    {0xFFFBF0DA, 0xFF3A2E18, "warning-soft"},   {0xFF1D7042, 0xFF6BCB8F, "success"},
    {0xFFE3F3E9, 0xFF1D3527, "success-soft"},   {0xFFFFC247, 0xFFFFC247, "badge"},
    {0xFF2A1D00, 0xFF2A1D00, "badge-on"},       {0xFFFFFFFF, 0xFF3A3B40, "checker-1"},
    {0xFFE2E3E6, 0xFF2C2D31, "checker-2"},      {0xFF26272B, 0xFFF2F3F5, "toast"},
    {0xFFF2F3F5, 0xFF1B1C1F, "toast-on"},       {0xFFA9B8FF, 0xFF324ABA, "toast-link"},
}};

const Pair& entry(Token token) { return table.at(static_cast<std::size_t>(token)); }

Token contrasting(Token token) {
  switch (token) {
    case Token::hairline:
      return Token::border;
    case Token::text2:
    case Token::text3:
      return Token::text1;
    default:
      return token;
  }
}

double linear(double channel) {
  return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& shade) {
  return 0.2126 * linear(shade.redF()) + 0.7152 * linear(shade.greenF()) + 0.0722 * linear(shade.blueF());
}

}  // namespace

QColor color(Token token, Theme theme) {
  const Pair& pair = entry(token);
  return QColor::fromRgb(theme == Theme::dark ? pair.dark : pair.light);
}

QColor color(Token token) { return color(highContrast() ? contrasting(token) : token, currentTheme()); }

QColor translucent(Token token, qreal opacity) {
  QColor shade = color(token);
  shade.setAlphaF(static_cast<float>(opacity));
  return shade;
}

QLatin1StringView tokenName(Token token) { return QLatin1StringView(entry(token).name); }

Theme currentTheme() {
  const QPalette palette = QGuiApplication::palette();
  bool isDark = palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
  return isDark ? Theme::dark : Theme::light;
}

// The palette itself says whether contrast is high: its separators are then drawn as borders.
bool highContrast() { return QGuiApplication::palette().color(QPalette::Mid) == color(Token::border, currentTheme()); }

QPalette themePalette(Theme theme, bool highContrast) {
  auto shade = [&](Token token) { return color(highContrast ? contrasting(token) : token, theme); };
  QPalette palette;
  auto set = [&](QPalette::ColorRole role, Token token) { palette.setColor(role, shade(token)); };
  set(QPalette::Window, Token::chrome);
  set(QPalette::Base, Token::field);
  set(QPalette::AlternateBase, Token::sunken);
  set(QPalette::Button, Token::button);
  for (auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText}) set(role, Token::text1);
  set(QPalette::BrightText, Token::accentOn);
  set(QPalette::PlaceholderText, Token::text3);
  set(QPalette::Highlight, Token::selection);
  set(QPalette::HighlightedText, Token::selectionOn);
  for (auto role : {QPalette::Link, QPalette::LinkVisited}) set(role, Token::accentText);
  set(QPalette::Light, Token::raised);
  for (auto role : {QPalette::Midlight, QPalette::Mid}) set(role, Token::hairline);
  for (auto role : {QPalette::Dark, QPalette::Shadow}) set(role, Token::border);
  set(QPalette::ToolTipBase, Token::toast);
  set(QPalette::ToolTipText, Token::toastOn);
  for (auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::HighlightedText}) {
    palette.setColor(QPalette::Disabled, role, shade(Token::textDisabled));
  }
  palette.setColor(QPalette::Disabled, QPalette::Base, shade(Token::sunken));
  palette.setColor(QPalette::Disabled, QPalette::Highlight, shade(Token::pressed));
  return palette;
}

qreal contrastRatio(const QColor& one, const QColor& other) {
  const double first = luminance(one), second = luminance(other);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QFont font(TypeRole role) {
  struct Step {
    double points;
    bool isStrong;
  };
  static constexpr std::array<Step, 6> steps = {
      {{-1, false}, {0, false}, {0, true}, {0.75, false}, {2, true}, {4, true}}};
  const Step step = steps.at(static_cast<std::size_t>(role));
  QFont result = QGuiApplication::font();
  if (result.pointSizeF() > 0) {
    result.setPointSizeF(std::max(1.0, result.pointSizeF() + step.points));
  } else {
    result.setPixelSize(std::max(1, result.pixelSize() + qRound(step.points * 4 / 3)));
  }
  if (step.isStrong) result.setWeight(QFont::DemiBold);
  return result;
}

}  // namespace sana::ui
