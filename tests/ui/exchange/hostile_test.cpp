// SPDX-License-Identifier: GPL-3.0-or-later
// Damaged and hostile files are read or refused with a sentence, never more (B29).
#include <sys/resource.h>
#include <zlib.h>

#include <QColorSpace>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>
#include <ctime>
#include <random>

#include "tests/ui/exchange/samples.h"
#include "ui/exchange/encode_picture.h"
#include "ui/exchange/load_picture.h"
#include "ui/exchange/read_picture.h"

namespace sana::ui::test {

class HostileTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void truncated_data();
  void truncated();
  void flipped_data();
  void flipped();
  void refused_data();
  void refused();
  void declaredSizeIsCheckedFirst_data();
  void declaredSizeIsCheckedFirst();
  void tooManyScans();
  void noRegularFile();
  void packedRecipeBomb();
  void deepXmp();
  void smallerPicturesAreSmooth();
  void otherProfilesBecomeSrgb();
  void cleanupTestCase();

 private:
  /// Reads and decodes; either works, or both say why not. Returns whether the pixels came.
  bool survives(const QByteArray& bytes);

  QTemporaryDir folder_;
  qint64 memoryBefore_kB_ = 0;
};

namespace {

qint64 peakMemory_kB() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

void addFormats() {
  QTest::addColumn<Format>("format");
  for (const Format format : allFormats) QTest::newRow(qPrintable(formatName(format))) << format;
}

QByteArray exported(Format format) {
  return encodePicture(samplePicture(), sampleRecipe(QStringLiteral("a fox\nwith <markup> & emoji \U0001F98A")),
                       optionsFor(format))
      .bytes;
}

QByteArray big32(quint32 value) {
  QByteArray bytes(4, '\0');
  qToBigEndian(value, bytes.data());
  return bytes;
}

QByteArray chunk(const QByteArray& type, const QByteArray& content) {
  const QByteArray body = type + content;
  const auto sum = ::crc32(0, reinterpret_cast<const Bytef*>(body.constData()), static_cast<uInt>(body.size()));
  return big32(static_cast<quint32>(content.size())) + body + big32(static_cast<quint32>(sum));
}

QByteArray pngOf(quint32 width, quint32 height, const QByteArray& more) {
  return "\x89PNG\r\n\x1A\n" + chunk("IHDR", big32(width) + big32(height) + QByteArray::fromHex("0802000000")) + more;
}

/// A stream that inflates to so many zeros.
QByteArray deflatedZeros(qsizetype count) { return qCompress(QByteArray(count, '\0'), 9).mid(4); }

}  // namespace

void HostileTest::initTestCase() {
  for (const Format format : allFormats) QVERIFY(survives(exported(format)));  // the plug-ins are loaded now
  memoryBefore_kB_ = peakMemory_kB();
}

bool HostileTest::survives(const QByteArray& bytes) {
  const QString path = written(folder_.path(), QStringLiteral("it"), bytes);
  const FoundRecipe found = readAnyPicture(path);
  const LoadedPicture loaded = loadPicture(path, foreignPictureBytes);
  const auto isSentence = [](const QString& text) { return text.size() > 10 && text.trimmed().endsWith(u'.'); };
  if (found.problem && !isSentence(found.problem.what)) qFatal("no sentence: %s", qPrintable(found.problem.what));
  for (const QString& note : found.notes) {
    if (!isSentence(note)) qFatal("no sentence: %s", qPrintable(note));
  }
  if (loaded.image.isNull() != bool{loaded.problem}) qFatal("neither a picture nor a reason");
  if (loaded.problem && !isSentence(loaded.problem.what)) qFatal("no sentence: %s", qPrintable(loaded.problem.what));
  return !loaded.image.isNull();
}

void HostileTest::truncated_data() { addFormats(); }

void HostileTest::truncated() {
  QFETCH(Format, format);
  constexpr qsizetype step = 97;
  const QByteArray whole = exported(format);
  for (qsizetype length = 0; length < whole.size(); length += step) survives(whole.left(length));
  QVERIFY(!survives(whole.left(step)));
}

void HostileTest::flipped_data() { addFormats(); }

void HostileTest::flipped() {
  QFETCH(Format, format);
  constexpr int rounds = 300, mostFlips = 8;
  const QByteArray whole = exported(format);
  std::mt19937 random(20260301);
  int survivors = 0;
  for (int round = 0; round < rounds; ++round) {
    QByteArray bytes = whole;
    // Half of them in the first kilobyte, where the structure is.
    const auto span = static_cast<std::uint32_t>(round % 2 == 0 ? qMin<qsizetype>(1024, bytes.size()) : bytes.size());
    for (std::uint32_t i = 0; i <= random() % mostFlips; ++i) {
      bytes[random() % span] ^= static_cast<char>(1u << (random() % 8));
    }
    survivors += survives(bytes);
  }
  QVERIFY(survivors > 0 && survivors < rounds);
}

