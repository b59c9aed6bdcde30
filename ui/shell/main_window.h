// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QMainWindow>

class QStackedWidget;

namespace sana::ui {

class ActionTable;
class CompareView;
class DetailsPanel;
class DrawCanvas;
class DrawPage;
class Filmstrip;
class GalleryPage;
class Header;
class HistoryPanel;
class PictureLoader;
class PromptPanel;
class QueuePanel;
class RightPanel;
class StatusStrip;
class Studio;
class Toast;
class Viewer;
class WindowLayout;
class BannerArea;

enum class Page : quint8 { draw, gallery, compare, viewer };

/// Puts the parts together; what actions do is in the *_commands files beside this one.
class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  MainWindow(Studio& studio, ActionTable& actions, const QString& layoutFile, QWidget* parent = nullptr);
  ~MainWindow() override;

  Page page() const;
  void showPage(Page page);
  void goBack();  ///< from compare or viewer to where the person came from
  /// What actions apply to: the gallery's selection there, otherwise the picture that is looked at.
  QVector<qint64> targets() const;
  void openViewer(qint64 picture);
  void setFullScreen(bool on);

  Studio& studio() { return studio_; }
  ActionTable& actions() { return actions_; }
  PromptPanel* prompt() const { return prompt_; }
  DrawPage* drawPage() const { return drawPage_; }
  DrawCanvas* canvas() const { return canvas_; }
  DetailsPanel* details() const { return details_; }
  HistoryPanel* history() const { return history_; }
  QueuePanel* queue() const { return queue_; }
  GalleryPage* gallery() const { return gallery_; }
  CompareView* compare() const { return compare_; }
  Filmstrip* strip() const { return strip_; }
  Viewer* viewer() const { return viewer_; }
  Header* header() const { return header_; }
  StatusStrip* status() const { return status_; }
  BannerArea* banners() const { return banners_; }
  WindowLayout& layoutStore() { return *layout_; }

 signals:
  void targetsChanged();
  void quitWanted();
  void filesDropped(const QStringList& paths);

 protected:
  void changeEvent(QEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void moveEvent(QMoveEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void build();
  void retranslate();
  void placeToast();
  void showTitle();
  void restoreLayout();
  void restoreZoom(double zoom);
  QJsonObject layoutNow() const;

  Studio& studio_;
  ActionTable& actions_;
  WindowLayout* layout_;
  Header* header_;
  QStackedWidget* pages_;
  DrawPage* drawPage_;
  PromptPanel* prompt_;
  DrawCanvas* canvas_;
  Filmstrip* strip_;
  RightPanel* right_;
  DetailsPanel* details_;
  HistoryPanel* history_;
  QueuePanel* queue_;
  GalleryPage* gallery_;
  CompareView* compare_;
  Viewer* viewer_;
  PictureLoader* viewerLoader_;
  BannerArea* banners_;
  StatusStrip* status_;
  Toast* toast_;
  Page cameFrom_ = Page::draw;
  bool wasMaximized_ = false;
};

}  // namespace sana::ui
