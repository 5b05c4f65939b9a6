#!/usr/bin/env python3
"""Trains the demo's reference model on the demo dataset and writes it in the file layout of TinyLLaVA-2.0B.

    coincide demo train.coincide --dir train --records 8000 --seed 2   # another seed than the demo's own: the demo stays unseen
    train.py train train resources/demo                        # writes resources/demo/model and resources/demo/model-siglip
    train.py untrained resources/demo OUT                      # the same network with its initial weights
    train.py evaluate CHECKPOINT DATASET                       # do the activations cluster by kind and by skill?

Supervision is the conversations only; the fields "kind" and "skill" are never read in training. First the tower learns to tell
from a picture which words its conversation has; then all weights learn the next token, helped by the same word prediction
from the pooled activations (heads that are dropped afterwards). Needs torch, numpy and Pillow. Seeds are fixed and nothing depends on
the clock; another processor or number of threads rounds differently.

Initial weights. Matrices are normal-like numbers of a counter generator, so that other programs can recreate them exactly:
for element i of the tensor NAME, h = splitmix64(fnv1a64(NAME) + i) and value = float16(std * (a + b + c + d - 131070) / 37837.2276)
in double precision, where a, b, c, d are the four 16-bit fields of h. std = 0.02 for embeddings and position embeddings and 1 / sqrt(columns)
for all other tensors of two or more dimensions (columns = product of all dimensions but the first). Biases are 0, norm weights 1.
"""
import argparse
import base64
import json
import math
import os
import random
import re
import shutil
import struct
import sys
import time
import unicodedata

import numpy as np

os.environ.setdefault("OMP_WAIT_POLICY", "passive")    # threads that wait must not take time from other programs
import torch
import torch.nn as nn
import torch.nn.functional as F
from PIL import Image

SYSTEM = ("A chat between a curious user and an artificial intelligence assistant. "
          "The assistant gives helpful, detailed, and polite answers to the user's questions.")
