// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Preferences. One table describes each: the pages of the window are built from it.

#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <QVariant>
#include <QVector>

class QUndoStack;

namespace sana::ui {

enum class Setting : quint8 {
  language, appearance, motion, followNewest, notifications, notificationText,
  pictureFolder, exportTemplate, exportFormat, exportPresets, gallerySize,
  device, previewOn, precision, memoryLimit, modelFolders, currentModel,
  writeRecipe, aiMark, shortcuts,
  examplesShown,
};

struct SettingDescription {
  Setting setting;
  const char* key;
  QVariant standard;
  enum class Page : quint8 { hidden, general, pictures, engine, privacy, keys, about } page = Page::hidden;
  enum class Kind : quint8 { none, boolean, choice, folder, text } kind = Kind::none;
  QString title = {}, about = {};                   ///< translated when asked for
  QVector<QPair<QVariant, QString>> choices = {};   ///< for choice: value, text
};

/// Applied at once and written at once by a thread of its own: settings.ini with schema and checksum, the last good
/// copy beside it as settings.prev.ini. A file that is damaged is set aside as settings.damaged.ini.
class Settings : public QObject {
  Q_OBJECT
 public:
  explicit Settings(const QString& folder, QObject* parent = nullptr);
  ~Settings() override;  ///< what is being written is finished
  QVariant value(Setting setting) const;
  void set(Setting setting, const QVariant& value);
  /// As set(), without a step of undo. False: nothing changed.
  bool apply(Setting setting, const QVariant& value);
  /// From now on set() and resetPage() push steps for what the person sees on a page.
  void setUndoStack(QUndoStack* stack);
  void resetPage(SettingDescription::Page page);
  static QVector<SettingDescription> descriptions();
  static QString pageTitle(SettingDescription::Page page);
  /// "" or what was repaired when the file was read.
  QString repaired() const { return repaired_; }

 signals:
  void changed(sana::ui::Setting setting);
  void saveFailed(const QString& sentence);

 private:
  void load();
  void save();
  void pushStep(Setting setting, const QVariant& before);
  QString folder_, repaired_;
  QUndoStack* undo_ = nullptr;
  QVariantMap values_;   ///< by key; those of later versions are kept
  QThreadPool writer_;   ///< one thread: the newest file is the one that stays
};

}  // namespace sana::ui
