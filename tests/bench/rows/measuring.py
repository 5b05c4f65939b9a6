"""Running programs in turn and what is kept of each run."""
import dataclasses
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import time


class PeerFailed(Exception):
    pass


@dataclasses.dataclass
class Once:
    """One run of a program."""
    seconds: float
    cpu: float = 0.0
    peak_mb: float = 0.0
    facts: dict = dataclasses.field(default_factory=dict)


@dataclasses.dataclass
class Figure:
    """A line of the table."""
    work: str
    program: str
    values: list = dataclasses.field(default_factory=list)
    unit: str = "s"
    cpu: float | None = None
    peak_mb: float | None = None
    ratio: float | None = None       # how many times slower than ours, or the figure as a share of a limit
    bar: str = ""
    met: bool | None = None
    note: str = ""
    load: float = 0.0

    def __post_init__(self):
        self.load = os.getloadavg()[0]

    @property
    def median(self):
        return statistics.median(self.values) if self.values else None

    @property
    def best(self):
        return min(self.values) if self.values else None


@dataclasses.dataclass
class Bench:
    """What every row is given."""
    coincide: str
    work: str
    threads: int
    repeats: int
    faiss_python: str
    faiss_libraries: str
    peer_seconds: float
    records: int
    build: str

    def path(self, *parts):
        return os.path.join(self.work, *parts)

    def ours(self, *arguments):
        """Runs the program; the facts are the JSON object that it prints, where it was asked for one."""
        command = [self.coincide, *map(str, arguments), "--progress", "none"]
        started = time.time()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        out, error = process.stdout.read(), process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.time() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{arguments[0]} failed with {process.returncode}: {error.strip()}")
        return Once(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, json.loads(out) if "--json" in arguments else {})

    def interrupted(self, after, *arguments):
        """Sends SIGINT after so many seconds; the seconds until the program is gone."""
        process = subprocess.Popen([self.coincide, *map(str, arguments), "--progress", "none"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(after)
        started = time.time()
        process.send_signal(signal.SIGINT)
        if process.wait() != 130:
            sys.exit(f"{arguments[0]} ended with {process.returncode} instead of 130")
        return time.time() - started

    def last_run(self, project, stage):
        """The newest run of a stage as `status` tells it; its `seconds` are the time spent computing, without start and reading."""
        status = json.loads(subprocess.run([self.coincide, "status", project, "--json"], capture_output=True, text=True, check=True).stdout)
        return [run for run in status["runs"] if run["stage"] == stage][-1]

    def made(self, name, make):
        """Calls make(path) unless what it makes is there; half-made things do not count."""
        path = self.path(name)
        if not os.path.exists(path + ".done"):
            if os.path.isdir(path):
                shutil.rmtree(path)
            make(path)
            open(path + ".done", "w").close()
        return path


def peer(interpreter, script, arguments, environment=None, seconds=None):
    """Runs a Python script that prints one JSON object with its own `seconds`."""
    command = [interpreter, script, *map(str, arguments)]
    started = time.time()
    try:
        done = subprocess.run(command, env={**os.environ, **(environment or {})}, capture_output=True, text=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        raise PeerFailed(f"took more than {seconds:.0f} s and was ended") from None
    if done.returncode:
        raise PeerFailed(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"ended with {done.returncode}")
    facts = json.loads(done.stdout.splitlines()[-1])
    return Once(facts.get("seconds", time.time() - started), facts.get("cpu", 0.0), facts.get("peak_mb", 0.0), facts)


def in_turn(repeats, *actions):
    """Runs the actions one after the other, `repeats` times over; a list of runs for each. A peer that fails is not tried again."""
    runs, failed = [[] for _ in actions], {}
    for _ in range(repeats):
        for i, action in enumerate(actions):
            if i in failed:
                continue
            try:
                runs[i].append(action())
            except PeerFailed as failure:
                failed[i] = str(failure)
    return runs, failed


def figure(work, program, runs, **rest):
    return Figure(work, program, [r.seconds for r in runs], cpu=statistics.median(r.cpu for r in runs) if runs else None,
                  peak_mb=max((r.peak_mb for r in runs), default=0) or None, **rest)


def median_ratio(peer_runs, our_runs):
    """Median of the ratios of runs that stood side by side."""
    return statistics.median(p.seconds / o.seconds for p, o in zip(peer_runs, our_runs))