IMAGE_SIZE, PATCH, HIDDEN, HEADS = 96, 16, 128, 4
TOWER_LAYERS, TOWER_MLP = 4, 256          # layers that run; the configuration counts one more, as the published class drops the last
LAYERS, MLP = 8, 256
MAX_RANKS, SPECIALS, MAX_LENGTH = 2015, 32, 1024
TAPS = [round(layer * (LAYERS - 1) / 23) for layer in (3, 7, 11, 15, 19)]     # published layers, scaled to this depth
IMAGE_TOKENS = (IMAGE_SIZE // PATCH) ** 2

# ---------------------------------------------------------------------------------------------------------------- tokenizer

SPLIT = re.compile(r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\w]?[^\W\d_]+|_?[^\W\d_]+|\d| ?(?:[^\s\w]|_)+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")


def pieces(text):
    return [m.group().encode() for m in SPLIT.finditer(unicodedata.normalize("NFC", text))]


def byte_order():
    """The 256 single bytes in the order of the published rank files: printable ones first."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    return printable + [b for b in range(256) if b not in set(printable)]


def train_ranks(texts):
    counts = {}
    for text in texts:
        for piece in pieces(text):
            counts[piece] = counts.get(piece, 0) + 1
    words = [([bytes([b]) for b in piece], n) for piece, n in sorted(counts.items())]
    ranks = {bytes([b]): i for i, b in enumerate(byte_order())}
    while len(ranks) < MAX_RANKS:
        pairs = {}
        for word, n in words:
            for pair in zip(word, word[1:]):
                pairs[pair] = pairs.get(pair, 0) + n
        if not pairs:
            break
        best = min(pairs, key=lambda p: (-pairs[p], p))
        if pairs[best] < 2:
            break
        joined = best[0] + best[1]
        ranks.setdefault(joined, len(ranks))
        for i, (word, n) in enumerate(words):
            if best[0] in word:
                out, k = [], 0
                while k < len(word):
                    if k + 1 < len(word) and word[k] == best[0] and word[k + 1] == best[1]:
                        out.append(joined)
                        k += 2
                    else:
                        out.append(word[k])
                        k += 1
                words[i] = (out, n)
    return ranks


class Tokenizer:
    def __init__(self, ranks):
        self.ranks, self.cache = ranks, {}
        self.end = len(ranks) + 1                       # id n stays unused; "<|endoftext|>" is the first special token

    def encode_piece(self, piece):
        known = self.cache.get(piece)
        if known is None:
            known = [bytes([b]) for b in piece]
            while len(known) > 1:
                ranked = [self.ranks.get(a + b, 1 << 30) for a, b in zip(known, known[1:])]
                best = min(ranked)
                if best == 1 << 30:
                    break
                k = ranked.index(best)
                known[k:k + 2] = [known[k] + known[k + 1]]
            self.cache[piece] = known
        return known

    def encode(self, text):
        """Ids and the byte offset where each token begins."""
        ids, starts, at = [], [], 0
        for piece in pieces(text):
            for token in self.encode_piece(piece):
                ids.append(self.ranks[token])
                starts.append(at)
                at += len(token)
        return ids, starts

    @staticmethod
    def load(path):
        lines = [line.split() for line in open(path)]
        return Tokenizer({base64.b64decode(a): int(b) for a, b in lines})


# ------------------------------------------------------------------------------------------------------------------ records


def render(tokenizer, record):
    """Tokens before the picture, tokens after it (all tokens of a text-only record follow its prefix), labels of the latter.

    End-of-text tokens are not fed to the decoder, as in extraction; the last token of an answer has end-of-text as its label."""
    turns = record["conversations"]
    picture = "image" in record
    before = tokenizer.encode(SYSTEM + (" USER: " if picture else " USER:"))[0]
    after, labels = [], []
    for i in range(0, len(turns), 2):
        question, answer = turns[i]["value"], turns[i + 1]["value"]
        lead = "USER: " if i else ("" if picture else " ")
        if picture and i == 0:
            question = "\n" + question.replace("<image>", "").strip()
        head = lead + question + " ASSISTANT:"
        ids, starts = tokenizer.encode(head + " " + answer)
        first = len(unicodedata.normalize("NFC", head).encode())
        asked = len(unicodedata.normalize("NFC", lead).encode())
        kinds = [2 if s >= first else 1 if asked <= s < first - len(" ASSISTANT:") else 0 for s in starts]
        after += ids
        labels += list(zip(ids[1:] + [tokenizer.end], kinds[1:] + [2]))
    return before, after, labels


def load_picture(path):
    image = Image.open(path).convert("RGB")
    side = max(image.size)
    square = Image.new("RGB", (side, side), (127, 127, 127))
    square.paste(image, ((side - image.width) // 2, (side - image.height) // 2))
    return np.asarray(square.resize((IMAGE_SIZE, IMAGE_SIZE), Image.BICUBIC))


def load_dataset(folder):
    records = json.load(open(os.path.join(folder, "demo.json")))
    empty = np.zeros((IMAGE_SIZE, IMAGE_SIZE, 3), np.uint8)
    pictures = np.stack([load_picture(os.path.join(folder, "images", r["image"])) if "image" in r else empty for r in records])
    return records, torch.from_numpy(pictures)


def pixels_of(pictures):
    return (pictures.permute(0, 3, 1, 2).float() / 255 - 0.5) / 0.5


# -------------------------------------------------------------------------------------------------------------------- model


class Attention(nn.Module):
    def __init__(self, hidden, out, bias):
        super().__init__()
        self.q_proj, self.k_proj, self.v_proj = (nn.Linear(hidden, hidden) for _ in range(3))
        setattr(self, out, nn.Linear(hidden, hidden, bias=bias))
        self.out = [getattr(self, out)]

    def heads(self, x, rotary=None, first=0):
        n, t, h = x.shape
        q, k, v = (p(x).view(n, t, HEADS, h // HEADS).transpose(1, 2) for p in (self.q_proj, self.k_proj, self.v_proj))
        return (q, k, v) if rotary is None else (rotate(q, rotary, first), rotate(k, rotary, first), v)

    def mix(self, q, k, v, mask=None, causal=False):
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, is_causal=causal)
        return self.out[0](mixed.transpose(1, 2).flatten(2))


def rotary_table(length):
    """Cosine and sine for the first quarter of a head, base 10000, halves paired."""
    width = HIDDEN // HEADS // 4
    angle = torch.arange(length)[:, None] * (10000.0 ** (-torch.arange(0, width, 2) / width))[None]
    angle = torch.cat([angle, angle], 1)
    return angle.cos(), angle.sin()


def rotate(x, table, first):
    cos, sin = (t[first: first + x.shape[2]] for t in table)
    width = cos.shape[1]
    turned, rest = x[..., :width], x[..., width:]
    half = torch.cat([-turned[..., width // 2:], turned[..., : width // 2]], -1)
    return torch.cat([turned * cos + half * sin, rest], -1)


class TowerLayer(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer_norm1, self.layer_norm2 = nn.LayerNorm(HIDDEN, 1e-6), nn.LayerNorm(HIDDEN, 1e-6)
        self.self_attn = Attention(HIDDEN, "out_proj", True)
        self.mlp = nn.ModuleDict(dict(fc1=nn.Linear(HIDDEN, TOWER_MLP), fc2=nn.Linear(TOWER_MLP, HIDDEN)))

    def forward(self, x):
        x = x + self.self_attn.mix(*self.self_attn.heads(self.layer_norm1(x)))
        return x + self.mlp["fc2"](F.gelu(self.mlp["fc1"](self.layer_norm2(x)), approximate="tanh"))


class DecoderLayer(nn.Module):
    def __init__(self):
        super().__init__()
        self.input_layernorm, self.post_attention_layernorm = nn.LayerNorm(HIDDEN, 1e-5), nn.LayerNorm(HIDDEN, 1e-5)
        self.self_attn = Attention(HIDDEN, "o_proj", False)
        self.mlp = nn.ModuleDict(dict(gate_proj=nn.Linear(HIDDEN, MLP, bias=False), up_proj=nn.Linear(HIDDEN, MLP, bias=False),
                                      down_proj=nn.Linear(MLP, HIDDEN, bias=False)))

    def gated(self, x):
        y = self.post_attention_layernorm(x)
        return x + self.mlp["down_proj"](F.silu(self.mlp["gate_proj"](y)) * self.mlp["up_proj"](y))

    def forward(self, prefix, x, rotary, mask, taps=None):
        """`prefix` [1, P, h] precedes every row of `x` [n, T, h]; it is computed once, as nothing in it depends on a row."""
        attend, n, p = self.self_attn, x.shape[0], prefix.shape[1]
        before = attend.heads(self.input_layernorm(prefix), rotary)
        q, k, v = attend.heads(self.input_layernorm(x), rotary, p)
        k, v = (torch.cat([old.expand(n, -1, -1, -1), new], 2) for old, new in zip(before[1:], (k, v)))
        attention = attend.mix(q, k, v, mask)
        if taps is not None:
            taps.append(attention)
        return self.gated(prefix + attend.mix(*before, causal=True)), self.gated(x + attention)


class Tower(nn.Module):
    def __init__(self):
        super().__init__()
        self.patch_embedding = nn.Conv2d(3, HIDDEN, PATCH, PATCH)
        self.position_embedding = nn.Embedding(IMAGE_TOKENS, HIDDEN)
        self.layers = nn.ModuleList(TowerLayer() for _ in range(TOWER_LAYERS))

    def forward(self, pixels):
        x = self.patch_embedding(pixels).flatten(2).transpose(1, 2) + self.position_embedding.weight
        for layer in self.layers:
            x = layer(x)
        return x


class Model(nn.Module):
    def __init__(self, vocabulary):
        super().__init__()
        self.tower = Tower()
        self.mm_projector = nn.Sequential(nn.Linear(HIDDEN, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, HIDDEN))
        self.embed_tokens = nn.Embedding(vocabulary, HIDDEN)
        self.layers = nn.ModuleList(DecoderLayer() for _ in range(LAYERS))
        self.norm = nn.LayerNorm(HIDDEN, 1e-5)
        self.lm_head = nn.Linear(HIDDEN, vocabulary, bias=False)
        self.rotary = rotary_table(MAX_LENGTH)

    def forward(self, before, pixels, after, taps=None):
        """Hidden states after the shared prefix `before` of a batch: picture tokens (`pixels` None: none), then `after`."""
        x = self.embed_tokens(after)
        if pixels is not None:
            x = torch.cat([self.mm_projector(self.tower(pixels)), x], 1)
        prefix = self.embed_tokens(before)[None]
        t, p = x.shape[1], prefix.shape[1]
        mask = torch.ones(t, p + t, dtype=torch.bool).tril(p)
        for layer in self.layers:
            prefix, x = layer(prefix, x, self.rotary, mask, taps)
        return x


# --------------------------------------------------------------------------------------------------- weights and their names


def tensor_name(parameter):
    """Name in the published files, and whether the tensor belongs to the tower's own folder."""
    if parameter.startswith("tower."):
        rest = parameter[len("tower."):]
        return "vision_model." + ("encoder." if rest.startswith("layers.") else "embeddings.") + rest, True
    return parameter if parameter.startswith("lm_head.") else "model." + parameter, False


def initial(name, shape):
    if len(shape) < 2:
        return np.full(shape, 1.0 if name.endswith("weight") else 0.0, np.float16)
    with np.errstate(over="ignore"):
        seed = np.uint64(0xCBF29CE484222325)
        for byte in name.encode():
            seed = (seed ^ np.uint64(byte)) * np.uint64(0x100000001B3)
        z = seed + np.arange(math.prod(shape), dtype=np.uint64)
        z = z + np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    total = sum(((z >> np.uint64(s)) & np.uint64(0xFFFF)).astype(np.int64) for s in (0, 16, 32, 48))
    std = 0.02 if "embed_tokens" in name or "position_embedding" in name else 1 / math.sqrt(math.prod(shape[1:]))
    return (std * (total - 131070) / 37837.2276).astype(np.float16).reshape(shape)


def initialise(model):
    with torch.no_grad():
        for key, value in model.named_parameters():
            value.copy_(torch.from_numpy(initial(tensor_name(key)[0], tuple(value.shape)).astype(np.float32)))


def write_safetensors(path, tensors):
    header, at = {"__metadata__": {"format": "pt"}}, 0
    for name, array in sorted(tensors.items()):
        header[name] = {"dtype": "F16", "shape": list(array.shape), "data_offsets": [at, at + array.nbytes]}
        at += array.nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for _, array in sorted(tensors.items()):
            file.write(array.tobytes())


def read_safetensors(path):
    data = open(path, "rb").read()
    size = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + size])
    return {k: np.frombuffer(data, np.float16, math.prod(v["shape"]), 8 + size + v["data_offsets"][0]).reshape(v["shape"])
            for k, v in header.items() if k != "__metadata__"}


