// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/places.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>

#include "engine/checkpoint/model_folder.h"
#include "engine/core/user_folders.h"
#include "kernels/error.h"

namespace sana::app {
namespace {

QString findEngine() {
  const QString here = QCoreApplication::applicationDirPath();
  for (const QString& place : {QStringLiteral("/sana"), QStringLiteral("/../cli/sana")})
    if (QFileInfo program(here + place); program.isExecutable() && program.isFile()) return program.canonicalFilePath();
  return QStandardPaths::findExecutable(QStringLiteral("sana"));
}

QString findBuiltInModel() {
  try {
    return QString::fromStdString(engine::find_model("emoji-scenes-128").string());
  } catch (const kernels::Exception&) {
    return {};  // the list of models says that there is none
  }
}

}  // namespace

QString runtimeFolder() {
  const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
  return runtime.isEmpty() ? ui::LibraryFolders::standard().data : runtime + QStringLiteral("/org.sanastudio.SanaStudio");
}

ui::StudioOptions studioOptions(const QString& engine) {
  ui::StudioOptions options;
  options.folders = ui::LibraryFolders::standard();
  options.settingsFolder = QString::fromStdString(engine::user_folder("XDG_CONFIG_HOME", ".config").string());
  options.builtInModel = findBuiltInModel();
  options.engine.path = engine.isEmpty() ? findEngine() : engine;
  return options;
}

}  // namespace sana::app