void HostileTest::refused_data() {
  QTest::addColumn<QByteArray>("bytes");
  const QByteArray end = chunk("IEND", {});
  QByteArray texts;
  for (int i = 0; i < 101; ++i) texts += chunk("tEXt", QByteArrayLiteral("k\0v"));
  QTest::newRow("empty") << QByteArray();
  QTest::newRow("svg") << QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"http://x/\"/></svg>");
  QTest::newRow("pickle") << QByteArrayLiteral("\x80\x04\x95\x1E\0\0\0\0\0\0\0\x8C\x05posix\x94\x8C\x06system\x94\x93\x94.");
  QTest::newRow("zip") << QByteArray("PK\x03\x04 and so on");
  QTest::newRow("gif") << QByteArrayLiteral("GIF89a\1\0\1\0\0\0\0;");
  QTest::newRow("text") << QByteArray("hello");
  QTest::newRow("deep json") << QByteArray(1 << 20, '[').prepend("{\"a\":");
  QTest::newRow("long json") << QByteArray(3 << 20, ' ').prepend('{');
  QTest::newRow("png without size") << QByteArray("\x89PNG\r\n\x1A\n") + end;
  QTest::newRow("png of no width") << pngOf(0, 5, end);
  QTest::newRow("png too large") << pngOf(0x7FFFFFFF, 0x7FFFFFFF, end);
  QTest::newRow("png of 101 texts") << pngOf(4, 4, texts + end);
  QTest::newRow("png text bomb") << pngOf(4, 4, chunk("zTXt", QByteArrayLiteral("k\0\0") + deflatedZeros(64 << 20)) + end);
  QTest::newRow("png long text") << pngOf(4, 4, chunk("tEXt", QByteArrayLiteral("k\0") + QByteArray(3 << 20, 'x')) + end);
  QTest::newRow("png of small pieces") << pngOf(4, 4, chunk("IDAT", {}).repeated(300'000) + end);
  QTest::newRow("jpeg without size") << QByteArray::fromHex("FFD8FFDA0002FFD9");
  QTest::newRow("jpeg of many pieces")
      << QByteArray::fromHex("FFD8") + QByteArray::fromHex("FFE50002").repeated(5000) + QByteArray::fromHex("FFD9");
  QTest::newRow("jpeg too large") << QByteArray::fromHex("FFD8FFC00011 08 FFFF FFFF 03 012200 021101 031101FFDA");
  QTest::newRow("webp of nothing") << QByteArrayLiteral("RIFF\4\0\0\0WEBP");
  QTest::newRow("webp too large")
      << QByteArrayLiteral("RIFF\x16\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF");
  QTest::newRow("tiff of nothing") << QByteArrayLiteral("II*\0\xFF\xFF\xFF\xFF");
  QTest::newRow("tiff circle") << QByteArrayLiteral("II*\0\x08\0\0\0\1\0\x69\x87\4\0\1\0\0\0\x08\0\0\0\x08\0\0\0");
  QTest::newRow("tiff too large") << QByteArray::fromHex(
      "4d4d002a00000008" "0002" "010000040000000100ffffff" "01010004000000010000ffff" "00000000");
}

void HostileTest::refused() {
  QFETCH(QByteArray, bytes);
  // Of this process, so that what else the machine does is not counted.
  constexpr std::clock_t limit = CLOCKS_PER_SEC;
  const QString path = written(folder_.path(), QStringLiteral("picture.png"), bytes);
  std::clock_t start = std::clock();
  const FoundRecipe found = readAnyPicture(path);
  QVERIFY(std::clock() - start < limit);
  QVERIFY(found.problem);
  QVERIFY2(found.problem.what.endsWith(u'.') && found.fields.isEmpty(), qPrintable(found.problem.what));
  start = std::clock();
  const LoadedPicture loaded = loadPicture(path, foreignPictureBytes);
  QVERIFY(std::clock() - start < limit);
  QVERIFY(loaded.image.isNull() || !bytes.contains("IDAT") || bytes.size() < 1000);
}

void HostileTest::declaredSizeIsCheckedFirst_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::newRow("png") << pngOf(9000, 9000, chunk("IDAT", deflatedZeros(9000 * 100)) + chunk("IEND", {}));
  QByteArray jpeg = exported(Format::jpeg);
  const auto frame = jpeg.indexOf(QByteArray::fromHex("FFC00011"));
  QVERIFY(frame > 0);
  jpeg.replace(frame + 5, 4, QByteArray::fromHex("23282328"));
  QTest::newRow("jpeg") << jpeg;
  QByteArray tiff = exported(Format::tiff);
  QVERIFY(tiff.startsWith("II"));
  const auto at = tiff.lastIndexOf(QByteArray::fromHex("000104000100000040000000"));
  const auto width = at >= 0 ? at : tiff.lastIndexOf(QByteArray::fromHex("000103000100000040000000"));
  QVERIFY(width > 0);
  tiff.replace(width, 12, QByteArray::fromHex("0001040001000000000000 10"));
  QTest::newRow("tiff") << tiff;
}

