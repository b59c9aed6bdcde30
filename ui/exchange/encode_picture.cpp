// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/encode_picture.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageWriter>
#include <QPainter>
#include <QtEndian>
#include <algorithm>
#include <optional>
#include <string>

#include "engine/image/a1111_text.h"
#include "engine/image/creator.h"
#include "engine/image/png_writer.h"
#include "engine/image/recipe.h"
#include "ui/exchange/exif_writer.h"
#include "ui/exchange/jpeg_encoder.h"
#include "ui/exchange/problem.h"
#include "ui/exchange/xmp_recipe.h"

namespace sana::ui {
namespace {

constexpr qint64 maxTexts = qint64{engine::max_png_text_bytes};

/// What goes beside the pixels, before it is fitted into a container.
struct Texts {
  QString a1111;
  XmpContent xmp;
  bool hasXmp = false;
  QStringList notes;

  QByteArray packet() const { return hasXmp ? xmpPacket(xmp) : QByteArray(); }
  void dropPrompt() {
    if (xmp.prompt.isEmpty()) return;
    xmp.prompt.clear();
    notes.append(Exchange::tr("The prompt was left out of the IPTC fields, because the file has no room for it."));
  }
  void dropA1111() {
    if (a1111.isEmpty()) return;
    a1111.clear();
    notes.append(Exchange::tr("The text for other programs was left out, because the file has no room for it."));
  }
};

/// The size that was drawn, not that of a scaled copy.
QString a1111Of(const engine::Recipe& recipe, QSize size) {
  engine::Picture picture;
  picture.request = recipe.request;
  picture.model_id = recipe.model_id;
  picture.model_identity = recipe.model_identity;
  picture.image.width = recipe.request.width > 0 ? recipe.request.width : size.width();
  picture.image.height = recipe.request.height > 0 ? recipe.request.height : size.height();
  return QString::fromStdString(engine::a1111_text(picture));
}

bool isDrawnFromPicture(const engine::Recipe& recipe) {
  try {
    engine::request_from_recipe(recipe);
    return false;
  } catch (const engine::Exception&) {
    return true;
  }
}

Texts textsOf(QSize size, const QByteArray& json, const ExportOptions& options) {
  Texts texts;
  std::optional<engine::Recipe> recipe;
  if (!json.isEmpty()) recipe = engine::parse_recipe({json.constData(), static_cast<std::size_t>(json.size())});
  texts.hasXmp = options.aiMark || options.withRecipe;
  texts.xmp.saysSourceType = options.aiMark;
  texts.xmp.isComposite = recipe && isDrawnFromPicture(*recipe);
  if (!options.withRecipe) return texts;
  const auto fromView = [](std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); };
  texts.xmp.creatorTool = fromView(engine::creator_tool());
  if (options.aiMark) {
    texts.xmp.system = QStringLiteral("Sana");
    texts.xmp.version = fromView(engine::creator_version());
  }
  if (!recipe) return texts;
  texts.xmp.recipe = json;
  texts.a1111 = a1111Of(*recipe, size);
  if (!options.aiMark) return texts;
  texts.xmp.prompt = QString::fromStdString(recipe->request.prompt);
  if (!recipe->model_id.empty()) texts.xmp.system += QStringLiteral(" (%1)").arg(QString::fromStdString(recipe->model_id));
  return texts;
}

/// Shortens until packet and comment fit: first the prompt, then the A1111 text, then the recipe is deflated.
/// Fails: file where even that does not fit.
QByteArray fitPacket(Texts& texts, qint64 packetLimit, bool sharesLimit) {
  const auto others = [&] { return sharesLimit ? qint64{2} * texts.a1111.size() : 0; };
  QByteArray packet = texts.packet();
  const auto shorten = [&](auto&& step) {
    if (packet.size() + others() <= packetLimit) return;
    step();
    packet = texts.packet();
  };
  shorten([&] { texts.dropPrompt(); });
  if (sharesLimit) shorten([&] { texts.dropA1111(); });
  shorten([&] { texts.xmp.packsRecipe = true; });
  if (packet.size() + others() > packetLimit) {
    refuse(Exchange::tr("The recipe is too long for a picture of this format."),
           Exchange::tr("Export as PNG, or without the recipe."));
  }
  return packet;
}

QByteArray encodePng(const QImage& picture, const QByteArray& recipe, Texts& texts) {
  engine::Image image{picture.width(), picture.height(), {}};
  const auto rowBytes = static_cast<std::size_t>(picture.width()) * 3;
  image.rgb.reserve(rowBytes * static_cast<std::size_t>(picture.height()));
  for (int y = 0; y < picture.height(); ++y) {
    const uchar* row = picture.constScanLine(y);
    image.rgb.insert(image.rgb.end(), row, row + rowBytes);
  }
  const bool hasRecipe = !texts.xmp.recipe.isEmpty();
  texts.xmp.recipe.clear();  // it has a text of its own
  QByteArray packet = texts.packet(), a1111 = texts.a1111.toUtf8();
  const auto total = [&] { return packet.size() + a1111.size() + (hasRecipe ? recipe.size() : 0) + 64; };
  if (total() > maxTexts) {
    texts.dropPrompt();
    packet = texts.packet();
  }
  if (total() > maxTexts) {
    texts.dropA1111();
    a1111.clear();
  }
  std::vector<engine::PngText> chunks;
  if (!a1111.isEmpty()) chunks.push_back({engine::a1111_keyword, a1111.toStdString()});
  if (hasRecipe) chunks.push_back({engine::recipe_keyword, recipe.toStdString()});
  if (!packet.isEmpty()) chunks.push_back({engine::xmp_keyword, packet.toStdString()});
  const auto bytes = engine::encode_png(image, chunks);
  return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

QByteArray encodeJpegWith(const QImage& picture, Texts& texts, const ExportOptions& options) {
  JpegJob job{.picture = picture, .quality = options.quality, .chroma = options.chroma, .exif = {}, .xmp = {},
              .profile = picture.colorSpace().iccProfile()};
  const QByteArray packet = fitPacket(texts, jpegSegmentBytes - jpegXmpMark.size(), false);
  if (!packet.isEmpty()) job.xmp = jpegXmpMark + packet;
  if (!texts.a1111.isEmpty()) job.exif = jpegExifMark + exifBlock(texts.a1111, picture.size());
  if (job.exif.size() > jpegSegmentBytes) {
    texts.dropA1111();
    job.exif.clear();
  }
  return encodeJpeg(job);
}

/// By Qt's plug-in, without any text.
QByteArray encodeByQt(const QImage& picture, const ExportOptions& options) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QImageWriter writer(&buffer, formatName(options.format).toLatin1());
  constexpr int lossyAtMost = 99;  // the plug-in takes 100 for lossless
  constexpr int lempelZiv = 1;
  if (options.format == Format::webp) {
    writer.setQuality(options.lossless ? 100 : std::min(options.quality, lossyAtMost));
  } else {
    writer.setCompression(lempelZiv);
  }
  if (!writer.write(picture)) {
    refuse(Exchange::tr("The picture could not be written as %1: %2.")
               .arg(formatName(options.format).toUpper(), writer.errorString()),
           Exchange::tr("Choose another format or a smaller size."));
  }
  return bytes;
}

QByteArray riffChunk(const char* type, const QByteArray& content) {
  QByteArray chunk(type, 4);
  chunk.resize(8);
  qToLittleEndian(static_cast<quint32>(content.size()), chunk.data() + 4);
  chunk += content;
  if (content.size() % 2 != 0) chunk += '\0';
  return chunk;
}

/// Chunks EXIF and XMP behind the pixels, announced in the flags of VP8X, which Qt writes for the colour profile.
/// Source: WebP container specification, extended file format.
QByteArray withWebpTexts(QByteArray webp, const QByteArray& exif, const QByteArray& xmp) {
  constexpr int typeAt = 12, flagsAt = 20, hasExif = 0x08, hasXmp = 0x04;
  SANA_CHECK(webp.size() > flagsAt && webp.mid(typeAt, 4) == "VP8X");
  if (!exif.isEmpty()) {
    webp += riffChunk("EXIF", exif);
    webp[flagsAt] = static_cast<char>(webp[flagsAt] | hasExif);
  }
  if (!xmp.isEmpty()) {
    webp += riffChunk("XMP ", xmp);
    webp[flagsAt] = static_cast<char>(webp[flagsAt] | hasXmp);
  }
  qToLittleEndian(static_cast<quint32>(webp.size() - 8), webp.data() + 4);
  return webp;
}

QByteArray encodeOther(const QImage& picture, Texts& texts, const ExportOptions& options) {
  const QByteArray packet = fitPacket(texts, maxTexts, true);
  const QByteArray bytes = encodeByQt(picture, options);
  if (options.format == Format::tiff) return withTiffTags(bytes, packet, texts.a1111);
  return withWebpTexts(bytes, texts.a1111.isEmpty() ? QByteArray() : exifBlock(texts.a1111, picture.size()), packet);
}

/// Opaque 8-bit sRGB of the wished size.
QImage prepared(const QImage& picture, const Scale& scale) {
  QImage image = picture;
  if (image.colorSpace().isValid() && image.colorSpace() != QColorSpace(QColorSpace::SRgb)) {
    image.convertToColorSpace(QColorSpace::SRgb);
  }
  if (image.hasAlphaChannel()) {
    QImage opaque(image.size(), QImage::Format_RGB32);
    opaque.fill(Qt::white);
    QPainter(&opaque).drawImage(0, 0, image);
    image = opaque;
  }
  const QSize size = scale.apply(image.size());
  if (size != image.size()) image = image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
  image = image.convertToFormat(QImage::Format_RGB888);
  image.setColorSpace(QColorSpace::SRgb);
  image.setDevicePixelRatio(1);
  return image;
}

}  // namespace

