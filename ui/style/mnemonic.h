// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace sana::ui {

/// What is painted of a text with a mnemonic, to be measured: "&File" -> "File", "文件(&F)" -> "文件(F)", "&&" -> "&".
QString paintedText(const QString& text);

/// How it reads outside of menus and buttons, also aloud: "&File" -> "File", "文件(&F)" -> "文件", "&&" -> "&".
QString withoutMnemonic(const QString& text);

}  // namespace sana::ui
