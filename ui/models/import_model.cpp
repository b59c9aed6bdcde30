// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>

#include "ui/models/banners.h"
#include "ui/models/import_run.h"
#include "ui/models/prompt_model.h"
#include "ui/models/recipe_words.h"

namespace sana::ui {

ImportModel::ImportModel(Library& library, PromptModel& prompt, Banners& banners, QObject* parent)
    : QAbstractTableModel(parent), library_(library), prompt_(prompt), banners_(banners), impl_(new Impl(*this)) {}

ImportModel::~ImportModel() = default;

int ImportModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(fields_.size()); }
int ImportModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant ImportModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const Field& field = fields_.at(index.row());
  switch (role) {
    case Qt::ToolTipRole:
      if (index.column() == ValueColumn && !field.written.isEmpty()) return QString(field.value + u'\n' + field.written);
      return text(field, index.column());
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return text(field, index.column());
    case Qt::CheckStateRole:
      if (index.column() == NameColumn) return int(field.chosen ? Qt::Checked : Qt::Unchecked);
      return {};
    case KeyRole: return field.key;
    case DiffersRole: return field.value != field.now;
    default: return {};
  }
}

QVariant ImportModel::text(const Field& field, int column) const {
  switch (column) {
    case NameColumn: return field.label;
    case ValueColumn: return field.value;
    case NowColumn: return field.now;
    default: return {};
  }
}

bool ImportModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!index.isValid() || role != Qt::CheckStateRole || index.column() != NameColumn) return false;
  fields_[index.row()].chosen = value.toInt() == Qt::Checked;
  emit dataChanged(index, index, {Qt::CheckStateRole});
  return true;
}

Qt::ItemFlags ImportModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return {};
  const Qt::ItemFlags usual = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
  return index.column() == NameColumn ? usual | Qt::ItemIsUserCheckable : usual;
}

QVariant ImportModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case NameColumn: return tr("Take over", "column of check boxes with the names of fields");
    case ValueColumn: return tr("In the picture");
    case NowColumn: return tr("Now");
    default: return {};
  }
}

int ImportModel::chosen() const {
  return int(std::count_if(fields_.begin(), fields_.end(), [](const Field& field) { return field.chosen; }));
}

QString ImportModel::now(const QString& key) const {
  const DrawParameters& set = prompt_.parameters();
  if (key == u"prompt") return prompt_.text();
  if (key == u"negative") return prompt_.negative();
  if (key == u"scheduler") {
    QJsonObject scheduler{{QStringLiteral("name"), set.scheduler}};
    for (auto value = set.schedulerParameters.begin(); value != set.schedulerParameters.end(); ++value)
      scheduler[value.key()] = value.value();
    return schedulerText(scheduler);
  }
  // The rest in the words of a recipe, as the found ones are.
  QJsonObject recipe;
  if (!set.size.isEmpty()) {
    recipe[QLatin1String("width")] = set.size.width();
    recipe[QLatin1String("height")] = set.size.height();
  }
  recipe[QLatin1String("steps")] = set.steps;
  recipe[QLatin1String("guidance_scale")] = set.guidance;
  recipe[QLatin1String("seed")] = QString::number(set.seed);
  recipe[QLatin1String("style")] = set.style;
  recipe[QLatin1String("model")] = QJsonObject{{QStringLiteral("id"), prompt_.model().id}};
  if (set.maxTokens > 0) recipe[QLatin1String("max_tokens")] = set.maxTokens;
  recipe[QLatin1String("tiling")] = set.tiling;
  recipe[QLatin1String("binning")] = set.binning;
  for (const RecipeField& field : recipeFields(recipe))
    if (field.key == key) return field.value;
  return {};
}

QString ImportModel::read(const QString& key) const {
  if (key == u"scheduler") return schedulerText(recipe_.value(key).toObject());
  if (key != u"size") return {};
  for (const RecipeField& field : recipeFields(recipe_))
    if (field.key == key) return field.value;
  return {};
}

QString ImportModel::schedulerText(const QJsonObject& scheduler) const {
  const QString name = scheduler[QLatin1String("name")].toString();
  const QVector<SchedulerChoice>& choices = prompt_.model().schedulers;
  const auto choice = std::ranges::find(choices, name, &SchedulerChoice::name);
  if (choice == choices.end()) {
    const auto known = recipeFields({{QStringLiteral("scheduler"), QJsonObject{{QStringLiteral("name"), name}}}});
    return known.isEmpty() ? QString() : known.first().value;
  }
  QStringList parts{choice->label};
  for (const SchedulerParameter& parameter : choice->parameters) {
    const double value = scheduler[parameter.name].toDouble(parameter.standard);
    if (value == parameter.standard) continue;
    QString said = QLocale().toString(value, 'g', 6);
    if (parameter.boolean) said = value != 0 ? tr("yes") : tr("no");
    else if (!parameter.choices.isEmpty()) said = parameter.choices.value(int(value), said);
    parts << tr("%1: %2", "name and value of a field").arg(parameter.label, said);
  }
  return parts.join(tr(", ", "between values in a list"));
}

QJsonObject ImportModel::chosenRecipe() const {
  const auto isChosen = [this](QLatin1String key) {
    return std::any_of(fields_.begin(), fields_.end(), [key](const Field& field) { return field.key == key && field.chosen; });
  };
  // All of our own: also what has no row, such as the instruction to the text encoder.
  if (complete_ && chosen() == fields_.size()) return recipe_;
  QJsonObject recipe;
  const auto take = [this, &recipe](QLatin1String key) {
    if (recipe_.contains(key)) recipe[key] = recipe_.value(key);
  };
  for (const Field& field : fields_)
    if (field.chosen) take(QLatin1String(field.key.toLatin1()));
  if (isChosen(QLatin1String("size"))) {
    take(QLatin1String("width"));
    take(QLatin1String("height"));
  }
  // The text as it was entered belongs to its style; without the style the text that was sent is meant.
  if (isChosen(QLatin1String("prompt")) && isChosen(QLatin1String("style"))) take(QLatin1String("typed"));
  return recipe;
}

void ImportModel::apply() {
  if (fields_.isEmpty() || chosen() == 0) return;
  const QStringList said = prompt_.applyRecipe(chosenRecipe(), 0);
  if (said.isEmpty()) {
    emit banners_.toast(tr("The recipe was taken over"), {}, {});
    return;
  }
  BannerMessage message;
  message.key = QStringLiteral("import-recipe");
  message.cause = tr("The recipe was taken over, but not all of it.");
  message.kept = said.join(u' ');
  banners_.show(message);
}

void ImportModel::open(const QString& file) { impl_->open(file); }

void ImportModel::openAll(const QStringList& files) { impl_->openAll(files); }

void ImportModel::cancel() { impl_->cancel(); }

}  // namespace sana::ui
