// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The model folders: built in, found on the search path, linked by the person. Linked folders are never copied.

#include <QAbstractListModel>

#include "ui/bridge/engine_client.h"
#include "ui/models/settings.h"

namespace sana::ui {

class Banners;

class ModelList : public QAbstractListModel {
  Q_OBJECT
 public:
  enum class State : quint8 { checking, ready, loading, loaded, unusable, gone };
  enum Role { FolderRole = Qt::UserRole + 1, StateRole, NameRole, LicenceRole, MemoryRole, ProblemRole, LinkedRole };
  ModelList(EngineClient& engine, Settings& settings, Banners& banners, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

  /// Looks through the search path (on a worker thread), then loads the current model.
  void start(const QString& builtInFolder);
  int current() const { return current_; }              ///< -1: none
  const ModelDescription& description() const;          ///< of the current; empty until loaded
  const ModelDescription& description(int row) const { return rows_.at(row).description; }
  State state(int row) const { return rows_.at(row).state; }
  bool loaded() const;
  /// One honest sentence on what the current model can draw, in the window's language.
  QString about() const;
  QString device() const;     ///< as settings ask; "": the engine's first
  QString precision() const;
  /// Bytes; 0: all that is free.
  qint64 memoryLimit() const;
  QVector<EngineDevice> devices() const { return devices_; }
  int rowOf(const QString& folder) const;  ///< -1: not among them
  int rowOfIdentity(const QString& identity) const;
  /// The engine holds this model, on the device that settings ask for.
  bool isLoaded(const QString& folder, const QString& precision) const;

  /// One model is loaded at a time: loadFinished() or loadFailed() follows, at once if it is there already.
  void load(const QString& folder, const QString& precision);

 public slots:
  void select(int row);
  void selectDevice(const QString& device);
  void addFolder(const QString& folder);
  void removeFolder(int row);  ///< unlinks; touches no file
  void refresh();              ///< looks through the folders again, for what came or went
  void loadCurrent();          ///< where the engine is idle and holds another
  void setEngineBusy(bool busy);

 signals:
  void currentChanged();     ///< another row, or its description arrived
  void folderAdded(int row);
  void devicesChanged();
  void loadFinished(const QString& folder);
  void loadFailed(const QString& folder, const sana::ui::EngineError& error);

 private:
  struct Row {
    QString folder;
    State state = State::checking;
    bool linked = false;
    ModelDescription description = {};
  };
  struct Wish {
    QString folder, precision, device;
    qint64 memoryLimit = 0;
    bool operator==(const Wish&) const = default;
  };
  void engineReady(const QVector<EngineDevice>& devices);
  void engineState(EngineState state);
  void modelLoaded(const ModelDescription& description);
  void modelFailed(const QString& folder, const EngineError& error);
  void modelInspected(const ModelDescription& description);
  void search();
  void foldersFound(const QStringList& there, const QStringList& gone);
  void inspectNext();
  void begin(const Wish& wish);
  void goOn();
  void addRow(const Row& row);
  void setState(int row, State state);
  void describe(int row, const ModelDescription& description);
  void setCurrent(int row);
  void refuseFolder(const ModelDescription& description);
  void sayProblem(int row, const EngineError& error);
  QStringList linkedFolders() const;

  EngineClient& engine_;
  Settings& settings_;
  Banners& banners_;
  QVector<Row> rows_;
  QVector<EngineDevice> devices_;
  int current_ = -1;
  QString builtIn_, inspecting_;
  QStringList toInspect_, toAdd_;  ///< toAdd_: asked for by the person, not listed yet
  QStringList lookedAtTwice_;
  QString lastRefused_, diedLoading_;
  Wish loading_, afterwards_, loaded_;
  bool engineUp_ = false, busy_ = false;
};

}  // namespace sana::ui
