// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Style presets: a template around the prompt and words for the negative prompt. The person can add and change them.

#include <QAbstractListModel>
#include <QThreadPool>
#include <QVector>

#include <optional>

class QUndoStack;

namespace sana::ui {

struct StylePreset {
  QString name, text, negative;  ///< `name` is kept in recipes and drafts; `text` holds {prompt}
  bool own = false;              ///< made by the person
  QString title = {};            ///< as shown, in the window's language; own ones: the name
  bool operator==(const StylePreset&) const = default;
};

class StyleList : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role { TextRole = Qt::UserRole + 1, NegativeRole, OwnRole, NameRole };
  explicit StyleList(const QString& file, QObject* parent = nullptr);  ///< own styles as JSON; row 0 is "None"
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  /// By name or by title; null: no such style, or none at all ("").
  const StylePreset* find(const QString& name) const;
  int rowOf(const QString& name) const;  ///< 0: none
  QString apply(const QString& style, const QString& prompt) const;
  QString applyNegative(const QString& style, const QString& negative) const;
  /// From now on save() and remove() are steps of it.
  void setUndoStack(QUndoStack* stack);
  bool undoesAChange() const;  ///< whether undo() takes back a change of a style
  void undo();
  /// As save() and remove(), without a step.
  void put(const StylePreset& own);
  void takeOut(const QString& name);
  /// `name`, or with 2, 3, … behind it the first that no style has.
  QString freeName(const QString& name) const;

 public slots:
  /// Changes the own style of that name or adds one; a text without {prompt} gets it in front.
  void save(const sana::ui::StylePreset& preset);
  void remove(const QString& name);  ///< own ones only
  void retranslate();

 signals:
  void saveFailed(const QString& sentence);

 private:
  void change(const std::optional<StylePreset>& before, const std::optional<StylePreset>& after);
  void load();
  void write();
  QUndoStack* undo_ = nullptr;
  QString file_;
  QVector<StylePreset> presets_;  ///< built in ones first
  QThreadPool writer_;            ///< one thread: the newest file is the one that stays
};

}  // namespace sana::ui
