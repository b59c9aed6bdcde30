# SPDX-License-Identifier: Apache-2.0
"""B04: with steps of two seconds Esc ends the job at once, a hundred times; nothing is stored, no picture of a cancelled
job appears, and Shift+Esc also empties the queue."""

import json

from pixels import Picture
from robot import CANCELLED, WAITING, Application, check

REPETITIONS = 100
PROMPT = "a cancelled picture"


def main():
    with Application(fake={"step_ms": 2000}) as app:
        app.start()
        app.write_prompt(PROMPT)
        slowest = 0
        for _ in range(REPETITIONS):
            mark = app.mark()
            app.keys("ctrl+Return")
            begun = app.wait_event("running", mark)[0]
            app.keys("Escape")
            ended = app.wait_event("idle", mark)[0]
            slowest = max(slowest, ended["at"] - begun["at"])
        state = app.wait_idle()
        check(not app.files() and not app.rows("SELECT 1 FROM image"), "A cancelled job left a picture.")
        check(app.events("picture") == [], "A cancelled job announced a picture.")
        check(state["picture"] == 0, "A picture is on the canvas.")
        print(f"{REPETITIONS} times cancelled, the longest {slowest} ms from drawing to idle, two keys included")

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
