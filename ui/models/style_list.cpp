// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/style_list.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

#include "ui/models/small_file.h"
#include "ui/models/when_done.h"

namespace sana::ui {
namespace {

constexpr QLatin1String placeholder("{prompt}");

struct BuiltIn {
  const char *name, *text, *negative;
};

/// Words that text-to-image models have met in captions; models read English best, so the texts are not translated.
constexpr auto builtIns = std::to_array<BuiltIn>({
    {QT_TRANSLATE_NOOP("sana::ui::StyleList", "Photograph"),
     "{prompt}, photograph, natural light, sharp focus, fine detail, 50 mm lens", "drawing, painting, blurry"},
    {QT_TRANSLATE_NOOP("sana::ui::StyleList", "Film"),
     "{prompt}, film still, dramatic light, shallow depth of field, 35 mm film grain", "drawing, text, watermark"},
    {QT_TRANSLATE_NOOP("sana::ui::StyleList", "Watercolour"),
     "watercolour painting of {prompt}, soft washes, visible paper texture", "photograph, 3d render"},
    {QT_TRANSLATE_NOOP("sana::ui::StyleList", "Oil painting"),
     "oil painting of {prompt}, thick brush strokes, canvas texture, warm light", "photograph, 3d render"},
    {QT_TRANSLATE_NOOP("sana::ui::StyleList", "Pencil drawing"),
     "pencil drawing of {prompt}, graphite on white paper, fine hatching", "colour, photograph"},
    {QT_TRANSLATE_NOOP("sana::ui::StyleList", "Flat illustration"),
     "flat vector illustration of {prompt}, simple shapes, clean lines, few colours", "photograph, gradient, noise"},
    {QT_TRANSLATE_NOOP("sana::ui::StyleList", "Pixel art"),
     "pixel art of {prompt}, 16-bit game sprite, crisp square pixels, limited palette", "photograph, blurry"},
    {QT_TRANSLATE_NOOP("sana::ui::StyleList", "Paper cut"),
     "{prompt}, layered paper cut, coloured card, soft shadows between the layers", "photograph, text"},
    {QT_TRANSLATE_NOOP("sana::ui::StyleList", "Ink and wash"),
     "ink wash painting of {prompt}, sumi-e, few strokes, much white space", "photograph, bright colours"},
});

QString translated(const char* text) { return QCoreApplication::translate("sana::ui::StyleList", text); }

StylePreset fromJson(const QJsonObject& object) {
  return {object[QLatin1String("name")].toString(), object[QLatin1String("text")].toString(),
          object[QLatin1String("negative")].toString(), true, object[QLatin1String("name")].toString()};
}

}  // namespace

StyleList::StyleList(const QString& file, QObject* parent) : QAbstractListModel(parent), file_(file) {
  writer_.setMaxThreadCount(1);
  for (const BuiltIn& style : builtIns)
    presets_.append({QString::fromLatin1(style.name), QString::fromLatin1(style.text),
                     QString::fromLatin1(style.negative), false, translated(style.name)});
  load();
}

void StyleList::load() {
  QFile file(file_);
  if (file_.isEmpty() || !file.open(QIODevice::ReadOnly)) return;
  const QJsonArray styles = QJsonDocument::fromJson(file.read(1 << 20)).array();
  for (const QJsonValue& value : styles) {
    const StylePreset preset = fromJson(value.toObject());
    if (!preset.name.isEmpty() && preset.text.contains(placeholder) && !find(preset.name)) presets_.append(preset);
  }
}

int StyleList::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(presets_.size()) + 1; }

QVariant StyleList::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const StylePreset none{{}, QString(placeholder), {}, false, tr("None", "no style")};
  const StylePreset& preset = index.row() == 0 ? none : presets_.at(index.row() - 1);
  switch (role) {
    case Qt::DisplayRole: return preset.title;
    case Qt::ToolTipRole:
    case TextRole: return preset.text;
    case NegativeRole: return preset.negative;
    case OwnRole: return preset.own;
    case NameRole: return preset.name;
    default: return {};
  }
}

