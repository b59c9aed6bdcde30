// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The pieces of a PNG from anywhere.

#include <QByteArray>
#include <functional>

#include "ui/exchange/byte_source.h"

namespace sana::ui {

struct PngChunk {
  QByteArray type;
  qint64 at = 0;      ///< where the whole chunk begins
  qint64 length = 0;  ///< of its content

  qint64 content() const { return at + 8; }
  qint64 whole() const { return length + 12; }
};

/// Every chunk that is all there, up to IEND. Fails: file where there are more than a gigabyte of pixels would need.
void walkPng(ByteSource& source, const std::function<void(const PngChunk&)>& take);

/// The PNG with what pixels and their colours need and nothing else: libpng allocates what a chunk claims to hold, and
/// inflates texts to any length.
/// Fails: file where the pixels take more than `limit` bytes in the file.
QByteArray pixelsOfPng(ByteSource& source, qint64 limit);

}  // namespace sana::ui
