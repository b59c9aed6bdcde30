// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/text_dialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace sana::ui {
namespace {

constexpr QSize standardSize{560, 480};

}  // namespace

TextDialog::TextDialog(const QString& title, const QString& text, Form form, QWidget* parent) : DialogFrame(title, parent) {
  resize(standardSize);
  auto* view = new QTextBrowser(this);
  view->setAccessibleName(title);
  view->setOpenLinks(false);
  if (form == Form::markdown) view->setMarkdown(text);
  else view->setPlainText(text);
  content()->addWidget(view);
  if (form == Form::plain) {
    copied_ = text;
    copy_ = new QPushButton(tr("Copy"), this);
    connect(copy_, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(copied_); });
    footer()->addWidget(copy_);
  }
  auto* close = new QPushButton(tr("Close"), this);
  close->setDefault(true);
  connect(close, &QPushButton::clicked, this, &QDialog::close);
  footer()->addWidget(close);
}

void TextDialog::setCopied(const QString& text) {
  copied_ = text;
  if (!copy_) return;
  copy_->setText(tr("Copy report"));
  copy_->setToolTip(tr("Copies it without paths, names and prompts, for others to read."));
  copy_->setAccessibleDescription(copy_->toolTip());
}

}  // namespace sana::ui
