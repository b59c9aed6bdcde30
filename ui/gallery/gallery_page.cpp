// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/gallery_page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSlider>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/controls/buttons.h"
#include "ui/controls/empty_state.h"
#include "ui/controls/labels.h"
#include "ui/controls/search_field.h"
#include "ui/gallery/gallery_place.h"
#include "ui/gallery/grid_view.h"
#include "ui/gallery/place_view.h"
#include "ui/models/action_table.h"
#include "ui/models/studio.h"
#include "ui/style/kinds.h"
#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

namespace sana::ui {
namespace {

constexpr int rowLeast = 52, searchWidth = 440, leastTile = 96, mostTile = 320, sliderWidth = 96;
constexpr int mostDragged = 200;  // pictures whose files are looked up ahead of a drag
constexpr Act selectionActs[] = {Act::star, Act::tags, Act::board, Act::compare, Act::exportPicture};

}  // namespace

GalleryPage::GalleryPage(Studio& studio, ActionTable& actions, QWidget* parent)
    : QWidget(parent), studio_(studio), actions_(actions) {
  setFocusPolicy(Qt::StrongFocus);
  grid_ = new GridView(studio_.gallery(), studio_.thumbnails(), this);
  kept_ = new GalleryPlace(studio_.gallery(), *grid_);
  grid_->installEventFilter(this);
  grid_->setContextMenuPolicy(Qt::CustomContextMenu);
  empty_ = new EmptyState(u"gallery", QString(), QString(), this);
  middle_ = new QStackedWidget(this);
  middle_->addWidget(grid_);
  middle_->addWidget(empty_);
  auto* right = new QVBoxLayout;
  right->setSpacing(0);
  right->addWidget(makeSearchRow());
  right->addWidget(new HairLine(Qt::Horizontal, this));
  right->addWidget(middle_, 1);
  right->addWidget(new HairLine(Qt::Horizontal, this));
  right->addWidget(makeFooter());
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(makeSide());
  row->addWidget(new HairLine(Qt::Vertical, this));
  row->addLayout(right, 1);
  connectModels();
  retranslate();
  updateActions();
}

QWidget* GalleryPage::makeSide() {
  places_ = new PlaceView(studio_.places(), this);
  places_->setMinimumWidth(Metrics::sidebar);
  places_->setMaximumWidth(Metrics::sidebar);
  connect(places_, &PlaceView::placeChosen, this, [this](PictureQuery::Place place, const QString& name) {
    PictureQuery query = query_;
    query.place = place;
    query.name = name;
    setQuery(query);
  });
  connect(places_, &PlaceView::dropped, this,
          [this](PictureQuery::Place place, const QString& name, const QVector<qint64>& pictures) {
            if (place == PictureQuery::Place::board) studio_.pictures().setBoard(pictures, name);
            if (place == PictureQuery::Place::tag) studio_.pictures().changeTags(pictures, {name}, {});
            if (place == PictureQuery::Place::starred) studio_.pictures().toggleStar(pictures);
            if (place == PictureQuery::Place::trash) studio_.pictures().moveToTrash(pictures);
          });
  return places_;
}

QWidget* GalleryPage::makeSearchRow() {
  auto* box = new QWidget(this);
  box->setMinimumHeight(heightFor(fontMetrics(), rowLeast, 28));
  search_ = new SearchField(tr("Search prompts"), box);
  search_->setMaximumWidth(searchWidth);
  found_ = new TextLabel(QString(), TypeRole::caption, Token::text2, box);
  order_ = new MenuButton(QString(), {}, box);
  order_->setMenu(new QMenu(order_));
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(Metrics::panelPadding, 0, Metrics::panelPadding, 0);
  row->setSpacing(Metrics::groupGap);
  row->addWidget(search_, 3);
  row->addWidget(found_);
  row->addStretch(1);
  row->addWidget(order_);
  connect(search_, &SearchField::searchRequested, this, [this](const QString& text) {
    PictureQuery query = query_;
    query.text = text;
    setQuery(query);
  });
  return box;
}

QWidget* GalleryPage::makeFooter() {
  auto* box = new QWidget(this);
  box->setMinimumHeight(heightFor(fontMetrics(), rowLeast, 28));
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(Metrics::panelPadding, 0, Metrics::panelPadding, 0);
  row->setSpacing(Metrics::rhythm);
  facts_ = new TextLabel(QString(), TypeRole::body, Token::text2, box);
  row->addWidget(facts_);
  row->addSpacing(Metrics::rhythm);
  for (const Act act : selectionActs) {
    auto* button = new QPushButton(box);
    connect(button, &QPushButton::clicked, actions_.action(act), &QAction::trigger);
    row->addWidget(button);
    buttons_ << button;
    selection_ << actions_.action(act);
  }
  row->addSpacing(Metrics::panelPadding + Metrics::rhythm);
  trash_ = new QPushButton(box);
  connect(trash_, &QPushButton::clicked, this, [this] {
    const bool inTrash = query_.place == PictureQuery::Place::trash;
    actions_.action(inTrash ? Act::restore : Act::trash)->trigger();
  });
  row->addWidget(trash_);
  emptyTrash_ = new QPushButton(box);
  connect(emptyTrash_, &QPushButton::clicked, this, &GalleryPage::emptyTrashWanted);
  row->addWidget(emptyTrash_);
  row->addStretch();
  sizeLabel_ = new TextLabel(QString(), TypeRole::body, Token::text2, box);
  size_ = new QSlider(Qt::Horizontal, box);
  size_->setRange(leastTile, mostTile);
  size_->setMinimumWidth(sliderWidth);
  size_->setMaximumWidth(sliderWidth);
  size_->setValue(studio_.settings().value(Setting::gallerySize).toInt());
  grid_->setTileSide(size_->value());
  sizeLabel_->setBuddy(size_);
  connect(size_, &QSlider::valueChanged, this, [this](int side) {
    grid_->setTileSide(side);
    studio_.settings().set(Setting::gallerySize, side);
  });
  row->addWidget(sizeLabel_);
  row->addWidget(size_);
  return box;
}

void GalleryPage::connectModels() {
  GalleryModel& gallery = studio_.gallery();
  gallery.setThumbnailSide(devicePixelRatioF() > 1 ? 512 : 256);
  connect(grid_, &QAbstractItemView::activated, this,
          [this](const QModelIndex& index) { emit pictureOpened(index.data(GalleryModel::IdRole).toLongLong()); });
  connect(grid_, &QWidget::customContextMenuRequested, this,
          [this](const QPoint& position) { emit menuWanted(grid_->viewport()->mapToGlobal(position)); });
  connect(grid_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
    studio_.gallery().want(selected().mid(0, mostDragged));
    updateActions();
    emit selectionChanged();
  });
  for (const auto& signal : {&GalleryModel::queryFinished, &GalleryModel::emptyChanged}) {
    connect(&gallery, signal, this, &GalleryPage::showEmpty);
    connect(&gallery, signal, this, &GalleryPage::updateActions);  // rows that went took their selection along
    connect(&gallery, signal, this, &GalleryPage::selectionChanged);
  }
  connect(&studio_.places(), &PlaceList::countsChanged, this, &GalleryPage::showFacts);
  connect(&studio_.places(), &PlaceList::countsChanged, this, [this] {
    const QSignalBlocker quiet(places_);
    places_->show(query_.place, query_.name);
  });
  connect(&actions_, &ActionTable::keysChanged, this, &GalleryPage::updateActions);
  for (const Act act : selectionActs) connect(actions_.action(act), &QAction::changed, this, &GalleryPage::updateActions);
}

