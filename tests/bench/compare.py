#!/usr/bin/env python3
"""Runs the program and its peers on the same made data, one after the other, and prints a table with ratios.

    compare.py --coincide PATH [--work DIR] [--json FILE] [--threads N] [ROW ...]

Rows: kmeans (against FAISS, Debian's python3-faiss, as installed and with its best kernels), scores (against the published
algorithm in numpy), import (665,000 records, time and peak memory), select (665,000 rows, 10,000 clusters, wall time of the whole
process). Needs numpy, and faiss for its row. Measure on an idle machine: each figure is the best of the repetitions named in
the table. Data are made with a fixed seed in the work folder and kept there."""
import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time

import numpy as np

FAISS = """
import sys, time, json, numpy as np, faiss
x = np.load(sys.argv[1]).astype(np.float32); k, threads = int(sys.argv[2]), int(sys.argv[3])
faiss.omp_set_num_threads(threads)
start = time.time()
kmeans = faiss.Kmeans(x.shape[1], k, niter=50, seed=1234, spherical=True)
kmeans.train(x)
d, _ = kmeans.index.search(x, 1)
print(json.dumps({"seconds": time.time() - start, "objective": float(d.astype(np.float64).sum())}))
"""


def run(command, environment=None):
    """Wall seconds, peak MB and standard output of a command."""
    before = time.time()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **(environment or {})})
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[1]} failed with {process.returncode}")
    return time.time() - before, usage.ru_maxrss / 1024, out


def best(repetitions, action):
    return min((action() for _ in range(repetitions)), key=lambda r: r[0])


def made_features(path, rows, columns, groups):
    """Unit rows around directions of uneven popularity, with some exact duplicates, as float16."""
    if os.path.exists(path):
        return
    rng = np.random.default_rng(5)
    centres = rng.normal(size=(groups, columns)).astype(np.float32)
    popularity = rng.gamma(0.6, size=groups)
    group = rng.choice(groups, size=rows, p=popularity / popularity.sum())
    out = np.lib.format.open_memmap(path, mode="w+", dtype=np.float16, shape=(rows, columns))
    for start in range(0, rows, 8192):
        part = centres[group[start:start + 8192]] + 1.1 * rng.normal(size=(min(8192, rows - start), columns)).astype(np.float32)
        out[start:start + 8192] = part / np.linalg.norm(part, axis=1, keepdims=True)
    out[rows - rows // 100:] = out[:rows // 100]
    out.flush()


def row_kmeans(a):
    features = os.path.join(a.work, "large.npy")
    made_features(features, 40000, 1280, 900)
    base = os.path.join(a.work, "large.coincide")
    shutil.rmtree(base, ignore_errors=True)
    run([a.coincide, "import-activations", base, "--file", features, "--progress", "none"])
    command = [a.coincide, "cluster", base, "--clusters", "1000", "--again", "--json", "--threads", str(a.threads), "--progress", "none"]
    seconds, memory, out = best(3, lambda: run(command))
    ours = json.loads(out)["mean_similarity"] * 40000
    yield "spherical k-means 40,000 x 1,280, K = 1,000, 50 iterations", "coincide, whole process", seconds, memory, ours, None
    interpreter = a.faiss_python
    if subprocess.run([interpreter, "-c", "import faiss"], capture_output=True).returncode:
        print("faiss is not installed for", interpreter, "- row kmeans has no peer", file=sys.stderr)
        return
    for name, extra in (("FAISS as installed", {}), ("FAISS with its best kernels", {"OPENBLAS_CORETYPE": "SKYLAKEX", "OMP_WAIT_POLICY": "passive"})):
        try:
            done = subprocess.run([interpreter, "-c", FAISS, features, "1000", str(a.threads)], env={**os.environ, **extra}, capture_output=True, text=True, timeout=a.peer_seconds)
        except subprocess.TimeoutExpired:
            print(name, "took more than", a.peer_seconds, "seconds and was ended", file=sys.stderr)
            continue
        if done.returncode:
            print(name, "failed:", done.stderr.strip()[-200:], file=sys.stderr)
            continue
        result = json.loads(done.stdout.splitlines()[-1])
        yield "", name, result["seconds"], None, result["objective"], result["seconds"] / seconds


def published_scores(x, labels, share):
    """Density and greedy choice as published: every candidate's set is gathered anew at each step."""
    chosen = 0
    for c in np.unique(labels):
        rows = x[labels == c].astype(np.float64)
        n2 = (rows * rows).sum(1)
        kernel = np.exp(-(n2[:, None] + n2[None, :] - 2 * rows @ rows.T) / 2)
        n, selected, left = len(rows), [], list(range(len(rows)))
        mean, columns = kernel.mean(), kernel.sum(0)
        for _ in range(int(round(share * n))):
            sets = np.array([selected + [i] for i in left])
            m = sets.shape[1]
            j = mean + kernel[sets[:, :, None], sets[:, None, :]].sum((1, 2)) / m ** 2 - 2 * columns[sets].sum(1) / (n * m)
            selected.append(left.pop(int(j.argmin())))
        chosen += len(selected)
    return chosen


def row_scores(a):
    features, base, out = os.path.join(a.work, "large.npy"), os.path.join(a.work, "large.coincide"), os.path.join(a.work, "large_out")
    if not os.path.exists(base):
        list(row_kmeans(a))
    command = [a.coincide, "score", base, "--again", "--threads", str(a.threads), "--progress", "none"]
    seconds, memory, _ = best(3, lambda: run(command))
    yield "scores and the whole greedy order, the same clusters", "coincide, whole process", seconds, memory, None, None
    run([a.coincide, "export-artefacts", base, "--dir", out])
    x, labels = np.load(features, mmap_mode="r"), np.load(os.path.join(out, "nearest_cent.npy"))
    start = time.time()
    published_scores(np.asarray(x), labels, 0.2)
    peer = time.time() - start
    yield "", "published algorithm in numpy, 20 % of the order", peer, None, None, peer / seconds


def row_import(a):
    path = os.path.join(a.work, "records.json")
    if not os.path.exists(path):
        answer = "A long answer that tells what can be seen, in several sentences of ordinary length. " * 15
        with open(path, "w") as f:
            f.write("[\n")
            for i in range(665000):
                f.write(json.dumps({"id": f"{i:012d}", "image": f"coco/{i % 118000:012d}.jpg", "conversations": [
                    {"from": "human", "value": "<image>\nWhat is shown here?"}, {"from": "gpt", "value": answer[:1300 + i % 64]}]}))
                f.write("\n]\n" if i == 664999 else ",\n")
    project, images = os.path.join(a.work, "records.coincide"), os.path.join(a.work, "no-pictures")
    os.makedirs(images, exist_ok=True)

    def once():
        shutil.rmtree(project, ignore_errors=True)
        return run([a.coincide, "import", project, "--dataset", path, "--images", images, "--pictures", "trust", "--threads", str(a.threads), "--progress", "none"])
    seconds, memory, _ = best(2, once)
    yield f"import of 665,000 records, {os.path.getsize(path) / 1e9:.2f} GB", "coincide, whole process", seconds, memory, None, None


def row_select(a):
    given, project, n, k = os.path.join(a.work, "wide"), os.path.join(a.work, "wide.coincide"), 665000, 10000
    if not os.path.exists(project):
        os.makedirs(given, exist_ok=True)
        rng = np.random.default_rng(6)
        np.save(os.path.join(given, "features.npy"), np.ones((n, 2), np.float16))
        labels = np.concatenate([np.arange(k), (k * rng.random(n - k) ** 2).astype(np.int64)])
        sizes = np.bincount(labels, minlength=k)
        arrays = {"kmeans_centroids": np.ones((k, 2), np.float32), "nearest_cent": labels, "dist_to_cent": np.ones(n, np.float32),
                  "transfer": rng.uniform(0.1, 0.6, k), "density": rng.uniform(0.5, 0.95, k),
                  "greedy_order": np.concatenate([rng.permutation(s) for s in sizes]).astype(np.int32),
                  "greedy_offsets": np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)}
        for name, array in arrays.items():
            np.save(os.path.join(given, name + ".npy"), array)
        run([a.coincide, "import-artefacts", project, "--dir", given, "--layers", "1"])
    command = [a.coincide, "select", project, "--budget", "20%", "--again", "--progress", "none"]
    seconds, memory, _ = best(3, lambda: run(command))
    yield "selection of 20 % of 665,000 rows in 10,000 clusters, read and stored", "coincide, whole process", seconds, memory, None, None


