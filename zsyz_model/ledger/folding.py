"""Words as they are compared: one form for headers, names, codes and choices."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

_BRACKETS = str.maketrans("〔【[「『〈《{〕】]」』〉》}", "((((((((" + "))))))))")
_BRACKET = re.compile("[〔【\\[「『〈《{〕】\\]」』〉》}]")
_SPACES = re.compile("[\\s\u200b\u200c\u200d\u2060\ufeff\"'“”‘’「」『』]+")
CLOSE = 45.0


def fold(text: str) -> str:
    """NFKC form without spaces and quotation marks, with round brackets, in lower case.

    >>> fold(" 总投资（万元） ") == fold("总投资 (万元)")
    True
    """
    plain = _SPACES.sub("", unicodedata.normalize("NFKC", text))
    return (plain.translate(_BRACKETS) if _BRACKET.search(plain) else plain).casefold()


def fold_all(texts: Sequence[str]) -> list[str]:
    """`fold` of every text, in one sweep."""
    folded = fold("\0".join(texts)).split("\0")  # no form of NFKC reaches over the mark between
    return folded if len(folded) == len(texts) else [fold(text) for text in texts]


def nearest(word: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The known words that look most like `word`, best first; none when nothing is close."""
    found = process.extract(
        word, sorted(set(known)), scorer=fuzz.WRatio, processor=fold, limit=most, score_cutoff=CLOSE
    )
    return tuple(str(match[0]) for match in found)


def quoted(words: Iterable[str]) -> str:
    """Words in Chinese quotation marks, joined by 、."""
    return "、".join(f"“{word}”" for word in words)
