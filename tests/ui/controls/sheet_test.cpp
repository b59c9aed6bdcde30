// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QSet>
#include <QTest>

#include "tests/ui/controls/contact_sheet.h"

namespace sana::ui {
namespace {

/// Messages of the toolkit while a sheet is painted. Qt keeps the handler as a plain function.
QStringList& warnings() {
  static QStringList list;
  return list;
}

void keep(QtMsgType type, const QMessageLogContext&, const QString& text) {
  // The offscreen platform says this of every window.
  if (type != QtDebugMsg && !text.contains(QStringLiteral("propagateSizeHints"))) warnings().append(text);
}

}  // namespace

class SheetTest : public QObject {
  Q_OBJECT

 private slots:
  void paintsEveryStateWithoutWarnings_data();
  void paintsEveryStateWithoutWarnings();
};

void SheetTest::paintsEveryStateWithoutWarnings_data() {
  QTest::addColumn<Appearance::Mode>("mode");
  QTest::addColumn<Appearance::Choice>("contrast");
  QTest::addColumn<Qt::LayoutDirection>("direction");
  QTest::newRow("light") << Appearance::Mode::light << Appearance::Choice::off << Qt::LeftToRight;
  QTest::newRow("dark") << Appearance::Mode::dark << Appearance::Choice::off << Qt::LeftToRight;
  QTest::newRow("light, high contrast") << Appearance::Mode::light << Appearance::Choice::on << Qt::LeftToRight;
  QTest::newRow("dark, right to left") << Appearance::Mode::dark << Appearance::Choice::off << Qt::RightToLeft;
}

void SheetTest::paintsEveryStateWithoutWarnings() {
  QFETCH(Appearance::Mode, mode);
  QFETCH(Appearance::Choice, contrast);
  QFETCH(Qt::LayoutDirection, direction);
  Appearance appearance(*qApp);
  appearance.setMode(mode);
  appearance.setHighContrast(contrast);
  QApplication::setLayoutDirection(direction);
  warnings().clear();
  const QtMessageHandler before = qInstallMessageHandler(keep);
  const QImage sheet = contactSheet();
  qInstallMessageHandler(before);
  QApplication::setLayoutDirection(Qt::LeftToRight);
  QVERIFY2(warnings().isEmpty(), qPrintable(warnings().join(QLatin1Char('\n'))));
  QSet<QRgb> seen;
  for (int y = 0; y < sheet.height(); ++y) {
    for (int x = 0; x < sheet.width(); ++x) seen.insert(sheet.pixel(x, y));
  }
  // What a state paints with is on the sheet.
  for (const Token token : {Token::chrome, Token::accent, Token::accentPressed, Token::button, Token::buttonHover,
                            Token::buttonPressed, Token::sunken, Token::accentSoft, Token::focus, Token::dangerSoft,
                            Token::warningSoft, Token::field, Token::border, Token::toast}) {
    QVERIFY2(seen.contains(color(token).rgb()), tokenName(token).data());
  }
}

}  // namespace sana::ui

QTEST_MAIN(sana::ui::SheetTest)
#include "sheet_test.moc"
