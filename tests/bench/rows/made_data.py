"""Inputs of the bench, made with fixed seeds."""
import json
import os

import numpy as np


def features(path, rows, columns, concepts, layers):
    """Rows like those of an extraction, float16: in each of the 2 x layers halves a concept is what all share, what its group shares and
    something of its own; concepts have a long tail of sizes; halves are normed one by one. The last hundredth are exact duplicates."""
    rng = np.random.default_rng(5)
    halves, width = 2 * layers, columns // (2 * layers)
    sizes = (1.0 + np.arange(concepts)) ** -0.9 * np.exp(0.5 * rng.normal(size=concepts))
    concept = rng.choice(concepts, size=rows, p=sizes / sizes.sum())
    spread = 0.7 * np.exp(0.35 * rng.normal(size=concepts)).astype(np.float32)
    group = rng.integers(0, 12, size=(2, concepts))
    centres = np.empty((halves, concepts, width), np.float32)
    for h in range(halves):
        of_group, own = ((0.8, 0.65), (1.0, 0.45))[h % 2]
        centres[h] = rng.normal(size=width) + of_group * rng.normal(size=(12, width))[group[h % 2]] + own * rng.normal(size=(concepts, width))
    out = np.lib.format.open_memmap(path, mode="w+", dtype=np.float16, shape=(rows, columns))
    for start in range(0, rows, 8192):
        these = concept[start:start + 8192]
        for h in range(halves):
            part = centres[h][these] + spread[these, None] * rng.standard_normal(size=(len(these), width), dtype=np.float32)
            out[start:start + 8192, h * width:(h + 1) * width] = part / (np.linalg.norm(part, axis=1, keepdims=True) * halves ** 0.5)
    if rows >= 100:
        out[rows - rows // 100:] = out[:rows // 100]
    out.flush()


def big_cluster(folder, columns=128, big=1500, others=150, rows=5200):
    """Features, centroids and assignment in which one cluster has `big` rows and the others share the rest."""
    os.makedirs(folder)
    rng = np.random.default_rng(7)
    sizes = np.concatenate([[big], 1 + rng.multinomial(rows - big - others, np.full(others, 1 / others))])
    labels = rng.permutation(np.repeat(np.arange(others + 1), sizes)).astype(np.int64)
    # Halves of a row are normed one by one, as those of an extraction are.
    centres = rng.normal(size=(4, others + 1, columns // 4)) + 1.0
    x = centres[:, labels] + 1.3 * rng.normal(size=(4, rows, columns // 4))
    x = (x / np.linalg.norm(x, axis=2, keepdims=True) / 2).transpose(1, 0, 2).reshape(rows, columns).astype(np.float16)
    means = np.stack([x[labels == c].astype(np.float64).mean(0) for c in range(others + 1)])
    means = (means / np.linalg.norm(means, axis=1, keepdims=True)).astype(np.float32)
    arrays = {"features": x, "kmeans_centroids": means, "nearest_cent": labels, "dist_to_cent": (x.astype(np.float32) * means[labels]).sum(1)}
    for name, array in arrays.items():
        np.save(os.path.join(folder, name + ".npy"), array)


def records(path, count, characters=1300, pictures=118000):
    """A LLaVA-style list of records with one question and one answer of about so many characters."""
    answer = "A long answer that tells what can be seen, in several sentences of ordinary length. " * (characters // 80 + 2)
    with open(path, "w") as f:
        f.write("[\n")
        for i in range(count):
            f.write(json.dumps({"id": f"{i:012d}", "image": f"coco/{i % pictures:012d}.jpg", "conversations": [
                {"from": "human", "value": "<image>\nWhat is shown here?"}, {"from": "gpt", "value": answer[:characters + i % 64]}]}))
            f.write("\n]\n" if i == count - 1 else ",\n")


def empty_pictures(folder, count=118000):
    """Files of no bytes under the names that records() uses: enough where pictures are looked for but not into."""
    os.makedirs(os.path.join(folder, "coco"))
    for i in range(count):
        os.close(os.open(os.path.join(folder, "coco", f"{i:012d}.jpg"), os.O_CREAT | os.O_WRONLY, 0o644))
