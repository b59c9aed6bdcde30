# SPDX-License-Identifier: Apache-2.0
"""B23: with the keyboard alone: make, cancel, star, tag, compare, export, delete and undo; the sheet of shortcuts finds an
action by its name and by its keys, gives it other keys but none that are taken, and these hold after a restart."""

import glob
import os

from robot import Application, check, wait_for
from tree import Tree


def ids(app, condition="1"):
    return [picture for picture, in app.rows(f"SELECT id FROM image WHERE deleted_ms IS NULL AND {condition} ORDER BY id")]


def make_and_cancel(app):
    app.write_prompt("by the keyboard")
    app.draw(3)
    app.wait_idle()
    app.fake_switches(step_ms=2000)
    app.keys("ctrl+Return")
    app.wait_state(lambda s: s["running"], 5, "a picture is drawn")
    app.keys("Escape")
    app.wait_state(lambda s: not s["running"], 5, "it is cancelled")
    check(len(ids(app)) == 3, "There are not three pictures.")


def star_and_tag(app):
    app.keys("ctrl+2")
    app.wait_state(lambda s: s["page"] == "gallery" and s["galleryRows"] == 3, 5, "three tiles")
    app.keys("Home", "ctrl+b")
    wait_for(lambda: ids(app, "starred") == [3], 5, "the newest has a star")
    app.keys("ctrl+t")
    app.wait_state(lambda s: "Grid" not in s["focus"], 5, "a line for the tag")
    app.type("sea")
    app.keys("Return")
    wait_for(lambda: app.rows("SELECT image, name FROM image_tag JOIN tag ON tag.id=tag") == [(3, "sea")], 5, "a tag")
    app.keys("Escape")
    app.activate()


def compare(app):
    app.wait_state(lambda s: "GridView" in s["focus"], 5, "the gallery has the keyboard again")
    app.keys("Home", "shift+Right", "ctrl+l")
    app.wait_state(lambda s: s["page"] == "compare", 5, "two pictures side by side")
    app.keys("Escape")
    app.wait_state(lambda s: s["page"] == "gallery", 5, "the gallery again")


def export(app):
    app.keys("Home", "ctrl+shift+e")
    app.wait_state(lambda s: "GridView" not in s["focus"], 5, "the export dialog")
    before = set(app.files())
    app.keys("alt+e", "Return")
    found = lambda: [path for path in glob.glob(os.path.join(app.home, "**", "*.*"), recursive=True)
                     if path.endswith((".png", ".jpg", ".jpeg", ".webp")) and path not in before]
    wait_for(found, 10, "an exported file")
    app.activate()


def delete(app):
    app.wait_state(lambda s: "GridView" in s["focus"], 5, "the gallery has the keyboard again")
    app.keys("Home", "Delete")
    wait_for(lambda: ids(app) == [1, 2], 5, "the newest is in the trash")
    app.keys("ctrl+z")
    wait_for(lambda: ids(app) == [1, 2, 3] and ids(app, "starred") == [3], 5, "it is back with its star")


def listed(tree):
    """Action -> keys, as the open sheet lists them."""
    area = tree.find("filler", "Actions")
    return {row.name: row.description for row in tree.all("push button", under=area)}


def search(app, tree):
    app.keys("F1")
    app.wait_state(lambda s: "SearchField" in s["focus"], 5, "the sheet of shortcuts")
    every = len(listed(tree))
    check(every > 40, f"The sheet lists {every} actions.")
    app.type("trash")
    found = wait_for(lambda: (rows := listed(tree)) and len(rows) < every and rows, 5, "fewer actions")
    check("Move to trash" in found and all("trash" in name for name in found), f"found: {found}")
    app.keys("Escape")  # empties the line
    wait_for(lambda: len(listed(tree)) == every, 5, "every action again")
    app.keys("ctrl+b")
    wait_for(lambda: listed(tree) == {"Star": "Ctrl+B"}, 5, "the action with these keys")


def rebind(app, tree):
    """Of the one action that is listed."""
    app.keys("Tab", "Tab", "Return")
    app.wait_state(lambda s: "OneKeyEdit" in s["focus"] or "QKeySequenceEdit" in s["focus"] or "LineEdit" in s["focus"], 5,
                   "a line for the keys")
    app.keys("ctrl+t")
    tree.find("label", '"Tags..." has these keys already.')
    use = tree.find("push button", "Use")
    check(not use.getState().contains(tree.atspi.STATE_ENABLED), "Keys that are taken can be used.")
    app.keys("ctrl+j")
    wait_for(lambda: use.getState().contains(tree.atspi.STATE_ENABLED), 5, "free keys can be used")
    app.keys("Tab", "Tab", "Tab", "space")
    wait_for(lambda: len(app.windows()) == 2, 5, "the dialog is closed")


def sheet(app):
    tree = Tree(app)
    search(app, tree)
    rebind(app, tree)
    app.xdotool("windowfocus", app.windows()[-1])  # as a window manager does when a dialog of a dialog has gone
    app.wait_state(lambda s: s["focus"], 5, "the sheet has the keyboard again")
    app.keys("Escape")
    wait_for(lambda: len(app.windows()) == 1, 5, "the sheet is closed")
    app.activate()
    app.wait_state(lambda s: "GridView" in s["focus"], 5, "the gallery has the keyboard again")
    starred = set(ids(app, "starred"))
    app.keys("End", "ctrl+b", "ctrl+j")
    wait_for(lambda: set(ids(app, "starred")) == starred | {1}, 5, "the new keys give a star, the old ones nothing")
    app.quit()
    app.start()
    app.keys("ctrl+2")
    app.wait_state(lambda s: "GridView" in s["focus"] and s["galleryRows"] == 3, 5, "the gallery")
    app.keys("End", "ctrl+j")
    wait_for(lambda: set(ids(app, "starred")) == starred, 5, "the new keys hold after a restart")


def main():
    with Application(fake={"step_ms": 0}, accessible=True) as app:
        app.start()
        app.xdotool("mousemove", "1279", "799")  # as if there were none
        for part in (make_and_cancel, star_and_tag, compare, export, delete, sheet):
            part(app)
        app.quit()


if __name__ == "__main__":
    main()
