// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/about_dialog.h"

#include <QCoreApplication>
#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QTextCursor>
#include <QTextTable>
#include <QVBoxLayout>

#include "ui/controls/labels.h"
#include "ui/controls/tab_strip.h"
#include "ui/style/icon.h"
#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

namespace sana::ui {
namespace {

constexpr QSize standardSize{640, 520};
constexpr int iconSide = 64;

QWidget* makeAbout(QWidget* parent) {
  auto* page = new QWidget(parent);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, Metrics::panelPadding, 0, 0);
  column->setSpacing(Metrics::rhythm);
  auto* symbol = new QLabel(page);
  symbol->setPixmap(icon(u"app-icon").pixmap(QSize(iconSide, iconSide), page->devicePixelRatioF()));
  column->addWidget(symbol);
  column->addWidget(new TextLabel(AboutDialog::tr("Sana Studio %1").arg(QCoreApplication::applicationVersion()),
                                  TypeRole::title, Token::text1, page));
  const QStringList sentences{
      AboutDialog::tr("Draws pictures from words with NVIDIA's Sana, a linear diffusion transformer. Everything is "
                      "computed on this computer; nothing is sent anywhere."),
      AboutDialog::tr("The application is free software under the GNU General Public License 3 or later, its engine "
                      "under the Apache License 2.0. The models keep licences of their own."),
      AboutDialog::tr("Pictures carry a mark that says that they were made with AI.")};
  for (const QString& sentence : sentences) {
    auto* text = new TextLabel(sentence, TypeRole::body, Token::text2, page);
    text->setWordWrap(true);
    column->addWidget(text);
  }
  column->addStretch();
  return page;
}

QString readText(const QString& name) {
  QFile file(name);
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

AboutDialog::AboutDialog(QWidget* parent) : DialogFrame(tr("About Sana Studio"), parent) {
  resize(standardSize);
  tabs_ = new TabStrip(tr("Page"), this);
  tabs_->addTab(tr("About"));
  tabs_->addTab(tr("Licences"));
  auto* licences = new QTextBrowser(this);
  licences->setOpenLinks(false);
  licences->setAccessibleName(tr("Licences"));
  // Texts of the program itself, compiled in.
  licences->setMarkdown(readText(QStringLiteral(":/sana/licences/THIRD_PARTY.md")));
  for (QTextFrame* frame : licences->document()->rootFrame()->childFrames()) {
    auto* table = qobject_cast<QTextTable*>(frame);
    if (!table) continue;
    QTextTableFormat lines = table->format();
    lines.setBorderCollapse(true);
    lines.setBorder(1);
    lines.setBorderBrush(color(Token::hairline));
    lines.setCellPadding(Metrics::grid);
    table->setFormat(lines);
  }
  QTextCursor end(licences->document());
  end.movePosition(QTextCursor::End);
  end.insertBlock(QTextBlockFormat(), QTextCharFormat());
  end.insertText(QLatin1Char('\n') + readText(QStringLiteral(":/sana/licences/GPL-3.0-or-later.txt")));
  auto* pages = new QStackedWidget(this);
  pages->addWidget(makeAbout(this));
  pages->addWidget(licences);
  content()->addWidget(tabs_);
  content()->addWidget(new HairLine(Qt::Horizontal, this));
  content()->addWidget(pages, 1);
  connect(tabs_, &QTabBar::currentChanged, pages, &QStackedWidget::setCurrentIndex);
  auto* close = new QPushButton(tr("Close"), this);
  close->setDefault(true);
  connect(close, &QPushButton::clicked, this, &QDialog::close);
  footer()->addWidget(close);
}

void AboutDialog::showLicences() { tabs_->setCurrentIndex(1); }

}  // namespace sana::ui
