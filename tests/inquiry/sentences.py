"""Numbers of a sentence, read back and looked for in the certificate behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

NUMBER = re.compile(r"(?<![A-Za-z0-9.\-_])-?\d[\d,]*(?:\.\d+)?(?![A-Za-z0-9_]|\.\d)")


def numbers_in(sentence: str) -> list[float]:
    """Every number that stands by itself; ids and quarters (P003, 2027Q1) are words."""
    return [float(x.replace(",", "")) for x in NUMBER.findall(sentence)]


def certified(document: Any) -> Iterator[float]:
    """Every number of a document, however deep, and those inside its own words."""
    if isinstance(document, dict):
        for key, value in document.items():
            if key != "words":
                yield from certified(value)
    elif isinstance(document, list | tuple):
        for value in document:
            yield from certified(value)
    elif isinstance(document, bool):
        return
    elif isinstance(document, int | float):
        yield float(document)


def unfounded(sentences: Iterable[str], document: Any) -> list[str]:
    """Numbers of the sentences that the document does not have, to what is printed of them."""
    known = sorted({round(abs(x), 6) for x in certified(document)})
    return [
        f"{number:g} in {sentence}"
        for sentence in sentences
        for number in numbers_in(sentence)
        if not any(abs(abs(number) - x) <= 1e-6 * max(1.0, x) for x in known)
    ]
