// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/banners.h"

namespace sana::ui {

int Banners::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(rows_.size()); }

QVariant Banners::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Row& row = rows_.at(index.row());
  switch (role) {
    case Qt::DisplayRole: return row.message.cause;
    case Qt::ToolTipRole: return row.message.kept;
    case MessageRole: return QVariant::fromValue(row.message);
    case CountRole: return row.count;
    default: return {};
  }
}

void Banners::show(const BannerMessage& message) {
  for (int i = 0; i < rows_.size() && !message.key.isEmpty(); ++i) {
    if (rows_.at(i).message.key != message.key) continue;
    rows_[i] = {message, rows_.at(i).count + 1};
    emit dataChanged(index(i), index(i));
    return;
  }
  beginInsertRows({}, 0, 0);  // the newest on top
  rows_.prepend({message, 1});
  endInsertRows();
}

void Banners::dismiss(int row) {
  if (row < 0 || row >= rows_.size()) return;
  beginRemoveRows({}, row, row);
  rows_.removeAt(row);
  endRemoveRows();
}

void Banners::dismissKey(const QString& key) {
  for (int i = int(rows_.size()); i-- > 0;)
    if (rows_.at(i).message.key == key) dismiss(i);
}

void Banners::dismissFamily(const QString& beginOfKey) {
  for (int i = int(rows_.size()); i-- > 0;)
    if (rows_.at(i).message.key.startsWith(beginOfKey)) dismiss(i);
}

}  // namespace sana::ui
