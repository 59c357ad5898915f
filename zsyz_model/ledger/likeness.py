"""Names that look alike: the same stem, a few letters apart, or one within the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz

ALIKE = 85.0
FEWEST_CHARS = 5
BLOCK = 128
_PHASE = re.compile(r"\(?第?[一二三四五六七八九十\d]{1,2}期(工程|项目)?\)?|\(?(续建|扩建|二次)\)?")
_OUTPUT = re.compile(r"年(产|处理|加工)[\d.]+[万千百亿]?(平方米|立方米|[吨台套件米支只辆瓶箱公斤])")
_NUMBERS = re.compile(r"\d+|[一二三四五六七八九十]+(?=[号栋幢座])|[a-z](?=[区座栋])")


def stem(word: str) -> str:
    """A folded name without its phase, and without the words that most names end in.

    >>> stem("云帆储能电站二期项目")
    '云帆储能电站'
    """
    if "期" in word or "建" in word or "二次" in word:
        word = _PHASE.sub("", word)
    return word[:-2].removesuffix("建设") if word.endswith(("项目", "工程")) else word


def numbers(word: str) -> tuple[str, ...]:
    """The numbers of a stem; things of one name with other numbers are other things."""
    return tuple(_NUMBERS.findall(word))


def contained(one: str, other: str) -> bool:
    """Whether the shorter name stands nearly whole in the longer: a signed and a filing name."""
    if "年" in one or "年" in other:
        one, other = (_OUTPUT.sub("", word) for word in (one, other))
    short = min(len(one), len(other))
    return (
        short >= FEWEST_CHARS
        and fuzz.partial_ratio(one, other, score_cutoff=ALIKE) >= ALIKE
        and numbers(one) == numbers(other)
    )


class Names:
    """Many names, of which close ones are asked for group by group.

    Names whose sets of letters differ in n classes are at least n letters apart, so most pairs
    fall out by comparing 64 bits.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self._seen = _signatures(names)
        self._length = np.array([len(name) for name in names], dtype=np.uint16)

    def close_pairs(self, group: Sequence[int]) -> Iterator[tuple[int, int]]:
        """The pairs among the positions of a group whose `fuzz.ratio` reaches ALIKE."""
        places = np.array(group, dtype=np.intp)
        seen, length = self._seen[places], self._length[places]
        for top in range(0, len(group), BLOCK):
            apart = np.bitwise_count(seen[top : top + BLOCK, None] ^ seen[top:]).astype(np.uint16)
            near = 20 * apart <= 3 * (length[top : top + BLOCK, None] + length[top:])
            for hit in np.flatnonzero(near).tolist():
                i, j = divmod(hit, len(group) - top)
                one, other = group[top + i], group[top + j]
                if i < j and fuzz.ratio(self.names[one], self.names[other]) >= ALIKE:
                    yield one, other


def _signatures(names: Sequence[str]) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    """64 bits for each name, one for the letters of a class."""
    text = "".join(name + "\n" for name in names).encode("utf-32-le", errors="surrogatepass")
    letters = np.frombuffer(text, dtype="<u4")
    ends = np.flatnonzero(letters == ord("\n"))
    bits = np.uint64(1) << (letters % 61).astype(np.uint64)
    starts = np.concatenate(([0], ends[:-1] + 1))
    return np.bitwise_or.reduceat(bits, starts) if len(names) else bits
