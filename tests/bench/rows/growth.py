"""How time grows with the number of rows, at 64 columns: slopes on logarithmic scales, of the time that the stages spend computing."""
import math
import os
import shutil

from . import made_data
from .measuring import Figure

SIZES, CLUSTERS, ROWS_A_CLUSTER, LIMIT = [10_000, 31_623, 100_000, 316_228, 1_000_000], 200, 66, 1.05
ITERATIONS = 5


def slope(sizes, seconds):
    x, y = [math.log(n) for n in sizes], [math.log(s) for s in seconds]
    mx, my = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mx) * (b - my) for a, b in zip(x, y)) / sum((a - mx) ** 2 for a in x)


def timed(bench, project, stage, *arguments):
    """Least of the times that a stage spent computing in as many runs as the bench repeats."""
    times = []
    for _ in range(bench.repeats):
        bench.ours(*arguments)
        times.append(bench.last_run(project, stage)["seconds"])
    return min(times)


def measure(bench, rows_count):
    features = bench.made(f"growth_{rows_count}.npy", lambda p: made_data.features(p, rows_count, 64, 400, 1))
    dataset = bench.made(f"growth_{rows_count}.json", lambda p: made_data.records(p, rows_count, 300, 1000))
    pictures = bench.made("growth_pictures", lambda p: made_data.empty_pictures(p, 1000))
    project, records = bench.path("growth.coincide"), bench.path("growth_records.coincide")
    threads = ("--threads", bench.threads)
    times = []
    for _ in range(bench.repeats):
        shutil.rmtree(records, ignore_errors=True)
        bench.ours("import", records, "--dataset", dataset, "--images", pictures, "--pictures", "trust", *threads)
        times.append(bench.last_run(records, "import")["seconds"])
    out = {"import": min(times)}
    shutil.rmtree(project, ignore_errors=True)
    bench.ours("import-activations", project, "--file", features, "--layers", 1)
    out["k-means iteration"] = timed(bench, project, "cluster", "cluster", project, "--clusters", CLUSTERS, "--iterations", ITERATIONS, "--points-per-cluster", "all",
                                     "--again", *threads) / ITERATIONS
    out["score"] = timed(bench, project, "score", "score", project, "--again", *threads)
    out["select"] = timed(bench, project, "select", "select", project, "--budget", "20%", "--again", *threads)
    bench.ours("cluster", project, "--clusters", rows_count // ROWS_A_CLUSTER, "--iterations", 1, "--again", *threads)
    out["score, clusters of one size"] = timed(bench, project, "score", "score", project, "--again", *threads)
    shutil.rmtree(project)
    shutil.rmtree(records)
    return out


def rows(bench):
    sizes = SIZES
    times = [measure(bench, n) for n in sizes]
    for what in times[0]:
        seconds = [t[what] for t in times]
        grows = slope(sizes, seconds)
        quadratic = what == "score"
        note = ", ".join(f"{n:,}: {s:.3g} s" for n, s in zip(sizes, seconds))
        fixed = f"K = N / {ROWS_A_CLUSTER}" if "one size" in what else f"K = {CLUSTERS}"
        if quadratic:
            note += "; a cluster's kernel has n^2 entries, all of which the density is the mean of"
        yield Figure(f"growth of {what} from {sizes[0]:,} to {sizes[-1]:,} rows, {fixed}", "coincide, the stage alone", [grows], unit="slope", bar=f"{LIMIT:g}",
                     met=grows <= LIMIT, note=note)
