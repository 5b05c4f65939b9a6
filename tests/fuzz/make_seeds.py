#!/usr/bin/env python3
"""Writes the seeds of the fuzz targets: python3 make_seeds.py [FOLDER]. Every file is made here, a few kB at most. Needs Pillow."""
import base64
import io
import json
import struct
import sys
import zipfile
from pathlib import Path

from PIL import Image

root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent / "corpus")


def put(target, name, content):
    folder = root / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)


def dataset():
    turns = [{"from": "human", "value": "<image>\nWhat is \"this\"?"}, {"from": "gpt", "value": "A caf\u00e9 \U0001f600."}]
    records = [{"id": "a", "image": "x/1.jpg", "conversations": turns, "source": "made"},
               {"id": 7, "conversations": [{"from": "human", "value": "Hi"}, {"from": "gpt", "value": ""}]},
               {"image": ["a.png"], "conversations": []}]
    put("dataset", "list.json", json.dumps(records))
    put("dataset", "pretty.json", "\ufeff" + json.dumps(records, indent=2, ensure_ascii=False))
    put("dataset", "lines.jsonl", "\n".join(json.dumps(r) for r in records) + "\n")
    put("dataset", "broken.jsonl", json.dumps(records[0]) + "\n{\"id\": \"b\", \n\n" + json.dumps(records[1]) + "\r\n")
    put("dataset", "escapes.json", '[{"id":"\\ud83d\\ude00\\u0000","id":"twice","conversations":[{"from":"gpt","value":"\\ud800"}]},null,1e999]')
    put("dataset", "empty.json", "[]")


def npy_bytes(descr, shape, data, version=1, order="False"):
    header = "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }" % (descr, order, shape)
    width = 2 if version == 1 else 4
    header += " " * (-(len(header) + 7 + width + 2) % 64) + "\n"
    return b"\x93NUMPY" + bytes([version, 0]) + len(header).to_bytes(width, "little") + header.encode() + data


def npy():
    put("npy", "f32.npy", npy_bytes("<f4", (2, 3), struct.pack("<6f", 1, -2, 3.5, float("nan"), float("inf"), 0)))
    put("npy", "f16.npy", npy_bytes("<f2", (4,), bytes(range(8)), 2))
    put("npy", "f64.npy", npy_bytes("<f8", (1, 1, 2), struct.pack("<2d", 1e300, -0.5), 3))
    put("npy", "i64.npy", npy_bytes("<i8", (3,), struct.pack("<3q", 1, -(1 << 63), 5)))
    put("npy", "i32.npy", npy_bytes("<i4", (0, 5), b""))
    put("npy", "bool.npy", npy_bytes("|b1", (3,), b"\0\1\2"))
    put("npy", "u8.npy", npy_bytes("|u1", "()", b"\7"))
    put("npy", "fortran.npy", npy_bytes("<f4", (2, 2), bytes(16), order="True"))


def safetensors():
    def whole(header, data):
        text = json.dumps(header).encode()
        return struct.pack("<Q", len(text)) + text + data
    header = {"__metadata__": {"format": "pt"}, "w": {"dtype": "F32", "shape": [2, 2], "data_offsets": [0, 16]},
              "b\u00e9": {"dtype": "BF16", "shape": [3], "data_offsets": [16, 22]}, "e": {"dtype": "F16", "shape": [0, 4], "data_offsets": [22, 22]}}
    put("safetensors", "whole.safetensors", whole(header, bytes(range(22))))
    put("safetensors", "scalar.safetensors", whole({"s": {"dtype": "I64", "shape": [], "data_offsets": [0, 8]}}, bytes(8)))
    put("safetensors", "empty.safetensors", whole({}, b""))
    put("safetensors", "header.json", json.dumps(header))


