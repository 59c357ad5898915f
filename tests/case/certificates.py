"""Every number of a sentence stands in the answer that it tells of: read back and looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, is_dataclass
from typing import Any

NUMBER = re.compile(r"\d+(?:\.\d+)?(?:e[+-]?\d+)?")


def strays(answer: Any, sentences: tuple[str, ...]) -> list[str]:
    """The numbers of the sentences that the answer does not hold, with their sentence.

    Numbers inside the answer's own words (ids, names, quarters) are known as well, and so is
    how many rows a list has.
    """
    assert is_dataclass(answer)
    assert not isinstance(answer, type)
    known = set(_numbers(asdict(answer)))
    return [
        f"{text}: {number}"
        for text in sentences
        for number in NUMBER.findall(text)
        if number not in known
    ]


def _numbers(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from (*_numbers(key), *_numbers(one))
    elif isinstance(value, (list, tuple)):
        yield str(len(value))
        for one in value:
            yield from _numbers(one)
    elif isinstance(value, str):
        yield from NUMBER.findall(value)
    elif isinstance(value, (int, float)):
        yield f"{abs(value):g}"
