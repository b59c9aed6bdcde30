// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What went wrong, as a person reads it.

#include <QCoreApplication>
#include <QString>

#include "engine/core/error.h"

namespace sana::ui {

/// The context of this folder's sentences.
class Exchange {
  Q_DECLARE_TR_FUNCTIONS(Exchange)
};

struct Problem {
  QString what;  ///< one whole sentence; "": nothing went wrong
  QString hint;  ///< what to do; may be empty

  explicit operator bool() const { return !what.isEmpty(); }
};

Problem problemOf(const engine::Exception& exception);

/// Throws a file error with these sentences.
[[noreturn]] void refuse(const QString& what, const QString& hint);
/// "Choose another file."
[[noreturn]] void refuseFile(const QString& what);

}  // namespace sana::ui
