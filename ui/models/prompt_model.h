// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What will be drawn next: texts and parameters, as the current model allows them. Kept as a draft within a second.

#include <QJsonObject>
#include <QObject>
#include <QSize>
#include <QStringList>

#include <memory>

#include "ui/library/library_types.h"
#include "ui/models/model_list.h"

class QUndoStack;

namespace sana::ui {

class Library;
class StyleList;

/// Numbers of the form; a value that the person did not touch follows the model.
struct DrawParameters {
  QSize size;
  int steps = 0, count = 1;
  double guidance = 1;
  quint64 seed = 0;
  bool seedLocked = false;
  QString style, scheduler;
  QMap<QString, double> schedulerParameters;
  int maxTokens = 0;
  bool tiling = false, binning = false;
  bool operator==(const DrawParameters&) const = default;
};

struct TokenCount {
  int tokens = 0, limit = 0;
  int usedCharacters = -1;  ///< UTF-16; behind it the words are not used; -1: all are
};

/// Everything that a prompt is: texts, parameters, and the identity of its model.
struct PromptState {
  Draft draft;
  QString model;
  bool operator==(const PromptState& other) const {
    return draft.text == other.draft.text && draft.negative == other.draft.negative &&
           draft.parameters == other.draft.parameters && model == other.model;
  }
};

class PromptModel : public QObject {
  Q_OBJECT
 public:
  static constexpr int maximumBytes = 20000;
  PromptModel(ModelList& models, EngineClient& engine, Library& library, StyleList& styles, QObject* parent = nullptr);
  ~PromptModel() override;  ///< a draft that is not written yet is handed to the library

  QString text() const { return text_; }
  QString negative() const { return negative_; }
  int caret() const { return caret_; }
  const DrawParameters& parameters() const { return parameters_; }
  const TokenCount& tokens() const { return tokens_; }
  const ModelDescription& model() const;
  /// Why negative prompt and guidance are off; "" when they are on.
  QString guidanceOffReason() const;
  /// The same for the negative prompt, which a guidance of 1 switches off too.
  QString negativeOffReason() const;
  /// Why a style would have no effect; "" when it has one. The chosen one is kept for models that know styles.
  QString styleOffReason() const;
  QString usedStyle() const;  ///< the chosen one where the model knows styles, else none
  /// Why Generate cannot be pressed; "" when it can.
  QString cannotDrawReason() const;
  /// What is really sent: comment lines gone, style applied.
  QString sentText() const;
  QString sentNegative() const;
  /// The text is an example that nobody changed: the editor selects it.
  bool showsExample() const { return example_; }
  /// The nearest size that the model can draw, and a sentence if it differs.
  QSize snapped(QSize wanted, QString* said = nullptr) const;

  /// One complete recipe a picture: seeds s, s+1, …. Unlocked: the shown seed is used, a new one is rolled after.
  QVector<QJsonObject> takeRecipes();
  qint64 parentPicture() const { return parent_; }

  PromptState state() const;
  void takeState(const PromptState& state);
  /// Taking over a recipe and beginning anew become steps of this stack from now on.
  void setUndoStack(QUndoStack* stack);
  /// Undoes such a step if it is the stack's last and its text is still shown; the same forth. False: it is not.
  bool undoReplacement();
  bool redoReplacement();

  QString earlier();  ///< walks back through the prompts sent before; keeps the unsent draft
  QString later();

 public slots:
  void setText(const QString& text);
  void setNegative(const QString& text);
  void setCaret(int position);
  void setSize(QSize size);
  void swapSize();
  void setSteps(int steps);
  void setGuidance(double guidance);
  void setSeed(quint64 seed);
  void rollSeed();
  void setSeedLocked(bool locked);
  void setCount(int count);
  void setStyle(const QString& name);
  void setScheduler(const QString& name);
  void setSchedulerParameter(const QString& name, double value);
  void setMaxTokens(int tokens);
  void setTiling(bool on);
  void setBinning(bool on);
  /// First start: an example of the model, once it is known, if nothing is typed until then.
  void showExample();
  void saveNow();
  void resetParameters();  ///< to the model's own
  void clear();            ///< New prompt
  /// Fields of a recipe taken over; `parent`: the picture it belongs to. Returns sentences on what could not be.
  QStringList applyRecipe(const QJsonObject& recipe, qint64 parent);
  void setParentPicture(qint64 picture);
  /// False: the text was typed while the library opened; it is newer and stays.
  bool restore(const struct Draft& draft);

 signals:
  void textChanged();       ///< from outside the editor: replace its text
  /// What was typed before the restart, oldest first: the editor rebuilds its undo from it.
  void editsRestored(const QVector<sana::ui::PromptEdit>& edits);
  void negativeChanged();
  void parametersChanged();
  void modelChanged();      ///< ranges and choices
  void tokensChanged();
  void canDrawChanged();
  void draftSaved();
  /// A sentence on what had to be different from what was wished: a size that the model cannot draw, a pasted text
  /// that is too long.
  void said(const QString& sentence);

 private:
  struct Impl;
  friend struct Impl;
  void textEdited();
  void pushStep(const QString& text, const PromptState& before);
  void changed();                 ///< parameters: tells, and saves the draft
  void touch(const QString& key); ///< it does not follow the model any more
  void followModel();
  void followScheduler(const ModelDescription& model);
  void replaceText(const QString& text, int caret);
  QString takeSize(QSize size);   ///< a sentence if it became another
  QString step(int by);           ///< through the earlier prompts
  void askTokens();
  void tokensAnswered(quint32 request, int tokens, int limit, int usedBytes);
  QJsonObject draftParameters() const;
  void applyDraftParameters(const QJsonObject& parameters);
  void applyRecipeTexts(const QJsonObject& recipe, QStringList& sentences);
  void applyRecipeModel(const QJsonObject& recipe, QStringList& sentences);
  void applyRecipeNumbers(const QJsonObject& recipe, QStringList& sentences);
  QJsonObject recipeScheduler() const;
  ModelList& models_;
  EngineClient& engine_;
  Library& library_;
  StyleList& styles_;
  QString text_, negative_;
  int caret_ = 0;
  DrawParameters parameters_;
  TokenCount tokens_;
  qint64 parent_ = 0;
  bool example_ = false;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sana::ui
