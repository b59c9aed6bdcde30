// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDesktopServices>
#include <QDir>
#include <QThreadPool>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <atomic>
#include <stop_token>

#include "ui/exchange/encode_picture.h"
#include "ui/exchange/export_batch.h"
#include "ui/exchange/load_picture.h"
#include "ui/models/banners.h"
#include "ui/models/export_memory.h"
#include "ui/models/transfer_model.h"
#include "ui/models/when_done.h"

namespace sana::ui {
namespace {

constexpr int estimateAfterMs = 120;  ///< a slider that moves asks once at its end
constexpr int previewSide = 528;      ///< twice the dialog's 264, for screens of ratio 2

struct Estimate {
  qint64 bytes = -1;
  QStringList notes;
};

Estimate estimateOf(const QImage& picture, const QByteArray& recipe, const ExportOptions& options) {
  try {
    const Encoded encoded = encodePicture(picture, recipe, options);
    return {encoded.bytes.size(), encoded.notes};
  } catch (const engine::Exception& error) {
    return {-1, {problemOf(error).what}};
  }
}

NameFacts factsOf(const PictureRecord& picture) {
  const QByteArray json = picture.recipeText.toUtf8();
  const QDateTime created = QDateTime::fromMSecsSinceEpoch(picture.createdMs);
  try {
    return nameFacts(engine::parse_recipe({json.constData(), std::size_t(json.size())}), picture.size, created);
  } catch (const engine::Exception&) {
    NameFacts facts;
    facts.size = picture.size;
    facts.created = created;
    return facts;
  }
}

}  // namespace

struct ExportModel::Impl {
  explicit Impl(ExportModel& owner) : model(owner), newestEstimate(std::make_shared<std::atomic<quint64>>(0)) {
    pool.setMaxThreadCount(1);
    estimateTimer.setSingleShot(true);
    estimateTimer.setInterval(estimateAfterMs);
    QObject::connect(&estimateTimer, &QTimer::timeout, &model, [this] { estimate(); });
  }

  ExportModel& model;
  ExportMemory memory;
  NameFacts facts;
  QImage full;  ///< the first picture, for measuring
  quint64 asked = 0;
  std::shared_ptr<std::atomic<quint64>> newestEstimate;
  QTimer estimateTimer;
  std::stop_source stop;
  QThreadPool pool;  ///< last: its end waits for the work that uses the others

  void take(const QVector<PictureRecord>& records) {
    model.pictures_ = records;
    facts = records.isEmpty() ? NameFacts{} : factsOf(records.first());
    facts.total = int(records.size());
  }

