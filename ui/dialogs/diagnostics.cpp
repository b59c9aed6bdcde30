// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/diagnostics.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QImageReader>
#include <QScreen>
#include <QSysInfo>

#include "ui/dialogs/clean_report.h"
#include "ui/models/studio.h"

namespace sana::ui {

QString diagnosticsReport(Studio& studio) {
  QStringList lines;
  const PrivateWords secret = privateWords(studio);
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
  // A linked folder may be called as its owner likes: the identity says which model it is.
  add("Model", QStringLiteral("%1, %2 × %3, %4 MiB").arg(model.identity.left(10)).arg(model.width).arg(model.height).arg(model.weightsBytes >> 20));
  add("Device", studio.models().device());
  add("Engine state", QString::number(int(studio.generation().engineState())));
  add("Engine memory", QString::number(memory.engineBytes >> 20) + QStringLiteral(" MiB of ") +
                           QString::number(memory.totalBytes >> 20) + QStringLiteral(" MiB"));
  add("Pictures", QString::number(studio.places().counts().all));
  add("Jobs", QString::number(studio.queue().rowCount()));
  for (int row = 0; row < studio.banners().rowCount(); ++row) {
    const BannerMessage& message = studio.banners().message(row);
    for (const QString& text : {message.cause, message.kept, message.details})
      if (!text.isEmpty()) add("Message", cleanReport(text, secret));
  }
  return lines.join(QLatin1Char('\n'));
}

}  // namespace sana::ui
