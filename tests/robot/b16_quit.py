# SPDX-License-Identifier: Apache-2.0
"""B16 and section 2.5: quitting with jobs asks once, by Ctrl+Q and by SIGTERM: stay, keep for the next start, or cancel
and quit. What was kept is there at the next start; new work does not wait for it, and it goes on when told so."""

import json
import signal

from pixels import Picture
from robot import DONE, INTERRUPTED, RUNNING, WAITING, Application, check, wait_for
from tree import Tree

TEXT = "typed just before quitting"


def jobs(app, *states):
    return [(job["id"], job["seed"]) for job in app.state()["jobs"] if job["state"] in states]


def three_jobs(app):
    app.keys(*["ctrl+Return"] * 3)
    app.wait_state(lambda s: s["running"] and sum(j["state"] == WAITING and j["id"] > 0 for j in s["jobs"]) == 2, 10,
                   "one job runs and two wait")


def asked(app, tree, count):
    tree.find("label", f"{count} jobs not finished yet")
    wait_for(lambda: len(app.windows()) == 2, 5, "one question")


def stay(app, tree):
    job = app.state()["job"]
    app.keys("ctrl+q")
    asked(app, tree, 3)
    tree.click("push button", "Stay")
    wait_for(lambda: len(app.windows()) == 1, 5, "the question is gone")
    app.activate()
    state = app.state()
    check(state["running"] and state["job"] == job, "The job did not go on.")


def keep(app, tree):
    """Told twice from outside it asks once; Return takes the first choice."""
    app.write_prompt(TEXT)
    app.process.send_signal(signal.SIGTERM)
    asked(app, tree, 3)
    app.process.send_signal(signal.SIGTERM)
    front, rest = jobs(app, RUNNING), jobs(app, WAITING)
    check(len(app.windows()) == 2, "It asked twice.")
    app.keys("Return")
    code = app.wait_end()
    check(code == 0, f"It ended with {code}.")
    wait_for(lambda: not app.processes(), 10, "nothing of the program runs any more")
    return front, rest


def next_start(app, front, rest):
    app.start()
    state = app.state()
    check(jobs(app, INTERRUPTED) == front, f"interrupted: {jobs(app, INTERRUPTED)}, before {front}")
    check(state["jobs"][0]["state"] == INTERRUPTED, "The interrupted job is not in front.")
    check(jobs(app, WAITING) == rest, f"waiting: {jobs(app, WAITING)}, before {rest}")
    check(state["text"] == TEXT, f"The prompt reads {state['text']!r}.")
    check(state["paused"] and not state["running"], "The queue goes on unasked.")
    app.fake_switches(step_ms=0)
    left = {job for job, _ in front + rest}
    drawn = app.draw(2, timeout=10)
    check(all(event["job"] not in left for event in drawn), f"drawn: {drawn}, left behind: {left}")
    check(jobs(app, INTERRUPTED, WAITING) == front + rest, "What was left behind did not wait for Resume.")
    mark = app.mark()
    app.keys("ctrl+shift+p")
    pictures = app.wait_event("picture", mark, 3)
    seeds = [(event["job"], json.loads(Picture(event["path"]).texts["sana_recipe"])["seed"]) for event in pictures]
    check(seeds == front + rest, f"drawn in another order or with other seeds: {seeds}, wanted {front + rest}")
    app.wait_state(lambda s: all(job["state"] == DONE for job in s["jobs"]) and not s["paused"], 10, "every job is done")


def cancel(app, tree):
    app.fake_switches(step_ms=2000)
    three_jobs(app)
    app.keys("ctrl+q")
    asked(app, tree, 3)
    tree.click("push button", "Cancel the jobs and quit")
    code = app.wait_end()
    check(code == 0, f"It ended with {code}.")
    wait_for(lambda: not app.processes(), 10, "nothing of the program runs any more")
    app.fake_switches(step_ms=0)
    app.start()
    check(not jobs(app, WAITING, RUNNING, INTERRUPTED), f"jobs: {app.state()['jobs']}")
    check(not app.state()["paused"], "The queue is paused for nothing.")
    app.draw()
    app.quit()


def main():
    with Application(fake={"step_ms": 2000}, accessible=True) as app:
        app.start()
        tree = Tree(app)
        three_jobs(app)
        stay(app, tree)
        next_start(app, *keep(app, tree))
        cancel(app, tree)
        check(len(app.files()) == 6, f"{len(app.files())} pictures are there.")


if __name__ == "__main__":
    main()
