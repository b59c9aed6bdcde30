// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include <QScreen>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QJsonArray>
#include <QMimeData>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/canvas/compare_canvas.h"
#include "ui/canvas/compare_view.h"
#include "ui/canvas/draw_canvas.h"
#include "ui/canvas/picture_view.h"
#include "ui/canvas/viewer.h"
#include "ui/controls/toast.h"
#include "ui/gallery/filmstrip.h"
#include "ui/gallery/gallery_page.h"
#include "ui/gallery/gallery_place.h"
#include "ui/gallery/grid_view.h"
#include "ui/history/details_panel.h"
#include "ui/history/history_panel.h"
#include "ui/models/action_table.h"
#include "ui/models/studio.h"
#include "ui/prompt/prompt_panel.h"
#include "ui/queue/queue_panel.h"
#include "ui/queue/status_strip.h"
#include "ui/shell/banner_area.h"
#include "ui/shell/draw_page.h"
#include "ui/shell/header.h"
#include "ui/shell/right_panel.h"
#include "ui/shell/taskbar_progress.h"
#include "ui/shell/window_layout.h"
#include "ui/style/icon.h"
#include "ui/style/metrics.h"

namespace sana::ui {
namespace {

constexpr int queueTab = 2;
constexpr QSize standardSize{1280, 800}, leastSize{1024, 700};

DrawActions drawActions(ActionTable& actions) {
  return {.star = actions.action(Act::star), .tags = actions.action(Act::tags), .board = actions.action(Act::board),
          .compare = actions.action(Act::compare), .zoomIn = actions.action(Act::zoomIn),
          .zoomOut = actions.action(Act::zoomOut), .fit = actions.action(Act::fit),
          .actualSize = actions.action(Act::actualSize), .fullScreen = actions.action(Act::fullScreen)};
}

}  // namespace

MainWindow::MainWindow(Studio& studio, ActionTable& actions, const QString& layoutFile, QWidget* parent)
    : QMainWindow(parent), studio_(studio), actions_(actions), layout_(new WindowLayout(layoutFile, this)) {
  setAcceptDrops(true);
  setMinimumSize(leastSize);
  setContextMenuPolicy(Qt::NoContextMenu);
  for (const ActionTable::Row& row : actions_.rows()) {
    QAction* const action = actions_.action(row.act);
    if (!row.icon.isEmpty()) action->setIcon(icon(row.icon));
    action->setIconVisibleInMenu(false);
    // Works from anywhere in the window, also when its menu is closed or its panel hidden.
    if (!row.ownedByWidget) addAction(action);
  }
  build();
  retranslate();
  restoreLayout();
  canvas_->installEventFilter(layout_);  // dragging a separator resizes the canvas
  layout_->setSource([this] { return layoutNow(); });
  connect(&studio_.banners(), &Banners::toast, this,
          [this](const QString& text, const QString& link, const std::function<void()>& action) {
            disconnect(toast_, &Toast::linkActivated, nullptr, nullptr);
            if (action) connect(toast_, &Toast::linkActivated, this, action);
            toast_->showMessage(text, link);
          });
  connect(&studio_.generation(), &GenerationModel::progressChanged, this, &MainWindow::showTitle);
  connect(&studio_.generation(), &GenerationModel::runningChanged, this, &MainWindow::showTitle);
  new TaskbarProgress(studio_.generation(), this);
  connect(&studio_.queue(), &QueueModel::waitingChanged, this,
          [this] { right_->setCount(queueTab, studio_.queue().waiting()); });
  connect(&studio_.current(), &CurrentPicture::changed, this, &MainWindow::targetsChanged);
  connect(gallery_, &GalleryPage::selectionChanged, this, &MainWindow::targetsChanged);
  for (const auto& signal : {&CurrentPicture::changed, &CurrentPicture::followNewestChanged})
    connect(&studio_.current(), signal, layout_, &WindowLayout::touch);
  connect(gallery_, &GalleryPage::selectionChanged, layout_, &WindowLayout::touch);
  connect(right_, &RightPanel::currentChanged, layout_, &WindowLayout::touch);
}

MainWindow::~MainWindow() { layout_->writeNow(); }

void MainWindow::build() {
  const DrawActions draw = drawActions(actions_);
  header_ = new Header(studio_, actions_, this);
  setMenuWidget(header_);
  prompt_ = new PromptPanel(studio_, actions_, this);
  canvas_ = new DrawCanvas(draw, this);
  canvas_->bind(studio_.current(), studio_.generation(), studio_.prompt());
  strip_ = new Filmstrip(studio_, actions_, this);
  details_ = new DetailsPanel(this);
  details_->bind(studio_.current(), studio_.thumbnails(), studio_.places(), studio_.pictures());
  history_ = new HistoryPanel(this);
  history_->bind(studio_.history(), studio_.thumbnails(), studio_.strip());
  queue_ = new QueuePanel(studio_, actions_, this);
  right_ = new RightPanel(this);
  for (QWidget* page : {static_cast<QWidget*>(details_), static_cast<QWidget*>(history_), static_cast<QWidget*>(queue_)})
    right_->addPage(page);
  right_->setCount(queueTab, 0);  // room for its figures from the start
  drawPage_ = new DrawPage({.prompt = prompt_, .promptTitle = prompt_->title(), .canvas = canvas_, .strip = strip_,
                            .right = right_}, this);
  gallery_ = new GalleryPage(studio_, actions_, this);
  compare_ = new CompareView(draw, this);
  compare_->bind(studio_.compare(), studio_.thumbnails());
  viewer_ = new Viewer(draw, this);
  viewerLoader_ = new PictureLoader(this);
  viewer_->bind(studio_.gallery(), studio_.strip(), *viewerLoader_);
  pages_ = new QStackedWidget(this);
  for (QWidget* page : {static_cast<QWidget*>(drawPage_), static_cast<QWidget*>(gallery_),
                        static_cast<QWidget*>(compare_), static_cast<QWidget*>(viewer_)})
    pages_->addWidget(page);
  banners_ = new BannerArea(studio_.banners(), this);
  banners_->setPrivateWords([this] { return privateWords(studio_); });
  status_ = new StatusStrip(studio_, this);
  auto* centre = new QWidget(this);
  auto* column = new QVBoxLayout(centre);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(pages_, 1);
  column->addWidget(banners_);
  column->addWidget(status_);
  setCentralWidget(centre);
  toast_ = new Toast(centre);  // among the pages a screen reader would not find it
  placeToast();
  connect(header_, &Header::pageWanted, this, [this](int page) { showPage(page == 0 ? Page::draw : Page::gallery); });
  connect(viewer_, &Viewer::closed, this, &MainWindow::goBack);
  connect(compare_, &CompareView::backWanted, this, &MainWindow::goBack);
}

Page MainWindow::page() const { return Page(pages_->currentIndex()); }

void MainWindow::showPage(Page page) {
  const Page before = this->page();
  if (before == page) return;
  if (before == Page::draw || before == Page::gallery) cameFrom_ = before;
  if (page == Page::compare) compare_->setBackToGallery(cameFrom_ == Page::gallery);
  pages_->setCurrentIndex(int(page));
  if (page == Page::draw || page == Page::gallery) header_->setPage(int(page));
  switch (page) {
    case Page::draw: prompt_->focusEditor(false); break;
    case Page::gallery: gallery_->setFocus(); break;
    case Page::compare: compare_->setFocus(); break;
    case Page::viewer: viewer_->setFocus(); break;
  }
  placeToast();
  layout_->touch();
  emit targetsChanged();
}

/// Over the pictures, beside the panels.
void MainWindow::placeToast() {
  switch (page()) {
    case Page::draw: return toast_->setArea(canvas_, right_);
    case Page::gallery: return toast_->setArea(gallery_->grid()->parentWidget());
    case Page::compare: return toast_->setArea(compare_->canvas());
    case Page::viewer: return toast_->setArea(viewer_->view());
  }
}

void MainWindow::goBack() { showPage(cameFrom_); }

QVector<qint64> MainWindow::targets() const {
  switch (page()) {
    case Page::gallery: return gallery_->selected();
    case Page::viewer: return viewer_->picture() ? QVector<qint64>{viewer_->picture()} : QVector<qint64>{};
    case Page::compare: return {};  // two are seen: none of them is meant more than the other
    case Page::draw: break;
  }
  if (studio_.current().showsRunningJob() && studio_.generation().running()) return {};  // not the picture before it
  const qint64 current = studio_.current().id();
  return current ? QVector<qint64>{current} : QVector<qint64>{};
}

void MainWindow::openViewer(qint64 picture) {
  viewer_->open(picture);
  showPage(Page::viewer);
}

void MainWindow::setFullScreen(bool on) {
  if (on == isFullScreen()) return;
  if (on) wasMaximized_ = isMaximized();
  header_->setVisible(!on);
  if (on) showFullScreen();
  else if (wasMaximized_) showMaximized();
  else showNormal();
}

void MainWindow::retranslate() {
  const QStringList titles{tr("Details"), tr("History"), tr("Queue")};
  right_->setTitles(titles);
  drawPage_->setRailNames(titles);
  showTitle();
}

void MainWindow::showTitle() {
  const QString application = tr("Sana Studio");
  const GenerationModel& generation = studio_.generation();
  setWindowTitle(generation.running() ? tr("%1 % - Sana Studio").arg(qRound(generation.fraction() * 100)) : application);
}

QJsonObject MainWindow::layoutNow() const {
  return {{QStringLiteral("geometry"), QString::fromLatin1(saveGeometry().toBase64())},
          {QStringLiteral("docks"), QString::fromLatin1(drawPage_->layoutState().toBase64())},
          {QStringLiteral("page"), page() == Page::gallery ? QStringLiteral("gallery") : QStringLiteral("draw")},
          {QStringLiteral("right"), right_->current()},
          {QStringLiteral("gallery"), gallery_->saveState()},
          {QStringLiteral("zoom"), canvas_->view()->isFitted() ? 0 : canvas_->view()->zoom()}};
}

void MainWindow::restoreLayout() {
  const QJsonObject stored = layout_->stored();
  const auto bytes = [&](const char* key) {
    return QByteArray::fromBase64(stored.value(QLatin1String(key)).toString().toLatin1());
  };
  if (!restoreGeometry(bytes("geometry"))) resize(standardSize);
  resize(size().boundedTo(screen()->availableSize()));  // it may be a smaller screen than last time
  drawPage_->restoreLayout(bytes("docks"));
  right_->setCurrent(stored.value(QLatin1String("right")).toInt());
  gallery_->restoreState(stored.value(QLatin1String("gallery")).toObject());
  connect(gallery_->place(), &GalleryPlace::changed, layout_, &WindowLayout::touch);
  restoreZoom(stored.value(QLatin1String("zoom")).toDouble());
  if (stored.value(QLatin1String("page")) == QLatin1String("gallery")) showPage(Page::gallery);
  else prompt_->focusEditor(false);  // one can type at once
}

/// 0: fitted.
void MainWindow::restoreZoom(double zoom) {
  connect(canvas_->view(), &ZoomArea::zoomChanged, layout_, &WindowLayout::touch);
  if (zoom <= 0) return;
  auto* once = new QObject(this);
  connect(&studio_.current(), &CurrentPicture::imageChanged, once, [this, once, zoom] {
    if (studio_.current().image().isNull()) return;
    delete once;
    canvas_->view()->setZoom(zoom);
  });
}

void MainWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    actions_.retranslate();
    studio_.retranslate();
    retranslate();
    emit targetsChanged();  // the actions' words and reasons depend on them
  }
  QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  event->ignore();
  emit quitWanted();
}

void MainWindow::showEvent(QShowEvent* event) {
  QMainWindow::showEvent(event);
  // Otherwise the first focus goes to whatever comes first in the header, and what is typed goes nowhere.
  if (!event->spontaneous() && page() == Page::draw) prompt_->focusEditor(studio_.prompt().showsExample());
}

void MainWindow::resizeEvent(QResizeEvent* event) {
  QMainWindow::resizeEvent(event);
  banners_->setMost(height() > Metrics::tallWindow ? 2 : 1);
  layout_->touch();
}

void MainWindow::moveEvent(QMoveEvent* event) {
  QMainWindow::moveEvent(event);
  layout_->touch();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls() && !event->source()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  QStringList paths;
  for (const QUrl& url : event->mimeData()->urls())
    if (url.isLocalFile()) paths << url.toLocalFile();
  event->acceptProposedAction();
  if (!paths.isEmpty()) emit filesDropped(paths);
}

}  // namespace sana::ui
