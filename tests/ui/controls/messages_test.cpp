// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include "ui/controls/banner.h"
#include "ui/controls/buttons.h"
#include "ui/controls/empty_state.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/fold_row.h"
#include "ui/controls/labels.h"
#include "ui/controls/meters.h"
#include "ui/controls/tag_chip.h"
#include "ui/controls/toast.h"
#include "ui/style/appearance.h"
#include "ui/style/metrics.h"

namespace sana::ui {

class MessagesTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { appearance_ = new Appearance(*qApp, this); }
  void foldOpensByKeysAndPointer();
  void foldMovesOnlyWithMotion();
  void foldGrowsWithItsContent();
  void bannerCountsTheSameCause();
  void bannerClosesByKeyAndButton();
  void bannerActionsAct();
  void toastGoesByItself();
  void toastStaysWhileHoveredOrFocused();
  void toastSitsOverTheLowerEdge();
  void toastStandsAboveControls();
  void toastStandsInItsArea();
  void longToastIsWrapped();
  void emptyStateHasAtMostOneButton();
  void busyButtonKeepsItsWidthAndIgnoresPresses();
  void toggleTellsItsState();
  void chipsAreTakenAwayByKeyAndCross();
  void chipsWrapAndMirror();
  void elidedLabelTellsItself();
  void labelsFollowTheTheme();
  void memoryMeterKeepsItsWidth();
  void stagesFillInReadingDirection();
  void keysBecomeCaps();

 private:
  Appearance* appearance_ = nullptr;
};

void MessagesTest::foldOpensByKeysAndPointer() {
  FoldRow fold(QStringLiteral("Negative prompt"));
  auto* content = new QLabel(QStringLiteral("inside"));
  fold.setContent(content);
  fold.setNote(QStringLiteral("empty"));
  fold.show();
  QVERIFY(QTest::qWaitForWindowExposed(&fold));
  QSignalSpy toggles(&fold, &FoldRow::toggled);
  QVERIFY(!content->isVisible());
  QTest::mouseClick(fold.header(), Qt::LeftButton);
  QTRY_VERIFY(content->isVisible());
  QTest::keyClick(fold.header(), Qt::Key_Left);
  QVERIFY(!fold.isExpanded());
  QTest::keyClick(fold.header(), Qt::Key_Right);
  QTest::keyClick(fold.header(), Qt::Key_Right);
  QVERIFY(fold.isExpanded());
  QTest::keyClick(fold.header(), Qt::Key_Return);
  QTest::keyClick(fold.header(), Qt::Key_Space);
  QVERIFY(fold.isExpanded());
  QCOMPARE(toggles.size(), 5);
  QCOMPARE(fold.header()->accessibleDescription(), QStringLiteral("empty"));
  QVERIFY(fold.header()->sizeHint().height() >= Metrics::row);
}

void MessagesTest::foldMovesOnlyWithMotion() {
  QWidget window;
  auto* layout = new QVBoxLayout(&window);
  auto* fold = new FoldRow(QStringLiteral("More"));
  layout->addWidget(fold);
  layout->addStretch();
  auto* content = new QWidget;
  content->setMinimumHeight(100);
  auto* inner = new QVBoxLayout(content);
  inner->addWidget(new QLabel(QStringLiteral("inside")));
  fold->setContent(content);
  window.resize(300, 300);
  window.show();
  QVERIFY(QTest::qWaitForWindowExposed(&window));
  const int closed = fold->sizeHint().height();
  appearance_->setMotion(Appearance::Choice::off);
  fold->setExpanded(true);
  QCOMPARE(fold->sizeHint().height(), closed + 100);
  fold->setExpanded(false);
  QCOMPARE(fold->sizeHint().height(), closed);
  appearance_->setMotion(Appearance::Choice::on);
  fold->setExpanded(true);
  QVERIFY(fold->sizeHint().height() < closed + 100);
  QTRY_COMPARE(fold->sizeHint().height(), closed + 100);
  appearance_->setMotion(Appearance::Choice::system);
}

void MessagesTest::foldGrowsWithItsContent() {
  FoldRow fold(QStringLiteral("More"));
  auto* content = new QWidget;
  auto* layout = new QVBoxLayout(content);
  layout->addWidget(new QLabel(QStringLiteral("one")));
  fold.setContent(content);
  fold.setExpanded(true);
  fold.show();
  QVERIFY(QTest::qWaitForWindowExposed(&fold));
  const int before = fold.sizeHint().height();
  layout->addWidget(new QLabel(QStringLiteral("two")));
  QTRY_VERIFY(fold.sizeHint().height() > before);
}

