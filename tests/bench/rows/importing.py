"""Import of a dataset as large as LLaVA-1.5's, its pictures looked for but not into."""
import os
import shutil

from . import made_data
from .measuring import figure, in_turn

COUNT, SECONDS, MEGABYTES = 665000, 5.0, 500.0


def rows(bench):
    path = bench.made("records.json", lambda p: made_data.records(p, COUNT))
    pictures = bench.made("pictures", made_data.empty_pictures)
    nothing = bench.made("no-pictures", os.makedirs)
    project = bench.path("import.coincide")

    def once(images):
        shutil.rmtree(project, ignore_errors=True)
        run = bench.ours("import", project, "--dataset", path, "--images", images, "--pictures", "trust", "--threads", bench.threads, "--json")
        assert run.facts["records"] == COUNT
        return run

    runs, _ = in_turn(max(3, bench.repeats), lambda: once(pictures), lambda: once(nothing))
    size = os.path.getsize(path) / 1e9
    for work, some in ((f"import of {COUNT:,} records, {size:.2f} GB, all pictures there", runs[0]), ("the same, one fault listed for each record", runs[1])):
        line = figure(work, "coincide, whole process", some, bar=f"{SECONDS:g} s, {MEGABYTES:g} MB")
        line.met = line.median < SECONDS and line.peak_mb < MEGABYTES
        yield line
