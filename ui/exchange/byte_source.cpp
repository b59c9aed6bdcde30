// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/byte_source.h"

#include <QtEndian>
#include <algorithm>

namespace sana::ui {

std::optional<QByteArray> ByteSource::read(qint64 offset, qint64 length) {
  if (offset < 0 || length < 0 || offset > size_ || length > size_ - offset) return std::nullopt;
  if (!device_.seek(offset)) return std::nullopt;
  QByteArray bytes = device_.read(length);
  if (bytes.size() != length) return std::nullopt;
  return bytes;
}

std::optional<quint16> ByteSource::read16(qint64 offset, ByteOrder order) {
  const auto bytes = read(offset, 2);
  if (!bytes) return std::nullopt;
  return order == ByteOrder::big ? qFromBigEndian<quint16>(bytes->constData())
                                 : qFromLittleEndian<quint16>(bytes->constData());
}

std::optional<quint32> ByteSource::read32(qint64 offset, ByteOrder order) {
  const auto bytes = read(offset, 4);
  if (!bytes) return std::nullopt;
  return order == ByteOrder::big ? qFromBigEndian<quint32>(bytes->constData())
                                 : qFromLittleEndian<quint32>(bytes->constData());
}

Container containerOf(ByteSource& source) {
  constexpr qint64 longest = 12;
  const QByteArray head = source.read(0, std::min(longest, source.size())).value_or(QByteArray());
  if (head.startsWith("\x89PNG\r\n\x1A\n")) return Container::png;
  if (head.startsWith("\xFF\xD8\xFF")) return Container::jpeg;
  if (head.startsWith("RIFF") && head.mid(8) == "WEBP") return Container::webp;
  if (head.startsWith(QByteArray("II*\0", 4)) || head.startsWith(QByteArray("MM\0*", 4))) return Container::tiff;
  if (head.startsWith('{')) return Container::json;
  return Container::unknown;
}

QByteArray decoderOf(Container container) {
  switch (container) {
    case Container::png: return "png";
    case Container::jpeg: return "jpeg";
    case Container::webp: return "webp";
    case Container::tiff: return "tiff";
    default: return {};
  }
}

}  // namespace sana::ui