void MessagesTest::bannerCountsTheSameCause() {
  Banner banner;
  QVERIFY(banner.isHidden());
  const QString cause = QStringLiteral("The engine stopped."), kept = QStringLiteral("Your prompt is kept.");
  for (int i = 0; i < 3; ++i) banner.showMessage(Severity::danger, cause, kept);
  QCOMPARE(banner.times(), 3);
  QVERIFY(banner.accessibleName().contains(QStringLiteral("3")));
  QVERIFY(banner.accessibleName().startsWith(cause));
  banner.showMessage(Severity::danger, QStringLiteral("Another <cause>."), kept);
  QCOMPARE(banner.times(), 1);
  QVERIFY(banner.findChild<QLabel*>()->text().contains(QStringLiteral("&lt;cause&gt;")));
}

void MessagesTest::bannerClosesByKeyAndButton() {
  Banner banner;
  QSignalSpy closed(&banner, &Banner::closed);
  banner.showMessage(Severity::info, QStringLiteral("One."), {});
  QTest::keyClick(&banner, Qt::Key_Escape);
  QVERIFY(banner.isHidden());
  banner.showMessage(Severity::info, QStringLiteral("One."), {});
  QCOMPARE(banner.times(), 1);
  auto* close = banner.findChild<IconButton*>();
  QVERIFY(!close->accessibleName().isEmpty());
  close->click();
  QVERIFY(banner.isHidden());
  QCOMPARE(closed.size(), 2);
}

void MessagesTest::bannerActionsAct() {
  Banner banner;
  banner.showMessage(Severity::warning, QStringLiteral("One."), {});
  QPushButton* retry = banner.addAction(QStringLiteral("Retry"), true);
  QCOMPARE(kindOf(retry), Kind::primary);
  QSignalSpy clicks(retry, &QPushButton::clicked);
  // An action that clears the actions must not pull itself from under its own signal.
  connect(retry, &QPushButton::clicked, &banner, [&] { banner.clearActions(); });
  retry->click();
  QCOMPARE(clicks.size(), 1);
  QTRY_VERIFY(banner.findChild<StableButton*>() == nullptr);
}