def pickled(shape=(2, 3), stride=(3, 1), items=6, kind="FloatStorage"):
    def text(value):
        return b"X" + struct.pack("<I", len(value)) + value.encode()
    def number(value):
        return b"K" + bytes([value]) if 0 <= value < 256 else b"J" + struct.pack("<i", value)
    def numbers(values):
        return b"(" + b"".join(number(v) for v in values) + b"t"
    tensor = (b"ctorch._utils\n_rebuild_tensor_v2\nq\0((" + text("storage") + b"ctorch\n" + kind.encode() + b"\n" + text("0") + text("cpu") + number(items) +
              b"tQ" + number(0) + numbers(shape) + numbers(stride) + b"\x89ccollections\nOrderedDict\n)RtR")
    return b"\x80\x02}q\1(" + text("w") + tensor + text("n") + number(300) + text("again") + b"h\0" + b"u."


def torch_pickle():
    def whole(pickle, force64=False):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            for name, content in (("m/data.pkl", pickle), ("m/byteorder", b"little"), ("m/data/0", struct.pack("<6f", *range(6))), ("m/version", b"3\n")):
                with archive.open(zipfile.ZipInfo(name), "w", force_zip64=force64) as file:
                    file.write(content)
        return out.getvalue()
    put("torch_pickle", "plain.pkl", pickled())
    put("torch_pickle", "plain.bin", whole(pickled()))
    put("torch_pickle", "wide.bin", whole(pickled((3, 2), (1, 3)), True))
    put("torch_pickle", "half.bin", whole(pickled((6,), (1,), 12, "HalfStorage")))
    put("torch_pickle", "foreign.pkl", b"\x80\x02cposix\nsystem\n(X\4\0\0\0truet\x85R.")


def ranks(extra=()):
    tokens = [bytes([i]) for i in range(256)] + list(extra)
    return "".join("%s %d\n" % (base64.b64encode(t).decode(), i) for i, t in enumerate(tokens))


def tiktoken():
    words = [b"th", b"the", b" the", "é".encode(), b"12"]
    put("tiktoken", "whole.tiktoken", ranks(words) + "\x1e the theft é 12 <|im_start|>\r\n")
    put("tiktoken", "more.tiktoken", "".join("%s %d\n" % (base64.b64encode(t).decode(), 256 + i) for i, t in enumerate(words)) + "\x1ethe the 日本 cafe\u0301")
    put("tiktoken", "twice.tiktoken", "YQ== 97\n\x1ea")


def sentencepiece_model(pieces, kind, extra=b""):
    out = b""
    for i, (piece, type_) in enumerate(pieces):
        message = b"\x0a" + bytes([len(piece.encode())]) + piece.encode() + b"\x15" + struct.pack("<f", -i) + b"\x18" + bytes([type_])
        out += b"\x0a" + bytes([len(message)]) + message
    return out + b"\x12\x02\x18" + bytes([kind]) + extra


def sentencepiece():
    pieces = [("<unk>", 2), ("<s>", 3), ("</s>", 3)] + [(p, 1) for p in ("▁", "a", "b", "ab", "▁ab", "T", "w", "o")]
    bytes_ = [("<0x%02X>" % i, 6) for i in range(256)]
    put("sentencepiece", "bpe.model", sentencepiece_model(pieces, 2) + b"\x1eab ba <s> ab")
    put("sentencepiece", "unigram.model", sentencepiece_model(pieces, 1) + b"\x1eabab Two")
    put("sentencepiece", "word.model", sentencepiece_model(pieces, 3))
    put("sentencepiece", "char.model", sentencepiece_model(pieces, 4))
    put("sentencepiece", "bytes.model", sentencepiece_model(pieces[:3] + bytes_ + pieces[3:], 2, b"\x1a\x04\x18\x01\x20\x01") + "\x1eé日本 ab".encode())
    put("sentencepiece", "user.model", sentencepiece_model(pieces + [("<x>", 4), ("un", 5)], 2) + b"\x1e<x>un<x>")


