// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What went wrong or was repaired, as rows above the status strip. The same cause twice is one row with a count.

#include <QAbstractListModel>
#include <QStringList>

#include <functional>

namespace sana::ui {

struct BannerAction {
  QString text;
  bool primary = false;
  std::function<void()> run;
};

struct BannerMessage {
  enum class Severity : quint8 { info, warning, danger } severity = Severity::info;
  QString key;     ///< same key: same cause
  QString cause;   ///< bold, a sentence
  QString kept;    ///< what was kept, what to do
  QString details = {}; ///< for Details and Copy report; "": none
  QVector<BannerAction> actions = {};
};

class Banners : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role { MessageRole = Qt::UserRole + 1, CountRole };
  using QAbstractListModel::QAbstractListModel;
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  const BannerMessage& message(int row) const { return rows_.at(row).message; }
  int count(int row) const { return rows_.at(row).count; }

 public slots:
  void show(const sana::ui::BannerMessage& message);
  void dismiss(int row);
  void dismissKey(const QString& key);
  void dismissFamily(const QString& beginOfKey);

 signals:
  /// A short line that disappears by itself, with an optional undo.
  void toast(const QString& text, const QString& actionText, const std::function<void()>& action);

 private:
  struct Row { BannerMessage message; int count = 1; };
  QVector<Row> rows_;
};

}  // namespace sana::ui

Q_DECLARE_METATYPE(sana::ui::BannerMessage)
