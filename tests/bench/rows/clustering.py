"""Spherical k-means against FAISS, as Debian installs it and with the fastest kernels that its OpenBLAS has for the machine."""
import os
import shutil
import statistics
import subprocess

from . import made_data
from .measuring import Figure, PeerFailed, figure, in_turn, median_ratio, peer

ROWS, COLUMNS, CLUSTERS, ITERATIONS = 40000, 1280, 1000, 50
SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "faiss_peer.py")
PEERS = [("FAISS as installed", {}, 8.0), ("FAISS, best kernels", {"OPENBLAS_CORETYPE": "SKYLAKEX", "OMP_WAIT_POLICY": "passive"}, 4.0)]


def features(bench):
    return bench.made("large.npy", lambda path: made_data.features(path, ROWS, COLUMNS, 1250, 5))


def project(bench):
    """A project with the features and their clusters."""
    def make(path):
        bench.ours("import-activations", path, "--file", features(bench))
        bench.ours("cluster", path, "--clusters", CLUSTERS, "--threads", bench.threads)
    return bench.made("large.coincide", make)


def rows(bench):
    data, base = features(bench), bench.path("kmeans.coincide")
    shutil.rmtree(base, ignore_errors=True)
    bench.ours("import-activations", base, "--file", data)

    def ours():
        return bench.ours("cluster", base, "--clusters", CLUSTERS, "--iterations", ITERATIONS, "--again", "--json", "--threads", bench.threads)

    libraries = {"LD_LIBRARY_PATH": bench.faiss_libraries} if bench.faiss_libraries else {}

    def faiss(extra, iterations=ITERATIONS):
        return peer(bench.faiss_python, SCRIPT, [data, CLUSTERS, iterations, bench.threads], {**libraries, **extra}, bench.peer_seconds)

    there = subprocess.run([bench.faiss_python, "-c", "import faiss"], capture_output=True).returncode == 0
    actions = [ours] + [lambda extra=extra: faiss(extra) for _, extra, _ in PEERS if there]
    runs, failed = in_turn(bench.repeats, *actions)
    work = f"spherical k-means {ROWS:,} x {COLUMNS:,}, K = {CLUSTERS:,}, {ITERATIONS} iterations"
    objective = runs[0][0].facts["mean_similarity"] * ROWS
    yield figure(work, "coincide, whole process", runs[0], note=f"objective {objective:.3f}")
    if not there:
        yield Figure("", "FAISS", note=f"not installed for {bench.faiss_python} (python3-faiss)")
        return
    for i, (name, extra, bar) in enumerate(PEERS, 1):
        if i not in failed:
            theirs = runs[i][0].facts["objective"]
            ratio = median_ratio(runs[i], runs[0])
            relative = (objective - theirs) / theirs
            yield figure("", name, runs[i], ratio=ratio, bar=f"{bar:g} x, objective -1e-6", met=ratio >= bar and relative >= -1e-6,
                         note=f"objective {theirs:.3f}, ours {relative:+.1e} relative; {runs[i][0].facts['blas']}")
            continue
        # All iterations do the same work, so a few tell what 50 cost.
        few = 3
        try:
            one = faiss(extra, few)
        except PeerFailed as failure:
            yield Figure("", name, note=f"{failed[i]}; {few} iterations too: {failure}")
            continue
        seconds = one.facts["first"] + one.facts["iteration"] * ITERATIONS + one.facts["search"]
        ratio = seconds / statistics.median(r.seconds for r in runs[0])
        yield Figure("", name, [seconds], ratio=ratio, bar=f"{bar:g} x", met=ratio >= bar,
                     note=f"whole run {failed[i]}; reckoned from {few} iterations of {one.facts['iteration']:.2f} s")
