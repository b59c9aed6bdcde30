// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QString>

namespace sana::ui {

/// On a worker thread: the old file or the new one, never half of one, and on the disk when it returns. The folder must
/// be there. False: it could not be written.
bool writeWhole(const QString& file, const QByteArray& bytes);

}  // namespace sana::ui