QWidget* GalleryPage::buttonOf(int act) const {
  for (int index = 0; index < buttons_.size(); ++index)
    if (int(selectionActs[index]) == act && buttons_.at(index)->isVisible()) return buttons_.at(index);
  return grid_;
}

void GalleryPage::setQuery(const PictureQuery& query) {
  if (query == query_) return;
  query_ = query;
  studio_.gallery().setQuery(query_);
  updateActions();
  emit selectionChanged();
}

void GalleryPage::focusSearch() {
  search_->setFocus(Qt::ShortcutFocusReason);
  search_->selectAll();
}

void GalleryPage::selectAll() { grid_->selectAll(); }

void GalleryPage::showTag(const QString& tag) { places_->show(PictureQuery::Place::tag, tag); }

QJsonObject GalleryPage::saveState() const {
  return {{QStringLiteral("place"), int(query_.place)}, {QStringLiteral("name"), query_.name},
          {QStringLiteral("text"), query_.text}, {QStringLiteral("order"), int(query_.order)},
          {QStringLiteral("view"), kept_->state()}};
}

void GalleryPage::restoreState(const QJsonObject& state) {
  PictureQuery query;
  query.place = PictureQuery::Place(qBound(0, state.value(QLatin1String("place")).toInt(), int(PictureQuery::Place::tag)));
  query.name = state.value(QLatin1String("name")).toString();
  query.text = state.value(QLatin1String("text")).toString();
  query.order = PictureQuery::Order(qBound(0, state.value(QLatin1String("order")).toInt(), 1));
  search_->setText(query.text);
  setQuery(query);
  places_->show(query_.place, query_.name);
  kept_->restore(state.value(QLatin1String("view")).toObject());
  retranslate();
}

