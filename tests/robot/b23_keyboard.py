# SPDX-License-Identifier: Apache-2.0
"""B23: with the keyboard alone: make, cancel, star, tag, compare, export, delete and undo; the sheet of shortcuts opens,
finds an action and closes."""

import glob
import os

from robot import Application, check, wait_for


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
    app.keys("Home", "space", "ctrl+b")
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


def sheet(app):
    app.keys("F1")
    app.wait_state(lambda s: "GridView" not in s["focus"], 5, "the sheet of shortcuts")
    app.type("trash")
    app.keys("Escape", "Escape")
    app.activate()
    app.wait_state(lambda s: "GridView" in s["focus"], 5, "the gallery has the keyboard again")


def main():
    with Application(fake={"step_ms": 0}) as app:
        app.start()
        app.xdotool("mousemove", "1279", "799")  # as if there were none
        for part in (make_and_cancel, star_and_tag, compare, export, delete, sheet):
            part(app)
        app.quit()


if __name__ == "__main__":
    main()
