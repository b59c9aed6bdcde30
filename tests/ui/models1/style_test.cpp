// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "ui/models/banners.h"
#include "ui/models/style_list.h"

namespace sana::ui {

class StyleTest : public QObject {
  Q_OBJECT
 private slots:
  void builtInStylesWrapThePrompt();
  void ownStylesAreKept();
  void builtInNamesAreTaken();
  void sameCauseIsOneBanner();
};

void StyleTest::builtInStylesWrapThePrompt() {
  StyleList styles({});
  QAbstractItemModelTester tester(&styles, QAbstractItemModelTester::FailureReportingMode::QtTest);
  QVERIFY(styles.rowCount() > 8);
  QCOMPARE(styles.apply({}, QStringLiteral("a cat")), QStringLiteral("a cat"));
  for (int row = 1; row < styles.rowCount(); ++row) {
    const QString name = styles.data(styles.index(row), StyleList::NameRole).toString();
    QCOMPARE(styles.rowOf(name), row);
    const QString sent = styles.apply(name, QStringLiteral("a {prompt} cat"));
    QCOMPARE(sent.count(QStringLiteral("a {prompt} cat")), 1);
    QVERIFY(sent.size() > 20);
    QVERIFY(styles.applyNegative(name, QStringLiteral("fog")).startsWith(QStringLiteral("fog, ")));
  }
}

void StyleTest::ownStylesAreKept() {
  QTemporaryDir folder;
  const QString file = folder.filePath(QStringLiteral("own/styles.json"));
  {
    StyleList styles(file);
    QAbstractItemModelTester tester(&styles, QAbstractItemModelTester::FailureReportingMode::QtTest);
    styles.save({QStringLiteral("Mine"), QStringLiteral("neon"), QStringLiteral("grey")});
    styles.save({QStringLiteral("Other"), QStringLiteral("{prompt} at dusk"), {}});
    styles.save({QStringLiteral("Mine"), QStringLiteral("{prompt}, neon lights"), QStringLiteral("grey")});
    styles.remove(QStringLiteral("Other"));
  }
  StyleList styles(file);
  QVERIFY(styles.find(QStringLiteral("Mine")));
  QCOMPARE(styles.apply(QStringLiteral("Mine"), QStringLiteral("a cat")), QStringLiteral("a cat, neon lights"));
  QVERIFY(styles.find(QStringLiteral("Mine"))->own);
  QVERIFY(!styles.find(QStringLiteral("Other")));
}

void StyleTest::builtInNamesAreTaken() {
  StyleList styles({});
  QSignalSpy failed(&styles, &StyleList::saveFailed);
  const int rows = styles.rowCount();
  styles.save({QStringLiteral("Photograph"), QStringLiteral("{prompt}"), {}});
  styles.remove(QStringLiteral("Photograph"));
  QCOMPARE(failed.size(), 1);
  QCOMPARE(styles.rowCount(), rows);
}

void StyleTest::sameCauseIsOneBanner() {
  Banners banners;
  QAbstractItemModelTester tester(&banners, QAbstractItemModelTester::FailureReportingMode::QtTest);
  const auto message = [](const char* key) {
    return BannerMessage{BannerMessage::Severity::danger, QLatin1String(key), QLatin1String(key), {}, {}, {}};
  };
  banners.show(message("disk"));
  banners.show(message("engine"));
  banners.show(message("disk"));
  QCOMPARE(banners.rowCount(), 2);
  QCOMPARE(banners.message(1).key, QStringLiteral("disk"));
  QCOMPARE(banners.count(1), 2);
  banners.dismissKey(QStringLiteral("disk"));
  QCOMPARE(banners.rowCount(), 1);
  QCOMPARE(banners.data(banners.index(0), Qt::DisplayRole).toString(), QStringLiteral("engine"));
}

}  // namespace sana::ui

QTEST_GUILESS_MAIN(sana::ui::StyleTest)
#include "style_test.moc"
