// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QDir>
#include <QFont>

#include "tests/ui/controls/contact_sheet.h"

/// contact_sheet FOLDER [POINTS]: writes a light and a dark sheet at the scale of QT_SCALE_FACTOR and a font size.
int main(int argc, char** argv) {
  QApplication application(argc, argv);
  const QDir folder(application.arguments().value(1, QStringLiteral(".")));
  QFont font = QApplication::font();
  font.setPointSizeF(application.arguments().value(2, QStringLiteral("10")).toDouble());
  QApplication::setFont(font);
  sana::ui::Appearance appearance(application);
  for (const auto mode : {sana::ui::Appearance::Mode::light, sana::ui::Appearance::Mode::dark}) {
    appearance.setMode(mode);
    const QImage sheet = sana::ui::contactSheet();
    const QString theme = mode == sana::ui::Appearance::Mode::dark ? QStringLiteral("dark") : QStringLiteral("light");
    const QString name = QStringLiteral("controls-%1-%2x.png").arg(theme).arg(sheet.devicePixelRatio());
    if (!sheet.save(folder.filePath(name))) return 1;
  }
  return 0;
}
