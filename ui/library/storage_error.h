// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Why something could not be kept, as a sentence and as a cause that the code can act upon.

#include <QCoreApplication>

#include "ui/library/library_types.h"

namespace sana::ui {

/// The sentences of this folder are those of Library in the translations.
class Sentence {
  Q_DECLARE_TR_FUNCTIONS(sana::ui::Library)
};

class StorageError : public LibraryError {
 public:
  enum class Cause : quint8 { other, full, readOnly, damaged, busy, gone };
  StorageError(Cause cause, QString what, QString hint = {})
      : LibraryError(std::move(what), std::move(hint)), cause_(cause) {}
  Cause cause() const { return cause_; }
  void raise() const override { throw *this; }
  StorageError* clone() const override { return new StorageError(*this); }

  /// "Cannot write FILE: REASON." with the cause and the hint that belong to this errno.
  static StorageError fromSystem(const QString& doing, const QString& file, int reason);

 private:
  Cause cause_;
};

}  // namespace sana::ui
