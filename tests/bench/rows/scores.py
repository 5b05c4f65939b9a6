"""Density and greedy order against the published algorithm. Ours gives the whole order of every cluster, from which any budget is cut;
the published code gives what one budget takes."""
import os
import shutil
import sys

import numpy as np

from . import clustering, made_data
from .measuring import Figure, Once, figure, in_turn, median_ratio, peer

SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "scores_peer.py")


def rows(bench):
    # Settings at which the published code gathers about 1.2e9 values, as it does for its own budgets on such data. With these made
    # rows a temperature of 0.1 favours the largest clusters, and the gathering takes a hundred times as long.
    yield from measure(bench, "large: 40,000 x 1,280, 1,000 clusters", large(bench), "20%", "0.3", 10.0)
    yield from measure(bench, "big_cluster: 5,200 x 128, one cluster of 1,500", big(bench), "50%", "1", 50.0)


def large(bench):
    return clustering.project(bench), clustering.features(bench)


def big(bench):
    given = bench.made("big_cluster", made_data.big_cluster)
    return bench.made("big.coincide", lambda path: bench.ours("import-artefacts", path, "--dir", given, "--layers", 2)), os.path.join(given, "features.npy")


def measure(bench, name, project_and_features, budget, temperature, bar):
    base, features = project_and_features
    out = bench.path("scores_out")
    shutil.rmtree(out, ignore_errors=True)
    bench.ours("score", base, "--threads", bench.threads)
    bench.ours("select", base, "--name", "bench", "--budget", budget, "--temperature", temperature, "--shortfall", "published", "--again")
    bench.ours("export-artefacts", base, "--dir", out)

    def ours():
        run = bench.ours("score", base, "--again", "--threads", bench.threads)
        run.facts["stage"] = bench.last_run(base, "score")["seconds"]
        return run

    runs, failed = in_turn(bench.repeats, ours, lambda: peer(sys.executable, SCRIPT, [features, out, bench.threads], seconds=bench.peer_seconds))
    yield figure(f"density and greedy order, {name}", "coincide, whole process", runs[0])
    stage = [Once(run.facts["stage"]) for run in runs[0]]
    yield figure("", "coincide, the stage alone, whole order", stage)
    if failed:
        yield Figure("", "published algorithm in numpy", note=failed[1])
        return
    ratio = median_ratio(runs[1], stage)
    taken = int(np.load(os.path.join(out, "alloc_bench.npy"))[:, 2].sum())
    facts = runs[1][0].facts
    yield figure("", "published algorithm in numpy, without start and reading", runs[1], ratio=ratio, bar=f"{bar:g} x", met=ratio >= bar,
                 note=f"only the {taken:,} picks of a budget of {budget} at temperature {temperature}, {facts['agree']:.2%} of them as ours; {median_ratio(runs[1], runs[0]):.1f} x our whole process")
