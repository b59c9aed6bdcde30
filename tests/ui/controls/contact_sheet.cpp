// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/controls/contact_sheet.h"

#include <QCheckBox>
#include <QFocusFrame>
#include <QGridLayout>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QVBoxLayout>

#include <functional>

#include "ui/controls/banner.h"
#include "ui/controls/buttons.h"
#include "ui/controls/choice_box.h"
#include "ui/controls/empty_state.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/fold_row.h"
#include "ui/controls/form_column.h"
#include "ui/controls/labels.h"
#include "ui/controls/meters.h"
#include "ui/controls/number_row.h"
#include "ui/controls/search_field.h"
#include "ui/controls/segment_bar.h"
#include "ui/controls/switch.h"
#include "ui/controls/tab_strip.h"
#include "ui/controls/tag_chip.h"
#include "ui/controls/toast.h"
#include "ui/style/metrics.h"

namespace sana::ui {
namespace {

enum State { rest, hover, pressed, focused, disabled, special, stateCount };

/// Brings a real widget into a state, so that the sheet shows what the widget itself paints.
void force(QWidget* widget, State state) {
  if (state == hover || state == pressed) widget->setAttribute(Qt::WA_UnderMouse);
  if (auto* button = qobject_cast<QAbstractButton*>(widget); button != nullptr && state == pressed)
    button->setDown(true);
  if (state == disabled) widget->setEnabled(false);
}

class Sheet : public QWidget {
 public:
  Sheet();
  /// Rings, as each window shows only one at a time.
  QList<QWidget*> ringed;
  QList<QSlider*> held;