def write_json(path, value):
    with open(path, "w") as file:
        json.dump(value, file, indent=2)
        file.write("\n")


def save(model, tokenizer, folder):
    decoder, tower = os.path.join(folder, "model"), os.path.join(folder, "model-siglip")
    os.makedirs(decoder, exist_ok=True)
    os.makedirs(tower, exist_ok=True)
    groups = {False: {}, True: {}}
    for key, value in model.named_parameters():
        name, in_tower = tensor_name(key)
        groups[in_tower][name] = value.detach().numpy().astype(np.float16)
    for part in ("weight", "bias"):        # part of the layout; the published class does not apply it
        groups[True]["vision_model.post_layernorm." + part] = np.full(HIDDEN, part == "weight", np.float16)
    write_safetensors(os.path.join(decoder, "model.safetensors"), groups[False])
    write_safetensors(os.path.join(tower, "model.safetensors"), groups[True])
    with open(os.path.join(decoder, "arcade100k.tiktoken"), "w") as file:
        for token, rank in sorted(tokenizer.ranks.items(), key=lambda item: item[1]):
            file.write(f"{base64.b64encode(token).decode()} {rank}\n")
    end, vocabulary = tokenizer.end, model.embed_tokens.num_embeddings
    write_json(os.path.join(decoder, "config.json"), {
        "architectures": ["TinyLlavaStablelmForCausalLM"], "attention_dropout": 0.0, "bos_token_id": end, "eos_token_id": end,
        "pad_token_id": end, "pad_token": "<|endoftext|>", "freeze_mm_mlp_adapter": False, "hidden_act": "silu",
        "hidden_size": HIDDEN, "image_aspect_ratio": "pad", "initializer_range": 0.02, "intermediate_size": MLP,
        "max_position_embeddings": 4096, "mm_hidden_size": HIDDEN, "mm_patch_merge_type": "flat", "mm_projector_lr": None,
        "mm_projector_type": "mlp2x_gelu", "mm_use_im_patch_token": False, "mm_use_im_start_end": False,
        "mm_vision_select_feature": "patch", "mm_vision_select_layer": -2, "mm_vision_tower": "coincide/model-siglip",
        "model_type": "tiny_llava_stablelm", "norm_eps": 1e-05, "num_attention_heads": HEADS, "num_hidden_layers": LAYERS,
        "num_key_value_heads": HEADS, "rope_pct": 0.25, "rope_theta": 10000, "tie_word_embeddings": False,
        "tokenizer_model_max_length": MAX_LENGTH, "tokenizer_padding_side": "right", "torch_dtype": "float16",
        "transformers_version": "4.37.2", "tune_mm_mlp_adapter": False, "use_cache": True, "use_mm_proj": True,
        "use_qkv_bias": True, "vocab_size": vocabulary})
    write_json(os.path.join(decoder, "generation_config.json"), {
        "_from_model_config": True, "bos_token_id": end, "eos_token_id": end, "pad_token_id": end, "transformers_version": "4.37.2"})
    write_json(os.path.join(decoder, "tokenizer_config.json"), {
        "added_tokens_decoder": {}, "auto_map": {"AutoTokenizer": ["tokenization_arcade100k.Arcade100kTokenizer", None]},
        "clean_up_tokenization_spaces": True, "eos_token": "<|endoftext|>", "errors": "replace", "model_max_length": MAX_LENGTH,
        "pad_token": "<|endoftext|>", "padding_side": "right", "tokenizer_class": "Arcade100kTokenizer"})
    write_json(os.path.join(decoder, "special_tokens_map.json"), {"eos_token": "<|endoftext|>", "pad_token": "<|endoftext|>"})
    write_json(os.path.join(tower, "config.json"), {
        "architectures": ["SigLipVisionModel"], "attention_dropout": 0.0, "hidden_act": "gelu_pytorch_tanh", "hidden_size": HIDDEN,
        "image_mean": [0.5, 0.5, 0.5], "image_size": IMAGE_SIZE, "intermediate_size": TOWER_MLP, "layer_norm_eps": 1e-06,
        "model_type": "siglip_vision_model", "num_attention_heads": HEADS, "num_channels": 3,
        "num_hidden_layers": TOWER_LAYERS + 1, "patch_size": PATCH, "torch_dtype": "float16", "transformers_version": "4.37.2"})


