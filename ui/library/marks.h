// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a person says about pictures: stars, tags, boards, titles. Each call is one transaction.

#include "ui/library/shelf.h"

namespace sana::ui {

void setStarred(Shelf& shelf, const QVector<qint64>& ids, bool starred);
void changeTags(Shelf& shelf, const QVector<qint64>& ids, const QStringList& add, const QStringList& remove);
void setBoard(Shelf& shelf, const QVector<qint64>& ids, const QString& board);
void createBoard(Shelf& shelf, const QString& board);
void renamePicture(Shelf& shelf, qint64 id, const QString& title);
void locatePicture(Shelf& shelf, qint64 id, const QString& file);
/// What salvage() kept for pictures that were adopted since; inside a transaction of the caller.
void applySalvagedMarks(Shelf& shelf);

LibraryCounts readCounts(Database& database);

}  // namespace sana::ui
