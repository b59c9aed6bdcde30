// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/diagnostics.h"

#include <QCoreApplication>
#include <QDir>
#include <QGuiApplication>
#include <QImageReader>
#include <QScreen>
#include <QSysInfo>

#include "ui/models/studio.h"

namespace sana::ui {

QString withoutPersonalWords(QString text) {
  text.replace(QDir::homePath(), QStringLiteral("~"));
  for (const QString& word : {qEnvironmentVariable("USER"), qEnvironmentVariable("LOGNAME"), QSysInfo::machineHostName()})
    if (word.size() > 2) text.replace(word, QStringLiteral("(name)"));
  return text;
}

QString diagnosticsReport(Studio& studio) {
  QStringList lines;
  const auto add = [&](const char* what, const QString& value) { lines << QLatin1String(what) + QStringLiteral(": ") + value; };
  const EngineMemory memory = studio.generation().memory();
  const ModelDescription& model = studio.models().description();
  const QScreen* screen = QGuiApplication::primaryScreen();
  add("Application", QCoreApplication::applicationVersion());
  add("Qt", QLatin1String(qVersion()));
  add("System", QSysInfo::prettyProductName() + QLatin1Char(' ') + QSysInfo::kernelVersion());
  add("Processor", QSysInfo::currentCpuArchitecture());
  add("Platform", QGuiApplication::platformName());
  if (screen) add("Scale", QString::number(screen->devicePixelRatio()));
  add("Picture formats", QString::fromLatin1(QImageReader::supportedImageFormats().join(' ')));
  add("Model", model.name + QLatin1Char(' ') + model.identity.left(10));
  add("Device", studio.models().device());
  add("Engine state", QString::number(int(studio.generation().engineState())));
  add("Engine memory", QString::number(memory.engineBytes >> 20) + QStringLiteral(" MiB of ") +
                           QString::number(memory.totalBytes >> 20) + QStringLiteral(" MiB"));
  add("Pictures", QString::number(studio.places().counts().all));
  add("Jobs", QString::number(studio.queue().rowCount()));
  for (int row = 0; row < studio.banners().rowCount(); ++row) {
    const BannerMessage& message = studio.banners().message(row);
    add("Message", message.cause + QLatin1Char(' ') + message.details);
  }
  return withoutPersonalWords(lines.join(QLatin1Char('\n')));
}

}  // namespace sana::ui
