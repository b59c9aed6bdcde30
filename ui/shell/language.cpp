// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>

namespace sana::ui {

Language::Language(QObject* parent) : QObject(parent) {}

QStringList Language::available() {
  QStringList codes{QStringLiteral("en")};
  for (const QString& file : QDir(QStringLiteral(":/sana/translations")).entryList({QStringLiteral("sana_*.qm")}))
    if (const QString code = file.mid(5).chopped(3); code != codes.first()) codes << code;
  return codes;
}

void Language::set(const QString& code) {
  if (code == code_) return;
  code_ = code;
  const QLocale locale = code.isEmpty() ? QLocale::system() : QLocale(code);
  QLocale::setDefault(locale);
  QCoreApplication::removeTranslator(&own_);
  QCoreApplication::removeTranslator(&toolkit_);
  const QString folder = QStringLiteral(":/sana/translations");
  // By name first: the pseudo-locale of the tests is no locale that QLocale knows.
  const bool found = own_.load(QStringLiteral("sana_") + code, folder) ||
                     own_.load(locale, QStringLiteral("sana"), QStringLiteral("_"), folder) ||
                     own_.load(QStringLiteral("sana_en"), folder);  // the source's plural forms
  if (found) QCoreApplication::installTranslator(&own_);
  if (toolkit_.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    QCoreApplication::installTranslator(&toolkit_);
  emit changed();
}

}  // namespace sana::ui
