# SPDX-License-Identifier: Apache-2.0
"""B04: with steps of two seconds Esc ends the job at once, a hundred times; nothing is stored, no picture of a cancelled
job appears, the engine is free within a step, the next job starts without delay, and Shift+Esc also empties the queue."""

import json
import statistics
import time

from pixels import Picture
from robot import CANCELLED, WAITING, Application, check

REPETITIONS = 100
STEP = 2000       # milliseconds
VISIBLE = 100     # from Esc to the idle window; both keys of a repetition are included in what is compared with it
ENGINE_READY = 1  # of EngineState
PROMPT = "a cancelled picture"


def main():
    with Application(fake={"step_ms": STEP}) as app:
        app.start()
        app.write_prompt(PROMPT)
        cancels, starts, frees = [], [], []
        for _ in range(REPETITIONS):
            mark, pressed = app.mark(), time.time() * 1000
            app.keys("ctrl+Return")
            begun = app.wait_event("running", mark)[0]
            starts.append(begun["at"] - pressed)
            app.keys("Escape")
            ended = app.wait_event("idle", mark)[0]
            cancels.append(ended["at"] - begun["at"])
            after = app.mark()
            app.wait_state(lambda s: s["sentence"] != "Cancelling", 5, "the engine is free")
            free = [e["at"] for e in app.events("engine", mark) if e["state"] == ENGINE_READY and e["at"] >= ended["at"]]
            frees.append(free[0] - ended["at"] if free else 0)
            check(not [e for e in app.events("preview", after) if e["step"] > 0], "A frame of a cancelled job came late.")
        state = app.wait_idle()
        check(not app.files() and not app.rows("SELECT 1 FROM image"), "A cancelled job left a picture.")
        check(app.events("picture") == [], "A cancelled job announced a picture.")
        check(state["picture"] == 0, "A picture is on the canvas.")
        usual = statistics.median(cancels)
        check(usual <= VISIBLE, f"Cancelling takes {usual} ms.")
        check(statistics.median(starts) <= VISIBLE, f"The next job starts after {statistics.median(starts):.0f} ms.")
        check(max(frees) <= STEP, f"The engine was busy for {max(frees)} ms more.")
        print(f"{REPETITIONS} times cancelled: {usual} ms from drawing to idle, at most {max(cancels)}; started "
              f"{statistics.median(starts):.0f} ms after the key, at most {max(starts):.0f}; engine free after at most "
              f"{max(frees)} ms")

        mark = app.mark()
        app.keys(*["ctrl+Return"] * 5)
        app.wait_state(lambda s: s["running"] and sum(j["state"] == WAITING for j in s["jobs"]) == 4, 10, "five jobs")
        app.keys("shift+Escape")
        app.wait_state(lambda s: not s["running"] and not any(j["state"] == WAITING for j in s["jobs"]), 5, "an empty queue")

        app.fake_switches(step_ms=5)
        picture = app.draw(timeout=20)[0]
        recipe = json.loads(Picture(picture["path"]).texts["sana_recipe"])
        jobs = {job["id"]: job for job in app.state()["jobs"]}
        check(jobs[picture["job"]]["seed"] == recipe["seed"], "The picture is not the one of its job.")
        check(recipe["prompt"].endswith(PROMPT), f"The picture shows {recipe['prompt']!r}.")
        check(len(app.files()) == 1, "There is more than the one picture that was wanted.")
        check(all(j["state"] == CANCELLED for i, j in jobs.items() if i != picture["job"]), f"states: {jobs}")


if __name__ == "__main__":
    main()
