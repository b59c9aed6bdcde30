# SPDX-License-Identifier: Apache-2.0
"""B16, the panel Queue by the keyboard: run next, up and down, remove with Undo, and Retry with the same recipe."""

from robot import CANCELLED, RUNNING, WAITING, Application, check, wait_for
from tree import Tree

WAITING_JOBS = 4


def seeds(app, *states):
    return [job["seed"] for job in app.state()["jobs"] if job["state"] in states]


def main():
    with Application(fake={"step_ms": 5000}, accessible=True) as app:
        app.start()
        tree = Tree(app)
        app.keys(*["ctrl+Return"] * (1 + WAITING_JOBS))
        app.wait_state(lambda s: s["running"] and sum(j["state"] == WAITING and j["id"] > 0 for j in s["jobs"]) == WAITING_JOBS,
                       10, "one runs and four wait")
        a, b, c, d = seeds(app, WAITING)
        tree.click("page tab", "Queue")
        rows = [tree.place(node) for node in tree.all("list item", under=tree.find("list", "Queue"))]
        check(len(rows) == 1 + WAITING_JOBS, f"{len(rows)} rows")

        app.click(*rows[3])
        app.keys("Return")
        wait_for(lambda: seeds(app, WAITING) == [c, a, b, d], 5, "the third runs next")
        app.click(*rows[4])
        app.keys("alt+shift+Up", "alt+shift+Up")
        wait_for(lambda: seeds(app, WAITING) == [c, d, a, b], 5, "the last stands two places earlier")
        app.keys("alt+shift+Down")
        wait_for(lambda: seeds(app, WAITING) == [c, a, d, b], 5, "and one later")

        app.click(*rows[2])
        app.keys("Delete")
        wait_for(lambda: seeds(app, WAITING) == [c, d, b], 5, "one is removed")
        tree.click("push button", "Undo")
        wait_for(lambda: sorted(seeds(app, WAITING)) == sorted([a, b, c, d]), 5, "it is back with its seed")

        running = seeds(app, RUNNING)
        app.keys("Escape")
        wait_for(lambda: seeds(app, CANCELLED) == running and seeds(app, RUNNING) == [c], 5, "the next one runs")
        app.click(*rows[0])
        app.keys("Return")
        wait_for(lambda: running[0] in seeds(app, WAITING, RUNNING), 5, "the cancelled one is tried again with its seed")
        stored = app.rows("SELECT count(*) FROM job WHERE state='waiting'")
        check(stored[0][0] >= WAITING_JOBS, f"{stored} wait in the database.")


if __name__ == "__main__":
    main()
