// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QSet>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include "ui/models/setting_step.h"
#include "ui/models/small_file.h"

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
  void whatThePersonSetsIsUndone();
  void aResetIsOneStep();
  void smallFilesAreWholeOrOld();
};

void SettingsTest::whatThePersonSetsIsUndone() {
  QTemporaryDir folder;
  QUndoStack stack;
  Settings settings(folder.path());
  settings.setUndoStack(&stack);
  settings.set(Setting::gallerySize, 200);  // on no page
  QCOMPARE(stack.count(), 0);
  QVERIFY(!undoesASetting(stack));
  settings.set(Setting::exportTemplate, QStringLiteral("a"));
  settings.set(Setting::exportTemplate, QStringLiteral("ab"));
  settings.set(Setting::previewOn, false);
  QCOMPARE(stack.count(), 2);
  QVERIFY(undoesASetting(stack));
  QVERIFY(stack.undoText().contains(QStringLiteral("Preview")));
  stack.undo();
  QCOMPARE(settings.value(Setting::previewOn), QVariant(true));
  stack.undo();
  QCOMPARE(settings.value(Setting::exportTemplate).toString(), QStringLiteral("{prompt} {seed}"));
  stack.redo();
  stack.redo();
  QCOMPARE(settings.value(Setting::exportTemplate).toString(), QStringLiteral("ab"));
  QCOMPARE(settings.value(Setting::previewOn), QVariant(false));
  settings.set(Setting::previewOn, true);  // back to where it was: no step any more
  QCOMPARE(stack.count(), 1);
}

void SettingsTest::aResetIsOneStep() {
  QTemporaryDir folder;
  QUndoStack stack;
  Settings settings(folder.path());
  settings.setUndoStack(&stack);
  settings.resetPage(SettingDescription::Page::general);
  QCOMPARE(stack.count(), 0);
  settings.set(Setting::motion, QStringLiteral("off"));
  settings.set(Setting::appearance, QStringLiteral("dark"));
  settings.resetPage(SettingDescription::Page::general);
  QCOMPARE(stack.count(), 3);
  QVERIFY(undoesASetting(stack));
  QCOMPARE(settings.value(Setting::appearance).toString(), QStringLiteral("system"));
  stack.undo();
  QCOMPARE(settings.value(Setting::appearance).toString(), QStringLiteral("dark"));
  QCOMPARE(settings.value(Setting::motion).toString(), QStringLiteral("off"));
}

void SettingsTest::smallFilesAreWholeOrOld() {
  QTemporaryDir folder;
  const QString path = folder.filePath(QStringLiteral("file"));
  QVERIFY(writeWhole(path, "first"));
  QVERIFY(writeWhole(path, "second"));
  QFile file(path);
  QVERIFY(file.open(QIODevice::ReadOnly));
  QCOMPARE(file.readAll(), QByteArray("second"));
  QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("file")});
  QVERIFY(!writeWhole(folder.filePath(QStringLiteral("missing/file")), "third"));
  QVERIFY(!QDir(folder.path()).exists(QStringLiteral("missing")));
}

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
