"""Rows that need a GPU."""
import subprocess

from .measuring import Figure


def rows(bench):
    try:
        found = subprocess.run(["nvidia-smi", "-L"], capture_output=True, text=True).stdout.strip()
    except FileNotFoundError:
        found = ""
    note = "no GPU here" if not found else "there is a GPU; `ctest --preset gpu` and `extract --device cuda` use it, no row measures it yet"
    yield Figure("extraction and k-means on a GPU", "coincide", note=note)
