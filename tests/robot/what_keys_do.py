# SPDX-License-Identifier: Apache-2.0
"""Keys mean what they say while a picture is drawn: Esc closes what is open and only then cancels, Alt+G adds to the
queue, Ctrl+S answers; the Edit menu names what it undoes, and the licences are there."""

from robot import WAITING, Application, check, wait_for
from tree import Tree

TEXT = "keys while a picture is drawn"


def drawing(app):
    """One job that outlasts the story."""
    app.fake_switches(step_ms=3000)
    app.write_prompt(TEXT)
    app.keys("ctrl+Return")
    return app.wait_state(lambda s: s["running"], 5, "a job runs")["job"]


def still(app, job, what):
    state = app.state()
    check(state["running"] and state["job"] == job, f"Esc for {what} cancelled the job.")


def opened(app, job, what, *keys):
    """Keys that open something of its own; Esc closes it and nothing else."""
    app.keys(*keys)
    wait_for(lambda: len(app.windows()) == 2, 5, f"{what} is open")
    app.keys("Escape")
    wait_for(lambda: len(app.windows()) == 1, 5, f"{what} is closed")
    app.activate()
    still(app, job, what)


def popups(app, job):
    opened(app, job, "the list of styles", "alt+y", "space")
    opened(app, job, "the list of sizes", "alt+z", "space")
    opened(app, job, "the File menu", "alt+f")
    opened(app, job, "the sheet of shortcuts", "F1")
    opened(app, job, "the settings", "ctrl+comma")


def search(app, job):
    rows = app.state()["galleryRows"]
    app.keys("ctrl+f")
    app.wait_state(lambda s: "SearchField" in s["focus"], 5, "the search line")
    app.type("seed:1")
    app.wait_state(lambda s: s["galleryRows"] != rows, 5, "another number of rows")
    app.keys("Escape")
    app.wait_state(lambda s: s["galleryRows"] == rows, 5, "every row again")
    still(app, job, "the search line")


def add_to_queue(app):
    app.focus_prompt()
    app.keys("ctrl+a")
    jobs = len(app.state()["jobs"])
    app.keys("alt+g")
    state = app.wait_state(lambda s: len(s["jobs"]) == jobs + 1, 5, "one job more")
    check(state["jobs"][-1]["state"] == WAITING, f"jobs: {state['jobs']}")
    check(state["text"] == TEXT, f"Alt+G typed into the prompt: {state['text']!r}")


def cancelled(app):
    """With nothing open Esc does cancel."""
    app.keys("Escape")
    app.wait_state(lambda s: s["jobs"][0]["state"] not in (WAITING, 1), 5, "the first job is cancelled")
    app.keys("shift+Escape")
    app.wait_idle()
    app.fake_switches(step_ms=0)


def saved_already(app, tree):
    app.keys("ctrl+s")
    tree.find("label", "Everything is saved already. Export makes copies.")


def edit_menu(app, tree):
    """The names in the menu that is open."""
    app.keys("alt+e")
    wait_for(lambda: len(app.windows()) == 2, 5, "the Edit menu is open")
    names = [item.name for item in tree.all("menu item", showing=True, under=tree.menu("Edit"))]
    app.keys("Escape")
    wait_for(lambda: len(app.windows()) == 1, 5, "the Edit menu is closed")
    app.activate()
    return names


def undo_texts(app, tree):
    app.keys("ctrl+2")
    app.wait_state(lambda s: s["page"] == "gallery" and "GridView" in s["focus"], 5, "the gallery")
    app.keys("Home", "ctrl+b")
    wait_for(lambda: app.rows("SELECT count(*) FROM image WHERE starred") == [(1,)], 5, "a star")
    names = edit_menu(app, tree)
    check("Undo: Star 1 picture" in names, f"The Edit menu says {names}.")
    app.keys("ctrl+z")
    wait_for(lambda: app.rows("SELECT count(*) FROM image WHERE starred") == [(0,)], 5, "no star")
    names = edit_menu(app, tree)
    check("Redo: Star 1 picture" in names and "Undo" in names, f"The Edit menu says {names}.")


def licences(app, tree):
    app.keys("alt+h", "l")
    wait_for(lambda: len(app.windows()) == 2, 5, "a dialog")
    told = tree.find("label", "Licences").queryText().getText(0, -1)
    for word in ("Apache", "GPL", "Qt"):
        check(word in told, f"The licences do not name {word}: {told[:200]!r}")
    app.keys("Escape")
    wait_for(lambda: len(app.windows()) == 1, 5, "the dialog is closed")
    app.activate()


def main():
    with Application(fake={"step_ms": 0}, accessible=True) as app:
        app.start()
        tree = Tree(app)
        app.draw()
        app.wait_idle()
        job = drawing(app)
        popups(app, job)
        search(app, job)
        add_to_queue(app)
        cancelled(app)
        saved_already(app, tree)
        undo_texts(app, tree)
        licences(app, tree)
        app.quit()


if __name__ == "__main__":
    main()
