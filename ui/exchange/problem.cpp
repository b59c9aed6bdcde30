// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/problem.h"

namespace sana::ui {

Problem problemOf(const engine::Exception& exception) {
  return {QString::fromStdString(exception.error().what), QString::fromStdString(exception.error().hint)};
}

void refuse(const QString& what, const QString& hint) {
  throw engine::Exception(engine::ErrorKind::file, what.toStdString(), hint.toStdString());
}

void refuseFile(const QString& what) { refuse(what, Exchange::tr("Choose another file.")); }

}  // namespace sana::ui
