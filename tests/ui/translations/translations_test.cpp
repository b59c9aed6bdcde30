// SPDX-License-Identifier: GPL-3.0-or-later
// The translations as the program finds them: in its resources, by class and text, with plural forms.

#include <QCoreApplication>
#include <QLocale>
#include <QTest>
#include <QTranslator>

#include "ui/shell/language.h"

namespace {

QString inMenus(const char* text) { return QCoreApplication::translate("sana::ui::Menus", text); }
QString pictures(int count) {
  return QCoreApplication::translate("sana::ui::GenerationModel", "%n picture(s)", nullptr, count);
}

}  // namespace

class TranslationsTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { QLocale::setDefault(QLocale::c()); }

  void languagesAreThere() {
    QCOMPARE(sana::ui::Language::available(), QStringList({QStringLiteral("en"), QStringLiteral("zh_CN")}));
  }

  void englishCounts() {
    sana::ui::Language language;
    language.set(QStringLiteral("en"));
    QCOMPARE(pictures(1), QStringLiteral("1 picture"));
    QCOMPARE(pictures(2), QStringLiteral("2 pictures"));
    QCOMPARE(inMenus("&File"), QStringLiteral("&File"));
  }

  void languageChangesThereAndBack() {
    sana::ui::Language language;
    language.set(QStringLiteral("zh_CN"));
    QCOMPARE(inMenus("&File"), QStringLiteral("文件(&F)"));
    QCOMPARE(pictures(1), QStringLiteral("1 张图片"));
    QCOMPARE(QCoreApplication::translate("Exchange", "Seed"), QStringLiteral("种子"));
    language.set(QStringLiteral("en"));
    QCOMPARE(inMenus("&File"), QStringLiteral("&File"));
    QCOMPARE(pictures(3), QStringLiteral("3 pictures"));
  }

  void chineseNames_data() {
    QTest::addColumn<QLocale>("locale");
    QTest::newRow("zh_CN") << QLocale(QStringLiteral("zh_CN"));
    QTest::newRow("zh-Hans") << QLocale(QLocale::Chinese, QLocale::SimplifiedHanScript, QLocale::China);
    QTest::newRow("zh") << QLocale(QLocale::Chinese);
  }
  void chineseNames() {
    QFETCH(QLocale, locale);
    QTranslator translator;
    QVERIFY(translator.load(locale, QStringLiteral("sana"), QStringLiteral("_"), QStringLiteral(":/sana/translations")));
    QCOMPARE(translator.translate("sana::ui::Menus", "&Edit"), QStringLiteral("编辑(&E)"));
  }

  void pseudoLocaleIsLonger() {
    QTranslator translator;
    QVERIFY(translator.load(QStringLiteral(SANA_PSEUDO_LOCALE)));
    const QString text = translator.translate("sana::ui::Menus", "&File");
    QVERIFY2(text.startsWith(QStringLiteral("[&F")) && text.endsWith(QLatin1Char(']')), qPrintable(text));
    const QString many = translator.translate("sana::ui::GenerationModel", "%n picture(s)", nullptr, 2);
    QVERIFY2(many.startsWith(QStringLiteral("[%n ")), qPrintable(many));
    QVERIFY(many != translator.translate("sana::ui::GenerationModel", "%n picture(s)", nullptr, 1));
  }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"
