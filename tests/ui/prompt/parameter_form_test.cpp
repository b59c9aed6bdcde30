// SPDX-License-Identifier: GPL-3.0-or-later
// The controls of a picture: each explains itself, from the keyboard too; one that would do nothing is off and says why.
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QVBoxLayout>
#include <QWhatsThis>

#include "tests/ui/models1/studio_bench.h"
#include "ui/prompt/parameter_form.h"
#include "ui/prompt/scheduler_form.h"

namespace sana::ui {
namespace {

/// What's This, as it stands on the screen.
QWidget* explanation() {
  for (QWidget* window : QApplication::topLevelWidgets())
    if (window->isVisible() && window->inherits("QWhatsThat")) return window;
  return nullptr;
}

QComboBox* styleBox(const QWidget& form) {
  for (QComboBox* box : form.findChildren<QComboBox*>())
    if (box->accessibleName() == "Style") return box;
  return nullptr;
}

}  // namespace

class ParameterFormTest : public QObject {
  Q_OBJECT

 private slots:
  void everyControlExplainsItselfFromTheKeyboard() {
    StudioBench bench;
    QVERIFY(bench.start());
    bench->prompt().setScheduler("flow_euler");  // has a parameter that is on or off
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    column->addWidget(new ParameterForm(bench->prompt(), bench->styles(), &window));
    column->addWidget(new SchedulerForm(bench->prompt(), &window));
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QStringList names;
    for (QWidget* control : window.findChildren<QWidget*>()) {
      const bool isField = control->inherits("QComboBox") || control->inherits("QAbstractSpinBox") ||
                           control->inherits("QAbstractSlider") || control->inherits("QCheckBox") ||
                           (control->inherits("QLineEdit") && !control->parentWidget()->inherits("QAbstractSpinBox"));
      if (!isField || !control->isEnabled() || control->focusPolicy() == Qt::NoFocus || !control->isVisible()) continue;
      control->setFocus(Qt::TabFocusReason);
      QTest::keyClick(&window == QApplication::focusWidget() ? control : QApplication::focusWidget(), Qt::Key_F1, Qt::ShiftModifier);
      QVERIFY2(explanation(), qPrintable(control->metaObject()->className() + (' ' + control->accessibleName())));
      QWhatsThis::hideText();
      QTRY_VERIFY(!explanation());
      names << control->accessibleName();
    }
    QVERIFY2(names.size() >= 12, qPrintable(names.join(", ")));
    QCOMPARE(window.findChildren<QCheckBox*>().size(), 2);  // tiles, dynamic shifting
  }

  void stylesAreOffForAModelThatKnowsNone() {
    StudioBench bench;
    const QString folder = bench.makeModel("nostyles");
    QVERIFY(bench.start());
    ParameterForm form(bench->prompt(), bench->styles(), nullptr);
    const QString style = bench->styles().index(2).data(StyleList::NameRole).toString();
    bench->prompt().setStyle(style);
    QComboBox* box = styleBox(form);
    QVERIFY(box);
    QVERIFY(box->isEnabled());
    QCOMPARE(box->currentData().toString(), style);
    const QString tip = box->toolTip();
    QSignalSpy added(&bench->models(), &ModelList::folderAdded);
    bench->models().addFolder(folder);
    QTRY_COMPARE(added.size(), 1);
    bench->models().select(bench->models().rowOf(folder));
    QVERIFY(!box->isEnabled());
    QCOMPARE(box->currentIndex(), 0);
    QCOMPARE(box->toolTip(), bench->prompt().styleOffReason());
    QCOMPARE(box->accessibleDescription(), bench->prompt().styleOffReason());
    bench->models().select(bench->models().rowOf(bench.builtIn()));
    QVERIFY(box->isEnabled());
    QCOMPARE(box->currentData().toString(), style);
    QCOMPARE(box->toolTip(), tip);
  }
};

}  // namespace sana::ui

QTEST_MAIN(sana::ui::ParameterFormTest)
#include "parameter_form_test.moc"
