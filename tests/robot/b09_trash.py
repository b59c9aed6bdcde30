# SPDX-License-Identifier: Apache-2.0
"""B09: three of ten pictures go to the trash: they are gone, the next neighbour is selected, the view does not scroll, a
toast offers Undo. They come back by Ctrl+Z, by the toast and by Restore with star, tag, board, lineage and place;
emptying asks once, with the count, and uses the trash of the system."""

import glob
import os
import time

from robot import Application, check, wait_for
from tree import Tree

MARKS = ("SELECT image.id, path, starred, (SELECT group_concat(name) FROM image_tag JOIN tag ON tag.id=tag WHERE image=image.id),"
         " (SELECT name FROM image_board JOIN board ON board.id=board WHERE image=image.id),"
         " node.parent, node.lineage FROM image JOIN node ON node.image=image.id ORDER BY image.id")
ROW = 3           # the widest tiles stand three in a row
CHOSEN = (4, 5, 6)  # of the gallery, the newest first: ids 6, 5 and 4


def trashed(app):
    return app.rows("SELECT count(*) FROM image WHERE deleted_ms IS NOT NULL")[0][0]


def starred(app):
    return [picture for picture, in app.rows("SELECT id FROM image WHERE starred ORDER BY id")]


def scrolled(tree):
    """How far the gallery is scrolled, by its bar."""
    bars = tree.all("scroll bar", under=tree.find("filler", "Pictures"))
    return bars[0].queryValue().currentValue


def select_three(app):
    app.keys("Home", *["Right"] * CHOSEN[0], "shift+Right", "shift+Right")


def gallery_has_keyboard(app):
    app.keys("ctrl+1", "ctrl+2")
    app.wait_state(lambda s: s["page"] == "gallery" and "GridView" in s["focus"], 5, "the gallery has the keyboard")


def large_tiles(app, tree):
    """So that ten pictures are more than the view holds."""
    tree.focus("slider", "Size of the tiles")
    app.wait_state(lambda s: "Slider" in s["focus"], 5, "the slider has the keyboard")
    app.keys("End")
    gallery_has_keyboard(app)


def marked(app, tree):
    """Ten pictures in three generations; the three that will go have star, tag and board."""
    app.start()
    app.draw(4)
    app.wait_idle()
    app.keys("ctrl+r")
    app.wait_state(lambda s: "PromptEditor" in s["focus"], 5, "the recipe of the newest")
    app.draw(6)
    app.wait_idle()
    app.keys("ctrl+2")
    app.wait_state(lambda s: s["page"] == "gallery" and s["galleryRows"] == 10, 10, "ten tiles")
    large_tiles(app, tree)
    select_three(app)
    app.keys("ctrl+b")
    wait_for(lambda: starred(app) == [4, 5, 6], 10, "three stars")
    app.keys("ctrl+t")
    app.wait_state(lambda s: "Grid" not in s["focus"], 5, "a line for the tag")
    app.type("sea")
    app.keys("Return")
    wait_for(lambda: app.rows("SELECT count(*) FROM image_tag") == [(3,)], 5, "three tags")
    app.keys("Escape")
    app.activate()
    tree.click("push button", "Board")
    wait_for(lambda: len(app.windows()) == 2, 5, "the menu of boards")
    app.keys("Down", "Return")
    tree.find("text", "Name")
    app.type("harbour")
    app.keys("Return")
    wait_for(lambda: app.rows("SELECT count(*) FROM image_board") == [(3,)], 5, "three on the board")
    app.activate()
    gallery_has_keyboard(app)
    parents = app.rows("SELECT count(*) FROM node WHERE parent IS NOT NULL")[0][0]
    check(parents > 0, "No picture has a parent.")


def to_trash(app):
    begin = time.monotonic()
    app.keys("Delete")
    app.wait_state(lambda s: s["galleryRows"] == 7, 5, "seven tiles", every=0.001)
    gone = (time.monotonic() - begin) * 1000
    wait_for(lambda: trashed(app) == 3 and len(app.files()) == 7, 5, "three pictures in the trash")
    return gone


def gone_and_back(app, tree):
    before, files, place = app.rows(MARKS), app.files(), scrolled(tree)
    check(place > 0, "The gallery is at its top: this story shows nothing.")
    gone = to_trash(app)
    kept = glob.glob(os.path.join(app.pictures, ".trash", "**", "*.png"), recursive=True)
    check(len(kept) == 3, f"The trash holds {kept}.")
    check(all(place for place, in app.rows("SELECT original_place FROM image WHERE deleted_ms IS NOT NULL")),
          "The trash does not know where its pictures came from.")
    tree.find("label", "3 pictures moved to trash")
    tree.find("push button", "Undo")
    tree.find("label", "1 selected")
    check(scrolled(tree) == place, f"The gallery scrolled from {place} to {scrolled(tree)}.")
    app.keys("ctrl+b")
    wait_for(lambda: starred(app) == [3, 4, 5, 6], 5, "the next neighbour has the star: it was selected")
    app.keys("ctrl+z")
    wait_for(lambda: starred(app) == [4, 5, 6], 5, "the star is taken back")

    app.keys("ctrl+z")
    wait_for(lambda: app.rows(MARKS) == before and app.files() == files, 5, "everything as before")
    app.wait_state(lambda s: s["galleryRows"] == 10, 5, "ten tiles again")

    select_three(app)
    to_trash(app)
    tree.click("push button", "Undo")
    wait_for(lambda: app.rows(MARKS) == before and app.files() == files, 5, "everything as before by the toast")
    app.wait_state(lambda s: s["galleryRows"] == 10, 5, "ten tiles again")
    return gone


def restored(app, tree):
    """Out of the trash, after a kill in between."""
    before, files = app.rows(MARKS), app.files()
    gallery_has_keyboard(app)
    select_three(app)
    to_trash(app)
    app.kill()
    app.start()
    check(trashed(app) == 3 and len(app.files()) == 7, "The trash changed by the kill.")
    app.keys("ctrl+2")
    open_trash(app, tree)
    gallery_has_keyboard(app)
    app.keys("ctrl+a")
    tree.click("push button", "Restore")
    app.wait_state(lambda s: s["galleryRows"] == 0, 5, "nothing is left in the trash")
    wait_for(lambda: app.rows(MARKS) == before and app.files() == files, 5, "everything as before")
    tree.click("list item", "All pictures")
    app.wait_state(lambda s: s["galleryRows"] == 10, 5, "ten tiles again")


def open_trash(app, tree):
    tree.click("list item", "Trash")
    app.wait_state(lambda s: s["galleryRows"] == 3, 5, "three tiles in the trash")


def empty(app, tree):
    gallery_has_keyboard(app)
    select_three(app)
    to_trash(app)
    open_trash(app, tree)
    tree.click("push button", "Empty the trash...")
    tree.find("label", "3 picture")
    tree.click("push button", "Empty the trash")
    app.wait_state(lambda s: s["galleryRows"] == 0, 5, "an empty trash")
    wait_for(lambda: app.rows("SELECT count(*) FROM image")[0][0] == 7, 5, "seven rows")
    system = glob.glob(os.path.join(app.home, "data", "Trash", "files", "*.png"))
    check(len(system) == 3, f"The trash of the system holds {system}.")


def main():
    with Application(fake={"step_ms": 0}, accessible=True) as app:
        tree = Tree(app)
        marked(app, tree)
        gone = gone_and_back(app, tree)
        restored(app, tree)
        empty(app, tree)
        print(f"the tiles are gone {gone:.0f} ms after the key, the key included")


if __name__ == "__main__":
    main()
