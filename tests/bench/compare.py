#!/usr/bin/env python3
"""Makes its inputs, runs the program and its peers on them in turn, and prints one table: median and least of several runs, processor
time, peak memory, load of the machine, ratios, and whether the bar is met.

    compare.py --coincide build/release/app/cli/coincide [--row NAME ...] [--json FILE] [--work DIR]

Needs numpy; the row `extraction` also torch and Pillow, `kmeans` FAISS (Debian's python3-faiss), `allocation` the bench of the
kernels (libbenchmark-dev when the program was built), `window` a display or xvfb-run. What is missing is said in the table. Inputs are
made with fixed seeds in the work folder and kept there (about 9 GB for all rows)."""
import argparse
import dataclasses
import json
import os
import platform
import sys
import tempfile

from rows import ROWS
from rows.measuring import Bench

HEAD = "| work | program | median | least | CPU s | peak MB | load | times slower | bar | met | note |\n|---|---|--:|--:|--:|--:|--:|--:|---|---|---|"


def machine():
    names = {line.split(":")[0].strip(): line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if ":" in line}
    flags = names.get("flags", "").split()
    kinds = [kind for kind in ("avx2", "avx512f", "avx512_bf16", "avx512_fp16", "amx_bf16") if kind in flags]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{names.get('model name', platform.machine())}, {os.cpu_count()} processors ({' '.join(kinds)}), {memory:.0f} GiB, {platform.system()} {platform.release()}"


def number(value, unit):
    if value is None:
        return ""
    return f"{value:.3g} {unit}" if value < 100 else f"{value:.0f} {unit}"


def line(figure):
    cells = [figure.work, figure.program, number(figure.median, figure.unit), number(figure.best, figure.unit) if len(figure.values) > 1 else "",
             f"{figure.cpu:.1f}" if figure.cpu else "", f"{figure.peak_mb:.0f}" if figure.peak_mb else "", f"{figure.load:.1f}",
             f"{figure.ratio:.1f}" if figure.ratio else "", figure.bar, {True: "yes", False: "**no**", None: ""}[figure.met], figure.note]
    return "| " + " | ".join(cells) + " |"


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--coincide", required=True)
    p.add_argument("--row", action="append", choices=sorted(ROWS), help="only this row; repeatable")
    p.add_argument("--json", help="also write all figures to this file")
    p.add_argument("--work", help="folder of the inputs; a new one when not given")
    p.add_argument("--threads", type=int, default=os.cpu_count())
    p.add_argument("--repeats", type=int, default=3, help="runs of each program")
    p.add_argument("--faiss-python", default="/usr/bin/python3", help="interpreter that has faiss")
    p.add_argument("--faiss-libraries", default="", help="folder whose libraries faiss is given first, such as that of another BLAS")
    p.add_argument("--peer-seconds", type=float, default=600, help="time after which a run of a peer is ended")
    p.add_argument("--records", type=int, default=8, choices=range(3, 9), metavar="3..8", help="records of the row extraction (8)")
    a = p.parse_args()
    coincide = os.path.abspath(a.coincide)
    if not os.access(coincide, os.X_OK):
        p.error(f"{a.coincide} is not a program")
    work = os.path.abspath(a.work or tempfile.mkdtemp(prefix="coincide_bench_"))
    os.makedirs(work, exist_ok=True)
    build = os.path.dirname(os.path.dirname(os.path.dirname(coincide)))
    bench = Bench(coincide, work, a.threads, a.repeats, a.faiss_python, a.faiss_libraries, a.peer_seconds, a.records, build)
    report = {"machine": machine(), "threads": a.threads, "repeats": a.repeats, "figures": []}
    print(f"{report['machine']}; {a.threads} threads, {a.repeats} runs of each, inputs in {work}\n\n{HEAD}", flush=True)
    for name in a.row or ROWS:
        for figure in ROWS[name](bench):
            report["figures"].append({"row": name, **dataclasses.asdict(figure)})
            print(line(figure), flush=True)
            if a.json:
                with open(a.json, "w") as f:
                    json.dump(report, f, indent=1)
    sys.exit(any(figure["met"] is False for figure in report["figures"]))


if __name__ == "__main__":
    main()
