# SPDX-License-Identifier: Apache-2.0
"""B03: the engine is killed, crashes, hangs, sends garbage or runs out of memory at step 7: a banner says so, the job has
failed and can be retried, the others are drawn, the window stays."""

from robot import DONE, FAILED, Application, Screen, check
from tree import Tree

# Fault -> what the engine does, and within how many seconds of its last preview the banner must stand.
FAULTS = {
    "crash": ({"crash_at": 7}, 1),
    "garbage": ({"garbage_at": 7}, 1),
    "out of memory": ({"oom_at": 7}, 1),
    "killed for memory": ({"oom_at": 7, "oom_kill": True}, 1),
    "hang": ({"hang_at": 7}, 6),  # five seconds of silence and one for the sentence
}
BACK_SECONDS = 5   # from the banner to the next picture, so to the engine
LONGEST_GAP = 100  # milliseconds of the window's loop, without those in which other threads had the processor


def fault(app, name):
    switches, seconds = FAULTS[name]
    app.fake_switches(step_ms=10, only_prompt="bad", **switches)
    window, mark = app.process.pid, app.mark()
    old = {job["id"] for job in app.state()["jobs"]}
    app.ask({"reset": "gaps"})
    app.write_prompt(f"bad {name}")
    app.keys("ctrl+Return")
    app.wait_state(lambda s: any(job["id"] not in old for job in s["jobs"]), 5, "the job is in the queue")
    app.write_prompt(f"good after {name}")
    app.keys("ctrl+Return", "ctrl+Return")
    banner = app.wait_event("banner", mark, timeout=3 * seconds + 10)[0]
    good = app.wait_event("picture", mark, 2, timeout=30)
    state = app.wait_idle()
    jobs = [job for job in state["jobs"] if job["id"] not in old]
    check([job["state"] for job in jobs].count(FAILED) == 1, f"{name}: the states of the jobs are {jobs}")
    check([job["state"] for job in jobs].count(DONE) == 2, f"{name}: the states of the jobs are {jobs}")
    check(state["banners"], f"{name}: no banner is left")
    check(app.process.poll() is None and app.process.pid == window, "the window ended")
    check(state["text"] == f"good after {name}", "the prompt changed")
    steps = [event for event in app.events(after=mark) if event["event"] == "preview" and event["step"] == 6]
    check(steps, f"{name}: step 6 was never shown.")
    late, back = banner["at"] - steps[0]["at"], good[0]["at"] - banner["at"]
    check(late <= 1000 * seconds, f"{name}: the banner came {late} ms after step 6.")
    check(back <= 1000 * BACK_SECONDS, f"{name}: the next picture came {back} ms after the banner.")
    gaps = app.ask({"get": "gaps"})
    check(gaps["own"]["max"] < LONGEST_GAP, f"{name}: the loop stood still for {gaps['own']['max']:.0f} ms.")
    print(f"{name}: banner {late} ms after step 6, next picture after {back} ms, longest gap {gaps['max']:.0f} ms, "
          f"of its own {gaps['own']['max']:.0f} ms: {banner['cause']}")


def outside_kill(app):
    """From outside, as by the kernel or a person."""
    app.fake_switches(step_ms=50)
    mark = app.mark()
    app.write_prompt("killed from outside")
    app.keys("ctrl+Return")
    app.wait_event("preview", mark)
    engine = app.engine_pid()
    app.kill_engine()
    app.wait_event("banner", mark, timeout=5)
    app.wait_state(lambda s: s["enginePid"] not in (0, engine) and not s["running"], 10, "another engine")
    app.draw()


def three_times(app):
    """After the third crash in a minute the engine stays down and says so; the next wish starts it again."""
    app.fake_switches(step_ms=10, crash_at=2, only_prompt="bad")
    app.write_prompt("bad three times")
    for times in range(1, 4):
        app.keys("ctrl+Return")
        app.wait_state(lambda s: sum(job["state"] == FAILED for job in s["jobs"]) == times, 15, f"{times} failed jobs")
    check(any("3 time" in cause for cause in app.state()["banners"]), f"banners: {app.state()['banners']}")
    Tree(app).find("push button", "Restart the engine")
    app.write_prompt("good again")
    mark = app.mark()
    app.keys("ctrl+Return")  # whoever wants a picture wants the engine
    app.wait_event("picture", mark, timeout=20)


def main():
    screen = Screen()
    for story in [lambda app, name=name: fault(app, name) for name in FAULTS] + [outside_kill]:
        with Application(fake={}, screen=screen) as app:
            app.start()
            story(app)
    screen.close()
    with Application(fake={}, accessible=True) as app:
        app.start()
        three_times(app)


if __name__ == "__main__":
    main()
