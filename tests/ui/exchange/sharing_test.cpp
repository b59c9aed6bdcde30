// SPDX-License-Identifier: GPL-3.0-or-later
// Exports without recipe say nothing but the profile and that a machine made the picture (B15).
#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/exchange/samples.h"
#include "ui/exchange/export_batch.h"
#include "ui/exchange/export_picture.h"
#include "ui/exchange/read_picture.h"

namespace sana::ui::test {

class SharingTest : public QObject {
  Q_OBJECT

 private slots:
  void nothingLeaks_data();
  void nothingLeaks();
  void recipeWithoutMark_data() { nothingLeaks_data(); }
  void recipeWithoutMark();
};

void SharingTest::nothingLeaks_data() {
  QTest::addColumn<Format>("format");
  for (const Format format : allFormats) QTest::newRow(qPrintable(formatName(format))) << format;
}

/// Latin-1, UTF-8 and both orders of UTF-16, in any case; also among the packed bytes, where it would be chance.
void SharingTest::nothingLeaks() {
  QFETCH(Format, format);
  QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/confidentialperson-XXXXXX"));
  const QString prompt = QString::fromUtf8("Marzipan giraffe, 狐狸狐狸 on Saturnalia");
  ExportJob job;
  job.picture = samplePicture();
  job.picture.setText(QStringLiteral("Comment"), prompt);
  job.recipe = sampleRecipe(prompt, QStringLiteral("blurryword"));
  job.options = optionsFor(format);
  job.options.withRecipe = false;
  job.options.nameTemplate = QStringLiteral("{prompt} {seed} {model}");
  job.folder = folder.path();
  const QStringList secrets{QStringLiteral("marzipan"),   QStringLiteral("giraffe"),   QString::fromUtf8("狐狸狐狸"),
                            QStringLiteral("saturnalia"), QStringLiteral("blurryword"), QStringLiteral("1844674407"),
                            QStringLiteral("zebrafish"),  QStringLiteral("0123456789"), QStringLiteral("flow_euler"),
                            QStringLiteral("f00dcafe"),   QStringLiteral("confidentialperson"),
                            QStringLiteral("2026-03-01"), QStringLiteral("sana"),      QStringLiteral("prompt")};
  for (const bool mark : {true, false}) {
    job.options.aiMark = mark;
    const ExportOutcome outcome = exportPicture(job);
    QVERIFY2(outcome.state == ExportState::written, qPrintable(outcome.problem.what));
    const QByteArray bytes = readAll(outcome.path).toLower();
    const QString name = outcome.path.section(u'/', -1);
    QVERIFY2(name.startsWith(QStringLiteral("picture ")), qPrintable(name));
    for (const QString& secret : secrets) {
      QVERIFY2(!bytes.contains(secret.toUtf8()), qPrintable(secret));
      QVERIFY2(!bytes.contains(secret.toLatin1()) || !secret.isSimpleText(), qPrintable(secret));
      QByteArray little(reinterpret_cast<const char*>(secret.utf16()), secret.size() * 2), big = little;
      for (qsizetype i = 0; i + 1 < big.size(); i += 2) std::swap(big[i], big[i + 1]);
      QVERIFY2(!bytes.contains(little) && !bytes.contains(big), qPrintable(secret));
    }
    QCOMPARE(bytes.contains("trainedalgorithmicmedia"), mark);
    QCOMPARE(readAnyPicture(outcome.path).writer, Writer::none);
  }
}

void SharingTest::recipeWithoutMark() {
  QFETCH(Format, format);
  QTemporaryDir folder;
  ExportJob job;
  job.picture = samplePicture();
  job.recipe = sampleRecipe(QStringLiteral("a fox"));
  job.options = optionsFor(format);
  job.options.aiMark = false;
  job.folder = folder.path();
  const ExportOutcome outcome = exportPicture(job);
  QVERIFY2(outcome.state == ExportState::written, qPrintable(outcome.problem.what));
  const QByteArray bytes = readAll(outcome.path);
  QVERIFY(!bytes.contains("trainedAlgorithmicMedia"));
  QVERIFY(!bytes.contains("AISystemUsed"));
  QCOMPARE(readAnyPicture(outcome.path).recipeJson, job.recipe);
}

}  // namespace sana::ui::test

QTEST_GUILESS_MAIN(sana::ui::test::SharingTest)
#include "sharing_test.moc"
