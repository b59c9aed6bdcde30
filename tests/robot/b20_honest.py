# SPDX-License-Identifier: Apache-2.0
"""B20: black, constant and NaN pictures and a refusal: the job says so with cause and remedy, nothing is stored and no
prompt is swapped."""

from robot import BLOCKED, UNUSABLE, Application, check

CASES = {"black": ({"black": True}, UNUSABLE), "constant": ({"constant": True}, UNUSABLE),
         "nan": ({"nan": True}, UNUSABLE), "refused": ({"refuse": "The prompt asks for a named person."}, BLOCKED)}


def main():
    with Application(fake={}) as app:
        app.start()
        for name, (switches, wanted) in CASES.items():
            app.fake_switches(step_ms=0, **switches)
            prompt = f"a prompt that is {name}"
            app.write_prompt(prompt)
            jobs = len(app.state()["jobs"])
            app.keys("ctrl+Return")
            app.wait_state(lambda s: len(s["jobs"]) == jobs + 1, 5, "the job is in the queue")
            state = app.wait_idle()
            states = [job["state"] for job in state["jobs"]]
            check(states.count(wanted) == sum(w == wanted for w in [CASES[n][1] for n in list(CASES)[:list(CASES).index(name) + 1]]),
                  f"{name}: states {states}")
            check(state["text"] == prompt, "The prompt was changed.")
            check(state["banners"], f"{name}: no banner says why.")
            check("blocked" in state["banners"][0] if wanted == BLOCKED else "unusable" in state["banners"][0],
                  f"{name}: {state['banners']}")
        check(not app.events("picture") and not app.files() and not app.rows("SELECT 1 FROM image"), "Something was stored.")
        check(state["picture"] == 0 and state["pictures"] == 0, "Something is shown.")
        app.fake_switches(step_ms=0)
        app.draw()


if __name__ == "__main__":
    main()
