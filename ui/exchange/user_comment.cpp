// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/user_comment.h"

#include <QStringDecoder>
#include <QtEndian>

namespace sana::ui {
namespace {

constexpr qsizetype prefixSize = 8;

QString trimmedNuls(QString text) {
  while (text.endsWith(QChar(u'\0'))) text.chop(1);
  return text;
}

QString fromUtf16(const QByteArray& bytes, ByteOrder order) {
  QStringDecoder decode(order == ByteOrder::big ? QStringDecoder::Utf16BE : QStringDecoder::Utf16LE);
  return trimmedNuls(decode(bytes));
}

/// Code units below 0x80 show the order: a text of this kind always holds some, being made of "Key: value".
struct AsciiUnits {
  qsizetype little = 0, big = 0;
};

AsciiUnits countAscii(const QByteArray& bytes) {
  AsciiUnits units;
  for (qsizetype i = 0; i + 1 < bytes.size(); i += 2) {
    const auto first = static_cast<unsigned char>(bytes[i]), second = static_cast<unsigned char>(bytes[i + 1]);
    units.little += second == 0 && first != 0 && first < 0x80;
    units.big += first == 0 && second != 0 && second < 0x80;
  }
  return units;
}

QString fromUtf8OrLatin1(QByteArray bytes) {
  while (bytes.endsWith('\0')) bytes.chop(1);
  QStringDecoder decode(QStringDecoder::Utf8);
  const QString text = decode(bytes);
  return decode.hasError() ? QString::fromLatin1(bytes) : text;
}

QString fromUnknown(const QByteArray& bytes, bool isNamedUnicode) {
  if (bytes.startsWith("\xFE\xFF")) return fromUtf16(bytes.mid(2), ByteOrder::big);
  if (bytes.startsWith("\xFF\xFE")) return fromUtf16(bytes.mid(2), ByteOrder::little);
  const AsciiUnits units = countAscii(bytes);
  if (units.little > units.big) return fromUtf16(bytes, ByteOrder::little);
  if (units.big > 0) return fromUtf16(bytes, ByteOrder::big);
  QStringDecoder decode(QStringDecoder::Utf8);
  const QString text = decode(bytes);
  // Without a single ASCII character in it UTF-16 has no NULs; it is hardly ever well-formed UTF-8.
  if (isNamedUnicode && decode.hasError()) return fromUtf16(bytes, ByteOrder::big);
  return fromUtf8OrLatin1(bytes);
}

}  // namespace

QByteArray userComment(const QString& text, ByteOrder order) {
  QByteArray bytes("UNICODE\0", prefixSize);
  const qsizetype units = text.size();
  bytes.resize(prefixSize + 2 * units);
  char* out = bytes.data() + prefixSize;
  if (order == ByteOrder::big) qToBigEndian<quint16>(text.utf16(), units, out);
  else qToLittleEndian<quint16>(text.utf16(), units, out);
  return bytes;
}

QString readUserComment(const QByteArray& bytes) {
  if (bytes.startsWith(QByteArray("ASCII\0\0\0", prefixSize))) return fromUnknown(bytes.mid(prefixSize), false);
  if (bytes.startsWith("UNICODE")) return fromUnknown(bytes.mid(prefixSize), true);
  if (bytes.startsWith(QByteArray("JIS\0\0\0\0\0", prefixSize))) return {};
  if (bytes.startsWith(QByteArray(prefixSize, '\0'))) return fromUnknown(bytes.mid(prefixSize), false);
  return fromUnknown(bytes, false);
}

}  // namespace sana::ui
