"""A reference model of TinyLLaVA-2.0B's shape with random weights, a tokenizer and records, in the published file layout."""
import base64
import json
import os
import struct

import numpy as np

WIDTH, FEED_FORWARD, LAYERS, HEADS, VOCABULARY = 2048, 5632, 24, 32, 100352
TOWER_WIDTH, TOWER_FEED_FORWARD, TOWER_LAYERS, TOWER_HEADS, PATCH, SIDE = 1152, 4304, 27, 16, 14, 384
TOKENS = (SIDE // PATCH) ** 2
WORDS = ("a the in of on what is this picture show there some two three red green blue small large man woman dog cat house tree street table "
         "window water sky people standing sitting looking holding near behind left right because it can be seen that they are likely "
         "background foreground light colour wooden old young waiting for bus bicycle kitchen plate glass").split()
TEMPLATE = "A chat between a curious user and an artificial intelligence assistant The gives helpful detailed and polite answers to user's questions USER ASSISTANT".split()


def decoder_tensors():
    yield "model.embed_tokens.weight", (VOCABULARY, WIDTH)
    for i in range(LAYERS):
        at = f"model.layers.{i}."
        for norm in ("input_layernorm", "post_attention_layernorm"):
            yield at + norm + ".weight", (WIDTH,)
            yield at + norm + ".bias", (WIDTH,)
        for part in "qkv":
            yield at + f"self_attn.{part}_proj.weight", (WIDTH, WIDTH)
            yield at + f"self_attn.{part}_proj.bias", (WIDTH,)
        yield at + "self_attn.o_proj.weight", (WIDTH, WIDTH)
        yield at + "mlp.gate_proj.weight", (FEED_FORWARD, WIDTH)
        yield at + "mlp.up_proj.weight", (FEED_FORWARD, WIDTH)
        yield at + "mlp.down_proj.weight", (WIDTH, FEED_FORWARD)
    yield "model.norm.weight", (WIDTH,)
    yield "model.norm.bias", (WIDTH,)
    yield "model.mm_projector.0.weight", (WIDTH, TOWER_WIDTH)
    yield "model.mm_projector.0.bias", (WIDTH,)
    yield "model.mm_projector.2.weight", (WIDTH, WIDTH)
    yield "model.mm_projector.2.bias", (WIDTH,)
    yield "lm_head.weight", (VOCABULARY, WIDTH)


def tower_tensors():
    at = "vision_model.embeddings."
    yield at + "patch_embedding.weight", (TOWER_WIDTH, 3, PATCH, PATCH)
    yield at + "patch_embedding.bias", (TOWER_WIDTH,)
    yield at + "position_embedding.weight", (TOKENS, TOWER_WIDTH)
    for i in range(TOWER_LAYERS):
        at = f"vision_model.encoder.layers.{i}."
        for norm in ("layer_norm1", "layer_norm2"):
            yield at + norm + ".weight", (TOWER_WIDTH,)
            yield at + norm + ".bias", (TOWER_WIDTH,)
        for part in ("q_proj", "k_proj", "v_proj", "out_proj"):
            yield at + f"self_attn.{part}.weight", (TOWER_WIDTH, TOWER_WIDTH)
            yield at + f"self_attn.{part}.bias", (TOWER_WIDTH,)
        yield at + "mlp.fc1.weight", (TOWER_FEED_FORWARD, TOWER_WIDTH)
        yield at + "mlp.fc1.bias", (TOWER_FEED_FORWARD,)
        yield at + "mlp.fc2.weight", (TOWER_WIDTH, TOWER_FEED_FORWARD)
        yield at + "mlp.fc2.bias", (TOWER_WIDTH,)


def write_safetensors(path, tensors, seed):
    header, at = {}, 0
    for name, shape in tensors:
        size = 2 * int(np.prod(shape))
        header[name] = {"dtype": "F16", "shape": list(shape), "data_offsets": [at, at + size]}
        at += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    rng = np.random.default_rng(seed)
    # One pool of random values, entered at random places: weights without a relation at a fraction of the time.
    pool = (0.02 * rng.standard_normal(1 << 24, dtype=np.float32)).astype(np.float16)
    with open(path, "wb") as f:
        f.write(struct.pack("<Q", len(text)) + text)
        for name, shape in tensors:
            left = int(np.prod(shape))
            if "norm" in name and name.endswith("weight"):
                f.write(np.ones(left, np.float16).tobytes())
                continue
            while left:
                begin = int(rng.integers(0, len(pool) - 1))
                part = pool[begin:begin + left]
                f.write(part.tobytes())
                left -= len(part)


def write_tokenizer(folder):
    # Every byte, then each word of the texts letter by letter, so that a word comes out as one token.
    tokens = [bytes([b]) for b in range(256)]
    for word in WORDS + TEMPLATE:
        for whole in (word, " " + word):
            for end in range(2, len(whole) + 1):
                if whole[:end].encode() not in tokens:
                    tokens.append(whole[:end].encode())
    with open(os.path.join(folder, "arcade100k.tiktoken"), "w") as f:
        for rank, token in enumerate(tokens):
            f.write(f"{base64.b64encode(token).decode()} {rank}\n")
    json.dump({"eos_token": "<|endoftext|>", "pad_token": "<|endoftext|>", "model_max_length": 2048, "padding_side": "right",
               "tokenizer_class": "Arcade100kTokenizer"}, open(os.path.join(folder, "tokenizer_config.json"), "w"))


def model(folder):
    main, tower = os.path.join(folder, "tinyllava"), os.path.join(folder, "siglip")
    os.makedirs(main)
    os.makedirs(tower)
    json.dump({"model_type": "tiny_llava_stablelm", "architectures": ["TinyLlavaStablelmForCausalLM"], "hidden_size": WIDTH, "intermediate_size": FEED_FORWARD,
               "num_hidden_layers": LAYERS, "num_attention_heads": HEADS, "num_key_value_heads": HEADS, "vocab_size": VOCABULARY, "use_qkv_bias": True,
               "rope_pct": 0.25, "rope_theta": 10000, "norm_eps": 1e-5, "hidden_act": "silu", "image_aspect_ratio": "pad", "mm_hidden_size": TOWER_WIDTH,
               "mm_projector_type": "mlp2x_gelu", "mm_vision_tower": "bench/siglip", "tokenizer_model_max_length": 2048, "torch_dtype": "float16"},
              open(os.path.join(main, "config.json"), "w"))
    json.dump({"model_type": "siglip_vision_model", "hidden_size": TOWER_WIDTH, "intermediate_size": TOWER_FEED_FORWARD, "num_hidden_layers": TOWER_LAYERS,
               "num_attention_heads": TOWER_HEADS, "num_channels": 3, "image_size": SIDE, "patch_size": PATCH, "hidden_act": "gelu_pytorch_tanh",
               "layer_norm_eps": 1e-6, "image_mean": [0.5] * 3, "image_std": [0.5] * 3}, open(os.path.join(tower, "config.json"), "w"))
    write_tokenizer(main)
    write_safetensors(os.path.join(main, "model.safetensors"), list(decoder_tensors()), 11)
    write_safetensors(os.path.join(tower, "model.safetensors"), list(tower_tensors()), 12)


def records(folder, count=8, words=190):
    """Records with a JPEG of 640 x 480 and about so many tokens of text each."""
    from PIL import Image
    os.makedirs(os.path.join(folder, "images"))
    rng = np.random.default_rng(13)
    out = []
    for i in range(count):
        rough = (rng.random((12, 16, 3)) * 255).astype(np.uint8)
        Image.fromarray(rough).resize((640, 480), Image.BICUBIC).save(os.path.join(folder, "images", f"{i}.jpg"), quality=90)
        text = [str(w) for w in rng.choice(WORDS, words)]
        out.append({"id": str(i), "image": f"{i}.jpg", "conversations": [{"from": "human", "value": "<image>\n" + " ".join(text[:20])},
                                                                           {"from": "gpt", "value": " ".join(text[20:])}]})
    json.dump(out, open(os.path.join(folder, "records.json"), "w"))


def operations(sequence_length):
    """Floating-point operations of one record: matrix products of the layers that are run, a causal attention at half its square."""
    t, n = sequence_length, TOKENS
    tower = (TOWER_LAYERS - 1) * (2 * n * (4 * TOWER_WIDTH ** 2 + 2 * TOWER_WIDTH * TOWER_FEED_FORWARD) + 4 * n * n * TOWER_WIDTH)
    tower += 2 * n * 3 * PATCH * PATCH * TOWER_WIDTH + 2 * n * (TOWER_WIDTH * WIDTH + WIDTH * WIDTH)
    attention = 2 * t * 4 * WIDTH ** 2 + 2 * t * t * WIDTH
    return tower + 20 * attention + 19 * 2 * t * 3 * WIDTH * FEED_FORWARD   # layers 0 to 19; the last one only to its attention
