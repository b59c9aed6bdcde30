// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/studio.h"

#include <QDir>

#include "ui/models/when_done.h"

namespace sana::ui {

namespace {

const QLatin1String idleEnd("engine.idle ");  // begins the keys of these banners

}  // namespace

/// In the order in which they need each other; destroyed the other way round.
struct Studio::Impl {
  explicit Impl(const StudioOptions& wanted)
      : options(wanted), settings(wanted.settingsFolder),
        styles(QDir(wanted.folders.data).filePath(QStringLiteral("styles.json"))), engine(wanted.engine),
        library(foldersOf(wanted, settings)), models(engine, settings, banners), prompt(models, engine, library, styles),
        queue(library), generation({engine, library, models, prompt, queue, settings, banners}), thumbnails(library),
        gallery(library, thumbnails), strip(library, thumbnails), places(library), current(library, strip),
        pictures(library, banners, undo), history(library, current), compare(library),
        exports(library, settings, banners), imports(library, prompt, banners) {}

  static LibraryFolders foldersOf(const StudioOptions& wanted, const Settings& settings) {
    LibraryFolders folders = wanted.folders;
    const QString chosen = settings.value(Setting::pictureFolder).toString();
    if (!chosen.isEmpty()) folders.pictures = chosen;
    return folders;
  }

