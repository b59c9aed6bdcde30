// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractSpinBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "ui/controls/buttons.h"
#include "ui/controls/choice_box.h"
#include "ui/controls/form_column.h"
#include "ui/controls/number_row.h"
#include "ui/controls/search_field.h"
#include "ui/controls/segment_bar.h"
#include "ui/controls/switch.h"
#include "ui/controls/tab_strip.h"
#include "ui/style/appearance.h"
#include "ui/style/metrics.h"

namespace sana::ui {

class InputsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { appearance_ = new Appearance(*qApp, this); }
  void numberRowKeepsOneValue();
  void numberRowTakesValuesBetweenSteps();
  void numberRowClampsToANewRange();
  void numberRowGoesBackToItsInitialValue();
  void numberRowIgnoresTheWheelWithoutFocus();
  void numberRowFieldFitsTheWidestValue();
  void switchTogglesByPointerAndKeys();
  void labelsAreBuddies();
  void longLabelsGoAbove();
  void problemsStandUnderTheirField();
  void rowsHideWhole();
  void helpShowsWithTheFocusOfItsRow();
  void searchWaitsForAPause();
  void segmentsMoveByArrows();
  void countsMoveNoTabs();
  void choiceIgnoresTheWheelWithoutFocus();

 private:
  Appearance* appearance_ = nullptr;
};

namespace {

constexpr NumberRange steps{1, 50, 1, 20, 0}, guidance{1, 12, 0.5, 4.5, 1};

void wheel(QWidget& widget) {
  QWheelEvent event({5, 5}, widget.mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                    Qt::NoScrollPhase, false);
  QCoreApplication::sendEvent(&widget, &event);
}

}  // namespace

void InputsTest::numberRowKeepsOneValue() {
  NumberRow row(QStringLiteral("Steps"), steps);
  QSignalSpy changes(&row, &NumberRow::valueChanged);
  QCOMPARE(row.value(), 20.0);
  QCOMPARE(row.slider()->accessibleName(), QStringLiteral("Steps"));
  QCOMPARE(row.field()->accessibleName(), QStringLiteral("Steps"));
  row.slider()->setValue(9);
  QCOMPARE(row.intValue(), 10);
  QCOMPARE(changes.size(), 1);
  auto* field = qobject_cast<QSpinBox*>(row.field());
  QVERIFY(field != nullptr);
  QCOMPARE(field->value(), 10);
  field->setValue(31);
  QCOMPARE(row.slider()->value(), 30);
  QCOMPARE(changes.size(), 2);
  row.setValue(31);
  QCOMPARE(changes.size(), 2);
  QCOMPARE(changes.last().first().toDouble(), 31.0);
}

void InputsTest::numberRowTakesValuesBetweenSteps() {
  NumberRow row(QStringLiteral("Guidance"), guidance);
  QSignalSpy changes(&row, &NumberRow::valueChanged);
  auto* field = qobject_cast<QDoubleSpinBox*>(row.field());
  QVERIFY(field != nullptr);
  field->setValue(4.7);
  QCOMPARE(row.value(), 4.7);
  QCOMPARE(row.slider()->value(), 7);  // 4.5 is the nearest step
  QCOMPARE(changes.size(), 1);
  row.setValue(100);
  QCOMPARE(row.value(), 12.0);
}

void InputsTest::numberRowClampsToANewRange() {
  NumberRow row(QStringLiteral("Steps"), steps);
  QSignalSpy changes(&row, &NumberRow::valueChanged);
  row.setRange({1, 8, 1, 4, 0});
  QCOMPARE(row.intValue(), 8);
  QCOMPARE(changes.size(), 1);
  row.setRange({1, 20, 1, 4, 0});
  QCOMPARE(row.intValue(), 8);
  QCOMPARE(row.slider()->value(), 7);
  QCOMPARE(changes.size(), 1);
}

void InputsTest::numberRowGoesBackToItsInitialValue() {
  NumberRow row(QStringLiteral("Steps"), steps);
  row.setValue(7);
  QTest::mouseDClick(row.slider(), Qt::LeftButton);
  QCOMPARE(row.intValue(), 20);
}

