// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/canvas/sample.h"

#include <QJsonObject>
#include <QPainter>

#include "ui/models/history_model.h"
#include "ui/style/icon.h"

namespace sana::ui {

QImage samplePicture(int number, int side) {
  QImage image(side, side, QImage::Format_RGB32);
  image.fill(QColor::fromHsv(number * 67 % 360, 110, 235));
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(QColor::fromHsv((number * 67 + 150) % 360, 200, 210));
  painter.drawEllipse(QPointF(side * (0.3 + number % 4 * 0.14), side * 0.42), side * 0.24, side * 0.24);
  painter.setBrush(QColor::fromHsv((number * 67 + 60) % 360, 170, 130));
  painter.drawPolygon(QPolygonF({{0, side * 0.9},
                                 {side * 0.4, side * 0.55},
                                 {side * 0.7, side * 0.8},
                                 {side * 0.85, side * 0.7},
                                 {side * 1.0, side * 0.9},
                                 {side * 1.0, side * 1.0},
                                 {0, side * 1.0}}));
  return image;
}

PictureRecord sampleRecord(qint64 id, const QString& prompt, int steps) {
  PictureRecord record;
  record.id = id;
  record.size = {128, 128};
  record.path = QStringLiteral("/pictures/%1.png").arg(id);
  record.recipe = {{"prompt", prompt}, {"typed", prompt}, {"steps", steps},
                   {"width", 128},     {"height", 128},   {"seed", QString::number(2718281)}};
  record.tags = {"animals", "blue"};
  record.understandSeconds = 0.1;
  record.drawSeconds = 0.6;
  record.developSeconds = 0.2;
  return record;
}

QVector<RecipeField> sampleFields() {
  return {{"prompt", "Prompt", "a fox on a light blue background"},
          {"size", "Size", "128 × 128"},
          {"steps", "Steps", "20"},
          {"guidance_scale", "Guidance", "4.5"},
          {"seed", "Seed", "2718281"},
          {"scheduler", "Scheduler", "Flow Euler"},
          {"model", "Model", "Sana built-in"},
          {"device", "Device", "CPU"}};
}

SampleActions::SampleActions() {
  const auto make = [this](const char16_t* name, const QString& text) {
    return new QAction(icon(QStringView(name)), text, this);
  };
  actions = {make(u"star", "Star"),       make(u"tag", "Tags…"),    make(u"board", "Board"),
             make(u"compare", "Compare"), make(u"plus", "Zoom in"), make(u"minus", "Zoom out"),
             make(u"fit", "Fit"),         make(u"search", "100 %"), make(u"full-screen", "Full screen")};
}

SampleHistory::SampleHistory() {
  struct Row {
    const char* title;
    const char* caption;
    int lane;
    QVector<int> passing, joins;
    bool above, below;
  };
  const Row all[] = {{"with a crescent moon", "14:31 · prompt, guidance", 1, {}, {}, false, true},
                     {"purple background", "14:29 · prompt", 1, {}, {}, true, true},
                     {"with a snowflake", "14:26 · prompt, seed", 0, {1}, {}, false, true},
                     {"orange background", "14:25 · prompt", 2, {0, 1}, {}, false, true},
                     {"Seed 2718281", "14:23 · seed", 0, {}, {1, 2}, true, true},
                     {"fox, light blue background", "14:22 · prompt", 0, {}, {}, true, true},
                     {"a grinning cat", "14:20 · first picture", 0, {}, {}, true, false}};
  qint64 id = 1046;
  for (const Row& row : all) {
    auto* item = new QStandardItem(QString::fromUtf8(row.title));
    item->setEditable(false);
    item->setData(QString::fromUtf8(row.title), HistoryModel::TitleRole);
    item->setData(QString::fromUtf8(row.caption), HistoryModel::CaptionRole);
    item->setData(row.lane, HistoryModel::LaneRole);
    item->setData(QVariant::fromValue(row.passing), HistoryModel::LanesRole);
    item->setData(QVariant::fromValue(row.joins), HistoryModel::JoinsRole);
    item->setData(row.above, HistoryModel::AboveRole);
    item->setData(row.below, HistoryModel::BelowRole);
    item->setData(id == 1046, HistoryModel::CurrentRole);
    item->setData(id--, HistoryModel::PictureRole);
    rows.appendRow(item);
  }
}

HistorySource SampleHistory::source() {
  HistorySource source;
  source.rows = &rows;
  source.changes = [](int row) -> QVector<RecipeChange> {
    if (row == 6) return {};
    return {{"prompt", "Prompt", "a fox on a purple background", "a fox below a crescent moon on a blue background"},
            {"guidance_scale", "Guidance", "4.5", "5.0"}};
  };
  source.branch = [](int row) -> QVector<qint64> {
    return row == 6 ? QVector<qint64>{1040} : QVector<qint64>{1040, 1041, 1042, 1045, 1046 - row};
  };
  source.thumbnail = [](qint64 picture) { return samplePicture(int(picture)); };
  source.starred = [](qint64 picture) { return picture == 1044 || picture == 1042; };
  return source;
}

}  // namespace sana::ui