ROWS = {"kmeans": row_kmeans, "scores": row_scores, "import": row_import, "select": row_select}


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--coincide", required=True)
    p.add_argument("--work")
    p.add_argument("--json")
    p.add_argument("--threads", type=int, default=os.cpu_count())
    p.add_argument("--faiss-python", default="/usr/bin/python3", help="interpreter that has faiss")
    p.add_argument("--peer-seconds", type=float, default=300, help="time after which a peer is ended")
    p.add_argument("rows", nargs="*", metavar="ROW")
    a = p.parse_args()
    a.work = a.work or tempfile.mkdtemp(prefix="coincide_bench_")
    os.makedirs(a.work, exist_ok=True)
    a.coincide = os.path.abspath(a.coincide)
    unknown = set(a.rows) - set(ROWS)
    if unknown:
        p.error("unknown rows: " + ", ".join(sorted(unknown)))
    cpu = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), platform.machine())
    facts = {"cpu": cpu, "threads": a.threads, "rows": []}
    print(f"{cpu}, {a.threads} threads\n")
    print("| work | program | seconds | peak MB | objective | times slower |\n|---|---|--:|--:|--:|--:|")
    for name in a.rows or ROWS:
        for work, program, seconds, memory, objective, ratio in ROWS[name](a):
            facts["rows"].append({"row": name, "program": program, "seconds": seconds, "peak_mb": memory, "objective": objective, "ratio": ratio})
            cells = [work, program, f"{seconds:.2f}", f"{memory:.0f}" if memory else "", f"{objective:.2f}" if objective else "", f"{ratio:.1f}" if ratio else ""]
            print("| " + " | ".join(cells) + " |", flush=True)
    if a.json:
        json.dump(facts, open(a.json, "w"), indent=1)


if __name__ == "__main__":
    main()
