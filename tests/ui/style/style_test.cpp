// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QFocusFrame>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenuBar>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include "ui/style/appearance.h"
#include "ui/style/kinds.h"
#include "ui/style/metrics.h"
#include "ui/style/mnemonic.h"
#include "ui/style/paint.h"
#include "ui/style/sana_style.h"

namespace sana::ui {

class StyleTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { appearance_ = new Appearance(*qApp, this); }
  void cleanup() {
    delete appearance_;
    appearance_ = nullptr;
  }
  void controlsShareOneHeight();
  void heightsFollowTheFont();
  void buttonsAreWhatTheirKindSays();
  void ringShowsForKeysOnly();
  void sliderJumpsToThePointer();
  void editorCornersStayRound();
  void scrollBarReachesBothEnds();
  void themeSwitchesLive();
  void motionFollowsTheChoice();
  void blockedControlsSayWhy();
  void mnemonicsAreMeasuredAndRead();
  void smallPicturesAreSharpOnEveryScreen();

 private:
  Appearance* appearance_ = nullptr;
};

void StyleTest::smallPicturesAreSharpOnEveryScreen() {
  const QImage wide(400, 200, QImage::Format_RGB32);
  for (const qreal ratio : {1.0, 1.25, 2.0}) {
    const QPixmap small = pixmapWithin(wide, 96, ratio);
    QCOMPARE(small.devicePixelRatio(), ratio);
    QCOMPARE(small.size(), QSize(qRound(96 * ratio), qRound(48 * ratio)));
  }
}

void StyleTest::mnemonicsAreMeasuredAndRead() {
  QCOMPARE(paintedText(QStringLiteral("&File")), QStringLiteral("File"));
  QCOMPARE(paintedText(QStringLiteral("文件(&F)")), QStringLiteral("文件(F)"));
  QCOMPARE(withoutMnemonic(QStringLiteral("文件(&F)...")), QStringLiteral("文件..."));
  for (const auto& read : {paintedText, withoutMnemonic}) {
    QCOMPARE(read(QStringLiteral("Black && white")), QStringLiteral("Black & white"));
    QCOMPARE(read(QStringLiteral("(&&) &End&")), QStringLiteral("(&) End"));
  }
  // A sign that is shown needs its room.
  const QPushButton one(QStringLiteral("a && b")), marked(QStringLiteral("&a b"));
  QVERIFY(one.sizeHint().width() > marked.sizeHint().width());
}

void StyleTest::controlsShareOneHeight() {
  QPushButton button(QStringLiteral("Text"));
  QLineEdit field;
  QSpinBox number;
  QComboBox choice;
  const int height = controlHeight(button.fontMetrics());
  for (const QWidget* each : {static_cast<QWidget*>(&button), static_cast<QWidget*>(&field),
                              static_cast<QWidget*>(&number), static_cast<QWidget*>(&choice)}) {
    QCOMPARE(each->sizeHint().height(), height);
  }
}

void StyleTest::heightsFollowTheFont() {
  const QFont usual = QApplication::font();
  QFont large = usual;
  large.setPointSizeF(usual.pointSizeF() * 2.2);
  QApplication::setFont(large);
  {
    const QPushButton button(QStringLiteral("Text"));
    QVERIFY(button.sizeHint().height() >= button.fontMetrics().height() + 8);
    QVERIFY(button.sizeHint().height() > Metrics::control);
    QVERIFY(largeFont());
  }
  QApplication::setFont(usual);
  QVERIFY(!largeFont());
}

void StyleTest::buttonsAreWhatTheirKindSays() {
  QPushButton button(QStringLiteral("x"));
  auto middleOfEdge = [&] { return button.grab().toImage().pixelColor(4, button.height() / 2); };
  button.resize(90, 30);
  QCOMPARE(middleOfEdge(), color(Token::button));
  setKind(button, Kind::primary);
  QCOMPARE(middleOfEdge(), color(Token::accent));
  button.setDown(true);
  QCOMPARE(middleOfEdge(), color(Token::accentPressed));
  button.setDown(false);
  button.setEnabled(false);
  QCOMPARE(middleOfEdge(), color(Token::sunken));
  const QToolButton plain;
  QCOMPARE(kindOf(&plain), Kind::icon);
}

