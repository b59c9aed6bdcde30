# SPDX-License-Identifier: Apache-2.0
"""B12, its last words: whoever searches and clears the line stands where the gallery stood before, whether the search
found many, few or none."""

from robot import Application, check, wait_for
from tree import Tree

ROWS = 5000
SEARCHES = {"cat": "many", "seed:77": "one", "nothingatall": "none"}


def scrolled(tree):
    return tree.all("scroll bar", under=tree.find("filler", "Pictures"))[0].queryValue().currentValue


def main():
    with Application(fake={}, accessible=True) as app:
        app.make_library(ROWS)
        app.start()
        tree = Tree(app)
        app.keys("ctrl+2")
        app.wait_state(lambda s: "GridView" in s["focus"] and s["galleryRows"] == ROWS, 10, "the gallery")
        lost = {}
        for line, found in SEARCHES.items():
            app.keys("ctrl+1", "ctrl+2", "Home", *["Next"] * 5)
            place = wait_for(lambda: scrolled(tree), 5, "the gallery is scrolled")
            app.keys("ctrl+f")
            app.wait_state(lambda s: "SearchField" in s["focus"], 5, "the search line")
            app.type(line)
            app.wait_state(lambda s: s["galleryRows"] != ROWS, 5, f"{found} found")
            app.keys("ctrl+a", "BackSpace")
            app.wait_state(lambda s: s["galleryRows"] == ROWS, 5, "everything again")
            try:
                wait_for(lambda: scrolled(tree) == place, 2, "the earlier place")
            except AssertionError:
                lost[found] = f"{place:.0f} before, {scrolled(tree):.0f} after"
        check(not lost, f"After searches that found so many the gallery stands elsewhere: {lost}")

        place = scrolled(tree)
        check(place, "The gallery is at its top.")
        app.quit()
        app.start()
        app.wait_state(lambda s: s["page"] == "gallery" and s["galleryRows"] == ROWS, 10, "the gallery again")
        wait_for(lambda: scrolled(Tree(app)) == place, 5, f"the place of before the restart, {place:.0f}")


if __name__ == "__main__":
    main()
