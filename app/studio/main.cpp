// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop application: builds the models and the window, connects them, runs the loop.

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QIcon>
#include <QStandardPaths>
#include <QTimer>

#include <cstdio>

#include "app/studio/places.h"
#include "app/studio/quit_signals.h"
#include "app/studio/robot_socket.h"
#include "app/studio/single_instance.h"
#include "ui/models/action_table.h"
#include "ui/models/studio.h"
#include "ui/shell/app_commands.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/notifier.h"
#include "ui/shell/picture_actions.h"
#include "ui/shell/sleep_inhibitor.h"
#include "ui/shell/view_commands.h"
#include "ui/style/appearance.h"
#include "ui/style/icon.h"

namespace sana::app {
namespace {

struct Options {
  QString robot, engine;
  QStringList paths;
};

Options readOptions(QApplication& application) {
  QCommandLineParser parser;
  parser.setApplicationDescription(
      QCoreApplication::translate("main", "Draws pictures from words, on this computer."));
  const QCommandLineOption robot(QStringLiteral("robot"),
                                 QCoreApplication::translate("main", "Tell the state of the window on a local socket (for tests)."),
                                 QStringLiteral("socket"));
  const QCommandLineOption engine(QStringLiteral("engine"),
                                  QCoreApplication::translate("main", "Program that draws, in place of sana."),
                                  QStringLiteral("program"));
  parser.addOptions({robot, engine});
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addPositionalArgument(QStringLiteral("files"),
                               QCoreApplication::translate("main", "Pictures or model folders to open."), QStringLiteral("[files...]"));
  parser.process(application);
  Options options{.robot = parser.value(robot), .engine = parser.value(engine), .paths = {}};
  for (const QString& path : parser.positionalArguments()) options.paths << QFileInfo(path).absoluteFilePath();
  return options;
}

void applyAppearance(ui::Appearance& appearance, const ui::Settings& settings) {
  const QString mode = settings.value(ui::Setting::appearance).toString();
  appearance.setMode(mode == QLatin1String("light")  ? ui::Appearance::Mode::light
                     : mode == QLatin1String("dark") ? ui::Appearance::Mode::dark
                                                     : ui::Appearance::Mode::system);
  const QString motion = settings.value(ui::Setting::motion).toString();
  appearance.setMotion(motion == QLatin1String("on")    ? ui::Appearance::Choice::on
                       : motion == QLatin1String("off") ? ui::Appearance::Choice::off
                                                        : ui::Appearance::Choice::system);
}

int run(QApplication& application) {
  const Options options = readOptions(application);
  QuitSignals signals_from_outside;
  SingleInstance instance(runtimeFolder());
  if (!instance.isFirst()) {
    if (instance.handOver(options.paths)) return 0;
    std::fputs("Sana Studio is running already but does not answer. End it first.\n", stderr);
    return 1;
  }
  ui::StudioOptions places = studioOptions(options.engine);
  ui::Appearance appearance(application);
  ui::Studio studio(places);
  ui::Language language;
  language.set(studio.settings().value(ui::Setting::language).toString());
  applyAppearance(appearance, studio.settings());
  ui::ActionTable actions(studio.settings());
  ui::MainWindow window(studio, actions, places.folders.state + QStringLiteral("/layout.json"));
  ui::ViewCommands views(window);
  ui::PictureActions pictures(window);
  ui::AppCommands commands(window);
  ui::Notifier notifier(studio);
  ui::SleepInhibitor awake(studio);
  QObject::connect(&studio.settings(), &ui::Settings::changed, &window, [&](ui::Setting setting) {
    if (setting == ui::Setting::language) language.set(studio.settings().value(setting).toString());
    if (setting == ui::Setting::appearance || setting == ui::Setting::motion)
      applyAppearance(appearance, studio.settings());
  });
  QObject::connect(&instance, &SingleInstance::asked, &window, [&](const QStringList& paths) {
    if (window.isMinimized()) window.showNormal();
    window.raise();
    window.activateWindow();
    if (!paths.isEmpty()) commands.openPaths(paths);
  });
  // Not QApplication::quit(), which would close the question when it is told so twice.
  QObject::connect(&signals_from_outside, &QuitSignals::asked, &window, &ui::MainWindow::quitWanted);
  std::unique_ptr<RobotSocket> robot;
  if (!options.robot.isEmpty()) robot = std::make_unique<RobotSocket>(options.robot, window);
  window.show();
  // The window paints itself first; library and engine follow.
  QTimer::singleShot(0, &window, [&] {
    studio.start();
    if (!options.paths.isEmpty()) commands.openPaths(options.paths);
  });
  return QApplication::exec();
}

}  // namespace
}  // namespace sana::app

int main(int argc, char** argv) {
  sana::app::QuitSignals::block();
  QApplication application(argc, argv);
  QCoreApplication::setApplicationName(QStringLiteral("Sana Studio"));
  QCoreApplication::setOrganizationName(QStringLiteral("org.sanastudio"));
  QCoreApplication::setApplicationVersion(QStringLiteral(SANA_VERSION));
  QGuiApplication::setApplicationDisplayName(QStringLiteral("Sana Studio"));
  QGuiApplication::setDesktopFileName(QStringLiteral("org.sanastudio.SanaStudio"));
  QGuiApplication::setQuitOnLastWindowClosed(false);
  QApplication::setWindowIcon(sana::ui::icon(u"app-icon"));
  return sana::app::run(application);
}
