// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/first_run_note.h"

#include <QDir>
#include <QEvent>
#include <QFile>
#include <QFocusEvent>
#include <QRegularExpression>
#include <QTextDocumentFragment>

#include "ui/dialogs/text_dialog.h"
#include "ui/models/first_run_facts.h"
#include "ui/models/studio.h"
#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

namespace sana::ui {
namespace {

QString link(const QString& target, const QString& text) {
  return QStringLiteral("<a href=\"%1\" style=\"text-decoration:none\">%2</a>").arg(target, text.toHtmlEscaped());
}

/// What a text says first, up to a comma or the end of the sentence, without what stands in brackets: description and
/// tooltip have it all.
QString beginning(const QString& text) {
  static const QRegularExpression aside(QStringLiteral("\\s*[(（][^)）]*[)）]")), end(QStringLiteral("[,，.。;；]"));
  const QString plain = QString(text).remove(aside);
  const qsizetype at = plain.indexOf(end);
  const bool isChinese = at >= 0 && plain.at(at).unicode() > 0xFF;
  return at < 0 ? plain : plain.left(at) + (isChinese || text.contains(u'。') ? u'。' : u'.');
}

/// "Apache-2.0" out of a sentence about licences; the whole text where no such name is in it.
QString licenceName(const QString& text) {
  static const QRegularExpression name(QStringLiteral("[A-Z][A-Za-z]+(?:-[A-Za-z]+)*-\\d[\\w.]*\\w"));
  const QRegularExpressionMatch match = name.match(text);
  return match.hasMatch() ? match.captured() : text;
}

QString shortFolder(const QString& folder) {
  const QString home = QDir::homePath() + QLatin1Char('/');
  return QDir::toNativeSeparators(folder.startsWith(home) ? folder.mid(home.size()) : folder);
}

}  // namespace

FirstRunNote::FirstRunNote(Studio& studio, QWidget* parent)
    : QLabel(parent), studio_(studio), facts_(new FirstRunFacts(studio.library(), studio.models(), this)) {
  setWordWrap(true);
  setTextFormat(Qt::RichText);
  setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
  setContentsMargins(0, Metrics::grid, 0, Metrics::rhythm);
  connect(this, &QLabel::linkActivated, this, [this](const QString& target) {
    if (target == QLatin1String("model")) emit addModelWanted();
    else if (target == QLatin1String("licence")) openLicence();
    else emit pictureFolderWanted();
  });
  connect(facts_, &FirstRunFacts::changed, this, &FirstRunNote::update);
  connect(&studio_.models(), &ModelList::currentChanged, this, &FirstRunNote::readAgain);
  connect(&studio_.places(), &PlaceList::countsChanged, this, &FirstRunNote::update);
  connect(&studio_, &Studio::started, this, &FirstRunNote::readAgain);
  connect(&studio_.settings(), &Settings::changed, this, &FirstRunNote::readAgain);
  readAgain();
}

void FirstRunNote::readAgain() {
  update();
  if (isVisibleTo(parentWidget())) facts_->read();
}

void FirstRunNote::update() {
  const LibraryCounts& counts = studio_.places().counts();
  setVisible(counts.all == 0 && counts.trash == 0);
  showColours();
  QStringList sentences;
  const ModelDescription& model = studio_.models().description();
  if (!model.name.isEmpty()) sentences << modelSentence() + QStringLiteral("<br>");
  sentences << picturesSentence() << link(QStringLiteral("model"), tr("Open a larger model..."));
  const QString shown = sentences.join(u' ');
  if (shown != text()) setText(shown);
  setAccessibleName(QTextDocumentFragment::fromHtml(shown).toPlainText().simplified());
  const QString whole = QStringList{studio_.models().about(), model.licence}.join(u'\n').trimmed();
  setAccessibleDescription(whole);
  setToolTip(whole);
}

void FirstRunNote::showColours() {
  setFont(sana::ui::font(TypeRole::caption));
  QPalette colours = palette();
  colours.setColor(QPalette::WindowText, color(Token::text2));
  colours.setColor(QPalette::Link, color(Token::accentText));
  if (colours != palette()) setPalette(colours);
}

QString FirstRunNote::modelSentence() const {
  const ModelDescription& model = studio_.models().description();
  const QString size = locale().formattedDataSize(model.weightsBytes, 0, QLocale::DataSizeSIFormat);
  const QString licence = model.licence.isEmpty() ? tr("no licence named")
                                                  : link(QStringLiteral("licence"), licenceName(model.licence));
  const QString facts = model.weightsBytes > 0 ? tr("%1 (%2, %3).", "model, size, licence").arg(model.name.toHtmlEscaped(), size, licence)
                                               : tr("%1 (%2).", "model, licence").arg(model.name.toHtmlEscaped(), licence);
  return tr("%1 %2", "two sentences").arg(facts, beginning(studio_.models().about()).toHtmlEscaped());
}

QString FirstRunNote::picturesSentence() const {
  const QString folder = shortFolder(studio_.library().folders().pictures).toHtmlEscaped();
  const QString change = link(QStringLiteral("folder"), tr("change", "where pictures go"));
  if (facts_->freeBytes() < 0) return tr("Pictures go to %1 (%2) and carry an AI mark.").arg(folder, change);
  const QString size = locale().formattedDataSize(facts_->freeBytes(), 0, QLocale::DataSizeSIFormat);
  return tr("Pictures go to %1 (%2, %3 free) and carry an AI mark.").arg(folder, change, size);
}

/// What lies in the model's folder, and the common licence that it names.
void FirstRunNote::openLicence() {
  const ModelDescription& model = studio_.models().description();
  QStringList texts{facts_->licenceText().isEmpty() ? model.licence : facts_->licenceText()};
  if (!model.licenceUrl.isEmpty()) texts << model.licenceUrl;
  QFile common(QStringLiteral(":/sana/licences/%1.txt").arg(licenceName(model.licence)));  // compiled in
  if (common.open(QIODevice::ReadOnly)) texts << QString::fromUtf8(common.readAll());
  auto* dialog = new TextDialog(tr("Licence of %1").arg(model.name), texts.join(QStringLiteral("\n\n")),
                                TextDialog::Form::plain, window());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

/// The label itself is no stop on the way to its links.
void FirstRunNote::focusInEvent(QFocusEvent* event) {
  QLabel::focusInEvent(event);
  if (event->reason() == Qt::TabFocusReason) focusNextPrevChild(true);
  if (event->reason() == Qt::BacktabFocusReason) focusNextPrevChild(false);
}

void FirstRunNote::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) update();
  QLabel::changeEvent(event);
}

}  // namespace sana::ui