void MessagesTest::toastGoesByItself() {
  QWidget window;
  window.resize(600, 400);
  Toast toast(&window);
  QCOMPARE(toast.lifetime(), 10'000);
  toast.setLifetime(30);
  window.show();
  QVERIFY(QTest::qWaitForWindowActive(&window));
  QTest::mouseMove(&window, {5, 5});
  QSignalSpy gone(&toast, &Toast::dismissed), undone(&toast, &Toast::linkActivated);
  toast.showMessage(QStringLiteral("3 pictures moved to trash"), QStringLiteral("Undo"));
  QCOMPARE(toast.text(), toast.accessibleName());
  QVERIFY(toast.isVisible());
  QVERIFY(toast.isCounting());
  QTRY_COMPARE(gone.size(), 1);
  QVERIFY(toast.isHidden());
  toast.showMessage(QStringLiteral("Moved"), QStringLiteral("Undo"));
  toast.findChild<QPushButton*>()->click();
  QCOMPARE(undone.size(), 1);
  QVERIFY(toast.isHidden());
}

void MessagesTest::toastStaysWhileHoveredOrFocused() {
  QWidget window;
  window.resize(600, 400);
  Toast toast(&window);
  window.show();
  QVERIFY(QTest::qWaitForWindowActive(&window));
  toast.showMessage(QStringLiteral("Moved"), QStringLiteral("Undo"));
  QVERIFY(toast.isCounting());
  QEnterEvent enter({1, 1}, {1, 1}, {1, 1});
  QCoreApplication::sendEvent(&toast, &enter);
  QVERIFY(!toast.isCounting());
  QEvent leave(QEvent::Leave);
  QCoreApplication::sendEvent(&toast, &leave);
  QVERIFY(toast.isCounting());
  toast.findChild<QPushButton*>()->setFocus(Qt::TabFocusReason);
  QTRY_VERIFY(!toast.isCounting());
  QTest::keyClick(&toast, Qt::Key_Escape);
  QVERIFY(toast.isHidden());
}

void MessagesTest::toastSitsOverTheLowerEdge() {
  QWidget window;
  window.resize(600, 400);
  Toast toast(&window);
  toast.showMessage(QStringLiteral("Moved"));
  QCOMPARE(toast.geometry().bottom() + 1, 400 - 16);
  QVERIFY(std::abs(toast.geometry().center().x() - 300) <= 1);
  QVERIFY(toast.height() >= Metrics::toast);
  window.show();
  window.resize(900, 500);
  QTRY_COMPARE(toast.geometry().bottom() + 1, 500 - 16);
}

void MessagesTest::toastStandsAboveControls() {
  QWidget window;
  window.resize(600, 400);
  QPushButton low(&window), higher(&window);
  low.setGeometry(250, 350, 100, 30);
  higher.setGeometry(220, 300, 60, 30);
  QPushButton aside(&window);
  aside.setGeometry(10, 240, 60, 30);
  Toast toast(&window);
  window.show();
  QVERIFY(QTest::qWaitForWindowExposed(&window));
  toast.showMessage(QStringLiteral("3 pictures moved to trash"), QStringLiteral("Undo"));
  QVERIFY(toast.geometry().bottom() < higher.geometry().top());
  QVERIFY(toast.geometry().bottom() > 240);  // what stands aside is in nobody's way
}

void MessagesTest::toastStandsInItsArea() {
  QWidget window;
  window.resize(800, 400);
  QWidget area(&window), over(&window);
  area.setGeometry(200, 0, 600, 300);
  over.setGeometry(500, 0, 300, 400);
  over.hide();
  Toast toast(&window);
  toast.setArea(&area, &over);
  window.show();
  QVERIFY(QTest::qWaitForWindowExposed(&window));
  toast.showMessage(QStringLiteral("Moved"), QStringLiteral("Undo"));
  QVERIFY(std::abs(toast.geometry().center().x() - 500) <= 1);
  QCOMPARE(toast.geometry().bottom() + 1, 300 - 16);
  over.show();
  QTRY_VERIFY(std::abs(toast.geometry().center().x() - 350) <= 1);
  over.hide();
  area.resize(400, 200);
  QTRY_COMPARE(toast.geometry().bottom() + 1, 200 - 16);
}

void MessagesTest::longToastIsWrapped() {
  QWidget window;
  window.resize(300, 400);
  Toast toast(&window);
  window.show();
  QVERIFY(QTest::qWaitForWindowExposed(&window));
  toast.showMessage(QStringLiteral("Memory ran out. The picture is drawn once more, decoded in tiles."), QStringLiteral("Undo"));
  QVERIFY(window.rect().contains(toast.geometry()));
  const auto* text = toast.findChild<QLabel*>();
  QTRY_VERIFY(text->height() >= text->heightForWidth(text->width()));
  QVERIFY(toast.height() > Metrics::toast);
  toast.showMessage(QStringLiteral("Moved"), {});
  QCOMPARE(toast.height(), Metrics::toast);
}

void MessagesTest::emptyStateHasAtMostOneButton() {
  EmptyState state(u"picture", QStringLiteral("No pictures yet"), QStringLiteral("What you draw is kept here."));
  QSignalSpy acted(&state, &EmptyState::actionTriggered);
  state.setAction(QStringLiteral("Draw"));
  QPushButton* button = state.setAction(QStringLiteral("Draw something"), true);
  QCOMPARE(state.findChildren<QPushButton*>().size(), 1);
  button->click();
  QCOMPARE(acted.size(), 1);
  QVERIFY(state.setAction({}) == nullptr);
  QVERIFY(state.findChildren<QPushButton*>().isEmpty());
}

void MessagesTest::busyButtonKeepsItsWidthAndIgnoresPresses() {
  PrimaryButton button(QStringLiteral("Generate"), PrimaryButton::Size::large);
  button.setTexts({QStringLiteral("Generate"), QStringLiteral("Add to queue")});
  button.setBusyText(QStringLiteral("Starting"));
  const QSize size = button.sizeHint();
  QVERIFY(size.height() >= Metrics::primary);
  QSignalSpy clicks(&button, &QPushButton::clicked);
  button.setText(QStringLiteral("Add to queue"));
  QCOMPARE(button.sizeHint(), size);
  button.setBusy(true);
  QCOMPARE(button.sizeHint(), size);
  QCOMPARE(button.accessibleName(), QStringLiteral("Starting"));
  QTest::mouseClick(&button, Qt::LeftButton);
  QTest::keyClick(&button, Qt::Key_Space);
  QCOMPARE(clicks.size(), 0);
  button.setBusy(false);
  QTest::mouseClick(&button, Qt::LeftButton);
  QCOMPARE(clicks.size(), 1);
}

void MessagesTest::toggleTellsItsState() {
  IconButton lock(u"unlock", QStringLiteral("Keep the seed"));
  lock.setToggle(u"lock", QStringLiteral("Draw another seed"));
  lock.setShortcutHint(QKeySequence(QStringLiteral("Ctrl+K")));
  QCOMPARE(lock.accessibleName(), QStringLiteral("Keep the seed"));
  QVERIFY(lock.toolTip().contains(QStringLiteral("Ctrl+K")));
  lock.click();
  QCOMPARE(lock.accessibleName(), QStringLiteral("Draw another seed"));
  QVERIFY(lock.sizeHint().width() >= Metrics::iconButton);
}

void MessagesTest::chipsAreTakenAwayByKeyAndCross() {
  TagChip chip(QStringLiteral("animals"));
  chip.resize(chip.sizeHint());
  QSignalSpy removed(&chip, &TagChip::removeRequested), clicked(&chip, &TagChip::clicked);
  QTest::keyClick(&chip, Qt::Key_Delete);
  QTest::mouseClick(&chip, Qt::LeftButton, {}, {chip.width() - 8, chip.height() / 2});
  QCOMPARE(removed.size(), 2);
  QCOMPARE(clicked.size(), 0);
  QTest::mouseClick(&chip, Qt::LeftButton, {}, {6, chip.height() / 2});
  QTest::keyClick(&chip, Qt::Key_Return);
  QCOMPARE(clicked.size(), 2);
  QCOMPARE(chip.accessibleName(), QStringLiteral("animals"));
  QVERIFY(chip.height() >= Metrics::hitLeast);
}

void MessagesTest::chipsWrapAndMirror() {
  QWidget holder;
  auto* flow = new FlowLayout(&holder, 4);
  QList<QWidget*> chips;
  for (int i = 0; i < 3; ++i) {
    chips.append(new QWidget);
    chips.last()->setFixedSize(40, 20);
    flow->addWidget(chips.last());
  }
  QCOMPARE(flow->heightForWidth(200), 20);
  QCOMPARE(flow->heightForWidth(90), 44);
  holder.resize(90, 44);
  flow->setGeometry(holder.rect());
  QCOMPARE(chips[1]->pos(), QPoint(44, 0));
  QCOMPARE(chips[2]->pos(), QPoint(0, 24));
  holder.setLayoutDirection(Qt::RightToLeft);
  flow->setGeometry(holder.rect());
  QCOMPARE(chips[0]->pos(), QPoint(50, 0));
}

void MessagesTest::elidedLabelTellsItself() {
  ElidedLabel label(QStringLiteral("a very long prompt that does not fit into the room it has"));
  label.resize(80, 20);
  QVERIFY(label.isElided());
  QVERIFY(label.minimumSizeHint().width() < 80);
  label.resize(2000, 20);
  QVERIFY(!label.isElided());
}

void MessagesTest::labelsFollowTheTheme() {
  TextLabel label(QStringLiteral("text"), TypeRole::caption, Token::text3);
  label.show();
  for (const auto mode : {Appearance::Mode::dark, Appearance::Mode::light}) {
    appearance_->setMode(mode);
    QTRY_COMPARE(label.palette().color(QPalette::WindowText), color(Token::text3));
    QTRY_COMPARE(label.palette().color(QPalette::Window), color(Token::chrome));
  }
  appearance_->setMode(Appearance::Mode::system);
}

void MessagesTest::memoryMeterKeepsItsWidth() {
  MemoryMeter meter;
  meter.setBytes(1'200'000'000, 16'000'000'000);
  QCOMPARE(meter.text(), QStringLiteral("1.2 of 16 GB"));
  const int width = meter.sizeHint().width();
  meter.setBytes(13'900'000'000, 16'000'000'000);
  QCOMPARE(meter.sizeHint().width(), width);
  QVERIFY(meter.accessibleName().contains(meter.text()));
  meter.setCompact(true);
  QCOMPARE(meter.text(), QStringLiteral("13.9 GB"));
}

void MessagesTest::stagesFillInReadingDirection() {
  StagesBar bar;
  bar.resize(302, 3);
  bar.setShares({1, 1});
  bar.setProgress(1, 0.0);
  auto at = [&](int x) { return bar.grab().toImage().pixelColor(x, 1); };
  QCOMPARE(at(10), color(Token::accentText));
  QCOMPARE(at(290), color(Token::pressed));
  bar.setLayoutDirection(Qt::RightToLeft);
  QCOMPARE(at(290), color(Token::accentText));
  bar.setProgress(-1, 0);
  QCOMPARE(at(290), color(Token::chrome));
}

void MessagesTest::keysBecomeCaps() {
  const KeyCaps caps(QKeySequence(QStringLiteral("Ctrl+Shift+E")));
  QStringList names;
  for (const KeyCap* cap : caps.findChildren<KeyCap*>()) names.append(cap->accessibleName());
  QCOMPARE(names, QStringList({QStringLiteral("Ctrl"), QStringLiteral("Shift"), QStringLiteral("E")}));
  const KeyCaps plus(QKeySequence(QStringLiteral("Ctrl++")));
  QCOMPARE(plus.findChildren<KeyCap*>().size(), 2);
}

}  // namespace sana::ui

QTEST_MAIN(sana::ui::MessagesTest)
#include "messages_test.moc"
