// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/exif_writer.h"

#include <QList>
#include <QtEndian>
#include <algorithm>
#include <optional>

#include "engine/core/error.h"
#include "ui/exchange/user_comment.h"

namespace sana::ui {
namespace {

constexpr quint16 typeByte = 1, typeShort = 3, typeLong = 4, typeRational = 5, typeUndefined = 7;
constexpr quint16 tagXmp = 700, tagExif = 34665, tagVersion = 0x9000, tagComponents = 0x9101, tagComment = 0x9286;
constexpr quint16 tagFlashpix = 0xA000, tagColorSpace = 0xA001, tagWidth = 0xA002, tagHeight = 0xA003;
constexpr quint16 tagXResolution = 0x011A, tagYResolution = 0x011B, tagUnit = 0x0128, tagPositioning = 0x0213;
constexpr qsizetype entrySize = 12;

template <class T>
QByteArray inOrder(T value, ByteOrder order) {
  QByteArray bytes(sizeof(T), '\0');
  if (order == ByteOrder::big) qToBigEndian(value, bytes.data());
  else qToLittleEndian(value, bytes.data());
  return bytes;
}

template <class T>
T readInOrder(const char* bytes, ByteOrder order) {
  return order == ByteOrder::big ? qFromBigEndian<T>(bytes) : qFromLittleEndian<T>(bytes);
}

struct Entry {
  quint16 tag, type;
  quint32 count;
  QByteArray value;  // up to four bytes stand in the entry itself
};

/// The directory with what its entries point to, to stand at `offset` (even).
QByteArray directory(const QList<Entry>& entries, quint32 offset, ByteOrder order) {
  QByteArray head = inOrder(static_cast<quint16>(entries.size()), order), values;
  const auto behind = offset + static_cast<quint32>(2 + entrySize * entries.size() + 4);
  for (const Entry& entry : entries) {
    head += inOrder(entry.tag, order) + inOrder(entry.type, order) + inOrder(entry.count, order);
    if (entry.value.size() <= 4) {
      head += entry.value.leftJustified(4, '\0');
      continue;
    }
    head += inOrder(behind + static_cast<quint32>(values.size()), order);
    values += entry.value;
    if (values.size() % 2 != 0) values += '\0';
  }
  return head + inOrder(quint32{0}, order) + values;
}

Entry bytesEntry(quint16 tag, quint16 type, const QByteArray& value) {
  return {tag, type, static_cast<quint32>(value.size()), value};
}

Entry shortEntry(quint16 tag, quint16 value, ByteOrder order) { return {tag, typeShort, 1, inOrder(value, order)}; }
Entry longEntry(quint16 tag, quint32 value, ByteOrder order) { return {tag, typeLong, 1, inOrder(value, order)}; }

/// Of a compressed picture also its size and components, which a TIFF says elsewhere. In the order of the tags.
QList<Entry> exifEntries(const QString& comment, std::optional<QSize> compressed, ByteOrder order) {
  QList<Entry> entries{bytesEntry(tagVersion, typeUndefined, "0232")};
  if (compressed) entries.append(bytesEntry(tagComponents, typeUndefined, QByteArray("\1\2\3\0", 4)));  // Y, Cb, Cr
  entries.append(bytesEntry(tagComment, typeUndefined, userComment(comment, order)));
  entries.append(bytesEntry(tagFlashpix, typeUndefined, "0100"));
  entries.append(shortEntry(tagColorSpace, 1, order));
  if (!compressed) return entries;
  entries.append(longEntry(tagWidth, static_cast<quint32>(compressed->width()), order));
  entries.append(longEntry(tagHeight, static_cast<quint32>(compressed->height()), order));
  return entries;
}

/// What the first directory of a compressed picture may not lack: 72 points an inch, centred colours.
QList<Entry> firstEntries(quint32 exifAt, ByteOrder order) {
  const QByteArray resolution = inOrder(quint32{72}, order) + inOrder(quint32{1}, order);
  return {{tagXResolution, typeRational, 1, resolution},
          {tagYResolution, typeRational, 1, resolution},
          shortEntry(tagUnit, 2, order),
          shortEntry(tagPositioning, 1, order),
          longEntry(tagExif, exifAt, order)};
}

QList<Entry> entriesOf(const QByteArray& tiff, quint32 at, ByteOrder order) {
  const auto size = static_cast<quint64>(tiff.size());
  SANA_CHECK(quint64{at} + 2 <= size);
  const auto count = readInOrder<quint16>(tiff.constData() + at, order);
  SANA_CHECK(quint64{at} + 2 + quint64{entrySize} * count <= size);
  QList<Entry> entries;
  for (int i = 0; i < count; ++i) {
    const char* entry = tiff.constData() + at + 2 + entrySize * i;
    entries.append({readInOrder<quint16>(entry, order), readInOrder<quint16>(entry + 2, order),
                    readInOrder<quint32>(entry + 4, order), QByteArray(entry + 8, 4)});
  }
  return entries;
}

}  // namespace

QByteArray exifBlock(const QString& comment, QSize size) {
  constexpr auto order = ByteOrder::big;
  constexpr quint32 first = 8;
  const auto exifAt = first + static_cast<quint32>(directory(firstEntries(0, order), first, order).size());
  const QByteArray header = QByteArray("MM") + inOrder(quint16{42}, order) + inOrder(first, order);
  return header + directory(firstEntries(exifAt, order), first, order) +
         directory(exifEntries(comment, size, order), exifAt, order);
}

QByteArray withTiffTags(QByteArray tiff, const QByteArray& xmp, const QString& comment) {
  const bool isBig = tiff.startsWith("MM");
  SANA_CHECK(tiff.size() >= 8 && (isBig || tiff.startsWith("II")));
  const auto order = isBig ? ByteOrder::big : ByteOrder::little;
  QList<Entry> entries = entriesOf(tiff, readInOrder<quint32>(tiff.constData() + 4, order), order);
  if (tiff.size() % 2 != 0) tiff += '\0';
  if (!comment.isEmpty()) {
    const auto at = static_cast<quint32>(tiff.size());
    tiff += directory(exifEntries(comment, std::nullopt, order), at, order);
    entries.append(longEntry(tagExif, at, order));
  }
  if (!xmp.isEmpty()) entries.append(bytesEntry(tagXmp, typeByte, xmp));
  std::ranges::stable_sort(entries, {}, &Entry::tag);
  const auto at = static_cast<quint32>(tiff.size());
  tiff += directory(entries, at, order);
  tiff.replace(4, 4, inOrder(at, order));
  return tiff;
}

}  // namespace sana::ui
