// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QSet>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "ui/models/settings.h"

namespace sana::ui {
namespace {

void overwrite(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
  file.write(bytes);
}

}  // namespace

class SettingsTest : public QObject {
  Q_OBJECT
 private slots:
  void kindsOfValuesSurvive();
  void damagedFilesRecover_data();
  void damagedFilesRecover();
  void withoutAGoodCopyStandardsHold();
  void firstStartIsNoRepair();
  void everyShownRowHasWords();
  void aPageIsReset();
};

void SettingsTest::kindsOfValuesSurvive() {
  QTemporaryDir folder;
  const QVariantMap keys{{QStringLiteral("generate"), QStringList{QStringLiteral("Ctrl+G")}}};
  const QString prompt = QStringLiteral("%1 \"a\", b\\c; 中文 = \n%").arg(QChar(0x1F));
  {
    Settings settings(folder.path());
    QSignalSpy changed(&settings, &Settings::changed);
    settings.set(Setting::previewOn, false);
    settings.set(Setting::previewOn, false);
    QCOMPARE(changed.size(), 1);
    settings.set(Setting::gallerySize, 200);
    settings.set(Setting::exportTemplate, prompt);
    settings.set(Setting::modelFolders, QStringList{QStringLiteral("/a,b"), QStringLiteral("/c d")});
    settings.set(Setting::shortcuts, keys);
  }
  Settings settings(folder.path());
  QCOMPARE(settings.repaired(), QString());
  QCOMPARE(settings.value(Setting::previewOn).toBool(), false);
  QCOMPARE(settings.value(Setting::gallerySize).toInt(), 200);
  QCOMPARE(settings.value(Setting::exportTemplate).toString(), prompt);
  QCOMPARE(settings.value(Setting::modelFolders).toStringList(), (QStringList{QStringLiteral("/a,b"), QStringLiteral("/c d")}));
  QCOMPARE(settings.value(Setting::shortcuts).toMap()[QStringLiteral("generate")].toStringList(),
           QStringList{QStringLiteral("Ctrl+G")});
}

void SettingsTest::damagedFilesRecover_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::newRow("empty") << QByteArray();
  QTest::newRow("garbage") << QByteArray("\x7f\0\xff garbage", 12);
  QTest::newRow("changed by hand") << QByteArray("[General]\nschema=1\nchecksum=00\npreviewOn=true\n");
}

void SettingsTest::damagedFilesRecover() {
  QFETCH(const QByteArray, bytes);
  QTemporaryDir folder;
  {
    Settings settings(folder.path());
    settings.set(Setting::gallerySize, 200);
    settings.set(Setting::previewOn, false);  // the file with 200 becomes the good copy
  }
  overwrite(folder.filePath(QStringLiteral("settings.ini")), bytes);
  {
    Settings settings(folder.path());
    QVERIFY(!settings.repaired().isEmpty());
    QCOMPARE(settings.value(Setting::gallerySize).toInt(), 200);
  }
  QVERIFY(QFile::exists(folder.filePath(QStringLiteral("settings.damaged.ini"))));
  Settings again(folder.path());
  QCOMPARE(again.repaired(), QString());
  QCOMPARE(again.value(Setting::gallerySize).toInt(), 200);
}

void SettingsTest::withoutAGoodCopyStandardsHold() {
  QTemporaryDir folder;
  overwrite(folder.filePath(QStringLiteral("settings.ini")), "nothing of use");
  const Settings settings(folder.path());
  QVERIFY(!settings.repaired().isEmpty());
  QCOMPARE(settings.value(Setting::previewOn).toBool(), true);
}

void SettingsTest::firstStartIsNoRepair() {
  QTemporaryDir folder;
  const Settings settings(folder.path());
  QCOMPARE(settings.repaired(), QString());
}

void SettingsTest::everyShownRowHasWords() {
  QSet<QString> keys;
  const auto rows = Settings::descriptions();
  for (const SettingDescription& row : rows) {
    QVERIFY2(!keys.contains(QLatin1String(row.key)), row.key);
    keys.insert(QLatin1String(row.key));
    if (row.page == SettingDescription::Page::hidden) continue;
    QVERIFY2(!row.title.isEmpty() && row.about.endsWith(u'.'), row.key);
    QVERIFY(!Settings::pageTitle(row.page).isEmpty());
  }
  QCOMPARE(rows.size(), int(Setting::examplesShown) + 1);
}

void SettingsTest::aPageIsReset() {
  QTemporaryDir folder;
  Settings settings(folder.path());
  settings.set(Setting::previewOn, false);
  settings.set(Setting::writeRecipe, false);
  settings.resetPage(SettingDescription::Page::engine);
  QCOMPARE(settings.value(Setting::previewOn).toBool(), true);
  QCOMPARE(settings.value(Setting::writeRecipe).toBool(), false);
}

}  // namespace sana::ui

QTEST_GUILESS_MAIN(sana::ui::SettingsTest)
#include "settings_test.moc"
