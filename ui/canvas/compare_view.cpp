// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/compare_view.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QPushButton>

#include "ui/canvas/compare_canvas.h"
#include "ui/canvas/compare_side.h"
#include "ui/canvas/floating_bar.h"
#include "ui/canvas/panel_footer.h"
#include "ui/canvas/symbol_view.h"
#include "ui/controls/labels.h"
#include "ui/controls/segment_bar.h"
#include "ui/style/icon.h"
#include "ui/style/kinds.h"
#include "ui/style/metrics.h"

namespace sana::ui {

namespace {

constexpr int headHeight = 48;

}  // namespace

CompareView::CompareView(const DrawActions& actions, QWidget* parent)
    : QWidget(parent),
      canvas_(new CompareCanvas),
      side_(new CompareSide),
      modes_(new SegmentBar(tr("Way of comparing"))),
      bar_(new FloatingBar(tr("Comparison tools"))),
      swap_(new QAction(icon(u"swap"), QString(), this)),
      back_(new QPushButton),
      export_(new QPushButton),
      useA_(new QPushButton),
      useB_(new QPushButton) {
  bar_->addAction(swap_);
  bar_->addSeparator();
  bar_->addAction(actions.zoomOut);
  bar_->addZoomText();
  bar_->addAction(actions.zoomIn);
  bar_->addAction(actions.fit);
  bar_->addSeparator();
  locked_ = new TextLabel(QString(), TypeRole::caption, Token::text2);
  bar_->addWidget(new SymbolView(u"lock", Metrics::iconSmall, Token::text2));
  bar_->addWidget(locked_);
  locked_->setContentsMargins(Metrics::grid, 0, Metrics::grid, 0);
  auto* middle = new QWidget;
  floatOver(middle, canvas_, bar_);
  auto* right = new QWidget;
  auto* column = new QVBoxLayout(right);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(side_, 1);
  column->addWidget(new PanelFooter({useA_, useB_}));
  right->setMinimumWidth(Metrics::rightPanel);
  right->setMaximumWidth(Metrics::rightPanel);
  right->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
  auto* left = new QVBoxLayout;
  left->setSpacing(0);
  left->addWidget(makeHead());
  left->addWidget(new HairLine);
  left->addWidget(middle, 1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addLayout(left, 1);
  row->addWidget(new HairLine(Qt::Vertical));
  row->addWidget(right);
  connect(canvas_, &ZoomArea::zoomChanged, bar_, &FloatingBar::setZoom);
  connect(canvas_, &CompareCanvas::modeWanted, this, &CompareView::modeWanted);
  connect(canvas_, &CompareCanvas::backWanted, this, &CompareView::backWanted);
  connect(swap_, &QAction::triggered, this, &CompareView::swapWanted);
  connect(useA_, &QPushButton::clicked, this, [this] { emit useRecipe(idA_); });
  connect(useB_, &QPushButton::clicked, this, [this] { emit useRecipe(idB_); });
  connectZoom(actions, canvas_, this);
  setFocusProxy(canvas_);
  retranslate();
}

QWidget* CompareView::makeHead() {
  back_->setIcon(icon(u"chevron-left"));
  setKind(*back_, Kind::quiet);
  export_->setIcon(icon(u"export"));
  modes_->addSegment(QString(), u"compare");
  modes_->addSegment(QString(), u"side-by-side");
  modes_->addSegment(QString(), u"blink");
  modes_->addSegment(QString(), u"difference");
  auto* head = new QWidget;
  head->setMinimumHeight(heightFor(fontMetrics(), headHeight, 24));
  auto* grid = new QGridLayout(head);
  grid->setContentsMargins(Metrics::rhythm, 0, Metrics::panelPadding, 0);
  grid->setColumnStretch(0, 1);
  grid->setColumnStretch(2, 1);
  grid->addWidget(back_, 0, 0, Qt::AlignLeading);
  grid->addWidget(modes_, 0, 1);
  grid->addWidget(export_, 0, 2, Qt::AlignTrailing);
  connect(back_, &QPushButton::clicked, this, &CompareView::backWanted);
  connect(export_, &QPushButton::clicked, this, [this] { emit exportWanted(canvas_->rendered()); });
  connect(modes_, &QTabBar::currentChanged, this,
          [this](int index) { emit modeWanted(static_cast<CompareModel::Mode>(index)); });
  return head;
}

void CompareView::setMode(CompareModel::Mode mode) {
  const QSignalBlocker quiet(modes_);
  modes_->setCurrentIndex(int(mode));
  canvas_->setMode(mode);
}

void CompareView::setBackToGallery(bool gallery) {
  toGallery_ = gallery;
  retranslate();
}

void CompareView::setRecords(const PictureRecord& a, const PictureRecord& b) {
  idA_ = a.id;
  idB_ = b.id;
  const auto title = [](const PictureRecord& record) {
    return record.title.isEmpty() ? QStringLiteral("#%1").arg(record.id) : record.title;
  };
  const auto prompt = [](const PictureRecord& record) {
    return record.recipe.value(QLatin1String("prompt")).toString();
  };
  canvas_->setLabels(tr("A  %1", "title of the first picture").arg(title(a)),
                     tr("B  %1", "title of the second picture").arg(title(b)));
  canvas_->setDescription(tr("A: %1. B: %2.").arg(prompt(a), prompt(b)));
  side_->setTitles(title(a), title(b));
}

void CompareView::retranslate() {
  modes_->setAccessibleName(tr("Way of comparing"));
  modes_->setTabText(0, tr("Slider"));
  modes_->setTabText(1, tr("Side by side"));
  modes_->setTabText(2, tr("Blink"));
  modes_->setTabText(3, tr("Difference"));
  modes_->setTabToolTip(2, tr("Space or a click shows the other picture."));
  const QString back = toGallery_ ? tr("Back to Gallery") : tr("Back to Draw");
  for (const auto& [button, name] : {std::pair(back_, back), std::pair(export_, tr("Export comparison…"))}) {
    button->setAccessibleName(name);
    button->setToolTip(name);
  }
  fitHead();
  useA_->setText(tr("Use recipe A"));
  useB_->setText(tr("Use recipe B"));
  swap_->setText(tr("Swap A and B"));
  bar_->setAccessibleName(tr("Comparison tools"));
  locked_->setText(tr("Zoom and pan locked"));
}

/// Where the row is too narrow for all words, the two buttons keep their symbols and their names.
void CompareView::fitHead() {
  modes_->updateGeometry();  // asking a hidden tab bar for its hint makes it forget to tell
  back_->setText(back_->accessibleName());
  export_->setText(export_->accessibleName());
  const int side = std::max(back_->sizeHint().width(), export_->sizeHint().width());
  const int room = width() - Metrics::rightPanel - 4 * Metrics::panelPadding;
  if (modes_->sizeHint().width() + 2 * side <= room) return;
  back_->setText({});
  export_->setText({});
}

void CompareView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fitHead();
}

void CompareView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace sana::ui
