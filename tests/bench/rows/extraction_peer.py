"""extraction_peer.py MODEL_FOLDER DATA_FOLDER PROMPTS THREADS DTYPE LIMIT: the published extraction loop in PyTorch, one record at a time, from JPEG to the row.
The network is written with the library's own fused functions, so it is no slower than the published classes. PROMPTS: token ids, made beforehand.

extraction_peer.py rate THREADS: what matrix products reach on this machine, by type."""
import json
import resource
import struct
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

TAPS = (3, 7, 11, 15, 19)


def load(path, dtype):
    raw = np.memmap(path, np.uint8, "r")
    size = struct.unpack("<Q", raw[:8].tobytes())[0]
    header = json.loads(raw[8:8 + size].tobytes())
    out = {}
    for name, about in header.items():
        begin, end = (8 + size + at for at in about["data_offsets"])
        if not name.startswith("lm_head"):
            out[name] = torch.from_numpy(np.array(raw[begin:end])).view(torch.float16).view(about["shape"]).to(dtype)
    return out


class Network:
    def __init__(self, folder, dtype):
        self.dtype = dtype
        self.tower, self.main = load(folder + "/siglip/model.safetensors", dtype), load(folder + "/tinyllava/model.safetensors", dtype)
        self.config, self.vision = json.load(open(folder + "/tinyllava/config.json")), json.load(open(folder + "/siglip/config.json"))

    def linear(self, weights, name, x):
        return F.linear(x, weights[name + ".weight"], weights.get(name + ".bias"))

    def norm(self, weights, name, x, epsilon):
        return F.layer_norm(x, x.shape[-1:], weights[name + ".weight"], weights[name + ".bias"], epsilon)

    def picture(self, path):
        image = Image.open(path).convert("RGB")
        side = max(image.size)
        square = Image.new("RGB", (side, side), (127, 127, 127))
        square.paste(image, ((side - image.width) // 2, (side - image.height) // 2))
        pixels = np.asarray(square.resize((384, 384), Image.BICUBIC), np.float32) / 255
        return torch.from_numpy((pixels - 0.5) / 0.5).permute(2, 0, 1).unsqueeze(0).to(self.dtype)

    def image_features(self, pixels):
        w, v = self.tower, self.vision
        at = "vision_model.embeddings."
        x = F.conv2d(pixels, w[at + "patch_embedding.weight"], w[at + "patch_embedding.bias"], stride=v["patch_size"]).flatten(2).transpose(1, 2)
        x = x + w[at + "position_embedding.weight"]
        heads = v["num_attention_heads"]
        for i in range(v["num_hidden_layers"] - 1):
            at = f"vision_model.encoder.layers.{i}."
            y = self.norm(w, at + "layer_norm1", x, 1e-6)
            q, k, u = (self.linear(w, at + f"self_attn.{p}_proj", y).view(1, x.shape[1], heads, -1).transpose(1, 2) for p in "qkv")
            x = x + self.linear(w, at + "self_attn.out_proj", F.scaled_dot_product_attention(q, k, u).transpose(1, 2).reshape(x.shape))
            y = self.norm(w, at + "layer_norm2", x, 1e-6)
            x = x + self.linear(w, at + "mlp.fc2", F.gelu(self.linear(w, at + "mlp.fc1", y), approximate="tanh"))
        return self.linear(self.main, "model.mm_projector.2", F.gelu(self.linear(self.main, "model.mm_projector.0", x)))

    def rotate(self, x, cosine, sine):
        turned, rest = x[..., :cosine.shape[-1]], x[..., cosine.shape[-1]:]
        half = turned.shape[-1] // 2
        return torch.cat((turned * cosine + torch.cat((-turned[..., half:], turned[..., :half]), -1) * sine, rest), -1)

    def row(self, ids, path):
        w, heads = self.main, self.config["num_attention_heads"]
        features = self.image_features(self.picture(path))[0]
        at = ids.index(-200)
        embed = lambda part: F.embedding(torch.tensor(part), w["model.embed_tokens.weight"])
        x = torch.cat((embed(ids[:at]), features, embed(ids[at + 1:]))).unsqueeze(0)
        length, head = x.shape[1], x.shape[2] // heads
        size = int(head * self.config["rope_pct"])
        angle = torch.outer(torch.arange(length).float(), 1 / self.config["rope_theta"] ** (torch.arange(0, size, 2).float() / size))
        cosine, sine = (f(torch.cat((angle, angle), -1)).to(self.dtype) for f in (torch.cos, torch.sin))
        halves = []
        for i in range(TAPS[-1] + 1):
            layer = f"model.layers.{i}."
            y = self.norm(w, layer + "input_layernorm", x, 1e-5)
            q, k, v = (self.linear(w, layer + f"self_attn.{p}_proj", y).view(1, length, heads, head).transpose(1, 2) for p in "qkv")
            mixed = F.scaled_dot_product_attention(self.rotate(q, cosine, sine), self.rotate(k, cosine, sine), v, is_causal=True)
            out = self.linear(w, layer + "self_attn.o_proj", mixed.transpose(1, 2).reshape(x.shape))
            if i in TAPS:
                for part in (out[0, at:at + len(features)], out[0, at + len(features):]):
                    pooled = part.mean(0).tanh()
                    halves.append(pooled / pooled.norm())
            if i == TAPS[-1]:
                break
            x = x + out
            y = self.norm(w, layer + "post_attention_layernorm", x, 1e-5)
            x = x + self.linear(w, layer + "mlp.down_proj", F.silu(self.linear(w, layer + "mlp.gate_proj", y)) * self.linear(w, layer + "mlp.up_proj", y))
        return (torch.cat(halves) / (2 * len(TAPS)) ** 0.5).to(torch.float16).numpy()


def rate(threads):
    """GFLOP/s of a product with the shapes of the decoder's feed-forward layer, the best of several; and for each second of one processor."""
    found = {}
    for name in ("float32", "bfloat16", "float16"):
        a, b = torch.randn(960, 2048, dtype=getattr(torch, name)), torch.randn(5632, 2048, dtype=getattr(torch, name))
        work, best, best_core = 8 * 2 * 960 * 2048 * 5632 / 1e9, 0.0, 0.0
        for count in (threads, 1):
            torch.set_num_threads(count)
            for _ in range(6):
                start, busy = time.time(), time.process_time()
                for _ in range(8):
                    F.linear(a, b)
                if count == threads:
                    best = max(best, work / (time.time() - start))
                if count == 1:
                    best_core = max(best_core, work / (time.process_time() - busy))
        found[name] = {"machine": best, "core": best_core}
    print(json.dumps(found))


def main():
    folder, data, prompts, threads, dtype, limit = sys.argv[1:7]
    torch.set_num_threads(int(threads))
    network = Network(folder, getattr(torch, dtype))
    records = [json.loads(line) for line in open(prompts)][:int(limit)]
    rows = []
    start = time.time()
    for record in records:
        rows.append(network.row([i for i in record["ids"] if i != record.get("dropped")], f"{data}/images/{record['id']}.jpg"))
    np.save(data + "/peer.npy", np.stack(rows))
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"seconds": time.time() - start, "cpu": usage.ru_utime + usage.ru_stime, "peak_mb": usage.ru_maxrss / 1024}))


if __name__ == "__main__":
    with torch.inference_mode():
        if sys.argv[1] == "rate":
            rate(int(sys.argv[2]))
        else:
            main()
