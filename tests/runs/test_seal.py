"""A record is sealed whole; a seal that somebody made anew is only as good as the place where it is kept."""

from __future__ import annotations

import json

from zsyz_model.runs.seal import intact, seal_of, sealed


def test_a_sealed_record_is_intact_and_says_the_same() -> None:
    text = sealed({"state": "done", "gap": 0.1, "goals": ("费用", None)})

    assert intact(text, json.loads(text))
    assert json.loads(text)["goals"] == ["费用", None]


def test_the_seal_is_the_published_hash_of_the_canonical_text() -> None:
    # sha256 of {"a": 1}, as `printf '{"a": 1}' | sha256sum` says
    assert seal_of({"a": 1, "seal": "x"}) == (
        "f9d86028c6e0d64e225186f96acb69338b2c59764df79162107f5c4bb34d1310"
    )


def test_every_flipped_byte_is_seen() -> None:
    raw = sealed({"state": "done", "gap": 0.25, "title": "基准"}).encode()
    seen = 0
    for i in range(len(raw)):
        for bit in (1, 32):
            flipped = raw[:i] + bytes([raw[i] ^ bit]) + raw[i + 1 :]
            try:
                text = flipped.decode("utf-8")
                seen += not intact(text, json.loads(text))
            except ValueError:
                seen += 1

    assert seen == 2 * len(raw)
