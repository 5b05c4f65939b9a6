"""Extraction by a network of TinyLLaVA-2.0B's shape, from JPEG to stored row, against the published loop in PyTorch."""
import json
import os
import shutil
import statistics
import subprocess
import sys

import numpy as np

from . import made_model
from .measuring import Figure, Once, figure, in_turn, median_ratio, peer

SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "extraction_peer.py")
FASTER, SHARE, FEW = 2.0, 0.6, 2


def rows(bench):
    count = bench.records
    work = f"extraction, TinyLLaVA-2.0B's shape, {count} records"
    if subprocess.run([sys.executable, "-c", "import torch, PIL"], capture_output=True).returncode:
        yield Figure(work, "coincide", note=f"torch or Pillow is missing for {sys.executable}")
        return
    model, data = bench.made("model", made_model.model), bench.made("extraction", made_model.records)
    main, project, prompts = os.path.join(model, "tinyllava"), bench.path("extraction.coincide"), os.path.join(data, "prompts.jsonl")
    dataset, images = os.path.join(data, "records.json"), os.path.join(data, "images")
    shown = subprocess.run([bench.coincide, "prompts", "--model", main, "--dataset", dataset, "--images", images], capture_output=True, text=True, check=True).stdout
    with open(prompts, "w") as f:
        f.write(shown)
    first = [json.loads(line) for line in shown.splitlines()][:count]
    operations = sum(made_model.operations(r["sequence_length"]) for r in first)
    shutil.rmtree(project, ignore_errors=True)
    bench.ours("import", project, "--dataset", dataset, "--images", images)

    def ours(dtype, limit=count):
        whole = bench.ours("extract", project, "--model", main, "--dtype", dtype, "--limit", limit, "--again", "--threads", bench.threads)
        # The reading of the weights is left out on both sides.
        run = bench.last_run(project, "extract")
        return Once(run["seconds"], whole.cpu, whole.peak_mb, {"whole": whole.seconds, "run": run["run"]})

    def loop(dtype):
        return peer(sys.executable, SCRIPT, [model, data, prompts, bench.threads, dtype, count], seconds=bench.peer_seconds)

    rate = json.loads(subprocess.run([sys.executable, SCRIPT, "rate", str(bench.threads)], capture_output=True, text=True, check=True).stdout)
    runs, failed = in_turn(min(bench.repeats, 2), lambda: ours("bfloat16"), lambda: loop("float16"), lambda: ours("float32"))
    theirs = np.load(os.path.join(data, "peer.npy")).astype(np.float64) if 1 not in failed else None
    shape = f"{operations / 1e12 / count:.2f} TFLOP a record"
    for i, dtype in ((0, "bfloat16"), (2, "float32")):
        seconds = statistics.median(r.seconds for r in runs[i])
        stored = np.load(os.path.join(project, "activations", f"run_{runs[i][-1].facts['run']}.npy")).astype(np.float64)
        note = f"{shape}, {operations / seconds / 1e9:.0f} GFLOP/s; whole process {runs[i][-1].facts['whole']:.1f} s"
        if theirs is not None:
            note += f"; least cosine with the loop's rows {min((stored * theirs).sum(1) / np.linalg.norm(stored, axis=1) / np.linalg.norm(theirs, axis=1)):.5f}"
        yield figure(work if i == 0 else "", f"coincide --dtype {dtype}", runs[i], note=note)
        # From the pictures' files to stored rows, both threads together; in processor time the same without what others take of the machine.
        share = operations / seconds / 1e9 / rate[dtype]["machine"]
        cpu = (statistics.median(r.cpu for r in runs[i]) - ours(dtype, FEW).cpu) / (count - FEW)
        yield Figure("", f"share of what {dtype} products reach", [share * 100], unit="%", bar=f">= {SHARE:.0%}" if i == 0 else "", met=share >= SHARE if i == 0 else None,
                     note=f"products of 960 x 2,048 x 5,632 reach {rate[dtype]['machine']:.0f} GFLOP/s on {bench.threads} threads; {cpu:.2f} s of a processor a record, "
                          f"{operations / count / cpu / 1e9:.0f} GFLOP for each such second, of {rate[dtype]['core']:.0f} that products reach on one thread")
    # Where a record takes longest, inside it.
    whole = statistics.median(r.facts["whole"] - r.seconds for r in runs[2])
    seconds = statistics.median(r.seconds for r in runs[2])
    ends = [bench.interrupted(whole + part * seconds, "extract", project, "--model", main, "--dtype", "float32", "--limit", count, "--again", "--threads", bench.threads)
            for part in (0.05, 0.15, 0.3, 0.4)]
    yield Figure("", "coincide --dtype float32, from Ctrl+C to its end", ends, bar="<= 1 s", met=max(ends) <= 1, note=f"longest {max(ends):.2f} s; a record takes {seconds * bench.threads / count:.0f} s")
    if failed:
        yield Figure("", "published loop in PyTorch, float16, one record at a time", note=failed[1])
        return
    for i in (0, 2):
        ratio = median_ratio(runs[1], runs[i])
        yield figure("", "published loop in PyTorch, float16, one record at a time" + ("" if i == 0 else ", against our float32"), runs[1], ratio=ratio,
                     bar=f"{FASTER:g} x" if i == 0 else "", met=ratio >= FASTER if i == 0 else None,
                     note=f"{operations / statistics.median(r.seconds for r in runs[1]) / 1e9:.0f} GFLOP/s; float16 products reach {rate['float16']['machine']:.0f}")