def tokenizer_json():
    def alphabet():
        kept = list(range(33, 127)) + list(range(161, 173)) + list(range(174, 256))
        out, more = {}, 0
        for b in range(256):
            out[b] = chr(b) if b in kept else chr(256 + more)
            more += b not in kept
        return out
    letters = list(alphabet().values())
    level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}
    merges = [("t", "h"), ("th", "e"), ("Ġ", "the"), ("1", "2")]
    vocab = {p: i for i, p in enumerate(letters + [a + b for a, b in merges])}
    added = [{"id": len(vocab), "content": "<|end|>", "special": True}, {"id": len(vocab) + 1, "content": "<think>", "special": False, "normalized": True},
             {"id": len(vocab) + 2, "content": "<image>", "special": True, "lstrip": True, "rstrip": True, "single_word": True}]
    gpt2 = {"version": "1.0", "added_tokens": added, "normalizer": None, "pre_tokenizer": level, "post_processor": level, "decoder": level,
            "model": {"type": "BPE", "dropout": None, "unk_token": None, "byte_fallback": False, "vocab": vocab, "merges": [a + " " + b for a, b in merges]}}
    put("tokenizer_json", "bytes.json", json.dumps(gpt2, ensure_ascii=False) + "\x1ethe <|end|>theft é 12 <image> x")
    split = {"type": "Split", "pattern": {"Regex": "(?i:'s|'t)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}|\\s+(?!\\S)|\\s+"}, "behavior": "Isolated", "invert": False}
    qwen = dict(gpt2, normalizer={"type": "NFC"}, pre_tokenizer={"type": "Sequence", "pretokenizers": [split, dict(level, use_regex=False)]})
    qwen["model"] = dict(gpt2["model"], merges=[list(m) for m in merges], ignore_merges=True)
    put("tokenizer_json", "split.json", json.dumps(qwen) + "\x1eThe the's 12 cafe\u0301 日本")
    pieces = ["<unk>", "<s>", "</s>"] + ["<0x%02X>" % i for i in range(256)] + ["▁", "a", "b", "ab", "▁ab"]
    llama = {"version": "1.0", "added_tokens": [{"id": i, "content": pieces[i], "special": True} for i in range(3)],
             "normalizer": {"type": "Sequence", "normalizers": [{"type": "Prepend", "prepend": "▁"}, {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}]},
             "pre_tokenizer": None,
             "post_processor": {"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
                                "special_tokens": {"<s>": {"id": "<s>", "ids": [1], "tokens": ["<s>"]}}},
             "model": {"type": "BPE", "unk_token": "<unk>", "fuse_unk": True, "byte_fallback": True, "vocab": {p: i for i, p in enumerate(pieces)},
                       "merges": ["a b", "▁ ab"]}}
    put("tokenizer_json", "llama.json", json.dumps(llama, ensure_ascii=False) + "\x1eab ba </s> ab é")


def checkpoint():
    stablelm = {"model_type": "tiny_llava_stablelm", "hidden_size": 16, "image_aspect_ratio": "pad", "intermediate_size": 24, "mm_projector_type": "mlp2x_gelu",
                "mm_vision_tower": "somebody/tower", "norm_eps": 1e-05, "num_attention_heads": 2, "num_hidden_layers": 7, "rope_pct": 0.25,
                "tokenizer_model_max_length": 2000, "use_qkv_bias": True, "vocab_size": 300}
    llama = {"model_type": "llava_llama", "hidden_size": 16, "intermediate_size": 24, "mm_projector_type": "linear", "mm_vision_tower": "somebody/tower",
             "num_attention_heads": 2, "num_key_value_heads": 1, "num_hidden_layers": 3, "rms_norm_eps": 1e-05, "vocab_size": 8, "mm_vision_select_layer": -2}
    tower = {"hidden_size": 8, "image_size": 28, "intermediate_size": 16, "num_attention_heads": 2, "num_hidden_layers": 2, "patch_size": 14}
    factory = {"model_type": "tinyllava", "hidden_size": 16, "connector_type": "mlp2x_gelu", "vision_config": dict(tower, model_type="siglip_vision_model"),
               "text_config": {"model_type": "openelm", "model_dim": 16, "head_dim": 8, "vocab_size": 8, "num_transformer_layers": 2, "num_query_heads": [2, 2],
                               "num_kv_heads": [1, 2], "ffn_multipliers": [0.5, 4.0], "ffn_dim_divisor": 8, "normalize_qk_projections": True}}
    hub = {"model_type": "llava", "image_token_index": 3, "text_config": {"model_type": "llama", "hidden_size": 16, "intermediate_size": 24, "num_attention_heads": 2,
           "num_hidden_layers": 3, "vocab_size": 8}, "vision_config": dict(tower, model_type="clip_vision_model"), "vision_feature_layer": -2,
           "vision_feature_select_strategy": "default"}
    processor = {"image_mean": [0.5, 0.5, 0.5], "image_std": [0.5, 0.4, 0.3], "size": {"height": 28, "width": 28}}
    put("checkpoint", "stablelm", "\x1e".join(json.dumps(p) for p in (stablelm, tower, processor, {"model_max_length": 1e30})))
    put("checkpoint", "llama", json.dumps(llama))
    put("checkpoint", "factory", "\x1e".join(json.dumps(p) for p in (factory, tower, dict(processor, size=28))))
    put("checkpoint", "hub", json.dumps(hub))
    put("checkpoint", "tower", json.dumps({"vision_config": tower, "model_type": "siglip"}))


