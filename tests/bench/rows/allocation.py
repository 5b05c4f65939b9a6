"""Allocation and cut at every move of a slider, inside a process; and a selection as a command."""
import json
import os
import subprocess

import numpy as np

from .measuring import Figure, figure, in_turn

ROWS, CLUSTERS, LIMIT_MS = 665000, 10000, 16.0


def project(bench):
    def make(path):
        given = path + ".in"
        os.makedirs(given, exist_ok=True)
        rng = np.random.default_rng(6)
        labels = np.concatenate([np.arange(CLUSTERS), (CLUSTERS * rng.random(ROWS - CLUSTERS) ** 2).astype(np.int64)])
        sizes = np.bincount(labels, minlength=CLUSTERS)
        arrays = {"features": np.ones((ROWS, 2), np.float16), "kmeans_centroids": np.ones((CLUSTERS, 2), np.float32), "nearest_cent": labels,
                  "dist_to_cent": np.ones(ROWS, np.float32), "transfer": rng.uniform(0.1, 0.6, CLUSTERS), "density": rng.uniform(0.5, 0.95, CLUSTERS),
                  "greedy_order": np.concatenate([rng.permutation(s) for s in sizes]).astype(np.int32),
                  "greedy_offsets": np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)}
        for name, array in arrays.items():
            np.save(os.path.join(given, name + ".npy"), array)
        bench.ours("import-artefacts", path, "--dir", given, "--layers", 1)
    return bench.made("wide.coincide", make)


def rows(bench):
    work = f"allocation and cut, {ROWS:,} rows in {CLUSTERS:,} clusters"
    kernels = os.path.join(bench.build, "tests", "bench", "bench_kmeans_bench")
    if os.path.exists(kernels):
        command = [kernels, "--benchmark_filter=allocateAndCut", "--benchmark_format=json", f"--benchmark_repetitions={max(3, bench.repeats)}"]
        times = {}
        for one in json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["benchmarks"]:
            if one["run_type"] == "iteration":
                times.setdefault(one["run_name"], []).append(one["real_time"])
        slowest = max(times, key=lambda name: min(times[name]))
        yield Figure(work, "coincide, in memory", times[slowest], unit="ms", bar=f"{LIMIT_MS:g} ms", met=sorted(times[slowest])[len(times[slowest]) // 2] < LIMIT_MS,
                     note=f"the slowest of {len(times)} settings of budget and temperature")
    else:
        yield Figure(work, "coincide, in memory", note=f"{kernels} is not built (libbenchmark-dev)")
    base = project(bench)
    runs, _ = in_turn(bench.repeats, lambda: bench.ours("select", base, "--budget", "20%", "--again"))
    yield figure("the same, read and stored", "coincide select, whole process", runs[0])