void HostileTest::declaredSizeIsCheckedFirst() {
  QFETCH(QByteArray, bytes);
  const QString path = written(folder_.path(), QStringLiteral("large"), bytes);
  const LoadedPicture loaded = loadPicture(path, foreignPictureBytes);
  QVERIFY(loaded.image.isNull());
  QVERIFY2(loaded.problem.what.contains(QStringLiteral("too large")), qPrintable(loaded.problem.what));
}

void HostileTest::tooManyScans() {
  QByteArray jpeg = exported(Format::jpeg);
  jpeg.chop(2);
  jpeg += QByteArray::fromHex("FFDA000C03010002110311003F00").repeated(100) + QByteArray::fromHex("FFD9");
  const LoadedPicture loaded = loadPicture(written(folder_.path(), QStringLiteral("scans"), jpeg), foreignPictureBytes);
  QVERIFY(loaded.image.isNull() && loaded.problem);
}

void HostileTest::noRegularFile() {
  for (const QString& path : {QStringLiteral("/dev/zero"), folder_.path(), folder_.filePath(QStringLiteral("gone")),
                              QString()}) {
    QVERIFY(readAnyPicture(path).problem);
    QVERIFY(loadPicture(path, foreignPictureBytes).problem);
  }
}

void HostileTest::packedRecipeBomb() {
  const QByteArray packet =
      "<x xmlns:sana=\"http://sanastudio.org/ns/recipe/1.0/\" ><sana:RecipeDeflated>" +
      deflatedZeros(40 << 20).left(45'000).toBase64() + "</sana:RecipeDeflated></x>";
  const FoundRecipe found = readAnyPicture(jpegWithXmp(packet));
  QCOMPARE(found.writer, Writer::none);
  QVERIFY(!found.problem);
}

void HostileTest::deepXmp() {
  const QByteArray entities = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><x>&b;</x>";
  const QByteArray property = "<x xmlns:sana=\"http://sanastudio.org/ns/recipe/1.0/\"><sana:Recipe>";
  for (const QByteArray& packet : {QByteArray("<a>").repeated(20'000), entities, property + QByteArray("<a>").repeated(20'000)}) {
    const FoundRecipe found = readAnyPicture(jpegWithXmp(packet));
    QCOMPARE(found.writer, Writer::none);
    QCOMPARE(found.notes.size(), 1);
  }
}

void HostileTest::smallerPicturesAreSmooth() {
  for (const Format format : allFormats) {
    const QByteArray bytes = encodePicture(samplePicture({640, 480}), {}, optionsFor(format)).bytes;
    const QString path = written(folder_.path(), QStringLiteral("thumb"), bytes);
    const LoadedPicture small = loadPicture(path, ownPictureBytes, {128, 128});
    QCOMPARE(small.image.size(), QSize(128, 96));
    QCOMPARE(small.originalSize, QSize(640, 480));
    QCOMPARE(small.image.format(), QImage::Format_RGB32);
    QVERIFY(qAbs(qRed(small.image.pixel(64, 48)) - 127) < 8);
    // Never enlarged.
    QCOMPARE(loadPicture(path, ownPictureBytes, {2000, 2000}).image.size(), QSize(640, 480));
  }
}

void HostileTest::otherProfilesBecomeSrgb() {
  QImage wide = samplePicture();
  wide.setColorSpace(QColorSpace::DisplayP3);
  const QString path = folder_.filePath(QStringLiteral("wide.png"));
  QVERIFY(wide.save(path, "PNG"));
  const QImage image = loadPicture(path, foreignPictureBytes).image;
  QVERIFY(image.colorSpace() == QColorSpace(QColorSpace::SRgb));
  QVERIFY(image.pixel(60, 2) != wide.pixel(60, 2));
}

void HostileTest::cleanupTestCase() {
  constexpr qint64 limit_kB = 200 * 1024;
#if defined(__SANITIZE_ADDRESS__)
  QSKIP("The address sanitizer keeps what is freed.");
#endif
  QVERIFY2(peakMemory_kB() - memoryBefore_kB_ < limit_kB, qPrintable(QString::number(peakMemory_kB() - memoryBefore_kB_)));
}

}  // namespace sana::ui::test

QTEST_GUILESS_MAIN(sana::ui::test::HostileTest)
#include "hostile_test.moc"
