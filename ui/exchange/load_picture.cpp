// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/load_picture.h"

#include <QBuffer>
#include <QColorSpace>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <algorithm>
#include <new>

#include "ui/exchange/container_reader.h"
#include "ui/exchange/exif_reader.h"
#include "ui/exchange/png_chunks.h"

namespace sana::ui {
namespace {

/// Qt's own limit is one for the whole program: it stands at the largest that is ever allowed here, and what a
/// picture may take is checked before.
void raiseQtLimit() {
  [[maybe_unused]] static const bool isRaised = [] {
    QImageReader::setAllocationLimit(static_cast<int>(ownPictureBytes >> 20));
    return true;
  }();
}

/// Every scan of a JPEG passes over all its pixels; a small file can hold thousands.
void checkScans(QIODevice& file, QSize size) {
  constexpr qint64 maxScans = 64, maxScannedPixels = qint64{400} << 20, pieceBytes = 1 << 20;
  qint64 scans = 0;
  bool isMarker = false;
  file.seek(0);
  while (!file.atEnd()) {
    const QByteArray piece = file.read(pieceBytes);
    if (piece.isEmpty()) break;
    for (const char c : piece) {
      scans += isMarker && c == '\xDA';
      isMarker = c == '\xFF';
    }
  }
  if (scans > maxScans || scans * size.width() * size.height() > maxScannedPixels) {
    refuseFile(Exchange::tr("This JPEG holds too many passes over its pixels."));
  }
}

/// What the decoder will hold at once, by what the file declares.
void checkSizes(ByteSource& source, Container container, const QImageReader& reader, qint64 maxBytes) {
  const QSize size = reader.size();
  if (size.isEmpty()) refuseFile(Exchange::tr("This picture is damaged: it does not say its size."));
  const qint64 bitsPerPixel = std::max(32, int{QImage::toPixelFormat(reader.imageFormat()).bitsPerPixel()});
  bool fits = qint64{size.width()} * size.height() <= maxBytes * 8 / bitsPerPixel;
  if (container == Container::tiff) {
    constexpr qint64 maxBits = 256;
    const TiffBlocks blocks = tiffBlocks(source);
    fits = fits && blocks.bitsPerPixel <= maxBits && blocks.pixels <= maxBytes * 8 / std::max<qint64>(blocks.bitsPerPixel, 8);
  }
  if (!fits) {
    refuseFile(Exchange::tr("This picture of %1 x %2 pixels is too large to be shown.")
                   .arg(size.width())
                   .arg(size.height()));
  }
}

QImage shown(QImage image, QSize target) {
  const QColorSpace space = image.colorSpace(), wanted(QColorSpace::SRgb);
  if (space.isValid() && space != wanted) image.convertToColorSpace(wanted);
  image.convertTo(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
  image.setColorSpace(wanted);
  if (!target.isEmpty() && (image.width() > target.width() || image.height() > target.height())) {
    image = image.scaled(target, Qt::KeepAspectRatio, Qt::SmoothTransformation);
  }
  return image;
}

/// The decoder leaves out what twice the target does not need.
QSize decodedSize(QSize original, QSize target) {
  const QSize close = original.scaled(target * 2, Qt::KeepAspectRatio);
  return target.isEmpty() || close.width() >= original.width() ? QSize() : close;
}

/// The decoder's own device: it must not be moved in by anyone else.
struct DecodedFrom {
  QBuffer png;
  QFile file;
  QIODevice& open(ByteSource& source, Container container, const QString& path, qint64 maxBytes) {
    if (container == Container::png) {
      png.setData(pixelsOfPng(source, maxBytes + maxBytes / 8 + (1 << 20)));
      png.open(QIODevice::ReadOnly);
      return png;
    }
    file.setFileName(path);
    file.open(QIODevice::ReadOnly);
    return file;
  }
};

LoadedPicture load(QFile& file, qint64 maxBytes, QSize target) {
  ByteSource source(file);
  const Container container = containerOf(source);
  const QByteArray decoder = decoderOf(container);
  if (decoder.isEmpty()) refuseFile(Exchange::tr("This file is no PNG, JPEG, WebP or TIFF picture."));
  if (source.size() > maxPictureFileBytes) refuseFile(Exchange::tr("This file is larger than 1 GiB."));
  DecodedFrom from;
  QImageReader reader(&from.open(source, container, file.fileName(), maxBytes), decoder);
  reader.setDecideFormatFromContent(false);
  reader.setAutoTransform(true);
  LoadedPicture loaded;
  loaded.originalSize = reader.size();
  checkSizes(source, container, reader, maxBytes);
  if (container == Container::jpeg) {
    checkScans(file, loaded.originalSize);
    const bool isTurned = reader.transformation() != QImageIOHandler::TransformationNone;
    const QSize smaller = isTurned ? QSize() : decodedSize(loaded.originalSize, target);
    if (smaller.isValid()) reader.setScaledSize(smaller);
  }
  QImage image = reader.read();
  if (image.isNull()) {
    refuseFile(Exchange::tr("This picture is damaged and cannot be shown: %1.").arg(reader.errorString()));
  }
  loaded.image = shown(std::move(image), target);
  return loaded;
}

}  // namespace

LoadedPicture loadPicture(const QString& path, qint64 maxBytes, QSize target) {
  LoadedPicture failed;
  raiseQtLimit();
  try {
    QFile file(path);
    // Opening a pipe would wait for its other end.
    if (!QFileInfo(path).isFile()) refuseFile(Exchange::tr("There is no such file."));
    if (!file.open(QIODevice::ReadOnly)) {
      refuse(Exchange::tr("The file cannot be read: %1.").arg(file.errorString()),
             Exchange::tr("Check that you may read it."));
    }
    LoadedPicture loaded = load(file, std::min(maxBytes, ownPictureBytes), target);
    if (!loaded.image.isNull()) return loaded;
    failed.problem = {Exchange::tr("There is not enough memory to show this picture."),
                      Exchange::tr("Close other programs.")};
  } catch (const engine::Exception& exception) {
    failed.problem = problemOf(exception);
  } catch (const std::bad_alloc&) {
    failed.problem = {Exchange::tr("There is not enough memory to show this picture."),
                      Exchange::tr("Close other programs.")};
  }
  return failed;
}

}  // namespace sana::ui
