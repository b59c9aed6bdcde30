// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// in: a text. out: the Exif block of a JPEG or WebP, or a TIFF that holds it beside an XMP packet.

#include <QByteArray>
#include <QSize>
#include <QString>

namespace sana::ui {

/// A TIFF header (MM), the first directory and an Exif directory with UserComment, ColorSpace sRGB and the tags
/// that those of a compressed picture of this size may not lack.
/// Source: Exif 2.32, 4.5 and 4.6.
QByteArray exifBlock(const QString& comment, QSize size);

/// The classic TIFF with a second copy of its first directory at the end, which has the tags XMP (700) and Exif
/// (34665) in addition; pixels stay where they are. The comment is in the byte order of the file, which readers
/// that follow the header expect. An empty packet or comment is left out.
/// Fails: Bug if this is no TIFF of our own making.
QByteArray withTiffTags(QByteArray tiff, const QByteArray& xmp, const QString& comment);

}  // namespace sana::ui
