# SPDX-License-Identifier: Apache-2.0
"""B16: fifty jobs wait while one is drawn; they are reordered by the keyboard and the pointer, survive kill -9 in this
order with the interrupted one in front, and are drawn with the seeds shown before."""

import json

from pixels import Picture
from robot import DONE, INTERRUPTED, RUNNING, WAITING, Application, check, wait_for
from tree import Tree

JOBS = 50


def order(app, *states):
    return [(job["id"], job["seed"]) for job in app.state()["jobs"] if job["state"] in states]


def reorder(app):
    tree = Tree(app)
    tree.click("page tab", "Queue")
    before = order(app, WAITING)
    rows = [tree.place(node) for node in tree.all("list item", under=tree.find("list", "Queue"))[:6]]
    app.click(*rows[1])
    app.keys(*["Down"] * 4)
    app.keys("alt+shift+Down", "alt+shift+Down")
    wanted = before[:4] + before[5:7] + before[4:5] + before[7:]
    wait_for(lambda: order(app, WAITING) == wanted, 5, "the fifth job stands two places later")
    by_keys = order(app, WAITING)
    (x, start), (_, end) = rows[4], rows[2]
    app.xdotool("mousemove", "--sync", str(x), str(start), "mousedown", "1")
    for y in range(start, end - 6, -6):
        app.xdotool("mousemove", str(x), str(y))
        app.state()  # the window has seen this place
    app.xdotool("mouseup", "1")
    wait_for(lambda: order(app, WAITING) != by_keys, 5, "another order by the pointer")


def main():
    with Application(fake={"step_ms": 5000}, accessible=True) as app:
        app.start()
        app.keys("ctrl+Return")
        app.wait_state(lambda s: s["running"], 5, "the first job runs")
        for _ in range(5):
            app.keys(*["ctrl+Return"] * 10)
        app.wait_state(lambda s: sum(job["state"] == WAITING and job["id"] > 0 for job in s["jobs"]) == JOBS, 20,
                       f"{JOBS} jobs wait and are stored")
        reorder(app)
        app.keys("ctrl+shift+p")
        app.wait_state(lambda s: s["paused"], 5, "the queue is paused")
        front, rest = order(app, RUNNING), order(app, WAITING)
        wait_for(lambda: [i for i, in app.rows("SELECT id FROM job WHERE state='waiting' ORDER BY ord")] ==
                 [i for i, _ in rest], 5, "the order is stored")
        app.kill()
        app.fake_switches(step_ms=0, understand_ms=0, develop_ms=0)
        app.start()
        check(order(app, INTERRUPTED) == front, f"interrupted: {order(app, INTERRUPTED)}, before {front}")
        check(app.state()["jobs"][0]["state"] == INTERRUPTED, "The interrupted job is not in front.")
        check(order(app, WAITING) == rest, "The order changed by the kill.")
        check(app.state()["paused"] and not app.state()["running"], "The queue goes on unasked.")
        mark = app.mark()
        app.keys("ctrl+shift+p")
        pictures = app.wait_event("picture", mark, JOBS + 1, timeout=60)
        app.wait_state(lambda s: all(job["state"] == DONE for job in s["jobs"]), 10, "every job is done")
        drawn = [(event["job"], json.loads(Picture(event["path"]).texts["sana_recipe"])["seed"]) for event in pictures]
        check(drawn == front + rest, f"drawn in another order or with other seeds: {drawn}, wanted {front + rest}")


if __name__ == "__main__":
    main()
