"""scores_peer.py FEATURES ARTEFACTS THREADS: density of every cluster and the greedy choice of as many rows as `alloc_bench.npy` says,
with the sums over every candidate's set gathered anew at each step, as published."""
import json
import os
import resource
import sys
import time

os.environ.setdefault("OPENBLAS_NUM_THREADS", sys.argv[3])
os.environ.setdefault("OMP_NUM_THREADS", sys.argv[3])
import numpy as np

PIECE = 1 << 24   # doubles gathered at a time


def kernel_of(rows):
    squares = (rows * rows).sum(1)
    return np.exp(-(squares[:, None] + squares[None, :] - 2 * rows @ rows.T) / 2)


def greedy(kernel, count):
    n, chosen, left = len(kernel), [], np.arange(len(kernel))
    mean = kernel.mean()
    for _ in range(count):
        value = np.empty(len(left))
        step = max(1, PIECE // ((len(chosen) + 1) * n))
        for begin in range(0, len(left), step):
            part = left[begin:begin + step]
            sets = np.concatenate([np.tile(np.array(chosen, dtype=np.int64), (len(part), 1)), part[:, None]], 1)
            m = sets.shape[1]
            within = kernel[sets[:, :, None], sets[:, None, :]].sum((1, 2)) / m ** 2
            across = kernel[:, sets].sum((0, 2)) * 2 / (n * m)
            value[begin:begin + step] = mean + within - across
        best = int(value.argmin())
        chosen.append(int(left[best]))
        left = np.delete(left, best)
    return chosen


x, out = np.load(sys.argv[1], mmap_mode="r"), sys.argv[2]
labels, taken = np.load(os.path.join(out, "nearest_cent.npy")), np.load(os.path.join(out, "alloc_bench.npy"))
order, offsets = np.load(os.path.join(out, "greedy_order.npy")), np.load(os.path.join(out, "greedy_offsets.npy"))
used = np.load(os.path.join(out, "used_clusters.npy"))
x = np.asarray(x)
where = {int(c): i for i, c in enumerate(used)}
start = time.time()
density, picks = {}, {}
for c in used:
    kernel = kernel_of(x[labels == c].astype(np.float64))
    density[int(c)] = kernel.mean()
    picks[int(c)] = kernel
for c, _, count in taken:
    # A cluster that is taken whole is not ordered.
    kernel = picks[int(c)]
    picks[int(c)] = greedy(kernel, int(count)) if count < len(kernel) else None
seconds = time.time() - start
same = total = 0
for c, _, count in taken:
    ours = order[offsets[where[int(c)]]:][:count]
    if picks[int(c)] is not None:
        same += int((np.array(picks[int(c)], dtype=np.int64) == ours).sum())
        total += int(count)
usage = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"seconds": seconds, "agree": same / max(total, 1), "cpu": usage.ru_utime + usage.ru_stime, "peak_mb": usage.ru_maxrss / 1024}))
