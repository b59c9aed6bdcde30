// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>

#include "ui/style/tokens.h"

namespace sana::ui {
namespace {

struct Measured {
  const char* text;
  const char* ground;
  double light, dark;
  double least;  ///< WCAG 2.1: 4.5 text, 3 edges and large marks; 0: exempt (disabled)
};

// Ratios of the design, two decimals.
constexpr Measured measured[] = {
    {"text-1", "chrome", 15.91, 13.73, 4.5},
    {"text-1", "canvas", 13.64, 15.73, 4.5},
    {"text-1", "field", 17.04, 15.15, 4.5},
    {"text-1", "button", 14.29, 10.31, 4.5},
    {"text-1", "button-pressed", 11.95, 7.45, 4.5},
    {"text-2", "chrome", 7.42, 8.54, 4.5},
    {"text-2", "canvas", 6.37, 9.78, 4.5},
    {"text-3", "chrome", 5.3, 6.12, 4.5},
    {"text-3", "canvas", 4.54, 7.02, 4.5},
    {"text-3", "raised", 5.68, 5.38, 4.5},
    {"text-3", "hover", 4.84, 5.25, 4.5},
    {"text-3", "sunken", 4.89, 6.56, 4.5},
    {"text-3", "field", 5.68, 6.76, 4.5},
    {"accent-on", "accent", 6.33, 5.08, 4.5},
    {"accent-on", "accent-hover", 7.44, 4.67, 4.5},
    {"accent-on", "accent-pressed", 9.09, 6.02, 4.5},
    {"accent-text", "chrome", 6.95, 8.41, 4.5},
    {"accent-text", "accent-soft", 6.1, 6.56, 4.5},
    {"accent-text", "raised", 7.44, 7.39, 4.5},
    {"text-1", "accent-soft", 13.97, 10.7, 4.5},
    {"selection-on", "selection", 11.61, 8.57, 4.5},
    {"danger", "chrome", 6.11, 7.05, 4.5},
    {"danger", "danger-soft", 5.58, 6.29, 4.5},
    {"text-1", "danger-soft", 14.53, 12.26, 4.5},
    {"warning", "chrome", 5.91, 8.68, 4.5},
    {"warning", "warning-soft", 5.6, 7.16, 4.5},
    {"success", "chrome", 5.69, 8.09, 4.5},
    {"badge-on", "badge", 10.25, 10.25, 4.5},
    {"toast-on", "toast", 13.44, 15.35, 4.5},
    {"toast-link", "toast", 7.81, 6.7, 4.5},
    {"border", "chrome", 3.19, 3.53, 3},
    {"border", "raised", 3.42, 3.1, 3},
    {"border", "field", 3.42, 3.9, 3},
    {"focus", "chrome", 5.91, 6.78, 3},
    {"focus", "canvas", 5.06, 7.77, 3},
    {"focus", "field", 6.33, 7.48, 3},
    {"focus", "raised", 6.33, 5.95, 3},
    {"accent", "canvas", 5.06, 3.63, 3},
    {"accent", "chrome", 5.91, 3.16, 3},
    {"text-disabled", "chrome", 2.99, 3.34, 0},
};

Token byName(const char* name) {
  for (int i = 0; i < tokenCount; ++i) {
    if (tokenName(static_cast<Token>(i)) == QLatin1StringView(name)) return static_cast<Token>(i);
  }
  qFatal("There is no token %s.", name);
}

}  // namespace

class TokensTest : public QObject {
  Q_OBJECT

 private slots:
  void everyPairHasItsContrast_data();
  void everyPairHasItsContrast();
  void paletteCarriesTheTheme();
  void highContrastLeavesNoGreyText();
  void typeFollowsTheSystemFont();
};

void TokensTest::everyPairHasItsContrast_data() {
  QTest::addColumn<Token>("text");
  QTest::addColumn<Token>("ground");
  QTest::addColumn<Theme>("theme");
  QTest::addColumn<double>("expected");
  QTest::addColumn<double>("least");
  for (const Measured& pair : measured) {
    for (const auto theme : {Theme::light, Theme::dark}) {
      const bool isDark = theme == Theme::dark;
      QTest::addRow("%s on %s, %s", pair.text, pair.ground, isDark ? "dark" : "light")
          << byName(pair.text) << byName(pair.ground) << theme << (isDark ? pair.dark : pair.light) << pair.least;
    }
  }
}

void TokensTest::everyPairHasItsContrast() {
  QFETCH(Token, text);
  QFETCH(Token, ground);
  QFETCH(Theme, theme);
  QFETCH(double, expected);
  QFETCH(double, least);
  const double ratio = contrastRatio(color(text, theme), color(ground, theme));
  QVERIFY2(std::abs(ratio - expected) < 0.0051, qPrintable(QString::number(ratio)));  // the list has two decimals
  QVERIFY2(ratio >= least, qPrintable(QString::number(ratio)));
}

void TokensTest::paletteCarriesTheTheme() {
  for (const auto theme : {Theme::light, Theme::dark}) {
    QGuiApplication::setPalette(themePalette(theme));
    QCOMPARE(currentTheme(), theme);
    QVERIFY(!highContrast());
    QCOMPARE(color(Token::text2), color(Token::text2, theme));
    const QPalette palette = QGuiApplication::palette();
    QCOMPARE(palette.color(QPalette::Window), color(Token::chrome, theme));
    for (int role = 0; role < QPalette::NColorRoles; ++role) {
      const auto each = static_cast<QPalette::ColorRole>(role);
      QCOMPARE(palette.color(QPalette::Inactive, each), palette.color(QPalette::Active, each));
    }
  }
}

void TokensTest::highContrastLeavesNoGreyText() {
  for (const auto theme : {Theme::light, Theme::dark}) {
    QGuiApplication::setPalette(themePalette(theme, true));
    QVERIFY(highContrast());
    QCOMPARE(currentTheme(), theme);
    QCOMPARE(color(Token::text2), color(Token::text1));
    QCOMPARE(color(Token::text3), color(Token::text1));
    QCOMPARE(color(Token::hairline), color(Token::border));
  }
  QGuiApplication::setPalette(themePalette(Theme::light));
}

void TokensTest::typeFollowsTheSystemFont() {
  QFont system = QGuiApplication::font();
  for (const qreal points : {10.0, 20.0}) {
    system.setPointSizeF(points);
    QGuiApplication::setFont(system);
    QCOMPARE(font(TypeRole::caption).pointSizeF(), points - 1);
    QCOMPARE(font(TypeRole::body).pointSizeF(), points);
    QCOMPARE(font(TypeRole::prompt).pointSizeF(), points + 0.75);
    QCOMPARE(font(TypeRole::display).pointSizeF(), points + 4);
    QCOMPARE(font(TypeRole::title).weight(), QFont::DemiBold);
  }
}

}  // namespace sana::ui

QTEST_MAIN(sana::ui::TokensTest)
#include "tokens_test.moc"
