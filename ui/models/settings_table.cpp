// SPDX-License-Identifier: GPL-3.0-or-later
// Every preference once: key, standard, page, words.
#include "ui/models/settings.h"

namespace sana::ui {
namespace {

using Page = SettingDescription::Page;
using Kind = SettingDescription::Kind;

QVector<SettingDescription> generalPage() {
  return {
      {Setting::language, "language", QString(), Page::general, Kind::choice, Settings::tr("Language"),
       Settings::tr("The language of the window. Takes effect at once."),
       {{QString(), Settings::tr("As the system")},
        {QStringLiteral("en"), QStringLiteral("English")},
        {QStringLiteral("zh_CN"), QStringLiteral("简体中文")}}},
      {Setting::appearance, "appearance", QStringLiteral("system"), Page::general, Kind::choice,
       Settings::tr("Appearance"), Settings::tr("Light or dark colours, or those that the system asks for."),
       {{QStringLiteral("system"), Settings::tr("As the system")},
        {QStringLiteral("light"), Settings::tr("Light")},
        {QStringLiteral("dark"), Settings::tr("Dark")}}},
      {Setting::motion, "motion", QStringLiteral("system"), Page::general, Kind::choice, Settings::tr("Motion"),
       Settings::tr("Short fades where something appears or changes."),
       {{QStringLiteral("system"), Settings::tr("As the system")},
        {QStringLiteral("on"), Settings::tr("On")},
        {QStringLiteral("off"), Settings::tr("Off")}}},
      {Setting::followNewest, "followNewest", true, Page::general, Kind::boolean, Settings::tr("Follow newest"),
       Settings::tr("Shows each new picture when it is ready, unless you are looking at another one.")},
      {Setting::notifications, "notifications", true, Page::general, Kind::boolean, Settings::tr("Notifications"),
       Settings::tr("Tells you when pictures are ready, if the window is in the background and they took more than "
                    "ten seconds.")},
      {Setting::notificationText, "notificationText", false, Page::general, Kind::boolean,
       Settings::tr("Prompt in notifications"),
       Settings::tr("Shows the words of the prompt in a notification, where others may read them.")},
  };
}

QVector<SettingDescription> picturesPage() {
  return {
      {Setting::pictureFolder, "pictureFolder", QString(), Page::pictures, Kind::folder,
       Settings::tr("Folder of the pictures"),
       Settings::tr("Finished pictures are stored here by year and month. Those made before stay where they are.")},
      {Setting::exportTemplate, "exportTemplate", QStringLiteral("{prompt} {seed}"), Page::pictures, Kind::text,
       Settings::tr("Name of exported files"),
       Settings::tr("Words in braces are replaced: {prompt}, {seed}, {model}, {size}, {style}, {steps}, {date}, {time}, {n}.")},
      {Setting::exportFormat, "exportFormat", QStringLiteral("png"), Page::pictures, Kind::choice,
       Settings::tr("Format of exported files"),
       Settings::tr("What the export dialog offers first. The library itself always keeps PNG."),
       {{QStringLiteral("png"), QStringLiteral("PNG")},
        {QStringLiteral("jpeg"), QStringLiteral("JPEG")},
        {QStringLiteral("webp"), QStringLiteral("WebP")},
        {QStringLiteral("tiff"), QStringLiteral("TIFF")}}},
      {Setting::exportPresets, "exportPresets", QVariantList()},
      {Setting::gallerySize, "gallerySize", 160},
  };
}

/// Sizes in GiB; "": no limit.
QVector<QPair<QVariant, QString>> memoryChoices() {
  QVector<QPair<QVariant, QString>> choices{{QString(), Settings::tr("All that is free")}};
  for (const int size : {1, 2, 4, 8, 16, 32, 64}) choices.append({QString::number(size), Settings::tr("%1 GB").arg(size)});
  return choices;
}

QVector<SettingDescription> enginePage() {
  return {
      {Setting::device, "device", QString(), Page::engine, Kind::choice, Settings::tr("Device"),
       Settings::tr("What computes the pictures. The model is loaded again when this changes.")},
      {Setting::precision, "precision", QStringLiteral("fp32"), Page::engine, Kind::choice, Settings::tr("Precision"),
       Settings::tr("Half precision is quicker on processors that compute in it. The same seed gives a slightly different "
                    "picture."),
       {{QStringLiteral("fp32"), Settings::tr("Full (fp32)")}, {QStringLiteral("bf16"), Settings::tr("Half (bf16)")}}},
      {Setting::memoryLimit, "memoryLimit", QString(), Page::engine, Kind::choice, Settings::tr("Memory for drawing"),
       Settings::tr("Leaves the rest to other programs. Where a picture needs more, the parts of the model are loaded one "
                    "after the other, or a smaller size is proposed."),
       memoryChoices()},
      {Setting::previewOn, "previewOn", true, Page::engine, Kind::boolean, Settings::tr("Preview"),
       Settings::tr("Shows the picture while it is being drawn. Costs less than a twentieth of the time.")},
      {Setting::modelFolders, "modelFolders", QStringList()},
      {Setting::currentModel, "currentModel", QString()},
  };
}

QVector<SettingDescription> otherPages() {
  return {
      {Setting::writeRecipe, "writeRecipe", true, Page::privacy, Kind::boolean, Settings::tr("Recipe in exported files"),
       Settings::tr("Exported copies hold prompt, seed and model, so that the picture can be drawn again. The export "
                    "dialog can change it for one export. The library keeps every recipe.")},
      {Setting::aiMark, "aiMark", true, Page::privacy, Kind::boolean, Settings::tr("AI mark in exported files"),
       Settings::tr("Exported copies say in their metadata that a machine made them. Some countries ask for this mark.")},
      {Setting::shortcuts, "shortcuts", QVariantMap(), Page::keys, Kind::none, Settings::tr("Keys"),
       Settings::tr("The keys of every action.")},
      {Setting::examplesShown, "examplesShown", false},
  };
}

}  // namespace

QVector<SettingDescription> Settings::descriptions() {
  return generalPage() + picturesPage() + enginePage() + otherPages();
}

QString Settings::pageTitle(SettingDescription::Page page) {
  switch (page) {
    case Page::general: return tr("General");
    case Page::pictures: return tr("Pictures");
    case Page::engine: return tr("Engine");
    case Page::privacy: return tr("Privacy");
    case Page::keys: return tr("Keys");
    case Page::about: return tr("About");
    case Page::hidden: break;
  }
  return {};
}

}  // namespace sana::ui