  void loadPreview() {
    full = {};
    model.preview_ = {};
    model.problem_.clear();
    if (model.pictures_.isEmpty()) return;
    const auto work = [path = model.pictures_.first().path] {
      const LoadedPicture loaded = loadPicture(path, ownPictureBytes);
      QImage small = loaded.image;
      if (std::max(small.width(), small.height()) > previewSide)
        small = small.scaled(previewSide, previewSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
      return std::tuple{loaded.image, small, loaded.problem.what};
    };
    inBackground(&pool, &model, work, [this, number = asked](const std::tuple<QImage, QImage, QString>& loaded) {
      if (number != asked) return;
      std::tie(full, model.preview_, model.problem_) = loaded;
      emit model.changed();
      askEstimate();
    });
  }

  void askEstimate() {
    ++*newestEstimate;
    model.estimate_ = -1;
    emit model.estimateChanged();
    estimateTimer.start();
  }

  void estimate() {
    if (full.isNull() || model.pictures_.isEmpty() || model.running_) return;
    const quint64 number = ++*newestEstimate;
    const auto work = [picture = full, recipe = model.pictures_.first().recipeText.toUtf8(), options = model.options_,
                       number, newest = newestEstimate] {
      return *newest == number ? estimateOf(picture, recipe, options) : Estimate{};
    };
    inBackground(&pool, &model, work, [this, number](const Estimate& measured) {
      if (*newestEstimate != number) return;
      model.estimate_ = measured.bytes;
      model.notes_ = measured.notes;
      emit model.estimateChanged();
    });
  }

  void start(const ExportOptions& options, const QString& folder, Clash clash) {
    model.running_ = true;
    model.done_ = 0;
    stop = std::stop_source();
    emit model.changed();
    ExportBatch batch;
    batch.count = int(model.pictures_.size());
    batch.options = options;
    batch.folder = folder;
    batch.clash = clash;
    batch.picture = [pictures = model.pictures_](int index) {
      return BatchPicture{pictures.at(index).path, pictures.at(index).recipeText.toUtf8()};
    };
    batch.progress = [owner = &model](int done, int total) {
      QMetaObject::invokeMethod(owner, [owner, done, total] {
        owner->done_ = done;
        emit owner->progress(done, total);
      }, Qt::QueuedConnection);
    };
    const auto work = [batch, token = stop.get_token()] {
      QDir().mkpath(batch.folder);
      return runBatch(batch, token);
    };
    inBackground(&pool, &model, work, [this, folder](const BatchReport& report) { ended(report, folder); });
  }

  void ended(const BatchReport& report, const QString& folder) {
    model.running_ = false;
    model.notes_ = report.notes;
    QStringList failed;
    for (const BatchFailure& failure : report.failures)
      failed << ExportModel::tr("%1: %2", "file and what went wrong")
                    .arg(QDir::toNativeSeparators(failure.path), failure.problem.what);
    const int written = int(report.written.size());
    tell(report, failed);
    if (written > 0)
      emit model.banners_.toast(ExportModel::tr("%n picture(s) exported", nullptr, written), ExportModel::tr("Show folder"),
                                [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    emit model.changed();
    emit model.finished(written, failed);
  }

  void tell(const BatchReport& report, const QStringList& failed) {
    if (failed.isEmpty()) return;
    BannerMessage message;
    message.severity = BannerMessage::Severity::danger;
    message.key = QStringLiteral("export");
    message.cause = failed.size() == 1 ? report.failures.first().problem.what
                                       : ExportModel::tr("%n picture(s) could not be exported.", nullptr, int(failed.size()));
    message.kept = report.failures.first().problem.hint;
    message.details = failed.join(u'\n');
    model.banners_.show(message);
  }
};

ExportModel::ExportModel(Library& library, Settings& settings, Banners& banners, QObject* parent)
    : QObject(parent), library_(library), settings_(settings), banners_(banners), impl_(new Impl(*this)) {
  const auto remember = [this] {
    impl_->memory = readExportMemory(settings_);
    options_ = impl_->memory.last;
    folder_ = impl_->memory.folder;
    clash_ = impl_->memory.clash;
  };
  remember();
  connect(&settings, &Settings::changed, this, [this](Setting setting) {
    if (setting == Setting::exportTemplate || setting == Setting::exportFormat) impl_->memory = readExportMemory(settings_);
  });
}

ExportModel::~ExportModel() {
  impl_->stop.request_stop();
  ++*impl_->newestEstimate;
}

void ExportModel::setPictures(const QVector<qint64>& ids) {
  if (running_) return;
  const quint64 number = ++impl_->asked;
  options_ = impl_->memory.last;
  folder_ = impl_->memory.folder;
  clash_ = impl_->memory.clash;
  // What a copy says of its making is asked anew each time: the dialog changes it for one export.
  options_.withRecipe = settings_.value(Setting::writeRecipe).toBool();
  options_.aiMark = settings_.value(Setting::aiMark).toBool();
  notes_.clear();
  whenDone(library_.records(ids), this, [this, number](const QVector<PictureRecord>& records) {
    if (number != impl_->asked || running_) return;
    impl_->take(records);
    impl_->loadPreview();
    emit changed();
    impl_->askEstimate();
  });
}

void ExportModel::setOptions(const ExportOptions& options) {
  if (options == options_) return;
  options_ = options;
  notes_.clear();
  emit changed();
  impl_->askEstimate();
}

void ExportModel::setFolder(const QString& folder) {
  if (folder == folder_) return;
  folder_ = folder;
  emit changed();
}

QString ExportModel::folderProblem() const {
  return QDir::isAbsolutePath(folder_) ? QString() : tr("Write the whole path of the folder, or choose it with the button.");
}

void ExportModel::setClash(Clash clash) {
  if (clash == clash_) return;
  clash_ = clash;
  emit changed();
}

QSize ExportModel::resultSize() const {
  return pictures_.isEmpty() ? QSize() : options_.scale.apply(pictures_.first().size);
}

QString ExportModel::nameShown() const {
  if (pictures_.isEmpty()) return {};
  NameFacts facts = impl_->facts;
  facts.size = resultSize();
  return previewName(options_, facts).name;
}

QStringList ExportModel::unknownNameFields() const { return previewName(options_, impl_->facts).unknown; }

QList<ExportPreset> ExportModel::presets() const { return builtInPresets() + impl_->memory.own; }

bool ExportModel::isOwnPreset(const QString& name) const {
  const QList<ExportPreset>& own = impl_->memory.own;
  return std::any_of(own.begin(), own.end(), [&name](const ExportPreset& preset) { return preset.name == name; });
}

void ExportModel::usePreset(const QString& name) {
  const QList<ExportPreset> all = presets();
  // The person's stand behind those of the box and win where they have the same name.
  const auto found = std::find_if(all.rbegin(), all.rend(), [&name](const ExportPreset& p) { return p.name == name; });
  if (found != all.rend()) setOptions(found->options);
}

void ExportModel::savePreset(const QString& name) {
  const QString trimmed = name.trimmed();
  if (trimmed.isEmpty()) return;
  impl_->memory.own.removeIf([&trimmed](const ExportPreset& preset) { return preset.name == trimmed; });
  impl_->memory.own << ExportPreset{trimmed, options_};
  writeExportMemory(settings_, impl_->memory);
  emit presetsChanged();
}

void ExportModel::removePreset(const QString& name) {
  if (impl_->memory.own.removeIf([&name](const ExportPreset& preset) { return preset.name == name; }) == 0) return;
  writeExportMemory(settings_, impl_->memory);
  emit presetsChanged();
}

void ExportModel::run() {
  if (running_ || pictures_.isEmpty() || !folderProblem().isEmpty()) return;
  ExportMemory memory = impl_->memory;
  memory.last = options_;
  memory.folder = folder_;
  memory.clash = clash_;
  writeExportMemory(settings_, memory);
  impl_->memory = memory;
  impl_->start(options_, folder_, clash_);
}

void ExportModel::again(const QVector<qint64>& ids) {
  if (running_ || ids.isEmpty()) return;
  const quint64 number = ++impl_->asked;
  whenDone(library_.records(ids), this, [this, number](const QVector<PictureRecord>& records) {
    if (number != impl_->asked || running_ || records.isEmpty()) return;
    impl_->take(records);
    impl_->start(impl_->memory.last, impl_->memory.folder, impl_->memory.clash);
  });
}

void ExportModel::cancel() { impl_->stop.request_stop(); }

}  // namespace sana::ui
