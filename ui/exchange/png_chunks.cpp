// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/png_chunks.h"

#include <QByteArrayList>
#include <QtEndian>

#include "ui/exchange/problem.h"

namespace sana::ui {
namespace {

constexpr qint64 signatureBytes = 8;
constexpr int maxChunks = 1 << 17;  // a gigabyte in the usual pieces of 8 KiB
constexpr qint64 maxProfileBytes = 1 << 16;
constexpr qint64 maxColourBytes = 4096;

}  // namespace

void walkPng(ByteSource& source, const std::function<void(const PngChunk&)>& take) {
  qint64 at = signatureBytes;
  for (int count = 0;; ++count) {
    if (count > maxChunks) refuseFile(Exchange::tr("This picture is cut into more pieces than are read."));
    const auto head = source.read(at, 8);
    if (!head) return;
    const PngChunk chunk{head->mid(4), at, qFromBigEndian<quint32>(head->constData())};
    if (chunk.whole() > source.size() - at) return;
    take(chunk);
    if (chunk.type == "IEND") return;
    at += chunk.whole();
  }
}

QByteArray pixelsOfPng(ByteSource& source, qint64 limit) {
  static const QByteArrayList colours{"IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "IEND"};
  QByteArray kept = source.read(0, signatureBytes).value_or(QByteArray());
  walkPng(source, [&](const PngChunk& chunk) {
    const bool isPixels = chunk.type == "IDAT";
    const bool isNeeded = isPixels || (chunk.type == "iCCP" && chunk.length <= maxProfileBytes) ||
                          (colours.contains(chunk.type) && chunk.length <= maxColourBytes);
    if (!isNeeded) return;
    if (isPixels && chunk.whole() > limit - kept.size()) {
      refuseFile(Exchange::tr("This PNG is larger than its pixels can be."));
    }
    if (kept.size() < limit) kept += source.read(chunk.at, chunk.whole()).value_or(QByteArray());
  });
  return kept;
}

}  // namespace sana::ui
