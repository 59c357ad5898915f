"""Whether two rows are one project: the same name and place, or names that only look different."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from rapidfuzz import fuzz, process

from zsyz_model.findings import Finding, Severity
from zsyz_model.ledger.drafts import Draft, Told
from zsyz_model.ledger.folding import fold
from zsyz_model.ledger.readings import refused

ALIKE = 85.0
CHUNK = 64
_PHASE = re.compile(r"\(?第?[一二三四五六七八九十\d]{1,2}期(工程|项目)?\)?|\(?(续建|扩建|二次)\)?")
_COMMON = re.compile(r"(建设)?(项目|工程)$")
_OUTPUT = re.compile(r"年(产|处理|加工)[\d.]+[万千百亿]?(平方米|立方米|[吨台套件米支只辆瓶箱公斤])")
FEWEST_CHARS = 5
_NUMBERS = re.compile(r"\d+")
MOST_OF_ONE_FIRM = 60
Pair = tuple[int, int]


def check_identity(draft: Draft) -> Draft:
    """Rows of one name and place are set aside (K01); near duplicates are listed (K05)."""
    if not draft.table.likeness or draft.table.likeness[0] not in draft.values:
        return draft
    name, site = draft.table.likeness[:2]
    words = [fold(str(word)) if word else "" for word in draft.values[name]]
    blank: list[object] = [None] * len(words)
    sites = draft.values.get(site, blank)
    same = _grouped((word, place) if word and place else None for word, place in zip(words, sites, strict=True))  # fmt: skip
    doubled = draft.bad | {p for group in same for p in group}
    others = [draft.values.get(column, blank) for column in draft.table.likeness[2:]]
    near = _near(words, [sites, *others], doubled)
    keys = draft.keys
    told = [one for group in same for one in _told_same(draft, name, group, keys)]
    remarks = tuple(_told_near(draft, name, pair, why, keys) for pair, why in sorted(near.items()))
    return draft.tell(told, {}, remarks)


def _grouped(keys: Iterable[object]) -> list[list[int]]:
    """The positions that share a key, where more than one does; None is no key."""
    found: dict[object, list[int]] = {}
    for p, key in enumerate(keys):
        if key not in (None, ()):
            found.setdefault(key, []).append(p)
    return [group for group in found.values() if len(group) > 1]


def _told_same(
    draft: Draft, name: str, group: Sequence[int], keys: Sequence[str]
) -> Iterator[Told]:
    if len({keys[p] for p in group}) == 1:
        return  # one key twice is told as such
    for p in group:
        others = "、".join(str(draft.sorted_rows.data[q] + 1) for q in group if q != p)
        fact = f"与第{others}行名称和位置相同"
        yield p, name, refused("K01", fact, "同一项目只留一行，不同项目改写名称；不自动取首行")


def _near(
    words: Sequence[str], shared: Sequence[Sequence[object]], aside: frozenset[int]
) -> Mapping[Pair, str]:
    """Pairs of rows that share a place, an investor or a credit code, and look alike."""
    stems = [_stem(word) for word in words]
    numbers = [tuple(_NUMBERS.findall(stem)) for stem in stems]
    found: dict[Pair, str] = {}
    for column in shared:
        for group in _grouped(column):
            kept = [p for p in group if p not in aside and stems[p]]
            for pair in _alike(stems, numbers, kept):
                found.setdefault(pair, f"名称相似{fuzz.ratio(stems[pair[0]], stems[pair[1]]):.0f}%")
    for group in _grouped(zip(*shared[:2], strict=True)) if len(shared) > 1 else ():
        held = [p for p in group if shared[0][p] and shared[1][p] and p not in aside]
        for pair in combinations(held[:MOST_OF_ONE_FIRM], 2):
            if _contained(stems[pair[0]], stems[pair[1]]):
                found.setdefault(pair, "同一投资方、同一位置，名称相近")
    if len(shared) > 2:
        for group in _grouped(zip(shared[0], shared[-1], strict=True)):
            held = [p for p in group if shared[0][p] and shared[-1][p] and p not in aside]
            found |= {pair: "信用代码与位置相同" for pair in combinations(held, 2)}
    return found


def _stem(word: str) -> str:
    """A folded name without its phase, and without the words that most names end in."""
    if "期" in word or "建" in word or "二次" in word:
        word = _PHASE.sub("", word)
    return _COMMON.sub("", word) if word.endswith(("项目", "工程")) else word


def _alike(
    stems: Sequence[str], numbers: Sequence[tuple[str, ...]], group: Sequence[int]
) -> Iterator[Pair]:
    """The pairs of a group whose stems are close; names with other numbers are other things."""
    for block in _grouped(numbers[p] + ("",) for p in group):
        chosen = [group[i] for i in block]
        names = [stems[p] for p in chosen]
        for top in range(0, len(names), CHUNK):  # each pair once: a chunk against what follows
            close = process.cdist(
                names[top : top + CHUNK], names[top:], scorer=fuzz.ratio, score_cutoff=ALIKE,
                dtype=np.uint8,
            )  # fmt: skip
            for i, j in np.argwhere(np.triu(close, 1)):
                yield chosen[top + i], chosen[top + j]


def _contained(one: str, other: str) -> bool:
    """Whether the shorter name stands nearly whole in the longer: a signed and a filing name."""
    if "年" in one or "年" in other:
        one, other = (_OUTPUT.sub("", word) for word in (one, other))
    return min(len(one), len(other)) >= FEWEST_CHARS and fuzz.partial_ratio(one, other) >= ALIKE


def _told_near(draft: Draft, name: str, pair: Pair, why: str, keys: Sequence[str]) -> Finding:
    first, then = pair
    head = next(head for head in draft.layout.heads if head.name == name)
    row, other = draft.sorted_rows.data[then], draft.sorted_rows.data[first] + 1
    fact = f"与第{other}行“{draft.values[name][first]}”疑为同一项目（{why}）"
    place = draft.layout.sheet.place(row, head.place, head.header)
    advice = "核定是否同一项目：是则合并为一行，否则保留"
    value = str(draft.values[name][then])
    return Finding("K05", fact, advice, Severity.WARNING, place, keys[then], value)