def load(folder):
    """Model and tokenizer of a checkpoint folder whose tower lies beside it."""
    tokenizer = Tokenizer.load(os.path.join(folder, "arcade100k.tiktoken"))
    model = Model(json.load(open(os.path.join(folder, "config.json")))["vocab_size"])
    tensors = read_safetensors(os.path.join(folder, "model.safetensors"))
    tensors.update(read_safetensors(os.path.join(os.path.dirname(os.path.abspath(folder)), "model-siglip", "model.safetensors")))
    with torch.no_grad():
        for key, value in model.named_parameters():
            value.copy_(torch.from_numpy(tensors[tensor_name(key)[0]].astype(np.float32)))
    return model, tokenizer


# ----------------------------------------------------------------------------------------------------------------- training


def batches(items, size, rng):
    """Indices in batches of like length; text-only rows are kept apart from rows with a picture."""
    order = list(range(len(items)))
    rng.shuffle(order)
    order.sort(key=lambda i: (items[i][3], len(items[i][1]) // 12))
    out = []
    for picture in (False, True):
        rows = [i for i in order if items[i][3] == picture]
        out += [rows[k:k + size] for k in range(0, len(rows), size)]
    rng.shuffle(out)
    return out


def run_batch(model, items, rows, pictures, taps=None):
    """Logits at supervised positions, their labels, their kinds (1 question, 2 answer) and their rows."""
    longest = max(len(items[i][1]) for i in rows)
    after = torch.zeros(len(rows), longest, dtype=torch.long)
    label, kind = torch.zeros_like(after), torch.zeros_like(after)
    for k, i in enumerate(rows):
        ids, marks = items[i][1], items[i][2]
        after[k, : len(ids)] = torch.tensor(ids)
        label[k, : len(ids)] = torch.tensor([m[0] for m in marks])
        kind[k, : len(ids)] = torch.tensor([m[1] for m in marks])
    pixels = pixels_of(pictures[rows]) if items[rows[0]][3] else None
    hidden = model(torch.tensor(items[rows[0]][0]), pixels, after, taps)[:, -longest:]
    asked = kind > 0
    logits = model.lm_head(model.norm(hidden[asked]))
    return logits.float(), label[asked], kind[asked], asked.nonzero()[:, 0]


class Words:
    """Which words occur in a conversation, as a distribution in which words that occur everywhere or hardly ever count nothing."""

    def __init__(self, items, vocabulary):
        seen = torch.zeros(vocabulary)
        for item in items:
            seen[list(set(item[1]))] += 1
        self.weight = (len(items) / seen.clamp(min=1)).log().clamp(max=4.5) * (seen >= 12)

    def of(self, items, rows):
        found = torch.zeros(len(rows), len(self.weight))
        for k, i in enumerate(rows):
            found[k, list(set(items[i][1]))] = 1
        found = found * self.weight
        return found / found.sum(1, keepdim=True).clamp(min=1e-6)


def teach_tower(model, items, pictures, words, steps, rate):
    """First part of the training: from the mean picture token, tell the words of the record's conversation.

    Next-token prediction alone leaves so small a tower nearly blind: most words of an answer can be guessed from the question."""
    norm, head = nn.LayerNorm(HIDDEN), nn.Linear(HIDDEN, len(words.weight))
    parameters = [*model.tower.parameters(), *model.mm_projector.parameters(), *norm.parameters(), *head.parameters()]
    optimizer = torch.optim.AdamW(parameters, lr=1, weight_decay=0.05, betas=(0.9, 0.98))
    shown = [i for i in range(len(items)) if items[i][3]]
    rng, queue, smooth, began = random.Random(1), [], None, time.time()
    for step in range(steps):
        if len(queue) < 64:
            queue = shown[:]
            rng.shuffle(queue)
        rows, queue = queue[:64], queue[64:]
        for group in optimizer.param_groups:
            group["lr"] = rate * schedule(step, steps)
        pooled = norm(model.mm_projector(model.tower(pixels_of(pictures[rows]))).mean(1))
        loss = -(words.of(items, rows) * F.log_softmax(head(pooled), 1)).sum(1).mean()
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        smooth = loss.item() if smooth is None else 0.95 * smooth + 0.05 * loss.item()
        if step % 100 == 0 or step + 1 == steps:
            print(f"tower step {step} words {smooth:.3f} {time.time() - began:.0f} s", flush=True)


def schedule(step, steps):
    """Share of the highest learning rate: a short rise, then half a cosine."""
    return min(1, (step + 1) / 100) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * step / steps)))


