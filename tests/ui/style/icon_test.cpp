// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "ui/style/icon.h"

namespace sana::ui {
namespace {

/// Share of the pixels that are not transparent.
double ink(const QImage& image) {
  int marked = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) marked += qAlpha(image.pixel(x, y)) > 40 ? 1 : 0;
  }
  return static_cast<double>(marked) / image.width() / image.height();
}

QColor strongest(const QImage& image) {
  QColor found(Qt::transparent);
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      const QColor here = image.pixelColor(x, y);
      if (here.alpha() > found.alpha()) found = here;
    }
  }
  return found;
}

}  // namespace

class IconTest : public QObject {
  Q_OBJECT

 private slots:
  void everySymbolShows_data();
  void everySymbolShows();
  void symbolsFollowTheTheme();
  void appIconKeepsItsColours();
  void unknownNameWarns();
};

void IconTest::everySymbolShows_data() {
  QTest::addColumn<QString>("name");
  QVERIFY(iconNames().size() > 55);
  for (const QString& name : iconNames()) QTest::newRow(qPrintable(name)) << name;
}

void IconTest::everySymbolShows() {
  QFETCH(QString, name);
  for (const auto theme : {Theme::light, Theme::dark}) {
    QGuiApplication::setPalette(themePalette(theme));
    for (const qreal ratio : {1.0, 1.25, 1.5, 2.0}) {
      for (const int size : {14, 16, 18, 32, 48}) {
        const QPixmap picture = icon(name).pixmap(QSize(size, size), ratio);
        QCOMPARE(picture.size(), QSize(size, size) * ratio);
        const double share = ink(picture.toImage());
        QVERIFY2(share > 0.03 && (share < 0.7 || name == QStringLiteral("app-icon")),
                 qPrintable(QString::number(share)));
      }
    }
  }
}

void IconTest::symbolsFollowTheTheme() {
  const QIcon plain = icon(u"star-filled"), red = icon(u"star-filled", Token::danger);
  for (const auto theme : {Theme::light, Theme::dark, Theme::light}) {
    QGuiApplication::setPalette(themePalette(theme));
    auto shown = [](const QIcon& each, QIcon::Mode mode) {
      return strongest(each.pixmap(QSize(32, 32), mode).toImage());
    };
    QCOMPARE(shown(plain, QIcon::Normal), color(Token::text2));
    QCOMPARE(shown(plain, QIcon::Active), color(Token::text1));
    QCOMPARE(shown(plain, QIcon::Disabled), color(Token::textDisabled));
    QCOMPARE(shown(red, QIcon::Normal), color(Token::danger));
  }
}

void IconTest::appIconKeepsItsColours() {
  QGuiApplication::setPalette(themePalette(Theme::light));
  const QImage light = icon(u"app-icon").pixmap(QSize(64, 64)).toImage();
  QGuiApplication::setPalette(themePalette(Theme::dark));
  QCOMPARE(icon(u"app-icon").pixmap(QSize(64, 64)).toImage(), light);
  QVERIFY(!icon(u"app-icon").isMask());
}

void IconTest::unknownNameWarns() {
  QTest::ignoreMessage(QtWarningMsg, "There is no symbol named 'nothing'.");
  QVERIFY(icon(u"nothing").isNull());
}

}  // namespace sana::ui

QTEST_MAIN(sana::ui::IconTest)
#include "icon_test.moc"