void StyleTest::ringShowsForKeysOnly() {
  QWidget window;
  auto* layout = new QHBoxLayout(&window);
  QPushButton* buttons[2] = {new QPushButton(QStringLiteral("1")), new QPushButton(QStringLiteral("2"))};
  auto* field = new QLineEdit;
  for (QWidget* each :
       {static_cast<QWidget*>(buttons[0]), static_cast<QWidget*>(buttons[1]), static_cast<QWidget*>(field)}) {
    layout->addWidget(each);
  }
  window.show();
  QVERIFY(QTest::qWaitForWindowActive(&window));
  auto ringed = [&]() -> const QWidget* {
    const auto frames = window.findChildren<QFocusFrame*>();
    return !frames.isEmpty() && frames.first()->isVisible() ? frames.first()->widget() : nullptr;
  };
  QTest::mouseClick(buttons[0], Qt::LeftButton);
  QVERIFY(ringed() == nullptr);
  QTest::keyClick(buttons[0], Qt::Key_Tab);
  QTRY_COMPARE(ringed(), buttons[1]);
  QTest::keyClick(buttons[1], Qt::Key_Tab);
  QVERIFY(field->hasFocus());
  QTRY_VERIFY(ringed() == nullptr);  // fields paint their own
  QTest::keyClick(field, Qt::Key_Backtab);
  QTRY_COMPARE(ringed(), buttons[1]);
  QCOMPARE(window.findChildren<QFocusFrame*>().size(), 1);
}

void StyleTest::sliderJumpsToThePointer() {
  QSlider slider(Qt::Horizontal);
  slider.setRange(0, 100);
  slider.resize(214, 24);
  slider.show();
  QTest::mouseClick(&slider, Qt::LeftButton, {}, {107, 12});
  QVERIFY2(std::abs(slider.value() - 50) <= 1, qPrintable(QString::number(slider.value())));
  slider.setLayoutDirection(Qt::RightToLeft);
  QTest::mouseClick(&slider, Qt::LeftButton, {}, {10, 12});
  QVERIFY(slider.value() > 90);
}

void StyleTest::editorCornersStayRound() {
  QPlainTextEdit editor;
  editor.resize(200, 100);
  const QImage image = editor.grab().toImage();
  QCOMPARE(image.pixelColor(0, 0), color(Token::chrome));
  QCOMPARE(image.pixelColor(100, 0), color(Token::border));
  QCOMPARE(image.pixelColor(100, 60), color(Token::field));
  QCOMPARE(editor.document()->documentMargin(), 10.0);
}

void StyleTest::scrollBarReachesBothEnds() {
  QScrollBar bar(Qt::Vertical);
  bar.resize(12, 300);
  bar.setRange(0, 1000);
  bar.setPageStep(100);
  auto thumbAt = [&](int y) { return bar.grab().toImage().pixelColor(8, y) != color(Token::chrome); };
  bar.setValue(0);
  QVERIFY(thumbAt(8) && !thumbAt(290));
  bar.setValue(1000);
  QVERIFY(!thumbAt(8) && thumbAt(290));
}

void StyleTest::themeSwitchesLive() {
  QSignalSpy changes(appearance_, &Appearance::themeChanged);
  QWidget window;
  window.show();
  appearance_->setMode(Appearance::Mode::dark);
  QCOMPARE(changes.size(), 1);
  QCOMPARE(currentTheme(), Theme::dark);
  // Widgets take the palette with the next turn of the event loop.
  QTRY_COMPARE(window.grab().toImage().pixelColor(1, 1), color(Token::chrome, Theme::dark));
  appearance_->setMode(Appearance::Mode::light);
  QTRY_COMPARE(window.grab().toImage().pixelColor(1, 1), color(Token::chrome, Theme::light));
  appearance_->setMode(Appearance::Mode::light);
  QCOMPARE(changes.size(), 2);
  appearance_->setHighContrast(Appearance::Choice::on);
  QVERIFY(highContrast());
  QCOMPARE(changes.size(), 3);
  appearance_->setHighContrast(Appearance::Choice::off);
}

void StyleTest::motionFollowsTheChoice() {
  QSignalSpy changes(appearance_, &Appearance::motionChanged);
  appearance_->setMotion(Appearance::Choice::on);
  QVERIFY(qApp->style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0);
  appearance_->setMotion(Appearance::Choice::off);
  QCOMPARE(qApp->style()->styleHint(QStyle::SH_Widget_Animation_Duration), 0);
  QVERIFY(!appearance_->motion());
  QVERIFY(changes.size() >= 1);
}

void StyleTest::blockedControlsSayWhy() {
  QPushButton button(QStringLiteral("Replay"));
  button.setToolTip(QStringLiteral("Draws the branch again"));
  setBlocked(button, QStringLiteral("Nothing is selected."));
  setBlocked(button, QStringLiteral("The model is missing."));
  QVERIFY(!button.isEnabled());
  QCOMPARE(button.toolTip(), QStringLiteral("The model is missing."));
  QCOMPARE(button.accessibleDescription(), QStringLiteral("The model is missing."));
  setBlocked(button, {});
  QVERIFY(button.isEnabled());
  QCOMPARE(button.toolTip(), QStringLiteral("Draws the branch again"));
  QVERIFY(button.accessibleDescription().isEmpty());
}

}  // namespace sana::ui

QTEST_MAIN(sana::ui::StyleTest)
#include "style_test.moc"