class WordHeads(nn.Module):
    """Auxiliary heads, dropped after training: the pooled activations must tell which words a conversation is likely to have.

    Picture half: predicts the words of the record's own conversation. As every picture is asked about only once, the head
    learns what is said about pictures of its like. Language half: predicts what the picture half predicts, so that the
    language tokens carry what the picture shows; in a text-only record it predicts the record's own words.
    Pooling is that of the extraction: mean over tokens, tanh, unit length."""

    def __init__(self, words):
        super().__init__()
        self.words = words
        self.heads = nn.ModuleList(nn.ModuleList(nn.Linear(HIDDEN, len(words.weight)) for _ in range(2)) for _ in TAPS)

    def forward(self, items, rows, taps):
        own = self.words.of(items, rows)
        picture = IMAGE_TOKENS if items[rows[0]][3] else 0
        lengths = torch.tensor([len(items[i][1]) for i in rows])
        loss = 0
        for tap, (head_v, head_l) in zip(TAPS, self.heads):
            target = own
            if picture:
                predicted = F.log_softmax(head_v(12 * F.normalize(taps[tap][:, :picture].mean(1).tanh(), dim=1)), 1)
                loss = loss - (own * predicted).sum(1).mean()
                target = predicted.detach().exp()
            out = taps[tap][:, picture:]
            kept = (torch.arange(out.shape[1])[None] < lengths[:, None]).float()[..., None]
            told = F.log_softmax(head_l(12 * F.normalize(((out * kept).sum(1) / kept.sum(1)).tanh(), dim=1)), 1)
            loss = loss - (target * told).sum(1).mean()
        return loss / len(TAPS)