  const StudioOptions options;
  Settings settings;
  Banners banners;
  QUndoStack undo;
  StyleList styles;
  EngineClient engine;
  Library library;
  ModelList models;
  PromptModel prompt;
  QueueModel queue;
  GenerationModel generation;
  ThumbnailCache thumbnails;
  GalleryModel gallery, strip;
  PlaceList places;
  CurrentPicture current;
  PictureCommands pictures;
  HistoryModel history;
  CompareModel compare;
  ExportModel exports;
  ImportModel imports;
};

Studio::Studio(const StudioOptions& options, QObject* parent)
    : QObject(parent), impl_(std::make_unique<Impl>(options)) {
  connectEngine();
  connectLibrary();
  connectSettings();
  connectPictures();
}

Studio::~Studio() {
  impl_->prompt.saveNow();
}

void Studio::start() {
  impl_->engine.start();
  impl_->models.start(impl_->options.builtInModel);
  if (!impl_->settings.repaired().isEmpty())
    impl_->banners.show({BannerMessage::Severity::info, QStringLiteral("settings.repaired"),
                         tr("The settings were repaired."), impl_->settings.repaired(), {}, {}});
  openLibrary();
}

void Studio::openLibrary() {
  whenDone(
      impl_->library.open(), this, [this](const RepairReport& report) { opened(report); },
      [this](const LibraryError& error) {
        const QString key = QStringLiteral("library.open");
        BannerMessage banner{BannerMessage::Severity::danger, key, error.text(), error.hint(), {}, {}};
        banner.actions.append({tr("Retry"), true, [this, key] {
                                 impl_->banners.dismissKey(key);
                                 openLibrary();
                               }});
        impl_->banners.show(banner);
      });
}

void Studio::opened(const RepairReport& report) {
  sayRepair(report);
  impl_->generation.loadTimings();
  impl_->strip.refresh();
  impl_->gallery.refresh();
  impl_->places.refresh();
  impl_->current.restore();
  whenDone(
      impl_->library.draft(), this, [this](const Draft& draft) { restore(draft); },
      [this](const LibraryError&) { restore({}); });
}

void Studio::restore(const Draft& draft) {
  if (impl_->prompt.restore(draft)) {
    const bool first = draft == Draft{} && !impl_->settings.value(Setting::examplesShown).toBool();
    if (first) impl_->prompt.showExample();
    impl_->settings.set(Setting::examplesShown, true);
  }
  whenDone(impl_->queue.load(), this, [this] { emit started(); }, [this](const LibraryError&) { emit started(); });
}

void Studio::sayRepair(const RepairReport& report) {
  const bool filesToo = report.readOnly || report.restoredBackup || report.rebuilt || report.adopted > 0 ||
                        report.finished > 0 || report.recovered > 0 || report.missing > 0;
  // Interrupted jobs alone are the queue's to say.
  if (report.sentence.isEmpty() || (!filesToo && !report.unclean)) return;
  impl_->banners.show({report.readOnly || report.missing > 0 ? BannerMessage::Severity::warning
                                                             : BannerMessage::Severity::info,
                       QStringLiteral("library.repaired"),
                       report.unclean ? tr("The library was checked after an unexpected end.") : tr("The library was checked."),
                       report.sentence, {}, {}});
}

void Studio::connectEngine() {
  const QString key = QStringLiteral("engine.stopped");
  connect(&impl_->engine, &EngineClient::died, this, [this](quint32 job, const EngineError& error) {
    if (job == 0) sayIdleEnd(error);  // a job says it itself
  });
  connect(&impl_->engine, &EngineClient::gaveUp, this, [this, key](const EngineError& error) {
    impl_->banners.dismissFamily(idleEnd);
    BannerMessage banner{BannerMessage::Severity::danger, key, error.text, error.hint, error.code, {}};
    banner.actions.append({tr("Restart the engine"), true, [this] { impl_->engine.restart(); }});
    impl_->banners.show(banner);
  });
  connect(&impl_->engine, &EngineClient::versionMismatch, this, [this](int ours, int theirs) {
    impl_->banners.show({BannerMessage::Severity::danger, QStringLiteral("engine.version"),
                         tr("The engine and the window are of different versions."),
                         tr("The engine speaks version %1 of their protocol, the window version %2. Install both from "
                            "the same package. Everything you made is kept.").arg(theirs).arg(ours),
                         {}, {}});
  });
  connect(&impl_->engine, &EngineClient::ready, this, [this, key] { impl_->banners.dismissKey(key); });
}

/// The engine ended while nothing was lost with it: it did not stop after a cancel, or stood idle.
void Studio::sayIdleEnd(const EngineError& error) {
  impl_->banners.show({BannerMessage::Severity::info, idleEnd + error.text, error.text,
                       tr("It starts again by itself. Your pictures, your prompt and the queue are kept."),
                       QStringList{error.code, error.text}.join(u'\n'), {}});
}

void Studio::connectLibrary() {
  const QString key = QStringLiteral("library.trouble");
  connect(&impl_->library, &Library::trouble, this, [this, key](const QString& what, const QString& hint) {
    BannerMessage banner{BannerMessage::Severity::danger, key, what, hint, {}, {}};
    banner.actions.append({tr("Retry"), true, [this] { impl_->library.retryPending(); }});
    impl_->banners.show(banner);
  });
  connect(&impl_->library, &Library::recovered, this, [this, key] { impl_->banners.dismissKey(key); });
  connect(&impl_->library, &Library::scanned, this, &Studio::sayRepair);
  connect(&impl_->queue, &QueueModel::foundLeftBehind, this, [this](int jobs) {
    const QString left = QStringLiteral("queue.left");
    BannerMessage banner{BannerMessage::Severity::info, left, tr("%n picture(s) of the last time wait in the queue.", "", jobs),
                         tr("They are drawn with the seeds they were shown with."), {}, {}};
    banner.actions.append({tr("Resume"), true, [this] { impl_->queue.setPaused(false); }});
    impl_->banners.show(banner);
  });
  connect(&impl_->queue, &QueueModel::waitingChanged, this, [this] {
    if (impl_->queue.leftBehind() == 0) impl_->banners.dismissKey(QStringLiteral("queue.left"));
  });
}

void Studio::connectSettings() {
  const auto say = [this](const QString& sentence) { emit impl_->banners.toast(sentence, {}, {}); };
  connect(&impl_->settings, &Settings::saveFailed, this, say);
  connect(&impl_->styles, &StyleList::saveFailed, this, say);
  connect(&impl_->current, &CurrentPicture::said, this, say);
  connect(&impl_->prompt, &PromptModel::said, this, say);
  impl_->prompt.setUndoStack(&impl_->undo);
  impl_->settings.setUndoStack(&impl_->undo);
  impl_->styles.setUndoStack(&impl_->undo);
  connect(&impl_->settings, &Settings::changed, this, [this](Setting setting) {
    const QVariant value = impl_->settings.value(setting);
    if (setting == Setting::followNewest) impl_->current.setFollowNewest(value.toBool());
    if (setting == Setting::pictureFolder) setPictureFolder(value.toString());
  });
  impl_->current.setFollowNewest(impl_->settings.value(Setting::followNewest).toBool());
  connect(&impl_->current, &CurrentPicture::followNewestChanged, this,
          [this] { impl_->settings.set(Setting::followNewest, impl_->current.followNewest()); });
}

void Studio::setPictureFolder(const QString& folder) {
  const QString wanted = folder.isEmpty() ? impl_->options.folders.pictures : folder;
  whenDone(
      impl_->library.setPictureFolder(wanted), this,
      [this] { impl_->banners.dismissKey(QStringLiteral("library.folder")); },
      [this](const LibraryError& error) {
        impl_->banners.show({BannerMessage::Severity::danger, QStringLiteral("library.folder"), error.text(),
                             error.hint(), {}, {}});
      });
}

void Studio::connectPictures() {
  connect(&impl_->generation, &GenerationModel::pictureReady, &impl_->current,
          [this](const PictureRecord& picture) { impl_->current.pictureReady(picture); });
  connect(&impl_->generation, &GenerationModel::runningChanged, &impl_->current, [this] {
    if (impl_->generation.running()) impl_->current.jobStarted();
    else impl_->current.jobEnded();
  });
}

void Studio::retranslate() {
  impl_->styles.retranslate();
  impl_->gallery.retranslate();
  impl_->strip.retranslate();
  impl_->places.retranslate();
  impl_->history.retranslate();
}

Settings& Studio::settings() { return impl_->settings; }
Banners& Studio::banners() { return impl_->banners; }
EngineClient& Studio::engine() { return impl_->engine; }
Library& Studio::library() { return impl_->library; }
ModelList& Studio::models() { return impl_->models; }
StyleList& Studio::styles() { return impl_->styles; }
PromptModel& Studio::prompt() { return impl_->prompt; }
QueueModel& Studio::queue() { return impl_->queue; }
GenerationModel& Studio::generation() { return impl_->generation; }
ThumbnailCache& Studio::thumbnails() { return impl_->thumbnails; }
GalleryModel& Studio::gallery() { return impl_->gallery; }
GalleryModel& Studio::strip() { return impl_->strip; }
PlaceList& Studio::places() { return impl_->places; }
CurrentPicture& Studio::current() { return impl_->current; }
PictureCommands& Studio::pictures() { return impl_->pictures; }
HistoryModel& Studio::history() { return impl_->history; }
CompareModel& Studio::compare() { return impl_->compare; }
ExportModel& Studio::exports() { return impl_->exports; }
ImportModel& Studio::imports() { return impl_->imports; }
QUndoStack& Studio::undo() { return impl_->undo; }

}  // namespace sana::ui
