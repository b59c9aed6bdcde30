// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/exif_reader.h"

#include <algorithm>
#include <array>

#include "ui/exchange/problem.h"

namespace sana::ui {
namespace {

constexpr int maxTags = 512;
constexpr int sizeOfEntry = 12;

/// Bytes of one value, by type; 0: unknown.
constexpr auto typeSizes = std::to_array<qint64>({0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8});
constexpr quint16 typeShort = 3;

struct Tag {
  quint16 id = 0, type = 0;
  quint32 count = 0;
  qint64 at = 0;  // where its value stands
  qint64 length = 0;
};

class TiffWalk {
 public:
  explicit TiffWalk(ByteSource& source) : source_(source) {
    order_ = source.read(0, 2) == QByteArray("MM") ? ByteOrder::big : ByteOrder::little;
  }

  qint64 firstDirectory() { return source_.read32(4, order_).value_or(0); }

  /// Calls `take` for each tag whose value lies inside the file.
  template <class Take>
  void directory(qint64 at, Take&& take) {
    if (at < 8) return;
    const int count = std::min<int>(source_.read16(at, order_).value_or(0), maxTags);
    for (int i = 0; i < count; ++i) {
      const qint64 entry = at + 2 + qint64{sizeOfEntry} * i;
      const auto id = source_.read16(entry, order_), type = source_.read16(entry + 2, order_);
      const auto values = source_.read32(entry + 4, order_);
      if (!id || !type || !values) return;
      Tag tag{*id, *type, *values, entry + 8, 0};
      tag.length = *type < typeSizes.size() ? typeSizes[*type] * qint64{*values} : 0;
      if (tag.length > 4) tag.at = source_.read32(entry + 8, order_).value_or(0);
      if (tag.length > 0 && tag.length <= source_.size() - tag.at) take(tag);
    }
  }

  qint64 number(const Tag& tag) {
    if (tag.type == typeShort) return source_.read16(tag.at, order_).value_or(0);
    return source_.read32(tag.at, order_).value_or(0);
  }

  QByteArray bytes(const Tag& tag) {
    text_bytes_ += tag.length;
    if (text_bytes_ > maxTextBytes) refuseFile(Exchange::tr("This picture holds more than 2 MiB of text."));
    return source_.read(tag.at, tag.length).value_or(QByteArray());
  }

 private:
  ByteSource& source_;
  ByteOrder order_ = ByteOrder::little;
  qint64 text_bytes_ = 0;
};

}  // namespace

void readExif(ByteSource& source, FoundTexts& found, bool isWholeFile) {
  TiffWalk walk(source);
  qint64 exif = 0;
  qint64 width = 0, height = 0;
  const auto take = [&](const Tag& tag) {
    switch (tag.id) {
      case 0x0100: width = walk.number(tag); break;
      case 0x0101: height = walk.number(tag); break;
      case 0x010E:
      case 0x010F:
      case 0x0110: found.descriptions.append(walk.bytes(tag)); break;
      case 0x02BC: if (isWholeFile) found.xmp = walk.bytes(tag); break;
      case 0x8769: exif = walk.number(tag); break;
      case 0x9286: found.comments.append(walk.bytes(tag)); break;
      case 0x927C: found.makerNote = walk.bytes(tag); break;
      default: break;
    }
  };
  walk.directory(walk.firstDirectory(), take);
  const qint64 pictureWidth = width, pictureHeight = height;
  walk.directory(exif, take);
  constexpr qint64 largest = 0x7FFFFFFF;
  if (isWholeFile && pictureWidth <= largest && pictureHeight <= largest) {
    found.size = {static_cast<int>(pictureWidth), static_cast<int>(pictureHeight)};
  }
}

TiffBlocks tiffBlocks(ByteSource& source) {
  TiffWalk walk(source);
  qint64 width = 0, height = 0, tileWidth = 0, tileHeight = 0, rows = 0, bits = 1, samples = 1;
  walk.directory(walk.firstDirectory(), [&](const Tag& tag) {
    switch (tag.id) {
      case 0x0100: width = walk.number(tag); break;
      case 0x0101: height = walk.number(tag); break;
      case 0x0102: bits = walk.number(tag); break;
      case 0x0115: samples = walk.number(tag); break;
      case 0x0116: rows = walk.number(tag); break;
      case 0x0142: tileWidth = walk.number(tag); break;
      case 0x0143: tileHeight = walk.number(tag); break;
      default: break;
    }
  });
  const qint64 strip = width * std::min(rows > 0 ? rows : height, height);
  return {std::max(tileWidth * tileHeight, strip), bits * samples};
}

}  // namespace sana::ui