int StyleList::rowOf(const QString& name) const {
  if (name.isEmpty()) return 0;
  const auto byName = std::ranges::find(presets_, name, &StylePreset::name);
  if (byName != presets_.end()) return int(byName - presets_.begin()) + 1;
  const auto byTitle = std::ranges::find(presets_, name, &StylePreset::title);
  return byTitle == presets_.end() ? 0 : int(byTitle - presets_.begin()) + 1;
}

const StylePreset* StyleList::find(const QString& name) const {
  const int row = rowOf(name);
  return row == 0 ? nullptr : &presets_.at(row - 1);
}

QString StyleList::apply(const QString& style, const QString& prompt) const {
  const StylePreset* preset = find(style);
  if (!preset) return prompt;
  // Once only: the person's own words may hold the placeholder too.
  const qsizetype at = preset->text.indexOf(placeholder);
  return preset->text.left(at) + prompt + preset->text.mid(at + placeholder.size());
}

QString StyleList::applyNegative(const QString& style, const QString& negative) const {
  const StylePreset* preset = find(style);
  if (!preset || preset->negative.isEmpty()) return negative;
  return negative.trimmed().isEmpty() ? preset->negative : QStringList{negative, preset->negative}.join(QStringLiteral(", "));
}

void StyleList::save(const StylePreset& preset) {
  StylePreset own = preset;
  own.name = own.name.trimmed();
  own.own = true;
  own.title = own.name;
  if (own.name.isEmpty()) return;
  if (!own.text.contains(placeholder)) own.text = QStringList{QString(placeholder), own.text}.join(QStringLiteral(", "));
  const int row = rowOf(own.name);
  if (row > 0 && !presets_.at(row - 1).own) {
    emit saveFailed(tr("A built-in style has this name already. Choose another name."));
    return;
  }
  if (row == 0) change({}, own);
  else if (!(presets_.at(row - 1) == own)) change(presets_.at(row - 1), own);
}

void StyleList::put(const StylePreset& own) {
  const int row = rowOf(own.name);
  if (row > 0) {
    presets_[row - 1] = own;
    emit dataChanged(index(row), index(row));
  } else {
    beginInsertRows({}, rowCount(), rowCount());
    presets_.append(own);
    endInsertRows();
  }
  write();
}

QString StyleList::freeName(const QString& name) const {
  QString free = name;
  for (int number = 2; rowOf(free) > 0; ++number) free = QStringLiteral("%1 %2").arg(name).arg(number);
  return free;
}

void StyleList::remove(const QString& name) {
  const int row = rowOf(name);
  if (row > 0 && presets_.at(row - 1).own) change(presets_.at(row - 1), {});
}

void StyleList::takeOut(const QString& name) {
  const int row = rowOf(name);
  if (row == 0) return;
  beginRemoveRows({}, row, row);
  presets_.removeAt(row - 1);
  endRemoveRows();
  write();
}

void StyleList::retranslate() {
  for (StylePreset& preset : presets_)
    if (!preset.own) preset.title = translated(preset.name.toLatin1().constData());
  emit dataChanged(index(0), index(rowCount() - 1));
}

void StyleList::write() {
  QJsonArray styles;
  for (const StylePreset& preset : presets_) {
    if (!preset.own) continue;
    styles.append(QJsonObject{{QStringLiteral("name"), preset.name},
                              {QStringLiteral("text"), preset.text},
                              {QStringLiteral("negative"), preset.negative}});
  }
  const auto job = [path = file_, text = QJsonDocument(styles).toJson()] {
    QDir().mkpath(QFileInfo(path).path());
    return writeWhole(path, text);
  };
  if (file_.isEmpty()) return;
  inBackground(&writer_, this, job, [this](bool written) {
    if (!written) emit saveFailed(tr("Your styles could not be written to %1.").arg(file_));
  });
}

}  // namespace sana::ui
