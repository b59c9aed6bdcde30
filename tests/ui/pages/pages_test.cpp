// SPDX-License-Identifier: GPL-3.0-or-later
// Every page and dialog of the application, in every look: kept as pictures, nothing cut, nothing without a name.
#include <QDir>
#include <QFontDatabase>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/pages/sample_library.h"
#include "tests/ui/pages/tour.h"

namespace sana::ui {

class PagesTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase();
  void pages_data();
  void pages();
  void cleanupTestCase();

 private:
  StudioOptions optionsIn(const QString& folder) const;

  QTemporaryDir folder_;
  QString screenshots_;
  std::unique_ptr<LookChanger> looks_;
  std::unique_ptr<Scene> scene_;
};

StudioOptions PagesTest::optionsIn(const QString& folder) const {
  const auto path = [&](const char* name) { return folder_.filePath(folder + QLatin1Char('/') + QLatin1String(name)); };
  StudioOptions options;
  options.folders = {path("pictures"), path("data"), path("state")};
  options.settingsFolder = path("config");
  options.builtInModel = QStringLiteral(SANA_MODEL_FOLDER);
  options.engine.path = QStringLiteral(SANA_PROGRAM);
  return options;
}

void PagesTest::initTestCase() {
  screenshots_ = qEnvironmentVariable("SANA_SCREENSHOTS", QStringLiteral(SANA_SCREENSHOTS));
  if (const QString family = qEnvironmentVariable("SANA_SCREENSHOT_FONT"); !family.isEmpty())
    QApplication::setFont(QFont(family, 10));
  SampleLibrary samples(
      {QStringLiteral(SANA_PROGRAM), QStringLiteral(SANA_MODEL_FOLDER), QStringLiteral(SANA_DRAWN_FOLDER)});
  QCOMPARE(samples.draw(), QString());
  const StudioOptions options = optionsIn(QStringLiteral("full"));
  QCOMPARE(samples.fill(options.folders), QString());
  looks_ = std::make_unique<LookChanger>();
  scene_ = std::make_unique<Scene>(options);
  QVERIFY(scene_->start());
  QTRY_COMPARE_WITH_TIMEOUT(scene_->studio().strip().rowCount(), int(SampleLibrary::size()) - 2, 10000);
  // One picture drawn here: the estimate needs a measure.
  CurrentPicture& current = scene_->studio().current();
  current.showNewest();
  QTRY_VERIFY(current.id() != 0 && !current.record().recipe.isEmpty());
  scene_->studio().prompt().applyRecipe(current.record().recipe, current.id());
  scene_->studio().prompt().setSeed(4);
  scene_->studio().prompt().setGuidance(4);
  scene_->studio().prompt().setSeedLocked(true);
  scene_->trigger(Act::generate);
  QTRY_COMPARE_WITH_TIMEOUT(scene_->studio().strip().rowCount(), int(SampleLibrary::size()) - 1, 60000);
  scene_->studio().queue().clearFinished();
  scene_->studio().library().changeTags({scene_->studio().strip().idAt(0)},
                                        {QStringLiteral("animals"), QStringLiteral("blue")}, {});
}

void PagesTest::pages_data() {
  QTest::addColumn<Look>("look");
  const QSize wide(1440, 900), narrow(1024, 700);
  const QString english = QStringLiteral("en"), pseudo = QStringLiteral("pseudo");
  QVector<Look> looks{{QStringLiteral("light"), false, false, wide, english},
                      {QStringLiteral("dark"), true, false, wide, english},
                      {QStringLiteral("pseudo-light"), false, false, wide, pseudo},
                      {QStringLiteral("pseudo-dark"), true, false, wide, pseudo},
                      {QStringLiteral("narrow-light"), false, false, narrow, english},
                      {QStringLiteral("narrow-pseudo-light"), false, false, narrow, pseudo},
                      {QStringLiteral("reverse-light"), false, true, wide, pseudo}};
  if (!QFontDatabase::families(QFontDatabase::SimplifiedChinese).isEmpty())
    looks.append({QStringLiteral("zh-dark"), true, false, wide, QStringLiteral("zh_CN")});
  for (const Look& look : looks) QTest::newRow(qPrintable(look.name)) << look;
}

void PagesTest::pages() {
  QFETCH(Look, look);
  looks_->set(look);
  QStringList faults;
  {
    Scene empty(optionsIn(QStringLiteral("empty-") + look.name));
    QVERIFY(empty.start());
    Tour first(empty, look, screenshots_);
    first.firstRun();
    faults = first.faults();
  }
  Tour tour(*scene_, look, screenshots_);
  tour.draw();
  tour.queue();
  tour.gallery();
  tour.compare();
  tour.viewer();
  tour.dialogs();
  tour.settings();
  tour.messages();
  faults += tour.faults();
  if (!faults.isEmpty())
    QFAIL(qPrintable(QStringLiteral("%1 faults\n").arg(faults.size()) + faults.join(QLatin1Char('\n'))));
}

void PagesTest::cleanupTestCase() {
  scene_.reset();
  looks_.reset();
}

}  // namespace sana::ui

QTEST_MAIN(sana::ui::PagesTest)
#include "pages_test.moc"
