// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Files that are safe before anyone hears of them. Every function that can fail throws StorageError.

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <span>

namespace sana::ui {

/// A new file with these bytes, on the disk when it returns. An unfinished one is left where it is: it may be rescued.
void writeDurably(const QString& file, std::span<const std::uint8_t> bytes);
/// Renames and flushes both folders. An existing target is replaced.
void renameDurably(const QString& from, const QString& to);
void syncFolder(const QString& folder);
/// The folder with all its parents. `root` itself must be there: a drive that was pulled out is not made anew.
void makeFolder(const QString& folder, const QString& root);
QByteArray readWhole(const QString& file, qint64 limit);

bool isNetworkFileSystem(const QByteArray& type);
/// `file`, or the first of `file-1`, `file-2` … before its ending that does not exist.
QString freeName(const QString& file);
std::span<const std::uint8_t> asBytes(const QByteArray& bytes);

}  // namespace sana::ui
