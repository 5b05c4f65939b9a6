"""How time grows with the number of rows, at 64 columns: slopes on logarithmic scales, of the processor time of the commands less
that of starting the program, which others' work on the machine hardly changes; of k-means, whose iterations are short, the stage's own time."""
import math
import os
import shutil

from . import made_data
from .measuring import Figure

SIZES, CLUSTERS, ROWS_A_CLUSTER, LIMIT = [10_000, 100_000, 1_000_000], 200, 66, 1.05
ITERATIONS = 5   # the first ones, in which all rows are compared; later ones leave out what cannot change
QUADRATIC = 100_000   # rows up to which scores are made with a fixed number of clusters


def slope(sizes, seconds):
    x, y = [math.log(n) for n in sizes], [math.log(s) for s in seconds]
    mx, my = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mx) * (b - my) for a, b in zip(x, y)) / sum((a - mx) ** 2 for a in x)


def timed(bench, start, *arguments, before=lambda: None):
    """Least processor time of a command in as many runs as the bench repeats."""
    times = []
    for _ in range(bench.repeats):
        before()
        times.append(bench.ours(*arguments).cpu)
    return max(min(times) - start, 1e-3)


def starting(bench, project):
    return min(bench.ours("runs", project).cpu for _ in range(5))


def measure(bench, rows_count):
    features = bench.made(f"growth_{rows_count}.npy", lambda p: made_data.features(p, rows_count, 64, 400, 1))
    dataset = bench.made(f"growth_{rows_count}.json", lambda p: made_data.records(p, rows_count, 300, 1000))
    pictures = bench.made("growth_pictures", lambda p: made_data.empty_pictures(p, 1000))
    project, records = bench.path("growth.coincide"), bench.path("growth_records.coincide")
    threads = ("--threads", bench.threads)
    shutil.rmtree(project, ignore_errors=True)
    bench.ours("import-activations", project, "--file", features, "--layers", 1)
    start = starting(bench, project)
    out = {"import": timed(bench, start, "import", records, "--dataset", dataset, "--images", pictures, "--pictures", "trust", *threads,
                           before=lambda: shutil.rmtree(records, ignore_errors=True))}
    seconds = []
    for _ in range(bench.repeats):
        bench.ours("cluster", project, "--clusters", CLUSTERS, "--iterations", ITERATIONS, "--points-per-cluster", "all", "--again", *threads)
        seconds.append(bench.last_run(project, "cluster")["seconds"])
    out["k-means iteration"] = min(seconds) / ITERATIONS
    if rows_count <= QUADRATIC:
        out["score"] = timed(bench, start, "score", project, "--again", *threads)
    bench.ours("cluster", project, "--clusters", rows_count // ROWS_A_CLUSTER, "--iterations", 1, "--again", *threads)
    out["score, clusters of one size"] = timed(bench, start, "score", project, "--again", *threads)
    out["select"] = timed(bench, start, "select", project, "--budget", "20%", "--again", *threads)
    shutil.rmtree(project)
    shutil.rmtree(records)
    return out


def rows(bench):
    sizes = SIZES
    times = [measure(bench, n) for n in sizes]
    for what in times[0]:
        seconds = [t[what] for t in times if what in t]
        grows = slope(sizes[:len(seconds)], seconds)
        quadratic = what == "score"
        note = ", ".join(f"{n:,}: {s:.3g} s" for n, s in zip(sizes, seconds))
        fixed = f"K = N / {ROWS_A_CLUSTER}" if "one size" in what or what == "select" else f"K = {CLUSTERS}"
        if quadratic:
            note += "; a cluster's kernel has n^2 entries, all of which the density is the mean of"
        yield Figure(f"growth of {what} from {sizes[0]:,} to {sizes[len(seconds) - 1]:,} rows, {fixed}", "coincide, the stage alone" if what.startswith("k-means") else "coincide, processor time", [grows], unit="slope", bar=f"{LIMIT:g}",
                     met=grows <= LIMIT, note=note)
