// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/header.h"

#include <QActionGroup>
#include <QDateTime>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>

#include "ui/controls/buttons.h"
#include "ui/controls/meters.h"
#include "ui/controls/segment_bar.h"
#include "ui/models/action_table.h"
#include "ui/models/studio.h"
#include "ui/shell/menus.h"
#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

namespace sana::ui {
namespace {

/// A monitor that repaints all the time costs more than what it watches.
constexpr qint64 memoryIntervalMs = 2000;

}  // namespace

Header::Header(Studio& studio, ActionTable& actions, QWidget* parent)
    : QWidget(parent), studio_(studio), actions_(actions) {
  menus_ = new QMenuBar(this);
  menus_->setNativeMenuBar(false);
  pages_ = new SegmentBar(tr("Page"), this);
  pages_->addSegment(QString(), u"draw");
  pages_->addSegment(QString(), u"gallery");
  model_ = new MenuButton(QString(), u"model", this);
  model_->setObjectName(QStringLiteral("model"));
  model_->setMenu(new QMenu(model_));
  device_ = new MenuButton(QString(), u"device", this);
  device_->setObjectName(QStringLiteral("device"));
  device_->setMenu(new QMenu(device_));
  memory_ = new MemoryMeter(this);

  auto* right = new QHBoxLayout;
  right->setSpacing(Metrics::rhythm);
  right->addStretch();
  right->addWidget(model_);
  right->addWidget(device_);
  right->addWidget(memory_);
  auto* left = new QHBoxLayout;
  left->addWidget(menus_, 0, Qt::AlignVCenter);
  left->addStretch();
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(Metrics::rhythm, 0, Metrics::panelPadding, 1);
  grid->addLayout(left, 0, 0);
  grid->addWidget(pages_, 0, 1, Qt::AlignCenter);
  grid->addLayout(right, 0, 2);
  // Equal stretch at both sides keeps the segments in the exact middle.
  grid->setColumnStretch(0, 1);
  grid->setColumnStretch(2, 1);

  connect(pages_, &QTabBar::tabBarClicked, this, &Header::pageWanted);
  connect(pages_, &QTabBar::currentChanged, this, &Header::pageWanted);
  connect(model_->menu(), &QMenu::aboutToShow, this, &Header::fillModels);
  connect(device_->menu(), &QMenu::aboutToShow, this, [this] {
    device_->menu()->clear();
    fillDevices(*device_->menu());
  });
  connect(&studio_.models(), &ModelList::currentChanged, this, &Header::showModel);
  connect(&studio_.models(), &ModelList::devicesChanged, this, &Header::showModel);
  connect(&studio_.models(), &QAbstractItemModel::dataChanged, this, &Header::showModel);
  connect(&studio_.generation(), &GenerationModel::memoryChanged, this, &Header::showMemory);
  retranslate();
}

void Header::setPage(int page) {
  const QSignalBlocker quiet(pages_);
  if (page >= 0) pages_->setCurrentIndex(page);
}

void Header::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), color(Token::chrome));
  const qreal line = hairlineWidth(devicePixelRatioF());
  painter.fillRect(QRectF(0, height() - line, width(), line), color(Token::hairline));
}

void Header::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::FontChange) setMinimumHeight(heightFor(fontMetrics(), Metrics::header, 20));
  QWidget::changeEvent(event);
}

void Header::resizeEvent(QResizeEvent* event) {
  const bool narrow = width() < Metrics::narrowWindow;
  if (narrow != narrow_) {
    narrow_ = narrow;
    device_->setVisible(!narrow_);
    memory_->setCompact(narrow_);
  }
  QWidget::resizeEvent(event);
}

void Header::retranslate() {
  setMinimumHeight(heightFor(fontMetrics(), Metrics::header, 20));
  fillMenuBar(*menus_, actions_);
  // The grid would squeeze the menus before anything else.
  // Measured from left to right: the other way round the bar's hint is made of its parent's width.
  menus_->setLayoutDirection(Qt::LeftToRight);
  const int width = menus_->sizeHint().width();
  menus_->unsetLayoutDirection();
  menus_->setMinimumWidth(width);
  menus_->setMaximumWidth(width);
  pages_->setTabText(0, tr("Draw"));
  pages_->setTabText(1, tr("Gallery"));
  pages_->setAccessibleName(tr("Page"));
  model_->setAccessibleName(tr("Model"));
  device_->setAccessibleName(tr("Device"));
  memory_->setAccessibleName(tr("Memory of the engine"));
  memory_->setToolTip(tr("Memory that the engine uses, of all that this computer has."));
  showModel();
  showMemory();
}

void Header::showModel() {
  const ModelList& models = studio_.models();
  const int row = models.current();
  const QString name = row < 0 ? tr("No model") : models.data(models.index(row), ModelList::NameRole).toString();
  const bool loading = row >= 0 && models.state(row) == ModelList::State::loading;
  model_->setText(loading ? tr("Loading %1").arg(name) : name);
  model_->setToolTip(row < 0 ? tr("Choose the model that draws.")
                             : tr("The model that draws. Licence: %1.").arg(models.description(row).licence));
  const QString device = models.device();
  device_->setText(device.isEmpty() ? tr("Automatic") : device.toUpper());
  device_->setToolTip(tr("What computes the pictures."));
}

void Header::showMemory() {
  const qint64 now = QDateTime::currentMSecsSinceEpoch();
  const EngineMemory memory = studio_.generation().memory();
  if (memory.totalBytes == 0 || qAbs(now - memoryShownMs_) < memoryIntervalMs) return;
  memoryShownMs_ = now;
  memory_->setBytes(memory.engineBytes, memory.totalBytes);
}

void Header::fillModels() {
  QMenu& menu = *model_->menu();
  menu.clear();
  ModelList& models = studio_.models();
  auto* group = new QActionGroup(&menu);
  for (int row = 0; row < models.rowCount(); ++row) {
    const QModelIndex index = models.index(row);
    QAction* action = menu.addAction(models.data(index, ModelList::NameRole).toString());
    action->setCheckable(true);
    action->setChecked(row == models.current());
    const QString problem = models.data(index, ModelList::ProblemRole).toString();
    action->setEnabled(problem.isEmpty());
    action->setToolTip(problem.isEmpty() ? models.data(index, Qt::ToolTipRole).toString() : problem);
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, row] { studio_.models().select(row); });
  }
  menu.setToolTipsVisible(true);
  menu.addSeparator();
  menu.addAction(tr("Add model folder..."), this, &Header::addModelWanted);
  if (!narrow_) return;
  menu.addSeparator();
  fillDevices(*menu.addMenu(tr("Device")));
}

void Header::fillDevices(QMenu& menu) {
  auto* group = new QActionGroup(&menu);
  for (const EngineDevice& device : studio_.models().devices()) {
    QAction* action = menu.addAction(device.description.isEmpty() ? device.name.toUpper()
                                                                  : tr("%1 (%2)").arg(device.name.toUpper(), device.description));
    action->setCheckable(true);
    action->setChecked(device.name == studio_.models().device());
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, name = device.name] { studio_.models().selectDevice(name); });
  }
  if (menu.isEmpty()) menu.addAction(tr("The engine is still starting"))->setEnabled(false);
}

}  // namespace sana::ui
