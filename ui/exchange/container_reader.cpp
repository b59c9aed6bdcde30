// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/container_reader.h"

#include <QBuffer>
#include <algorithm>

#include "engine/image/png_reader.h"
#include "ui/exchange/exif_reader.h"
#include "ui/exchange/png_chunks.h"
#include "ui/exchange/problem.h"

namespace sana::ui {
namespace {

[[noreturn]] void refuseTexts() { refuseFile(Exchange::tr("This picture holds more than 2 MiB of text.")); }
[[noreturn]] void refusePieces() { refuseFile(Exchange::tr("This picture is cut into more pieces than are read.")); }

void readExifBlock(QByteArray block, FoundTexts& found) {
  // Some writers put the JPEG's mark in front of the block in WebP too.
  if (block.startsWith(QByteArray("Exif\0\0", 6))) block.remove(0, 6);
  QBuffer buffer(&block);
  buffer.open(QIODevice::ReadOnly);
  ByteSource source(buffer);
  readExif(source, found, false);
}

/// The PNG without its pixels: what is left is small, and the engine reads that.
FoundTexts readPng(ByteSource& source) {
  FoundTexts found;
  QByteArray kept = source.read(0, 8).value_or(QByteArray());
  QByteArray exif;
  walkPng(source, [&](const PngChunk& chunk) {
    const QByteArray& type = chunk.type;
    if (type == "IHDR" || type == "tEXt" || type == "zTXt" || type == "iTXt" || type == "IEND") {
      if (chunk.length > maxTextBytes || kept.size() + chunk.length > maxTextBytes + maxSegments) refuseTexts();
      kept += source.read(chunk.at, chunk.whole()).value_or(QByteArray());
    } else if (type == "eXIf" && exif.isEmpty() && chunk.length <= maxTextBytes) {
      exif = source.read(chunk.content(), chunk.length).value_or(QByteArray());
    }
  });
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(kept.constData());
  engine::PngHeader header = engine::read_png_header({bytes, static_cast<std::size_t>(kept.size())});
  found.size = {header.width, header.height};
  found.pngTexts = std::move(header.texts);
  for (const std::string& fault : header.faults) found.notes.append(QString::fromStdString(fault));
  if (const auto* xmp = found.find(engine::xmp_keyword)) found.xmp = QByteArray::fromStdString(xmp->text);
  if (!exif.isEmpty()) readExifBlock(exif, found);
  return found;
}

bool isFrameHeader(quint8 marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// What stands between a segment's length and its end.
void takeJpegSegment(quint8 marker, const QByteArray& content, FoundTexts& found) {
  constexpr quint8 app1 = 0xE1;
  const QByteArray xmpMark("http://ns.adobe.com/xap/1.0/\0", 29);
  if (isFrameHeader(marker) && content.size() >= 5 && found.size.isEmpty()) {
    const auto byte = [&](int i) { return static_cast<int>(static_cast<quint8>(content[i])); };
    found.size = {byte(3) << 8 | byte(4), byte(1) << 8 | byte(2)};
  } else if (marker == app1 && content.startsWith(QByteArray("Exif\0\0", 6)) && found.comments.isEmpty()) {
    readExifBlock(content, found);
  } else if (marker == app1 && content.startsWith(xmpMark) && found.xmp.isEmpty()) {
    found.xmp = content.mid(xmpMark.size());
  }
}

FoundTexts readJpeg(ByteSource& source) {
  constexpr quint8 startOfScan = 0xDA, end = 0xD9;
  FoundTexts found;
  qint64 at = 2;
  for (int count = 0;; ++count) {
    if (count > maxSegments) refusePieces();
    const auto mark = source.read16(at, ByteOrder::big);
    if (!mark || (*mark >> 8) != 0xFF) break;
    const auto marker = static_cast<quint8>(*mark & 0xFF);
    if (marker == startOfScan || marker == end) return found;
    if (marker == 0xFF) {  // filling
      ++at;
      continue;
    }
    const auto length = source.read16(at + 2, ByteOrder::big);
    if (!length || *length < 2) break;
    const auto content = source.read(at + 4, *length - 2);
    if (!content) break;
    takeJpegSegment(marker, *content, found);
    at += 2 + *length;
  }
  found.notes.append(Exchange::tr("The file ends before the picture does."));
  return found;
}

int littleEndian24(const QByteArray& bytes, int at) {
  const auto byte = [&](int i) { return static_cast<int>(static_cast<quint8>(bytes[at + i])); };
  return byte(0) | byte(1) << 8 | byte(2) << 16;
}

/// Canvas size of the extended format, else the size of the one frame.
/// Source: WebP container specification; RFC 6386 9.1; WebP lossless bitstream 3.
QSize webpSize(const QByteArray& type, const QByteArray& head) {
  const auto byte = [&](int i) { return static_cast<int>(static_cast<quint8>(head[i])); };
  if (head.size() < 10) return {};
  if (type == "VP8X") return {1 + littleEndian24(head, 4), 1 + littleEndian24(head, 7)};
  if (type == "VP8 ") return {(byte(6) | byte(7) << 8) & 0x3FFF, (byte(8) | byte(9) << 8) & 0x3FFF};
  if (type == "VP8L" && byte(0) == 0x2F) {
    const int bits = littleEndian24(head, 1);
    return {1 + (bits & 0x3FFF), 1 + ((bits >> 14 | byte(4) << 10) & 0x3FFF)};
  }
  return {};
}

FoundTexts readWebp(ByteSource& source) {
  FoundTexts found;
  qint64 at = 12, textBytes = 0;
  for (int count = 0; at + 8 <= source.size(); ++count) {
    if (count > maxSegments) refusePieces();
    const QByteArray type = source.read(at, 4).value_or(QByteArray());
    const qint64 length = source.read32(at + 4, ByteOrder::little).value_or(0);
    if (length > source.size() - at - 8) {
      found.notes.append(Exchange::tr("The file ends before the picture does."));
      break;
    }
    const bool isText = type == "EXIF" || type == "XMP ";
    if (isText) textBytes += length;
    if (textBytes > maxTextBytes) refuseTexts();
    const QByteArray content = source.read(at + 8, isText ? length : std::min<qint64>(length, 10)).value_or("");
    if (type == "EXIF") readExifBlock(content, found);
    else if (type == "XMP ") found.xmp = content;
    else if (found.size.isEmpty()) found.size = webpSize(type, content);
    at += 8 + length + length % 2;
  }
  return found;
}

FoundTexts readTiff(ByteSource& source) {
  FoundTexts found;
  readExif(source, found, true);
  return found;
}

FoundTexts readByFormat(ByteSource& source, Container container) {
  switch (container) {
    case Container::png: return readPng(source);
    case Container::jpeg: return readJpeg(source);
    case Container::webp: return readWebp(source);
    case Container::tiff: return readTiff(source);
    default: refuseFile(Exchange::tr("This file is no PNG, JPEG, WebP or TIFF picture and no recipe."));
  }
}

}  // namespace

const engine::PngText* FoundTexts::find(std::string_view keyword) const {
  const auto found = std::ranges::find(pngTexts, keyword, &engine::PngText::keyword);
  return found == pngTexts.end() ? nullptr : &*found;
}

FoundTexts readContainer(ByteSource& source, Container container) {
  if (source.size() > maxPictureFileBytes) refuseFile(Exchange::tr("This file is larger than 1 GiB."));
  FoundTexts found = readByFormat(source, container);
  if (found.size.isEmpty()) refuseFile(Exchange::tr("This picture is damaged: it does not say its size."));
  const qint64 pixels = qint64{found.size.width()} * found.size.height();
  if (pixels > qint64{engine::max_image_bytes / 3}) {
    refuseFile(Exchange::tr("This picture of %1 x %2 pixels is too large.")
                   .arg(found.size.width())
                   .arg(found.size.height()));
  }
  return found;
}

}  // namespace sana::ui
