"""Every number of a sentence stands in the answer that it tells of: read back and looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, is_dataclass
from typing import Any

NUMBER = re.compile(r"\d+(?:\.\d+)?")


def strays(answer: Any, sentences: tuple[str, ...]) -> list[str]:
    """The numbers of the sentences that the answer does not hold, with their sentence.

    Numbers inside the answer's own words (ids, names, quarters) are known as well, and so is
    how many rows a list has.
    """
    assert is_dataclass(answer)
    assert not isinstance(answer, type)
    known = list(_numbers(asdict(answer)))
    return [
        f"{text}: {number}"
        for text in sentences
        for number in NUMBER.findall(text)
        if not any(_same(number, one) for one in known)
    ]


def _same(printed: str, one: float) -> bool:
    """Whether the number is printed as it is, to the last of four decimals."""
    return abs(float(printed) - abs(one)) <= 5.1e-5


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from (*_numbers(key), *_numbers(one))
    elif isinstance(value, (list, tuple)):
        yield len(value)
        for one in value:
            yield from _numbers(one)
    elif isinstance(value, str):
        yield from map(float, NUMBER.findall(value))
    elif isinstance(value, (int, float)):
        yield value
