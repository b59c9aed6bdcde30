# SPDX-License-Identifier: Apache-2.0
"""B09: three of ten pictures go to the trash and come back with star, tag and place; emptying asks once, with the count,
and uses the trash of the system."""

import glob
import os

from robot import Application, check, wait_for
from tree import Tree

MARKS = ("SELECT image.id, path, starred, (SELECT group_concat(name) FROM image_tag JOIN tag ON tag.id=tag WHERE image=image.id),"
         " node.parent, node.lineage FROM image JOIN node ON node.image=image.id ORDER BY image.id")


def trashed(app):
    return app.rows("SELECT count(*) FROM image WHERE deleted_ms IS NOT NULL")[0][0]


def select_three(app):
    """The second to the fourth of the gallery."""
    app.keys("ctrl+2")
    app.wait_state(lambda s: s["page"] == "gallery" and s["galleryRows"] == 10, 10, "ten tiles")
    app.keys("Home", "Right", "shift+Right", "shift+Right")


def ten_pictures(app):
    app.start()
    app.draw(10)
    app.wait_idle()
    select_three(app)
    app.keys("ctrl+b")
    wait_for(lambda: app.rows("SELECT count(*) FROM image WHERE starred")[0][0] == 3, 10, "three stars")


def main():
    with Application(fake={"step_ms": 0}, accessible=True) as app:
        ten_pictures(app)
        before = app.rows(MARKS)
        files = app.files()
        app.keys("Delete")
        app.wait_state(lambda s: s["galleryRows"] == 7, 5, "seven tiles")
        wait_for(lambda: trashed(app) == 3, 5, "three pictures in the trash")
        wait_for(lambda: len(app.files()) == 7, 5, "seven files in their places")
        kept = glob.glob(os.path.join(app.pictures, ".trash", "**", "*.png"), recursive=True)
        check(len(kept) == 3, f"The trash holds {kept}.")
        check(all(place for place, in app.rows("SELECT original_place FROM image WHERE deleted_ms IS NOT NULL")),
              "The trash does not know where its pictures came from.")

        app.keys("ctrl+z")
        wait_for(lambda: app.rows(MARKS) == before and app.files() == files, 5, "everything as before")
        app.wait_state(lambda s: s["galleryRows"] == 10, 5, "ten tiles again")

        select_three(app)
        app.keys("Delete")
        wait_for(lambda: trashed(app) == 3, 5, "three pictures in the trash")
        app.kill()
        app.start()
        check(trashed(app) == 3 and len(app.files()) == 7, "The trash changed by the kill.")
        empty(app)


def empty(app):
    tree = Tree(app)
    app.keys("ctrl+2")
    app.wait_state(lambda s: s["page"] == "gallery" and s["galleryRows"] == 7, 10, "seven tiles")
    tree.click("list item", "Trash")
    app.wait_state(lambda s: s["galleryRows"] == 3, 5, "three tiles in the trash")
    tree.click("push button", "Empty the trash...")
    tree.find("label", "3 picture")
    tree.click("push button", "Empty the trash")
    app.wait_state(lambda s: s["galleryRows"] == 0, 5, "an empty trash")
    wait_for(lambda: app.rows("SELECT count(*) FROM image")[0][0] == 7, 5, "seven rows")
    system = glob.glob(os.path.join(app.home, "data", "Trash", "files", "*.png"))
    check(len(system) == 3, f"The trash of the system holds {system}.")


if __name__ == "__main__":
    main()