Encoded encodePicture(const QImage& picture, const QByteArray& recipe, const ExportOptions& options) {
  constexpr int maxWebpSide = 16383, maxJpegSide = 65500;
  const QSize size = options.scale.apply(picture.size());
  const int longer = std::max(size.width(), size.height());
  if (picture.isNull()) refuse(Exchange::tr("There is no picture to export."), Exchange::tr("Choose a picture."));
  if (qint64{size.width()} * size.height() > qint64{engine::max_image_bytes / 3} ||
      (options.format == Format::webp && longer > maxWebpSide) ||
      (options.format == Format::jpeg && longer > maxJpegSide)) {
    refuse(Exchange::tr("A picture of %1 x %2 pixels is too large for this format.")
               .arg(size.width())
               .arg(size.height()),
           Exchange::tr("Choose a smaller size or another format."));
  }
  const QImage pixels = prepared(picture, options.scale);
  if (pixels.isNull()) {
    refuse(Exchange::tr("There is not enough memory to export this picture."), Exchange::tr("Choose a smaller size."));
  }
  Texts texts = textsOf(picture.size(), recipe, options);
  Encoded encoded;
  switch (options.format) {
    case Format::png: encoded.bytes = encodePng(pixels, recipe, texts); break;
    case Format::jpeg: encoded.bytes = encodeJpegWith(pixels, texts, options); break;
    case Format::webp:
    case Format::tiff: encoded.bytes = encodeOther(pixels, texts, options); break;
  }
  encoded.notes = texts.notes;
  return encoded;
}

qint64 estimateBytes(const QImage& picture, const QByteArray& recipe, const ExportOptions& options) {
  return encodePicture(picture, recipe, options).bytes.size();
}

}  // namespace sana::ui
