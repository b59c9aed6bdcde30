// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/exchange/samples.h"

#include <QFile>
#include <QtEndian>

#include "engine/image/png_writer.h"
#include "engine/image/recipe.h"
#include "ui/exchange/jpeg_encoder.h"

namespace sana::ui::test {
namespace {

void put16(QByteArray& out, quint16 value) {
  const auto at = out.size();
  out.resize(at + 2);
  qToBigEndian(value, out.data() + at);
}

void put32(QByteArray& out, quint32 value) {
  const auto at = out.size();
  out.resize(at + 4);
  qToBigEndian(value, out.data() + at);
}

/// Big-endian directory at `offset`, every value behind it.
QByteArray directory(const QList<RawTag>& tags, quint32 offset) {
  QByteArray head, values;
  put16(head, static_cast<quint16>(tags.size()));
  const auto behind = offset + 2 + 12 * static_cast<quint32>(tags.size()) + 4;
  for (const RawTag& tag : tags) {
    put16(head, tag.id);
    put16(head, tag.type);
    put32(head, tag.type == 4 ? 1 : static_cast<quint32>(tag.value.size()));
    if (tag.value.size() <= 4) {
      head += tag.value.leftJustified(4, '\0');
    } else {
      put32(head, behind + static_cast<quint32>(values.size()));
      values += tag.value;
    }
  }
  put32(head, 0);
  return head + values;
}

JpegJob plainJpeg() {
  return {.picture = samplePicture().convertToFormat(QImage::Format_RGB888),
          .quality = 90,
          .chroma = Chroma::full,
          .exif = {},
          .xmp = {},
          .profile = {}};
}

}  // namespace

QImage samplePicture(QSize size) {
  QImage image(size, QImage::Format_RGB32);
  quint32 noise = 12345;
  for (int y = 0; y < size.height(); ++y) {
    for (int x = 0; x < size.width(); ++x) {
      noise = noise * 1664525u + 1013904223u;
      const int grain = static_cast<int>(noise >> 29);
      image.setPixel(x, y, qRgb(x * 247 / size.width() + grain, y * 247 / size.height() + grain, 120 + grain));
    }
  }
  return image;
}

QByteArray sampleRecipe(const QString& prompt, const QString& negative) {
  engine::Recipe recipe;
  recipe.request.prompt = prompt.toStdString();
  recipe.request.negative = negative.toStdString();
  recipe.request.width = 64;
  recipe.request.height = 48;
  recipe.request.steps = 20;
  recipe.request.guidance_scale = 4.5;
  recipe.request.scheduler = "flow_euler";
  recipe.request.seed = 18446744073709551615u;
  recipe.model_id = "zebrafish-model";
  recipe.model_identity = "0123456789abcdef";
  recipe.extras.uid = "f00dcafe";
  recipe.extras.created = "2026-03-01T12:00:00Z";
  recipe.extras.unknown = R"({"later":{"key":[1,2]}})";
  return QByteArray::fromStdString(engine::recipe_json(recipe));
}

QList<std::pair<const char*, QString>> difficultPrompts() {
  QString lengthy;
  while (lengthy.toUtf8().size() < 20000) lengthy += QStringLiteral("a lighthouse, \"%1\" & <b>\n").arg(lengthy.size());
  return {{"plain", QStringLiteral("a red fox")},
          {"newlines", QStringLiteral("one\n\ntwo\r\nthree\rfour\n")},
          {"spaces", QStringLiteral("  two  spaces\tand a tab ")},
          {"quotes", QStringLiteral("\"double\" 'single' \\back\\ `tick` <b>&amp;</b> ]]>")},
          {"emoji", QString::fromUtf8("\U0001F469\U0001F3FD\u200D\U0001F680 and \U0001F3F3\uFE0F\u200D\U0001F308")},
          {"right to left", QString::fromUtf8("قطة سوداء, \u202Eזאב\u202C end")},
          {"chinese", QString::fromUtf8("一只狐狸在雪地里")},
          {"no-break space", QString::fromUtf8("10\u00A0km\u202F/h")},
          {"line separator", QString::fromUtf8("a\u2028b\u2029c")},
          {"controls", QStringLiteral("bell\a escape\x1B end")},
          {"parameter lines", QStringLiteral("a fox\nNegative prompt: none\nSteps: 1, Sampler: X, Seed: 2, Size: 1x1")},
          {"only parameters", QStringLiteral("Steps: 1, Seed: 2, Size: 3x4")},
          {"empty", QString()},
          {"20 kB", lengthy}};
}

ExportOptions optionsFor(Format format) {
  ExportOptions options;
  options.format = format;
  return options;
}

QByteArray pngWith(const std::vector<engine::PngText>& texts) {
  const QImage picture = samplePicture({4, 4}).convertToFormat(QImage::Format_RGB888);
  engine::Image image{4, 4, {}};
  for (int y = 0; y < 4; ++y) image.rgb.insert(image.rgb.end(), picture.constScanLine(y), picture.constScanLine(y) + 12);
  const auto bytes = engine::encode_png(image, texts);
  return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

QByteArray jpegWithExif(const QByteArray& exifBlock) {
  JpegJob job = plainJpeg();
  job.exif = jpegExifMark + exifBlock;
  return encodeJpeg(job);
}

QByteArray jpegWithXmp(const QByteArray& packet) {
  JpegJob job = plainJpeg();
  job.xmp = jpegXmpMark + packet;
  return encodeJpeg(job);
}

QByteArray exifOf(const QList<RawTag>& first, const QList<RawTag>& exif) {
  constexpr quint32 start = 8;
  QByteArray block("MM\0*\0\0\0\x08", 8);
  QList<RawTag> tags = first;
  if (exif.isEmpty()) return block + directory(tags, start);
  QByteArray pointer(4, '\0');
  tags.append({0x8769, 4, pointer});
  const auto exifAt = start + static_cast<quint32>(directory(tags, start).size());
  qToBigEndian(exifAt, tags.last().value.data());
  return block + directory(tags, start) + directory(exif, exifAt);
}

QString written(const QString& folder, const QString& name, const QByteArray& bytes) {
  const QString path = folder + u'/' + name;
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("a sample could not be written");
  return path;
}

QByteArray readAll(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace sana::ui::test
