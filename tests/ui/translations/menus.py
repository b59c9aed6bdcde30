# SPDX-License-Identifier: Apache-2.0
"""Which texts stand beside each other in a menu, read from the sources: {menu: [(context, source), ...]}."""
import re

MENUS = "sana::ui::Menus"
ACTIONS = "sana::ui::ActionTable"
# Texts that an action takes while the program runs: (action, context, source).
OTHER_TEXTS = (("undo", "sana::ui::PictureActions", "&Undo: %1"), ("redo", "sana::ui::PictureActions", "&Redo: %1"),
               ("generate", "sana::ui::ViewCommands", "Add to &queue"))


def read_menus(root):
    table = (root / "ui/models/action_table.cpp").read_text(encoding="utf-8")
    texts = {act: (ACTIONS, text) for act, text in re.findall(r'\{Act::(\w+), Group::\w+, "[^"]+", tr\("([^"]+)"\)', table)}
    code = (root / "ui/shell/menus.cpp").read_text(encoding="utf-8")
    menus = {"the menu bar": []}
    pattern = r'\bfill\((?:[^;]*?QT_TRANSLATE_NOOP\("[^"]+", "(?P<title>[^"]+)"\)[^;]*?|menu, |view, )actions,\s*\{(?P<acts>[^}]*)\}\);'
    for found in re.finditer(pattern, code):
        title = found["title"]
        name = title or ("&View" if found[0].startswith("fill(view") else "the menu of a picture")
        menus[name] = [texts[act] for act in re.findall(r"Act::(\w+)", found["acts"])]
    for title in re.findall(r'QT_TRANSLATE_NOOP\("[^"]+", "([^"]+)"\)', code):
        menus["&View" if title == "&Panels" else "the menu bar"].append((MENUS, title))
    for act, context, source in OTHER_TEXTS:
        replaced = [[(context, source) if text == texts[act] else text for text in menu] for menu in menus.values()]
        menus.update({f"{name} with {source}": menu for name, menu in zip(list(menus), replaced) if (context, source) in menu})
    return menus