def image():
    picture = Image.new("RGB", (9, 6))
    picture.putdata([(x * 28, y * 40, (x * y * 5) % 256) for y in range(6) for x in range(9)])
    def put_as(name, kind, source=picture, **options):
        out = io.BytesIO()
        source.save(out, kind, **options)
        put("image", name, out.getvalue())
    turned = Image.Exif()
    turned[0x0112] = 6
    put_as("baseline.jpg", "JPEG")
    put_as("progressive.jpg", "JPEG", progressive=True, exif=turned)
    put_as("grey.jpg", "JPEG", picture.convert("L"))
    put_as("cmyk.jpg", "JPEG", picture.convert("CMYK"))
    put_as("rgb.png", "PNG")
    put_as("alpha.png", "PNG", picture.convert("RGBA"), exif=turned)
    put_as("grey.png", "PNG", picture.convert("L"))
    put_as("bits.png", "PNG", picture.convert("1"))
    put_as("deep.png", "PNG", picture.convert("I;16"))
    put_as("palette.png", "PNG", picture.convert("P"), transparency=3)
    put_as("palette.gif", "GIF", picture.convert("P"))
    put_as("moving.gif", "GIF", picture.convert("P"), save_all=True, append_images=[picture.rotate(90).convert("P")])
    put_as("rgb.bmp", "BMP")
    put_as("palette.bmp", "BMP", picture.convert("P"))
    put_as("bits.bmp", "BMP", picture.convert("1"))
    put_as("lossy.webp", "WEBP", exif=turned)
    put_as("lossless.webp", "WEBP", picture.convert("RGBA"), lossless=True)
    put_as("plain.tif", "TIFF")
    put_as("packed.tif", "TIFF", compression="tiff_lzw")
    put_as("fax.tif", "TIFF", picture.convert("1"), compression="group4")
    put_as("palette.tif", "TIFF", picture.convert("P"), compression="packbits")
    put("image", "orientation.exif", turned.tobytes()[6:])


def texts():
    put("json", "options.json", json.dumps({"clusters": 10, "seed": 1, "temperature": 0.1, "budget": "20%", "spherical": True, "none": None, "layers": [3, 7], "dims": 2}))
    put("json", "nested.json", '{"a":{"b":[1,2.5,-3e2,"x",[[]]]},"a":1,"\\u00e9":18446744073709551615}')
    put("json", "odd.json", "\ufeff[1e999, -0.0, 9007199254740993, \"\\ud83d\\ude00\"]")
    for i, text in enumerate(("20%", "0.167", "133059", "12:pin 3:exclude 7:cap=40", " 0:cap=0  3:pin", "12:pin 12:cap=3", "100.0%", "1e3")):
        put("limits", "text%d" % i, text)
    for i, text in enumerate(('cat', '"two dogs" -cat', 'question:what answer:"a cat"', "猫 dog's caf\u00e9", '-', '"', 'a*b (c) OR NOT NEAR(x y)', 'question: x answer:-y')):
        put("query", "text%d" % i, text)


for make in (dataset, npy, safetensors, torch_pickle, tiktoken, sentencepiece, tokenizer_json, checkpoint, image, texts):
    make()
