// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Builds the engine's client, the library and every model once, and connects them. Widgets get a Studio&.

#include <QObject>
#include <QUndoStack>

#include <memory>

#include "ui/bridge/engine_client.h"
#include "ui/library/library.h"
#include "ui/models/banners.h"
#include "ui/models/compare_model.h"
#include "ui/models/gallery_model.h"
#include "ui/models/generation_model.h"
#include "ui/models/history_model.h"
#include "ui/models/model_list.h"
#include "ui/models/picture_model.h"
#include "ui/models/prompt_model.h"
#include "ui/models/queue_model.h"
#include "ui/models/settings.h"
#include "ui/models/style_list.h"
#include "ui/models/transfer_model.h"

namespace sana::ui {

struct StudioOptions {
  LibraryFolders folders;
  QString settingsFolder, builtInModel;
  EngineProgram engine;
};

class Studio : public QObject {
  Q_OBJECT
 public:
  explicit Studio(const StudioOptions& options, QObject* parent = nullptr);
  ~Studio() override;
  /// After the first paint: opens the library, starts the engine, restores the draft and the queue.
  void start();
  /// The language is another one: every model says its words again. The window calls it before its widgets do the same.
  void retranslate();

  Settings& settings();
  Banners& banners();
  EngineClient& engine();
  Library& library();
  ModelList& models();
  StyleList& styles();
  PromptModel& prompt();
  QueueModel& queue();
  GenerationModel& generation();
  ThumbnailCache& thumbnails();
  GalleryModel& gallery();  ///< the page's query
  GalleryModel& strip();    ///< all pictures, newest first (the strip shows them mirrored)
  PlaceList& places();
  CurrentPicture& current();
  PictureCommands& pictures();
  HistoryModel& history();
  CompareModel& compare();
  ExportModel& exports();
  ImportModel& imports();
  QUndoStack& undo();

 signals:
  void started();                    ///< draft and queue are there

 private:
  struct Impl;
  void openLibrary();
  void opened(const RepairReport& report);
  void restore(const Draft& draft);
  void sayRepair(const RepairReport& report);
  void setPictureFolder(const QString& folder);
  void connectEngine();
  void sayIdleEnd(const EngineError& error);
  void connectLibrary();
  void connectSettings();
  void connectPictures();
  std::unique_ptr<Impl> impl_;
};

}  // namespace sana::ui