void GalleryPage::updateActions() {
  const bool inTrash = query_.place == PictureQuery::Place::trash;
  const bool any = grid_->selectionModel()->hasSelection();
  for (int index = 0; index < buttons_.size(); ++index) {
    QAction* const action = selection_.at(index);
    buttons_.at(index)->setAccessibleName(withoutMnemonic(action->text()));
    setBlocked(*buttons_.at(index), action->isEnabled() ? QString() : action->toolTip());
    buttons_.at(index)->setVisible(any);
  }
  trash_->setAccessibleName(inTrash ? tr("Restore") : tr("Move to trash"));
  trash_->setVisible(any);
  emptyTrash_->setVisible(inTrash);
  setBlocked(*emptyTrash_, studio_.places().counts().trash > 0 ? QString() : tr("The trash is empty."));
  showFacts();
  fitFooter();
}

void GalleryPage::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fitFooter();
}

void GalleryPage::retranslate() {
  places_->setAccessibleName(tr("Places, boards and tags"));
  setAccessibleName(tr("Gallery"));
  grid_->setAccessibleName(tr("Pictures"));
  search_->setPlaceholderText(tr("Search prompts"));
  search_->setAccessibleName(tr("Search prompts"));
  search_->setToolTip(tr("Words, \"phrases\", -without, seed: model: size: date: tag: board: is:starred"));
  sizeLabel_->setText(tr("Size"));
  size_->setAccessibleName(tr("Size of the tiles"));
  emptyTrash_->setText(tr("Empty the trash..."));
  order_->setAccessibleName(tr("Order"));
  const bool newest = query_.order == PictureQuery::Order::newestFirst;
  order_->setText(newest ? tr("Newest first") : tr("Oldest first"));
  order_->menu()->clear();
  for (const auto& [order, text] : {std::pair(PictureQuery::Order::newestFirst, tr("Newest first")),
                                    std::pair(PictureQuery::Order::oldestFirst, tr("Oldest first"))})
    order_->menu()->addAction(text, this, [this, order = order] {
      PictureQuery query = query_;
      query.order = order;
      setQuery(query);
      retranslate();
    });
  showEmpty();
  updateActions();
}

void GalleryPage::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), color(Token::chrome));
  painter.fillRect(middle_->geometry(), color(Token::canvas));
}

void GalleryPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    grid_->doItemsLayout();  // the headings are kept with their places
    retranslate();
  }
  QWidget::changeEvent(event);
}

void GalleryPage::focusInEvent(QFocusEvent*) { grid_->setFocus(); }

bool GalleryPage::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const auto& key = static_cast<QKeyEvent&>(*event);
    const bool opens = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    if (opens && key.modifiers() == Qt::NoModifier && grid_->currentIndex().isValid()) {
      emit pictureOpened(grid_->currentIndex().data(GalleryModel::IdRole).toLongLong());
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace sana::ui
