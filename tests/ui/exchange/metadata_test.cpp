// SPDX-License-Identifier: GPL-3.0-or-later
// What is written beside the pixels is read back equal, by us and by two independent readers (B14).
#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/exchange/samples.h"
#include "ui/exchange/encode_picture.h"
#include "ui/exchange/exif_writer.h"
#include "ui/exchange/load_picture.h"
#include "ui/exchange/read_picture.h"

namespace sana::ui::test {

class MetadataTest : public QObject {
  Q_OBJECT

 private slots:
  void comesBackEqual_data();
  void comesBackEqual();
  void recipeStaysWhereTextsAreTooLong_data();
  void recipeStaysWhereTextsAreTooLong();
  void pixelsAreTheSameWithAndWithout_data();
  void pixelsAreTheSameWithAndWithout();
  void exiftoolReadsTheMark_data();
  void exiftoolReadsTheMark();
  void secondReaderAgrees_data();
  void secondReaderAgrees();
  void profileIsSrgb();
  void jpegKeepsFullColour();
  void bigEndianTiffIsExtended();

 private:
  QTemporaryDir folder_;
};

namespace {

void addFormats() {
  QTest::addColumn<Format>("format");
  for (const Format format : allFormats) QTest::newRow(qPrintable(formatName(format))) << format;
}

/// Pixels alone: comparing pictures compares their profiles, too.
QImage decoded(const QByteArray& bytes) {
  QImage image = QImage::fromData(bytes).convertToFormat(QImage::Format_RGB32);
  image.setColorSpace({});
  return image;
}

QByteArray outputOf(const QString& program, const QStringList& arguments) {
  constexpr int patience_ms = 60'000;
  QProcess process;
  process.start(program, arguments);
  if (!process.waitForFinished(patience_ms) || process.exitCode() != 0) {
    qWarning("%s", process.readAllStandardError().constData());
    return {};
  }
  return process.readAllStandardOutput();
}

}  // namespace

void MetadataTest::comesBackEqual_data() {
  QTest::addColumn<Format>("format");
  QTest::addColumn<QString>("prompt");
  for (const Format format : allFormats) {
    for (const auto& [name, prompt] : difficultPrompts()) {
      QTest::addRow("%s %s", qPrintable(formatName(format)), name) << format << prompt;
    }
  }
}

void MetadataTest::comesBackEqual() {
  QFETCH(Format, format);
  QFETCH(QString, prompt);
  const QByteArray recipe = sampleRecipe(prompt, prompt.left(200));
  const Encoded encoded = encodePicture(samplePicture(), recipe, optionsFor(format));
  const FoundRecipe found = readAnyPicture(encoded.bytes);
  QVERIFY2(!found.problem, qPrintable(found.problem.what));
  QCOMPARE(found.writer, Writer::sana);
  QVERIFY(found.isComplete);
  QCOMPARE(found.recipeJson, recipe);
  QCOMPARE(QString::fromStdString(found.recipe.request.prompt), prompt);
  QCOMPARE(found.recipe.request.seed, std::uint64_t{18446744073709551615u});
  QCOMPARE(found.size, QSize(64, 48));
  QVERIFY2(found.notes.isEmpty(), qPrintable(found.notes.join(u' ')));
  QVERIFY2(encoded.notes.isEmpty(), qPrintable(encoded.notes.join(u' ')));
}

void MetadataTest::recipeStaysWhereTextsAreTooLong_data() { addFormats(); }

void MetadataTest::recipeStaysWhereTextsAreTooLong() {
  QFETCH(Format, format);
  QString prompt;
  while (prompt.size() < 70'000) prompt += QStringLiteral("fox <%1> & hare, ").arg(prompt.size());
  const QByteArray recipe = sampleRecipe(prompt);
  const Encoded encoded = encodePicture(samplePicture(), recipe, optionsFor(format));
  const FoundRecipe found = readAnyPicture(encoded.bytes);
  QCOMPARE(found.recipeJson, recipe);
  QCOMPARE(encoded.notes.size(), format == Format::jpeg ? 2 : 0);
  QVERIFY(!decoded(encoded.bytes).isNull());
  // No pattern, so that deflating does not help either.
  QString noise;
  quint32 state = 1;
  for (int i = 0; i < 90'000; ++i) {
    state = state * 1664525u + 1013904223u;
    noise += QChar(static_cast<char16_t>(0x4E00 + (state >> 18)));
  }
  if (format == Format::jpeg) {
    QVERIFY_EXCEPTION_THROWN(encodePicture(samplePicture(), sampleRecipe(noise), optionsFor(format)),
                             engine::Exception);
  } else {
    QCOMPARE(readAnyPicture(encodePicture(samplePicture(), sampleRecipe(noise), optionsFor(format)).bytes).recipeJson,
             sampleRecipe(noise));
  }
}

void MetadataTest::pixelsAreTheSameWithAndWithout_data() { addFormats(); }

void MetadataTest::pixelsAreTheSameWithAndWithout() {
  QFETCH(Format, format);
  ExportOptions with = optionsFor(format), without = with, bare = with;
  without.withRecipe = false;
  bare.withRecipe = bare.aiMark = false;
  const QByteArray recipe = sampleRecipe(QStringLiteral("a fox"));
  const QImage first = decoded(encodePicture(samplePicture(), recipe, with).bytes);
  QVERIFY(!first.isNull());
  QCOMPARE(decoded(encodePicture(samplePicture(), recipe, without).bytes), first);
  QCOMPARE(decoded(encodePicture(samplePicture(), recipe, bare).bytes), first);
  if (format == Format::png || format == Format::tiff) {
    QCOMPARE(first, samplePicture());
  }
}

void MetadataTest::exiftoolReadsTheMark_data() { addFormats(); }

void MetadataTest::exiftoolReadsTheMark() {
  QFETCH(Format, format);
  const QString exiftool = QStandardPaths::findExecutable(QStringLiteral("exiftool"));
  if (exiftool.isEmpty()) QSKIP("exiftool is not installed.");
  const QString prompt = QString::fromUtf8("a fox, \"quoted\" & <b>\nsecond line 狐狸 \U0001F98A");
  const QByteArray recipe = sampleRecipe(prompt);
  const QByteArray bytes = encodePicture(samplePicture(), recipe, optionsFor(format)).bytes;
  const QString path = written(folder_.path(), QStringLiteral("mark.") + fileSuffix(format), bytes);
  // -struct -G1 -a: every group, nothing joined; -validate: what exiftool finds wrong with the file.
  const QByteArray json = outputOf(exiftool, {QStringLiteral("-j"), QStringLiteral("-G1"), QStringLiteral("-a"),
                                              QStringLiteral("-U"), QStringLiteral("-api"), QStringLiteral("struct=1"),
                                              QStringLiteral("-validate"), QStringLiteral("-warning"),
                                              QStringLiteral("-all"), path});
  const QJsonObject tags = QJsonDocument::fromJson(json).array().at(0).toObject();
  const auto tag = [&](const char* name) { return tags[QLatin1String(name)].toString(); };
  QCOMPARE(tag("XMP-iptcExt:DigitalSourceType"),
           QStringLiteral("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"));
  QVERIFY(tag("XMP-xmp:CreatorTool").startsWith(QStringLiteral("Sana ")));
  QCOMPARE(tag("XMP-iptcExt:AISystemUsed"), QStringLiteral("Sana (zebrafish-model)"));
  QVERIFY(!tag("XMP-iptcExt:AISystemVersionUsed").isEmpty() ||
          tags[QLatin1String("XMP-iptcExt:AISystemVersionUsed")].isDouble());
  QCOMPARE(tag("XMP-iptcExt:AIPromptInformation"), prompt);
  QVERIFY2(!tags.contains(QLatin1String("ExifTool:Warning")), qPrintable(tag("ExifTool:Warning")));
  if (format == Format::png) {
    QVERIFY(tag("PNG:Parameters").startsWith(prompt));
    return;
  }
  QCOMPARE(tag("XMP-sana:Recipe").toUtf8(), recipe);
  QVERIFY2(tag("ExifIFD:UserComment").startsWith(prompt), qPrintable(tag("ExifIFD:UserComment")));
  QCOMPARE(tag("ExifIFD:ColorSpace"), QStringLiteral("sRGB"));
}

void MetadataTest::secondReaderAgrees_data() {
  QTest::addColumn<Format>("format");
  QTest::addColumn<QString>("prompt");
  for (const Format format : allFormats) {
    const QByteArray name = formatName(format).toLatin1();
    QTest::addRow("%s latin", name.constData()) << format << QStringLiteral("a fox, 50 mm: \"close\"\nsecond line");
    QTest::addRow("%s scripts", name.constData()) << format << QString::fromUtf8("一只狐狸, قطة \U0001F98A");
  }
}

void MetadataTest::secondReaderAgrees() {
  QFETCH(Format, format);
  QFETCH(QString, prompt);
  const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
  if (python.isEmpty()) QSKIP("python3 is not installed.");
  const QByteArray bytes =
      encodePicture(samplePicture(), sampleRecipe(prompt, QStringLiteral("blurry,\ndark")), optionsFor(format)).bytes;
  const QString path = written(folder_.path(), QStringLiteral("second.") + fileSuffix(format), bytes);
  const QJsonObject read =
      QJsonDocument::fromJson(outputOf(python, {QStringLiteral(SANA_A1111_READER), path})).object();
  QCOMPARE(read[QLatin1String("prompt")].toString(), prompt);
  QCOMPARE(read[QLatin1String("negative")].toString(), QStringLiteral("blurry,\ndark"));
  const QJsonObject fields = read[QLatin1String("fields")].toObject();
  const auto field = [&](const char* name) { return fields[QLatin1String(name)].toString(); };
  QCOMPARE(field("Steps"), QStringLiteral("20"));
  QCOMPARE(field("Sampler"), QStringLiteral("Euler"));
  QCOMPARE(field("CFG scale"), QStringLiteral("4.5"));
  QCOMPARE(field("Seed"), QStringLiteral("18446744073709551615"));
  QCOMPARE(field("Size"), QStringLiteral("64x48"));
  QCOMPARE(field("Model hash"), QStringLiteral("0123456789"));
  QCOMPARE(field("Model"), QStringLiteral("zebrafish-model"));
}

void MetadataTest::profileIsSrgb() {
  QImage wide = samplePicture();
  wide.setColorSpace(QColorSpace::DisplayP3);
  for (const Format format : allFormats) {
    const QImage image = QImage::fromData(encodePicture(wide, {}, optionsFor(format)).bytes);
    QVERIFY2(image.colorSpace() == QColorSpace(QColorSpace::SRgb), qPrintable(formatName(format)));
  }
  // Converted, not only named otherwise.
  const QImage png = QImage::fromData(encodePicture(wide, {}, optionsFor(Format::png)).bytes);
  QVERIFY(png.pixel(60, 2) != samplePicture().pixel(60, 2));
}

void MetadataTest::jpegKeepsFullColour() {
  QImage stripes(64, 64, QImage::Format_RGB32);
  for (int y = 0; y < 64; ++y) {
    for (int x = 0; x < 64; ++x) stripes.setPixel(x, y, x % 2 == 0 ? qRgb(255, 0, 0) : qRgb(0, 0, 255));
  }
  ExportOptions options = optionsFor(Format::jpeg);
  options.quality = 100;
  const QRgb full = QImage::fromData(encodePicture(stripes, {}, options).bytes).pixel(32, 32);
  options.chroma = Chroma::quarter;
  const QRgb halved = QImage::fromData(encodePicture(stripes, {}, options).bytes).pixel(32, 32);
  QVERIFY(qRed(full) > 240 && qBlue(full) < 15);
  QVERIFY(qRed(halved) < 200 && qBlue(halved) > 60);
}

void MetadataTest::bigEndianTiffIsExtended() {
  // 1 x 1, grey, its one strip at 8.
  const QByteArray tiff = QByteArray::fromHex(
      "4d4d002a0000000a7f00"
      "0008"
      "010000030000000100010000" "010100030000000100010000" "010200030000000100080000" "010300030000000100010000"
      "010600030000000100010000" "011100040000000100000008" "011600030000000100010000" "011700040000000100000001"
      "00000000");
  const QImage before = QImage::fromData(tiff, "TIFF");
  QVERIFY(!before.isNull());
  const QByteArray extended = withTiffTags(tiff, "<x/>", QStringLiteral("a\nSteps: 3, Seed: 7, Size: 8x8"));
  QCOMPARE(QImage::fromData(extended, "TIFF"), before);
  const FoundRecipe found = readAnyPicture(extended);
  QCOMPARE(found.writer, Writer::a1111);
  QCOMPARE(found.recipe.request.seed, std::uint64_t{7});
}

}  // namespace sana::ui::test

QTEST_GUILESS_MAIN(sana::ui::test::MetadataTest)
#include "metadata_test.moc"
