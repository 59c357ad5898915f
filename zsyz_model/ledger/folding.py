"""Words as they are compared: one form for headers, names, codes and choices."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process

_BRACKETS = str.maketrans("〔【[「『〈《{〕】]」』〉》}", "((((((((" + "))))))))")
_SPACES = re.compile("[\\s\u200b\u200c\u200d\u2060\ufeff\"'“”‘’「」『』]+")
CLOSE = 45.0


def fold(text: str) -> str:
    """NFKC form without spaces and quotation marks, with round brackets, in lower case.

    >>> fold(" 总投资（万元） ") == fold("总投资 (万元)")
    True
    """
    return _SPACES.sub("", unicodedata.normalize("NFKC", text)).translate(_BRACKETS).casefold()


def nearest(word: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The known words that look most like `word`, best first; none when nothing is close."""
    found = process.extract(
        word, sorted(set(known)), scorer=fuzz.WRatio, processor=fold, limit=most, score_cutoff=CLOSE
    )
    return tuple(str(match[0]) for match in found)


def quoted(words: Iterable[str]) -> str:
    """Words in Chinese quotation marks, joined by 、."""
    return "、".join(f"“{word}”" for word in words)
