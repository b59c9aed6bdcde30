// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/prompt_model.h"

#include <QLocale>
#include <QRandomGenerator>

#include <algorithm>
#include <chrono>

#include "ui/library/library.h"
#include "ui/models/prompt_model_state.h"
#include "ui/models/prompt_parts.h"
#include "ui/models/style_list.h"
#include "ui/models/when_done.h"

namespace sana::ui {
namespace {

using namespace std::chrono_literals;

constexpr int historyKept = 500, undoKept = 200;

void setUp(QTimer& timer, std::chrono::milliseconds interval) {
  timer.setSingleShot(true);
  timer.setInterval(interval);
}

bool isHan(QChar c) { return c.script() == QChar::Script_Han; }

/// The first example in the window's language, else the first.
QString exampleOf(const ModelDescription& model) {
  const bool chinese = QLocale().language() == QLocale::Chinese;
  for (const QString& example : model.examples)
    if (std::any_of(example.begin(), example.end(), isHan) == chinese) return example;
  return model.examples.value(0);
}

}  // namespace

PromptModel::PromptModel(ModelList& models, EngineClient& engine, Library& library, StyleList& styles, QObject* parent)
    : QObject(parent), models_(models), engine_(engine), library_(library), styles_(styles),
      impl_(std::make_unique<Impl>()) {
  setUp(impl_->quiet, 300ms);
  setUp(impl_->latest, 1s);
  setUp(impl_->tokens, 120ms);
  connect(&impl_->quiet, &QTimer::timeout, this, &PromptModel::saveNow);
  connect(&impl_->latest, &QTimer::timeout, this, &PromptModel::saveNow);
  connect(&impl_->tokens, &QTimer::timeout, this, &PromptModel::askTokens);
  connect(&engine_, &EngineClient::tokensCounted, this, &PromptModel::tokensAnswered);
  connect(&models_, &ModelList::currentChanged, this, &PromptModel::followModel);
  connect(&models_, &ModelList::loadFinished, this, [this] { impl_->tokens.start(); });
  rollSeed();
  impl_->quiet.stop();
  impl_->latest.stop();
  followModel();
}

PromptModel::~PromptModel() {
  if (impl_->latest.isActive()) saveNow();
}

const ModelDescription& PromptModel::model() const { return models_.description(); }

QString PromptModel::guidanceOffReason() const {
  return model().guidance ? QString()
                          : tr("This model draws without guidance, so that a negative prompt would have no effect.");
}

QString PromptModel::negativeOffReason() const {
  if (!model().guidance) return guidanceOffReason();
  return parameters_.guidance > 1 ? QString()
                                  : tr("A negative prompt has no effect while guidance is 1. Raise the guidance.");
}

QString PromptModel::styleOffReason() const {
  return model().styles ? QString() : tr("This model knows no styles: it draws everything in its own.");
}

QString PromptModel::usedStyle() const { return model().styles ? parameters_.style : QString(); }

QString PromptModel::cannotDrawReason() const {
  using State = ModelList::State;
  if (models_.current() < 0) return tr("There is no model yet. Add a model folder.");
  const State state = models_.state(models_.current());
  if (state == State::gone) return tr("The model's folder is gone. Choose another model.");
  if (state == State::unusable) return tr("This model cannot be used. Choose another model.");
  if (sentText().trimmed().isEmpty()) return tr("Write first what to draw.");
  return {};
}

QString PromptModel::sentText() const {
  const QString words = withoutComments(text_);
  return words.trimmed().isEmpty() ? QString() : styles_.apply(usedStyle(), words);
}

QString PromptModel::sentNegative() const {
  return model().guidance ? styles_.applyNegative(usedStyle(), withoutComments(negative_)) : QString();
}

QSize PromptModel::snapped(QSize wanted, QString* said) const {
  const int multiple = std::max(model().multiple, 1);
  const int largest = std::max(model().maximumSide / multiple * multiple, multiple);
  const auto snap = [&](int side) { return std::clamp((side + multiple / 2) / multiple * multiple, multiple, largest); };
  const QSize size(snap(wanted.width()), snap(wanted.height()));
  if (said && size != wanted)
    *said = tr("The model draws sizes in steps of %1 up to %2: %3 × %4 became %5 × %6.")
                .arg(multiple).arg(largest).arg(wanted.width()).arg(wanted.height()).arg(size.width()).arg(size.height());
  return size;
}

// ---- texts

void PromptModel::setText(const QString& text) {
  if (text == text_) return;
  const QString fitting = cutToBytes(text, maximumBytes);
  text_ = fitting;
  caret_ = std::min(caret_, int(text_.size()));
  example_ = false;
  impl_->wantsExample = false;
  if (impl_->place >= 0) {  // an earlier prompt is edited: it becomes the draft, the old draft stays findable
    if (!impl_->unsent.isEmpty()) impl_->history.prepend(impl_->unsent);
    impl_->place = -1;
  }
  textEdited();
  if (fitting == text) return;
  emit textChanged();
  emit said(tr("A prompt holds %1 bytes at most. What goes beyond was left out.").arg(QLocale().toString(maximumBytes)));
}

void PromptModel::textEdited() {
  impl_->tokens.start();
  impl_->quiet.start();
  if (!impl_->latest.isActive()) impl_->latest.start();
  emit canDrawChanged();
}

void PromptModel::replaceText(const QString& text, int caret) {
  text_ = cutToBytes(text, maximumBytes);
  caret_ = std::clamp(caret, 0, int(text_.size()));
  example_ = false;
  textEdited();
  emit textChanged();
}

void PromptModel::setNegative(const QString& text) {
  if (text == negative_) return;
  negative_ = cutToBytes(text, maximumBytes);
  textEdited();
  if (negative_ != text) emit negativeChanged();
}

void PromptModel::setCaret(int position) {
  if (position == caret_) return;
  caret_ = std::clamp(position, 0, int(text_.size()));
  impl_->quiet.start();
  if (!impl_->latest.isActive()) impl_->latest.start();
}

void PromptModel::clear() {
  const PromptState before = state();
  if (!text_.isEmpty()) impl_->history.prepend(text_);
  impl_->place = -1;
  impl_->instruction = QJsonValue::Undefined;
  parent_ = 0;
  negative_.clear();
  replaceText({}, 0);
  emit negativeChanged();
  pushStep(tr("New prompt"), before);
}

QString PromptModel::earlier() { return step(1); }
QString PromptModel::later() { return step(-1); }

/// `place` runs from -1, the draft, to the oldest prompt. What looks the same as the text shown is passed over.
QString PromptModel::step(int by) {
  QStringList& history = impl_->history;
  int place = impl_->place + by;
  while (by > 0 && place < history.size() && history.at(place) == text_) ++place;
  if (place < -1 || place >= history.size()) return text_;
  if (impl_->place < 0) impl_->unsent = text_;
  const QString text = place < 0 ? impl_->unsent : history.at(place);
  impl_->place = place;
  replaceText(text, int(text.size()));
  return text_;
}

void PromptModel::showExample() {
  impl_->wantsExample = true;
  if (!text_.isEmpty() || model().examples.isEmpty()) return;
  impl_->wantsExample = false;
  const QString text = exampleOf(model());
  text_ = text;
  if (impl_->logged.isEmpty()) impl_->logged = text;  // what is typed over it can be taken back to it
  caret_ = int(text.size());
  example_ = true;
  textEdited();
  emit textChanged();
}

// ---- draft

bool PromptModel::restore(const Draft& draft) {
  impl_->draftRead = true;
  if (!text_.isEmpty() && !example_) return false;
  text_ = cutToBytes(draft.text, maximumBytes);
  impl_->logged = text_;
  negative_ = cutToBytes(draft.negative, maximumBytes);
  caret_ = std::clamp(draft.caret, 0, int(text_.size()));
  applyDraftParameters(draft.parameters);
  impl_->followed = {};
  followModel();
  impl_->quiet.stop();
  impl_->latest.stop();
  impl_->tokens.start();
  emit textChanged();
  emit negativeChanged();
  emit parametersChanged();
  emit canDrawChanged();
  whenDone(library_.earlierPrompts(historyKept), this, [this](const QStringList& prompts) {
    for (const QString& prompt : prompts)
      if (!impl_->history.contains(prompt)) impl_->history.append(prompt);
  });
  whenDone(library_.promptEdits(undoKept), this, [this, restored = text_](const QVector<PromptEdit>& edits) {
    if (!edits.isEmpty() && text_ == restored) emit editsRestored(edits);
  });
  return true;
}

void PromptModel::saveNow() {
  impl_->quiet.stop();
  impl_->latest.stop();
  // The values of the model that is loaded meanwhile must not replace a draft that nobody has read yet.
  if (!impl_->draftRead && (text_.isEmpty() || example_)) return;
  if (const auto edit = promptEdit(impl_->logged, text_)) library_.logPromptEdit(*edit);
  impl_->logged = text_;
  // A failure is told once, by Library::trouble().
  whenDone(library_.saveDraft({text_, negative_, caret_, draftParameters()}), this, [this] { emit draftSaved(); });
}

// ---- tokens

void PromptModel::askTokens() {
  const QString mark(1, QChar(0xE000));  // private use: marks the place of the words in the style
  const QString words = withoutComments(text_);
  const QString around = styles_.apply(usedStyle(), mark);
  const qsizetype at = std::max<qsizetype>(around.indexOf(mark), 0);
  const QVector<int> origins = originsWithoutComments(text_).mid(0, words.size());
  impl_->origins = QVector<int>(at, -1) + origins + QVector<int>(around.size() - at - 1, -1);
  engine_.countTokens(++impl_->tokenRequest, sentText());
}

void PromptModel::tokensAnswered(quint32 request, int tokens, int limit, int usedBytes) {
  if (request != impl_->tokenRequest) return;
  tokens_ = {tokens, parameters_.maxTokens > 0 ? std::min(limit, parameters_.maxTokens) : limit, -1};
  const QString sent = sentText();
  const int used = usedBytes < 0 ? int(sent.size()) : unitsInBytes(sent, usedBytes);
  if (used < sent.size()) {
    // Where only words of the style are cut, everything that was typed is used.
    tokens_.usedCharacters = int(text_.size());
    for (int i = used; i < impl_->origins.size() && tokens_.usedCharacters == text_.size(); ++i)
      if (impl_->origins.at(i) >= 0) tokens_.usedCharacters = impl_->origins.at(i);
  }
  emit tokensChanged();
}

}  // namespace sana::ui