 private:
  void addRow(QGridLayout& grid, const QString& name, const std::function<QWidget*(State)>& make);
  void addStates(QGridLayout& grid);
  void addBanners(QVBoxLayout& column);
  void addPanel(QVBoxLayout& column);
  void addBars(QVBoxLayout& column);
};

void Sheet::addRow(QGridLayout& grid, const QString& name, const std::function<QWidget*(State)>& make) {
  const int line = grid.rowCount();
  grid.addWidget(new TextLabel(name, TypeRole::body, Token::text2, this), line, 0);
  for (int i = 0; i < stateCount; ++i) {
    const auto state = static_cast<State>(i);
    QWidget* widget = make(state);
    if (widget == nullptr) continue;
    force(widget, state);
    if (state == focused) ringed.append(widget);
    grid.addWidget(widget, line, i + 1, Qt::AlignLeft | Qt::AlignVCenter);
  }
}

void Sheet::addStates(QGridLayout& grid) {
  const QStringList heads{tr("Rest"),    tr("Hover"),    tr("Pressed"),
                          tr("Focused"), tr("Disabled"), tr("Busy, invalid or off")};
  for (int i = 0; i < heads.size(); ++i)
    grid.addWidget(new TextLabel(heads[i], TypeRole::caption, Token::text3, this), 0, i + 1);
  auto push = [this](Kind kind, const QString& text, const QString& busyText, QStringView symbol) {
    return [this, kind, text, busyText, symbol](State state) -> QWidget* {
      if (state == special && busyText.isEmpty()) return nullptr;
      auto* button = new StableButton(text, kind, this);
      button->setSymbol(symbol);
      if (state == special) button->setBusyText(busyText);
      button->setBusy(state == special);
      return button;
    };
  };
  addRow(grid, tr("Primary"), push(Kind::primary, tr("Generate"), tr("Starting"), u"generate"));
  addRow(grid, tr("Button"), push(Kind::filled, tr("Export..."), tr("Exporting"), {}));
  addRow(grid, tr("Quiet"), push(Kind::quiet, tr("Details"), {}, {}));
  addRow(grid, tr("Danger"), push(Kind::danger, tr("Empty trash..."), {}, {}));
  addRow(grid, tr("Icon"), [this](State state) -> QWidget* {
    return state == special ? nullptr : new IconButton(u"dice", tr("Another seed"), this);
  });
  addRow(grid, tr("Toggle, on"), [this](State state) -> QWidget* {
    if (state == special) return nullptr;
    auto* button = new IconButton(u"unlock", tr("Keep the seed"), this);
    button->setToggle(u"lock");
    button->setChecked(true);
    return button;
  });
  addRow(grid, tr("Choice"), [this](State state) -> QWidget* {
    if (state == special) return nullptr;
    auto* box = new ChoiceBox(tr("Style"), this);
    box->addItem(tr("None"));
    box->setMinimumWidth(96);
    return box;
  });
  addRow(grid, tr("Field"), [this](State state) -> QWidget* {
    if (state == pressed) return nullptr;
    auto* field = new QLineEdit(state == special ? QStringLiteral("2x") : QStringLiteral("20"), this);
    field->setAlignment(Qt::AlignRight);
    field->setFixedWidth(Metrics::fieldWidth);
    if (state == special) setInvalid(*field, tr("Only figures."));
    return field;
  });
  addRow(grid, tr("Slider"), [this](State state) -> QWidget* {
    if (state == special) return nullptr;
    auto* slider = new QSlider(Qt::Horizontal, this);
    slider->setValue(40);
    slider->setFixedWidth(120);
    if (state == pressed) held.append(slider);
    return slider;
  });
  addRow(grid, tr("Check box"), [this](State state) -> QWidget* {
    auto* box = new QCheckBox(this);
    box->setChecked(state != special);
    return box;
  });
  addRow(grid, tr("Radio"), [this](State state) -> QWidget* {
    auto* box = new QRadioButton(this);
    box->setAutoExclusive(false);
    box->setChecked(state != special);
    return box;
  });
  addRow(grid, tr("Switch"), [this](State state) -> QWidget* {
    auto* box = new Switch(tr("A setting"), this);
    box->setChecked(state != special);
    return box;
  });
  grid.setColumnStretch(stateCount + 1, 1);
}

void Sheet::addBanners(QVBoxLayout& column) {
  auto* danger = new Banner(this);
  danger->showMessage(Severity::danger, tr("The engine ran out of memory."),
                      tr("Your prompt and 3 queued jobs are kept."));
  danger->addAction(tr("Details"));
  danger->addAction(tr("Copy report"));
  danger->addAction(tr("Retry"), true);
  auto* warning = new Banner(this);
  for (int i = 0; i < 3; ++i)
    warning->showMessage(Severity::warning, tr("2 pictures were repaired"), tr("after an unclean exit."));
  warning->addAction(tr("Show them"));
  auto* info = new Banner(this);
  info->showMessage(Severity::info, tr("This picture has no recipe."), tr("The file carries no settings."));
  info->addAction(tr("Details"));
  for (Banner* banner : {danger, warning, info}) column.addWidget(banner);
  auto* empties = new QHBoxLayout;
  auto* none = new EmptyState(u"picture", tr("No pictures yet"), tr("What you draw is kept here."), this);
  none->setAction(tr("Draw something"), true);
  auto* nothing = new EmptyState(u"search", tr("Nothing matches"), tr("No picture has \"whale\" in its recipe."), this);
  nothing->setAction(tr("Clear search"));
  auto* trash = new EmptyState(u"trash", tr("The trash is empty"), tr("Deleted pictures wait here."), this);
  for (EmptyState* state : {none, nothing, trash}) {
    state->setAutoFillBackground(true);
    QPalette canvas = state->palette();
    canvas.setColor(QPalette::Window, color(Token::canvas));
    state->setPalette(canvas);
    state->setMinimumHeight(186);
    empties->addWidget(state, 1);
  }
  column.addLayout(empties);
}

void Sheet::addPanel(QVBoxLayout& column) {
  auto* editor = new QPlainTextEdit(tr("a fox on a light blue background"), this);
  editor->setFont(sana::ui::font(TypeRole::prompt));
  editor->setFixedHeight(90);
  column.addWidget(editor);
  auto* fold = new FoldRow(tr("Negative prompt"), this);
  fold->setNote(tr("empty"));
  column.addWidget(fold);
  column.addWidget(new HairLine(Qt::Horizontal, this));
  auto* form = new FormColumn(this);
  auto* style = new ChoiceBox(tr("Style"), this);
  style->addItem(tr("None"));
  form->addRow(tr("Style"), style);
  auto* size = new ChoiceBox(tr("Size"), this);
  size->addSize(QStringLiteral("128 x 128"), {128, 128});
  form->addRow(tr("Size"), size, {new IconButton(u"swap", tr("Swap width and height"), this)});
  form->addRow(tr("&Steps"), new NumberRow(tr("Steps"), {1, 50, 1, 20, 0}, this));
  form->addRow(tr("&Guidance"), new NumberRow(tr("Guidance"), {1, 12, 0.5, 4.5, 1}, this),
               {tr("How closely."), tr("4.5 suits most.")});
  auto* seed = new QLineEdit(QStringLiteral("2718281"), this);
  auto* lock = new IconButton(u"unlock", tr("Keep the seed"), this);
  lock->setToggle(u"lock");
  lock->setChecked(true);
  form->addRow(tr("Seed"), seed, {new IconButton(u"dice", tr("Another seed"), this), lock});
  auto* count = new NumberRow(tr("Count"), {1, 16, 1, 1, 0}, this);
  form->addRow(tr("Count"), count);
  auto* large = new PrimaryButton(tr("Generate"), PrimaryButton::Size::large, this);
  large->setSymbol(u"generate");
  auto* cancel = new StableButton(tr("Cancel"), Kind::filled, this);
  cancel->setEnabled(false);
  auto* footer = new QHBoxLayout;
  footer->addWidget(large, 1);
  cancel->setSize(StableButton::Size::large);
  footer->addWidget(cancel);
  column.addWidget(form);
  column.addLayout(footer);
  auto* open = new FoldRow(tr("Scheduler and more"), this);
  auto* inner = new TextLabel(tr("Flow Euler"), TypeRole::body, Token::text1);
  inner->setMinimumHeight(30);
  open->setContent(inner);
  open->setExpanded(true);
  column.addWidget(open);
}

void Sheet::addBars(QVBoxLayout& column) {
  auto* menus = new QMenuBar(this);
  for (const QString& name : {tr("&File"), tr("&Edit"), tr("&Picture"), tr("&View")}) menus->addMenu(name);
  auto* pages = new SegmentBar(tr("Pages"), this);
  pages->addSegment(tr("Draw"), u"draw");
  pages->addSegment(tr("Gallery"), u"gallery");
  auto* meter = new MemoryMeter(this);
  meter->setBytes(1'200'000'000, 16'000'000'000);
  auto* model = new MenuButton(tr("Sana built-in"), u"model", this);
  model->setMenu(new QMenu(model));
  auto* tabs = new TabStrip(tr("Panels"), this);
  for (const QString& name : {tr("Details"), tr("History"), tr("Queue")}) tabs->addTab(name);
  tabs->setCount(2, 3);
  auto* tags = new QWidget(this);
  auto* flow = new FlowLayout(tags, 4);
  for (const QString& tag : {tr("animals"), tr("blue"), tr("small things")})
    flow->addWidget(new TagChip(tag, true, tags));
  auto* stages = new StagesBar(this);
  stages->setShares({2, 7, 3});
  stages->setProgress(1, 0.6);
  auto* ring = new ProgressRing(22, this);
  ring->setFraction(0.6);
  auto* spin = new QSpinBox(this);
  auto* check = new QCheckBox(tr("Follow newest"), this);
  check->setChecked(true);
  auto* bar = new QScrollBar(Qt::Horizontal, this);
  bar->setRange(0, 100);
  bar->setPageStep(40);
  column.addWidget(menus);
  column.addWidget(pages, 0, Qt::AlignLeft);
  auto* head = new QHBoxLayout;
  head->addWidget(model);
  head->addWidget(meter);
  head->addStretch();
  column.addLayout(head);
  column.addWidget(tabs);
  column.addWidget(new SearchField(tr("Search prompts and tags"), this));
  column.addWidget(tags);
  column.addWidget(stages);
  auto* mixed = new QHBoxLayout;
  mixed->addWidget(ring);
  mixed->addWidget(spin);
  mixed->addWidget(check);
  mixed->addWidget(new KeyCaps(QKeySequence(QStringLiteral("Ctrl+Shift+E")), this));
  mixed->addStretch();
  column.addLayout(mixed);
  column.addWidget(bar);
  auto* place = new QWidget(this);
  place->setMinimumHeight(72);
  auto* toast = new Toast(place);
  toast->showMessage(tr("3 pictures moved to trash"), tr("Undo"));
  toast->setGraphicsEffect(nullptr);
  column.addWidget(place);
  auto* menu = new QMenu(this);
  menu->addAction(tr("&New prompt"))->setShortcut(QKeySequence::New);
  menu->addAction(tr("&Open picture..."))->setShortcut(QKeySequence::Open);
  menu->addSeparator();
  QAction* follow = menu->addAction(tr("&Follow newest"));
  follow->setCheckable(true);
  follow->setChecked(true);
  menu->addMenu(tr("&Board"));
  menu->addAction(tr("Paste recipe"))->setEnabled(false);
  menu->setActiveAction(menu->actions().at(1));
  menu->setWindowFlags(Qt::Widget);
  column.addWidget(menu, 0, Qt::AlignLeft);
  menu->show();
}

Sheet::Sheet() {
  auto* page = new QHBoxLayout(this);
  page->setContentsMargins(32, 24, 32, 24);
  page->setSpacing(32);
  auto* left = new QVBoxLayout;
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(24);
  addStates(*grid);
  left->addLayout(grid, 0);
  left->addSpacing(16);
  addBanners(*left);
  left->addStretch();
  auto* panel = new QVBoxLayout;
  addPanel(*panel);
  panel->addStretch();
  auto* bars = new QVBoxLayout;
  bars->setSpacing(12);
  addBars(*bars);
  bars->addStretch();
  page->addLayout(left, 1);
  auto* panelHolder = new QWidget(this);
  panelHolder->setFixedWidth(288);
  panel->setContentsMargins(0, 0, 0, 0);
  panelHolder->setLayout(panel);
  page->addWidget(panelHolder);
  auto* barHolder = new QWidget(this);
  barHolder->setFixedWidth(360);
  bars->setContentsMargins(0, 0, 0, 0);
  barHolder->setLayout(bars);
  page->addWidget(barHolder);
}

}  // namespace

QImage contactSheet() {
  Sheet sheet;
  sheet.resize(1540, 960);
  sheet.show();
  (void)QTest::qWaitForWindowActive(&sheet);
  for (QSlider* slider : std::as_const(sheet.held)) QTest::mousePress(slider, Qt::LeftButton, {}, {48, 12});
  // A window shows one ring, around what has focus; here each widget of the column gets one of its own.
  for (QWidget* widget : std::as_const(sheet.ringed)) {
    if (qobject_cast<QLineEdit*>(widget) != nullptr) {
      widget->setFocus(Qt::TabFocusReason);
      continue;
    }
    auto* ring = new QFocusFrame(widget);
    ring->setWidget(widget);
    ring->show();
  }
  return sheet.grab().toImage();
}

}  // namespace sana::ui
