"""Rows of the bench, one module for each family."""
from . import allocation, clustering, extraction, gpu, growth, importing, scores, window

# Name on the command line -> function of a Bench that yields Figures.
ROWS = {
    "kmeans": clustering.rows,
    "scores": scores.rows,
    "allocation": allocation.rows,
    "import": importing.rows,
    "extraction": extraction.rows,
    "growth": growth.rows,
    "window": window.rows,
    "gpu": gpu.rows,
}
