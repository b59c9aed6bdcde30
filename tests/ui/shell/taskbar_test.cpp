// SPDX-License-Identifier: GPL-3.0-or-later
// The running job's percentage outside of the window's pages: in its title and in the task bar.
#include <QElapsedTimer>
#include <QGuiApplication>

#include "tests/ui/models1/studio_bench.h"
#include "ui/models/action_table.h"
#include "ui/shell/main_window.h"
#include "ui/shell/taskbar_progress.h"

namespace sana::ui {

class TaskbarTest : public QObject {
  Q_OBJECT

 private slots:
  void valuesAreWholePercent() {
    QCOMPARE(TaskbarProgress::values(true, 0.3349), QVariantMap({{"progress", 0.33}, {"progress-visible", true}}));
    QCOMPARE(TaskbarProgress::values(true, 7), QVariantMap({{"progress", 1.0}, {"progress-visible", true}}));
    QCOMPARE(TaskbarProgress::values(false, 0.5), QVariantMap({{"progress", 0.0}, {"progress-visible", false}}));
  }

  void theSignalIsThatOfLaunchers() {
    QGuiApplication::setDesktopFileName("org.sanastudio.SanaStudio");
    const QDBusMessage message = TaskbarProgress::message(TaskbarProgress::values(true, 0.5));
    QCOMPARE(message.type(), QDBusMessage::SignalMessage);
    QCOMPARE(message.interface(), QString("com.canonical.Unity.LauncherEntry"));
    QCOMPARE(message.member(), QString("Update"));
    QCOMPARE(message.arguments().size(), 2);
    QCOMPARE(message.arguments().first().toString(), QString("application://org.sanastudio.SanaStudio.desktop"));
    QCOMPARE(message.arguments().last().metaType(), QMetaType::fromType<QVariantMap>());  // a{sv}
  }

  void saidAtMostTwiceASecondAndTakenAway() {
    StudioBench bench({{"step_ms", 60}});
    QVERIFY(bench.start());
    QVector<QVariantMap> said;
    QVector<qint64> times;
    QElapsedTimer clock;
    clock.start();
    TaskbarProgress bar(bench->generation(), [&](const QVariantMap& values) {
      said << values;
      times << clock.elapsed();
    });
    bench->generation().generate();
    QTRY_VERIFY_WITH_TIMEOUT(said.size() > 2 && !said.last()["progress-visible"].toBool(), 20000);
    QVERIFY(!bench->generation().running());
    QVERIFY(said.first()["progress-visible"].toBool());
    for (int i = 1; i < said.size(); ++i) {
      QVERIFY2(times[i] - times[i - 1] >= 490, qPrintable(QString::number(times[i] - times[i - 1])));
      if (i + 1 < said.size()) QVERIFY(said[i]["progress"].toDouble() > said[i - 1]["progress"].toDouble());
    }
    QCOMPARE(said.last(), TaskbarProgress::values(false, 0));
  }

  void takenAwayWithTheWindow() {
    StudioBench bench({{"step_ms", 60}});
    QVERIFY(bench.start());
    QVector<QVariantMap> said;
    {
      TaskbarProgress bar(bench->generation(), [&](const QVariantMap& values) { said << values; });
      bench->generation().generate();
      QTRY_COMPARE(said.size(), 1);
    }
    QCOMPARE(said.size(), 2);
    QCOMPARE(said.last(), TaskbarProgress::values(false, 0));
  }

  void theTitleCarriesThePercentage() {
    StudioBench bench({{"step_ms", 5}});
    QVERIFY(bench.start());
    ActionTable actions(bench->settings());
    MainWindow window(*bench, actions, bench.path("layout.json"));
    QCOMPARE(window.windowTitle(), QString("Sana Studio"));
    QSignalSpy titles(&window, &QWidget::windowTitleChanged);
    bench->generation().generate();
    QTRY_COMPARE_WITH_TIMEOUT(bench.pictures(), 1, 20000);
    QTRY_COMPARE(window.windowTitle(), QString("Sana Studio"));
    static const QRegularExpression form("^(\\d+) % - Sana Studio$");
    QVERIFY(titles.size() > 5);
    int before = -1;
    for (int i = 0; i + 1 < titles.size(); ++i) {
      const QRegularExpressionMatch match = form.match(titles[i].first().toString());
      QVERIFY2(match.hasMatch(), qPrintable(titles[i].first().toString()));
      QVERIFY(match.captured(1).toInt() >= before);
      before = match.captured(1).toInt();
      QVERIFY(before <= 100);
    }
    QVERIFY(before > 50);
  }
};

}  // namespace sana::ui

QTEST_MAIN(sana::ui::TaskbarTest)
#include "taskbar_test.moc"