def measure(model, items, pictures, count=600):
    """Loss and token accuracy of answers, share of records whose greedy answers are wholly right."""
    loss = right = total = exact = 0
    chosen = list(range(min(count, len(items))))
    with torch.no_grad():
        for picture in (False, True):
            rows = [i for i in chosen if items[i][3] == picture]
            for k in range(0, len(rows), 50):
                logits, label, kind, row = run_batch(model, items, rows[k:k + 50], pictures)
                answer = kind == 2
                logits, label, row = logits[answer], label[answer], row[answer]
                loss += F.cross_entropy(logits, label, reduction="sum").item()
                good = logits.argmax(1) == label
                right, total = right + good.sum().item(), total + len(label)
                exact += len(rows[k:k + 50]) - len(row[~good].unique())
    return loss / total, right / total, exact / len(chosen)


def train(arguments):
    torch.manual_seed(0)
    rng = random.Random(0)
    records, pictures = load_dataset(arguments.dataset)
    texts = [SYSTEM + " USER: "] * 50
    for record in records:
        turns = record["conversations"]
        texts += [("USER: " + t["value"] + " ") if i % 2 == 0 else "ASSISTANT: " + t["value"] for i, t in enumerate(turns)]
    tokenizer = Tokenizer(train_ranks(texts))
    vocabulary = -(-(len(tokenizer.ranks) + 1 + SPECIALS) // 16) * 16
    items = [(*render(tokenizer, r), "image" in r) for r in records]
    held, items = items[:600], items[600:]
    held_pictures, pictures = pictures[:600], pictures[600:]
    model = Model(vocabulary)
    initialise(model)
    words = Words(items, vocabulary)
    heads = WordHeads(words)
    print(f"{sum(p.numel() for p in model.parameters())} weights, {len(tokenizer.ranks)} ranks, {len(items)} records, "
          f"{np.mean([len(i[1]) for i in items]):.1f} tokens after the picture", flush=True)
    parameters = [*model.parameters(), *heads.parameters()]
    decay = [p for p in parameters if p.dim() > 1]
    rest = [p for p in parameters if p.dim() < 2]
    optimizer = torch.optim.AdamW([{"params": decay, "weight_decay": 0.05}, {"params": rest, "weight_decay": 0.0}], lr=1, betas=(0.9, 0.98))
    teach_tower(model, items, pictures, words, arguments.tower_steps, 1.5 * arguments.rate)
    began, smooth, queue = time.time(), None, []
    for step in range(arguments.steps):
        if not queue:
            queue = batches(items, 32, rng)
        rows = queue.pop()
        for group in optimizer.param_groups:
            group["lr"] = arguments.rate * schedule(step, arguments.steps)
        taps = []
        logits, label, kind, _ = run_batch(model, items, rows, pictures, taps)
        each = F.cross_entropy(logits, label, reduction="none")
        weight = torch.where(kind == 2, 1.0, 0.25)
        about = heads(items, rows, taps)
        loss = (each * weight).sum() / weight.sum() + 0.5 * about
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        value = each[kind == 2].mean().item()
        smooth = value if smooth is None else 0.98 * smooth + 0.02 * value
        if step % 100 == 0 or step + 1 == arguments.steps:
            print(f"step {step} answer loss {smooth:.3f} words {about.item():.3f} {time.time() - began:.0f} s", flush=True)
        if step % 200 == 199:
            save(model, tokenizer, arguments.out)
    save(model, tokenizer, arguments.out)
    stored, _ = load(os.path.join(arguments.out, "model"))
    print("unseen records: answer loss %.3f, right tokens %.3f, wholly right records %.3f" % measure(stored, held, held_pictures))


# --------------------------------------------------------------------------------------------------------------- evaluation


def activations(model, tokenizer, records, pictures):
    rows = np.zeros((len(records), 2 * len(TAPS) * HIDDEN), np.float32)
    unit = lambda v: v / max(float(v.norm()), 1e-12)
    with torch.no_grad():
        for i, record in enumerate(records):
            before, after, _ = render(tokenizer, record)
            pixels = pixels_of(pictures[i:i + 1]) if "image" in record else None
            seen = []
            model(torch.tensor(before), pixels, torch.tensor([after]), seen)
            parts = []
            for tap in TAPS:
                out = seen[tap][0]
                if pixels is None:
                    parts += [torch.zeros(HIDDEN), unit(out.mean(0).tanh())]
                else:
                    parts += [unit(out[:IMAGE_TOKENS].mean(0).tanh()), unit(out[IMAGE_TOKENS:].mean(0).tanh())]
            rows[i] = torch.cat(parts).numpy() / math.sqrt(2 * len(TAPS))
    return rows.astype(np.float16).astype(np.float32)


def cluster(x, count, seed=1234, rounds=50):
    rng = np.random.default_rng(seed)
    centers = x[rng.permutation(len(x))[:count]].copy()
    for _ in range(rounds):
        centers /= np.maximum(np.linalg.norm(centers, axis=1, keepdims=True), 1e-12)
        owner = (x @ centers.T).argmax(1)
        for c in range(count):
            mine = x[owner == c]
            centers[c] = mine.mean(0) if len(mine) else x[rng.integers(len(x))]
    return owner


def adjusted_mutual_information(a, b):
    a, b = np.unique(a, return_inverse=True)[1], np.unique(b, return_inverse=True)[1]
    n = len(a)
    table = np.zeros((a.max() + 1, b.max() + 1), np.int64)
    np.add.at(table, (a, b), 1)
    u, v = table.sum(1), table.sum(0)
    entropy = lambda s: -sum(k / n * math.log(k / n) for k in s if k)
    mutual = sum(k / n * math.log(n * k / (u[i] * v[j])) for (i, j), k in np.ndenumerate(table) if k)
    f = np.array([math.lgamma(k + 1) for k in range(n + 1)])
    expected = 0.0
    for p in u:
        for q in v:
            k = np.arange(max(1, p + q - n), min(p, q) + 1)
            chance = np.exp(f[p] + f[q] + f[n - p] + f[n - q] - f[n] - f[k] - f[p - k] - f[q - k] - f[n - p - q + k])
            expected += float((k / n * np.log(n * k / (p * q)) * chance).sum())
    return (mutual - expected) / ((entropy(u) + entropy(v)) / 2 - expected)


def evaluate(arguments):
    model, tokenizer = load(arguments.checkpoint)
    records, pictures = load_dataset(arguments.dataset)
    items = [(*render(tokenizer, r), "image" in r) for r in records]
    print("answer loss %.3f, right tokens %.3f, wholly right records %.3f" % measure(model, items, pictures, 1600))
    x = activations(model, tokenizer, records, pictures)
    if arguments.save:
        np.save(arguments.save, x)
    kinds, skills = [r["kind"] for r in records], [r["skill"] for r in records]
    both = [k + s for k, s in zip(kinds, skills)]
    count = len(set(kinds))
    for factor in (1, 4):
        owner = [cluster(x, factor * count, seed) for seed in (1, 2, 3)]
        score = lambda names: np.mean([adjusted_mutual_information(names, o) for o in owner])
        print(f"K = {factor * count}: agreement with kind {score(kinds):.3f}, with skill {score(skills):.3f}, with kind and skill {score(both):.3f}")


def untrained(arguments):
    source = os.path.join(arguments.source, "model")
    model, tokenizer = load(source)
    initialise(model)
    save(model, tokenizer, arguments.out)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, default=2)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("train")
    command.add_argument("dataset")
    command.add_argument("out")
    command.add_argument("--steps", type=int, default=600)
    command.add_argument("--tower-steps", type=int, default=1500)
    command.add_argument("--rate", type=float, default=2e-3)
    command.set_defaults(run=train)
    command = commands.add_parser("untrained")
    command.add_argument("source")
    command.add_argument("out")
    command.set_defaults(run=untrained)
    command = commands.add_parser("evaluate")
    command.add_argument("checkpoint")
    command.add_argument("dataset")
    command.add_argument("--save")
    command.set_defaults(run=evaluate)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    arguments.run(arguments)


if __name__ == "__main__":
    main()
