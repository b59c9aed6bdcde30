// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Reading here and there in a file from anywhere, never behind its end and never more than was asked for.

#include <QByteArray>
#include <QIODevice>
#include <optional>

#include "ui/exchange/user_comment.h"

namespace sana::ui {

class ByteSource {
 public:
  /// `device` is open, random access, and outlives this.
  explicit ByteSource(QIODevice& device) : device_(device), size_(device.size()) {}

  qint64 size() const { return size_; }
  /// Empty where these bytes are not all there.
  std::optional<QByteArray> read(qint64 offset, qint64 length);
  std::optional<quint16> read16(qint64 offset, ByteOrder order);
  std::optional<quint32> read32(qint64 offset, ByteOrder order);

 private:
  QIODevice& device_;
  qint64 size_;
};

/// The four formats, and a recipe in a file of its own.
enum class Container : std::uint8_t { unknown, png, jpeg, webp, tiff, json };

/// By the first bytes, never by the name.
Container containerOf(ByteSource& source);
/// "png", "jpeg", "webp", "tiff": the name of the decoder; "" for the others.
QByteArray decoderOf(Container container);

}  // namespace sana::ui
