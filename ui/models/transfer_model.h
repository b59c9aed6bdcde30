// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Copies out and recipes in: the state behind the export and the import dialog.

#include <QAbstractTableModel>
#include <QImage>
#include <QObject>

#include <memory>

#include "ui/exchange/export_options.h"
#include "ui/library/library.h"
#include "ui/models/settings.h"

namespace sana::ui {

class Banners;
class PromptModel;

class ExportModel : public QObject {
  Q_OBJECT
 public:
  ExportModel(Library& library, Settings& settings, Banners& banners, QObject* parent = nullptr);
  ~ExportModel() override;  ///< stops a batch that runs; waits for the picture in hand
  const ExportOptions& options() const { return options_; }
  QString folder() const { return folder_; }
  /// Why nothing can be written there; "" when it can be tried.
  QString folderProblem() const;
  Clash clash() const { return clash_; }
  const QVector<PictureRecord>& pictures() const { return pictures_; }
  QImage preview() const { return preview_; }   ///< the first picture, small; null until it is decoded
  /// Why the first picture cannot be shown; "" when it can.
  QString problem() const { return problem_; }
  QString nameShown() const;                    ///< file name that the template gives
  QStringList unknownNameFields() const;        ///< words in braces that the template does not know
  qint64 estimatedBytes() const { return estimate_; }  ///< of the first picture; -1: being measured
  QSize resultSize() const;
  bool running() const { return running_; }
  int done() const { return done_; }
  QStringList notes() const { return notes_; }  ///< what the format has no room for
  /// Those of the box, then the person's.
  QList<ExportPreset> presets() const;
  bool isOwnPreset(const QString& name) const;

 public slots:
  void setPictures(const QVector<qint64>& ids);
  void setOptions(const sana::ui::ExportOptions& options);
  void setFolder(const QString& folder);
  void setClash(sana::ui::Clash clash);
  void usePreset(const QString& name);
  void savePreset(const QString& name);  ///< the options of now; replaces the person's preset of this name
  void removePreset(const QString& name);
  void run();
  void again(const QVector<qint64>& ids);  ///< with the last options, without asking
  void cancel();

 signals:
  void changed();
  void estimateChanged();
  void presetsChanged();
  void progress(int done, int total);
  void finished(int written, const QStringList& failed);

 private:
  struct Impl;
  friend struct Impl;
  Library& library_;
  Settings& settings_;
  Banners& banners_;
  ExportOptions options_;
  QString folder_, problem_;
  Clash clash_ = Clash::rename;
  QVector<PictureRecord> pictures_;
  QImage preview_;
  qint64 estimate_ = -1;
  bool running_ = false;
  int done_ = 0;
  QStringList notes_;
  std::unique_ptr<Impl> impl_;
};

/// Fields found in a dropped picture, each with a check box; nothing is applied until apply().
class ImportModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { NameColumn, ValueColumn, NowColumn, ColumnCount };
  enum Role { KeyRole = Qt::UserRole + 1, DiffersRole };  ///< DiffersRole: from what is set now
  ImportModel(Library& library, PromptModel& prompt, Banners& banners, QObject* parent = nullptr);
  ~ImportModel() override;
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  QString file() const { return file_; }
  QString source() const { return source_; }      ///< "Written by Sana 0.1", "Parameters of another program"
  bool complete() const { return complete_; }     ///< our own: it draws the same picture
  QStringList unsupported() const { return unsupported_; }  ///< "Name: value" and sentences on what was damaged
  QImage preview() const { return preview_; }     ///< null until it is decoded, and for a recipe without a picture
  int chosen() const;                             ///< check boxes that are on
  bool importing() const { return importing_; }

 public slots:
  void open(const QString& file);                 ///< a dropped picture: read on a worker thread
  /// Copied into the library, with progress, cancellable. Folders stand for the pictures below them.
  void openAll(const QStringList& files);
  void cancel();
  void apply();

 signals:
  void found();                                   ///< show the dialog
  void previewChanged();
  void nothingFound(const QString& sentence);
  void progress(int done, int total);
  void importFinished(int imported, int skipped);

 private:
  struct Impl;
  friend struct Impl;
  struct Field {
    QString key, label, value, now;
    bool chosen = true;
    QString written = {};  ///< as it stands in the file, where `value` is a reading of it
  };
  QVariant text(const Field& field, int column) const;
  QJsonObject chosenRecipe() const;
  QString now(const QString& key) const;
  /// The found value in the words of now(); "" where the file's own words will do.
  QString read(const QString& key) const;
  /// Its name as the form says it, and what differs from the standard of the model in use.
  QString schedulerText(const QJsonObject& scheduler) const;
  Library& library_;
  PromptModel& prompt_;
  Banners& banners_;
  QString source_, file_;
  QStringList unsupported_;
  QImage preview_;
  QJsonObject recipe_;
  QVector<Field> fields_;
  bool complete_ = false, importing_ = false;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sana::ui