void InputsTest::numberRowIgnoresTheWheelWithoutFocus() {
  NumberRow row(QStringLiteral("Steps"), steps);
  row.show();
  QVERIFY(QTest::qWaitForWindowActive(&row));
  row.field()->setFocus();
  wheel(*row.slider());
  QCOMPARE(row.intValue(), 20);
  row.slider()->setFocus();
  wheel(*row.field());
  QCOMPARE(row.intValue(), 20);
  wheel(*row.slider());
  QVERIFY(row.intValue() > 20);
}

void InputsTest::numberRowFieldFitsTheWidestValue() {
  NumberRow small(QStringLiteral("Count"), {1, 16, 1, 1, 0}),
      large(QStringLiteral("Limit"), {1, 1'000'000'000, 1, 1, 0});
  QCOMPARE(small.field()->width(), Metrics::fieldWidth);
  QVERIFY(large.field()->width() > large.field()->fontMetrics().horizontalAdvance(QStringLiteral("1000000000")));
}

void InputsTest::switchTogglesByPointerAndKeys() {
  Switch toggle(QStringLiteral("Recipe inside the file"));
  QSignalSpy changes(&toggle, &QCheckBox::toggled);
  toggle.resize(toggle.sizeHint());
  QTest::mouseClick(&toggle, Qt::LeftButton);
  QVERIFY(toggle.isChecked());
  QTest::keyClick(&toggle, Qt::Key_Space);
  QVERIFY(!toggle.isChecked());
  QCOMPARE(changes.size(), 2);
  QCOMPARE(toggle.accessibleName(), QStringLiteral("Recipe inside the file"));
  QVERIFY(toggle.height() >= Metrics::hitLeast);
  toggle.setEnabled(false);
  QTest::mouseClick(&toggle, Qt::LeftButton);
  QCOMPARE(changes.size(), 2);
}

void InputsTest::labelsAreBuddies() {
  FormColumn form;
  auto* field = new QLineEdit;
  QLabel* label = form.addRow(QStringLiteral("S&eed"), field);
  QCOMPARE(label->buddy(), field);
  QCOMPARE(field->accessibleName(), QStringLiteral("Seed"));
  auto* row = new NumberRow(QStringLiteral("Steps"), steps);
  QCOMPARE(form.addRow(QStringLiteral("&Steps"), row)->buddy(), row->field());
}

void InputsTest::longLabelsGoAbove() {
  FormColumn form;
  auto* beside = new QLineEdit;
  auto* under = new QLineEdit;
  form.addRow(QStringLiteral("Seed"), beside);
  QLabel* label = form.addRow(QStringLiteral("A label much longer than its column"), under);
  form.resize(288, form.sizeHint().height());
  form.show();
  QVERIFY(QTest::qWaitForWindowExposed(&form));
  QCOMPARE(beside->mapTo(&form, QPoint()).x(), Metrics::labelColumn);
  QCOMPARE(under->mapTo(&form, QPoint()).x(), 0);
  QVERIFY(label->mapTo(&form, QPoint()).y() < under->mapTo(&form, QPoint()).y());
  QCOMPARE(beside->mapTo(&form, QPoint(beside->width(), 0)).x(), form.width());
  form.setRowText(under, QStringLiteral("Short"));
  QTRY_COMPARE(under->mapTo(&form, QPoint()).x(), Metrics::labelColumn);
}

void InputsTest::problemsStandUnderTheirField() {
  FormColumn form;
  auto* field = new QLineEdit(QStringLiteral("2x"));
  form.addRow(QStringLiteral("Seed"), field);
  form.show();
  const int before = form.sizeHint().height();
  form.setProblem(field, QStringLiteral("Only figures are allowed."));
  QTRY_VERIFY(form.sizeHint().height() > before);
  QVERIFY(isInvalid(field));
  QCOMPARE(field->text(), QStringLiteral("2x"));
  QCOMPARE(field->accessibleDescription(), QStringLiteral("Only figures are allowed."));
  form.setProblem(field, {});
  QVERIFY(!isInvalid(field));
  QTRY_COMPARE(form.sizeHint().height(), before);
}

void InputsTest::rowsHideWhole() {
  FormColumn form;
  auto* one = new QLineEdit;
  auto* two = new QLineEdit;
  form.addRow(QStringLiteral("One"), one);
  form.addRow(QStringLiteral("Two"), two);
  form.show();
  const int both = form.sizeHint().height();
  form.setRowVisible(one, false);
  QTRY_COMPARE(form.sizeHint().height(), (both - Metrics::rowGap) / 2);
  QVERIFY(!one->isVisible() && two->isVisible());
  form.setRowVisible(one, true);
  QTRY_COMPARE(form.sizeHint().height(), both);
}

void InputsTest::helpShowsWithTheFocusOfItsRow() {
  QWidget window;
  auto* layout = new QVBoxLayout(&window);
  auto* form = new FormColumn;
  layout->addWidget(form);
  auto* one = new QLineEdit;
  auto* two = new QLineEdit;
  form->addRow(QStringLiteral("One"), one, {QStringLiteral("What it does."), QStringLiteral("For example 3.")});
  form->addRow(QStringLiteral("Two"), two);
  window.show();
  QVERIFY(QTest::qWaitForWindowActive(&window));
  auto* help = form->findChild<IconButton*>();
  QVERIFY(help != nullptr);
  one->setFocus();
  QTRY_VERIFY(help->isVisible());
  two->setFocus();
  QTRY_VERIFY(!help->isVisible());
  QVERIFY(help->toolTip().contains(QStringLiteral("For example 3.")));
  QCOMPARE(one->whatsThis(), help->toolTip());
  QVERIFY(!help->accessibleName().isEmpty());
}

void InputsTest::searchWaitsForAPause() {
  SearchField field(QStringLiteral("Search prompts"));
  QSignalSpy asked(&field, &SearchField::searchRequested);
  QCOMPARE(field.accessibleName(), QStringLiteral("Search prompts"));
  QTest::keyClicks(&field, QStringLiteral("fox"));
  QCOMPARE(asked.size(), 0);
  QTRY_COMPARE(asked.size(), 1);
  QCOMPARE(asked.last().first().toString(), QStringLiteral("fox"));
  QTest::keyClicks(&field, QStringLiteral("es"));
  QTest::keyClick(&field, Qt::Key_Return);
  QCOMPARE(asked.last().first().toString(), QStringLiteral("foxes"));
  QTest::keyClick(&field, Qt::Key_Escape);
  QVERIFY(field.text().isEmpty());
  QCOMPARE(asked.size(), 3);
}

void InputsTest::segmentsMoveByArrows() {
  SegmentBar bar(QStringLiteral("Pages"));
  bar.addSegment(QStringLiteral("Draw"), u"draw");
  bar.addSegment(QStringLiteral("Gallery"), u"gallery");
  const int width = bar.sizeHint().width();
  QTest::keyClick(&bar, Qt::Key_Right);
  QCOMPARE(bar.currentIndex(), 1);
  QCOMPARE(bar.sizeHint().width(), width);
  QCOMPARE(bar.accessibleName(), QStringLiteral("Pages"));
}

void InputsTest::countsMoveNoTabs() {
  TabStrip strip(QStringLiteral("Panels"));
  for (const char* name : {"Details", "History", "Queue"}) strip.addTab(QLatin1StringView(name));
  strip.setCount(2, 0);
  const int width = strip.sizeHint().width();
  strip.setCount(2, 12);
  QCOMPARE(strip.sizeHint().width(), width);
  QCOMPARE(strip.count(2), 12);
  QCOMPARE(strip.count(), 3);
  strip.setCurrentIndex(2);
  QCOMPARE(strip.sizeHint().width(), width);
  QVERIFY(strip.accessibleTabName(2).contains(QStringLiteral("12")));
}

void InputsTest::choiceIgnoresTheWheelWithoutFocus() {
  ChoiceBox box(QStringLiteral("Size"));
  box.addSize(QStringLiteral("128 x 128"), {128, 128});
  box.addSize(QStringLiteral("128 x 256"), {128, 256});
  box.setCurrentIndex(1);
  wheel(box);
  QCOMPARE(box.currentIndex(), 1);
  QCOMPARE(box.currentData().toSize(), QSize(128, 256));
  QVERIFY(!box.itemIcon(0).isNull());
}

}  // namespace sana::ui

QTEST_MAIN(sana::ui::InputsTest)
#include "inputs_test.moc"
