"""The window at full size: its own bench, run under the display that is there or a virtual one."""
import json
import os
import shutil
import subprocess

from .measuring import Figure

LIMIT_SECONDS = 900


def rows(bench):
    program, report = os.path.join(bench.build, "tests", "bench", "coincide_window_bench"), bench.path("window.json")
    if not os.path.exists(program):
        yield Figure("the window at full size", "coincide-explorer", note=f"{program} is not built")
        return
    command, environment = [program, "--json", report], dict(os.environ)
    if not os.environ.get("DISPLAY"):
        if not shutil.which("xvfb-run"):
            yield Figure("the window at full size", "coincide-explorer", note="neither a display nor xvfb-run is here")
            return
        command = ["xvfb-run", "-a", "-s", "-screen 0 1680x1050x24", *command]
        environment["LIBGL_ALWAYS_SOFTWARE"] = "1"
    if os.path.exists(report):
        os.remove(report)
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LIMIT_SECONDS)
    except subprocess.TimeoutExpired:
        yield Figure("the window at full size", "coincide-explorer", note=f"took more than {LIMIT_SECONDS} s and was ended")
        return
    if not os.path.exists(report):
        yield Figure("the window at full size", "coincide-explorer", note=(done.stderr.strip().splitlines() or ["failed"])[-1])
        return
    for one in json.load(open(report))["measured"]:
        sign = ">=" if one["at_least"] else "<="
        yield Figure("window: " + one["name"], "coincide-explorer", [one["median"]], unit=one["unit"], bar=f"{sign} {one['bar']:g} {one['unit']}", met=one["meets"],
                     note=f"worst of {one['times']}: {one['worst']:.1f}")
