// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/first_run_note.h"

#include <QDir>
#include <QEvent>
#include <QRegularExpression>

#include "ui/models/studio.h"
#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

namespace sana::ui {
namespace {

QString link(const QString& target, const QString& text) {
  return QStringLiteral("<a href=\"%1\" style=\"text-decoration:none\">%2</a>").arg(target, text.toHtmlEscaped());
}

/// The first sentence of a text that says more, without what stands in brackets: the tooltip has it all.
QString firstSentence(const QString& text) {
  static const QRegularExpression end(QStringLiteral("(?<=[.。])\\s*")), aside(QStringLiteral("\\s*\\([^)]*\\)"));
  return text.split(end).value(0).remove(aside);
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

FirstRunNote::FirstRunNote(Studio& studio, QWidget* parent) : QLabel(parent), studio_(studio) {
  setWordWrap(true);
  setTextFormat(Qt::RichText);
  setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
  setContentsMargins(0, Metrics::grid, 0, Metrics::rhythm);
  connect(this, &QLabel::linkActivated, this, [this](const QString& target) {
    if (target == QLatin1String("model")) emit addModelWanted();
    else emit pictureFolderWanted();
  });
  connect(&studio_.models(), &ModelList::currentChanged, this, &FirstRunNote::update);
  connect(&studio_.places(), &PlaceList::countsChanged, this, &FirstRunNote::update);
  connect(&studio_, &Studio::started, this, &FirstRunNote::update);
  connect(&studio_.settings(), &Settings::changed, this, &FirstRunNote::update);
  update();
}

void FirstRunNote::update() {
  const LibraryCounts& counts = studio_.places().counts();
  setVisible(counts.all == 0 && counts.trash == 0);
  setFont(sana::ui::font(TypeRole::caption));
  QPalette colours = palette();
  colours.setColor(QPalette::WindowText, color(Token::text2));
  colours.setColor(QPalette::Link, color(Token::accentText));
  if (colours != palette()) setPalette(colours);
  const ModelDescription& model = studio_.models().description();
  const QString folder = link(QStringLiteral("folder"), shortFolder(studio_.library().folders().pictures));
  QStringList lines;
  if (!model.name.isEmpty()) {
    lines << firstSentence(studio_.models().about()).toHtmlEscaped();
    lines << tr("Licence: %1.").arg(licenceName(model.licence).toHtmlEscaped());
    setToolTip(studio_.models().about() + QLatin1Char('\n') + model.licence);
  }
  lines << tr("Pictures go to %1 and carry an AI mark.").arg(folder);
  setText(lines.join(QLatin1Char(' ')) + QStringLiteral("<br>") + link(QStringLiteral("model"), tr("Open a larger model...")));
  setAccessibleName(tr("About this model"));
}

void FirstRunNote::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) update();
  QLabel::changeEvent(event);
}

}  // namespace sana::ui
