// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The Exif field UserComment (0x9286): eight bytes that name the encoding, then the text.

#include <QByteArray>
#include <QString>
#include <cstdint>

namespace sana::ui {

enum class ByteOrder : std::uint8_t { little, big };

/// UNICODE, NUL, then UTF-16 of this order without a mark.
QByteArray userComment(const QString& text, ByteOrder order);

/// Whatever other programs put there: decided by the prefix, then a byte order mark, then where the NULs are, then
/// whether it is UTF-8; else Latin-1. Empty where the prefix names an encoding that is not read (JIS).
/// Source: Exif 2.32, 4.6.5; the order of UTF-16 is not laid down there, and both occur.
QString readUserComment(const QByteArray& bytes);

}  // namespace sana::ui
