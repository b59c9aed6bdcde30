# SPDX-License-Identifier: Apache-2.0
"""B01: generate, kill -9 the window, the engine or both at a random moment, start again: every picture ever announced
is in the library and decodes, no row without file, no file without row, and repair takes under a second. No engine
outlives its window. What a kill left behind waits for Resume; every second round never resumes, and new work is drawn all
the same.

SANA_KILL_ROUNDS rounds with the seed SANA_KILL_SEED; every third round draws with the real built-in model.
"""

import os
import random
import statistics
import time

from pixels import Broken, Picture
from robot import INTERRUPTED, RUNNING, WAITING, Application, check, wait_for

ROUNDS = int(os.environ.get("SANA_KILL_ROUNDS", "25"))
SEED = int(os.environ.get("SANA_KILL_SEED", "20261124"))
REPAIR_SECONDS = 1.0
ENGINE_SECONDS = 2.0  # the kernel ends it with its window; so long may a busy machine take


class Round:
    def __init__(self, app, number, checked):
        self.app, self.number, self.checked = app, number, checked
        self.chance = random.Random(f"{SEED}-{number}")

    def run(self):
        app = self.app
        app.fake = self.number % 3 != 0
        app.fake_switches(step_ms=self.chance.choice([0, 2, 20]))
        app.start()
        left = {job["id"] for job in app.state()["jobs"] if job["state"] in (WAITING, INTERRUPTED)}
        if left:
            check(app.state()["paused"], "What was left behind does not wait for Resume.")
            if self.number % 2 == 0:
                app.keys("ctrl+shift+p")
                left = set()
        if not app.state()["text"]:
            app.write_prompt("a fox on a light blue background")
        victim = self.chance.choice(["window", "window", "both", "engine"])
        presses = self.chance.randint(1, 4)
        engine = app.engine_pid()
        before = app.mark()
        app.keys(*["ctrl+Return"] * presses)
        wanted = self.chance.randint(0, presses - 1)
        if wanted:
            app.wait_event("picture", before, wanted)
        elif left:
            app.wait_event("running", before)
        check(not left & {event["job"] for event in app.events("picture", before)}, "A job left behind went on unasked.")
        # The one wait for a time: the moment of death is the chance itself.
        time.sleep(self.chance.uniform(0, 0.4))
        if victim in ("engine", "both"):
            os.kill(engine, 9)
        if victim == "engine":
            # The job in hand failed, with Retry; all others are drawn.
            app.wait_state(lambda s: not s["running"] and not any(job["state"] in (WAITING, RUNNING) and
                                                                  job["id"] not in left for job in s["jobs"]),
                           60, "the other jobs are done")
        shown = {event["uid"] for event in app.events("picture", before)}
        app.kill()
        wait_for(lambda: not app.processes(), ENGINE_SECONDS, "the engine ended with its window")
        announced = set(app.announced())
        check(shown <= announced, f"shown and not in the event log: {shown - announced}")
        # Now and then the repair itself is killed, too.
        if self.chance.random() < 0.2:
            app.start(ready=False)
            time.sleep(self.chance.uniform(0, 0.1))
            app.kill()
        return victim, self.repaired(announced)

    def repaired(self, announced):
        """Starts the window once more, which repairs, and compares rows, files and announcements."""
        app = self.app
        app.start(ready=False)
        start = app.wait_event("started")[0]["at"]
        first = next(event["at"] for event in app.events() if event["event"] in ("engine", "started"))
        seconds = (start - first) / 1000
        def settled():
            rows = {os.path.realpath(path) for path, in app.rows("SELECT path FROM image WHERE deleted_ms IS NULL")}
            return rows == {os.path.realpath(path) for path in app.files()}
        wait_for(settled, 20, "rows and files are the same")
        uids = {uid for uid, in app.rows("SELECT uid FROM image")}
        missing = announced - uids
        check(not missing, f"announced and gone: {missing}")
        for path in app.files():
            if path not in self.checked:
                try:
                    Picture(path)
                except Broken as broken:
                    raise AssertionError(str(broken)) from broken
                self.checked.add(path)
        check(app.rows("PRAGMA quick_check") == [("ok",)], "the database is damaged")
        app.kill()
        return seconds


def main():
    checked, victims, repairs = set(), {}, []
    with Application(fake={}) as app:
        for number in range(ROUNDS):
            try:
                victim, repair = Round(app, number, checked).run()
            except Exception:
                print(f"round {number} of seed {SEED}")
                raise
            victims[victim] = victims.get(victim, 0) + 1
            repairs.append(repair)
        announced = app.announced()
        print(f"{ROUNDS} rounds {victims}: {len(announced)} announced, {len(checked)} files, all there and whole; "
              f"repair {statistics.median(repairs):.3f} s, at most {max(repairs):.3f} s")
        check(statistics.median(repairs) < REPAIR_SECONDS, "Repair takes too long.")
        check(announced, "No round announced a picture.")


if __name__ == "__main__":
    main()
