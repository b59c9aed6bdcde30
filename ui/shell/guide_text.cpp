// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/guide_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace sana::ui {
namespace {

QString part(const char* title, const char* text) {
  return QStringLiteral("## %1\n\n%2").arg(QCoreApplication::translate("sana::ui::Guide", title),
                                           QCoreApplication::translate("sana::ui::Guide", text));
}

}  // namespace

QString guideText() {
  const QStringList parts{
      part(QT_TRANSLATE_NOOP("sana::ui::Guide", "Draw"),
           QT_TRANSLATE_NOOP("sana::ui::Guide",
                             "Write what you want to see and press Ctrl+Return. The picture comes into focus step by "
                             "step; every finished picture is kept. A line that begins with # is a note to yourself "
                             "and is not sent.")),
      part(QT_TRANSLATE_NOOP("sana::ui::Guide", "Change one thing"),
           QT_TRANSLATE_NOOP("sana::ui::Guide",
                             "Lock the seed to keep the composition while you change words. Variations keep the words "
                             "and change the seed. Alt+Up and Alt+Down walk through earlier prompts; your unsent "
                             "draft waits at the end.")),
      part(QT_TRANSLATE_NOOP("sana::ui::Guide", "Find again"),
           QT_TRANSLATE_NOOP("sana::ui::Guide",
                             "Ctrl+F searches all prompts. Besides words there are \"phrases\", -excluded words and "
                             "seed: model: size: date: tag: board: is:starred, for example cat is:starred "
                             "date:2026-11. Use recipe brings a picture's settings back; History shows what came from "
                             "what.")),
      part(QT_TRANSLATE_NOOP("sana::ui::Guide", "Share"),
           QT_TRANSLATE_NOOP("sana::ui::Guide",
                             "Export makes a copy as PNG, JPEG, WebP or TIFF, with or without the recipe. Pictures of "
                             "other programs can be dropped on the prompt to read their settings.")),
      part(QT_TRANSLATE_NOOP("sana::ui::Guide", "What a control does"),
           QT_TRANSLATE_NOOP("sana::ui::Guide",
                             "Point at it, press the ? beside its name, or press Shift+F1 while it has the focus.")),
      part(QT_TRANSLATE_NOOP("sana::ui::Guide", "Larger models"),
           QT_TRANSLATE_NOOP("sana::ui::Guide",
                             "The built-in model draws small scenes. For more, download a Sana checkpoint in the "
                             "diffusers layout and choose File > Add model folder. The folder is used where it is and "
                             "never changed.")),
      part(QT_TRANSLATE_NOOP("sana::ui::Guide", "Nothing is lost"),
           QT_TRANSLATE_NOOP("sana::ui::Guide",
                             "Pictures, texts and the queue are saved as you work, there is no Save. Deleted pictures "
                             "wait in the trash until you empty it."))};
  return parts.join(QStringLiteral("\n\n"));
}

}  // namespace sana::ui
