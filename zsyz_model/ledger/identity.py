"""Whether two rows are one project: the same name and place, or names that only look different."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice

from rapidfuzz import fuzz

from zsyz_model.findings import Finding, Severity
from zsyz_model.ledger.drafts import Draft, Told
from zsyz_model.ledger.folding import fold_all
from zsyz_model.ledger.likeness import Names, contained, numbers, stem
from zsyz_model.ledger.readings import refused

MOST_TOLD = 8
MOST_PAIRS = 2_000
"""Pairs that one group may be told in; more says that the column does not tell projects apart."""
Pair = tuple[int, int]


def check_identity(draft: Draft) -> Draft:
    """Rows of one name and place are set aside (K01); near duplicates are listed (K05)."""
    if not draft.table.likeness or draft.table.likeness[0] not in draft.values:
        return draft
    name, site, *others = draft.table.likeness
    words = fold_all([str(word or "") for word in draft.values[name]])
    blank: list[object] = [None] * len(words)
    sites = draft.values.get(site, blank)
    same = _grouped(
        (word, place) if word and place else None for word, place in zip(words, sites, strict=True)
    )
    aside = draft.bad | {p for group in same for p in group}
    near = _near(words, sites, [draft.values.get(column, blank) for column in others], aside)
    keys = draft.keys
    told = [one for group in same for one in _told_same(draft, name, group, keys)]
    remarks = tuple(_told_near(draft, name, pair, why, keys) for pair, why in sorted(near.items()))
    return draft.tell(told, {}, remarks)


def _grouped(keys: Iterable[object]) -> list[list[int]]:
    """The positions that share a key, where more than one does; None is no key."""
    found: defaultdict[object, list[int]] = defaultdict(list)
    for p, key in enumerate(keys):
        if key is not None and key != ():
            found[key].append(p)
    return [group for group in found.values() if len(group) > 1]


def _told_same(
    draft: Draft, name: str, group: Sequence[int], keys: Sequence[str]
) -> Iterator[Told]:
    if len({keys[p] for p in group}) == 1:
        return  # one key twice is told as such
    for p in group:
        others = list(islice((q for q in group if q != p), MOST_TOLD))
        more = "等" if len(group) > MOST_TOLD + 1 else ""
        rows = "、".join(str(draft.sorted_rows.data[q] + 1) for q in others)
        fact = f"与第{rows}行{more}名称和位置相同"
        yield p, name, refused("K01", fact, "同一项目只留一行，不同项目改写名称；不自动取首行")


def _near(
    words: Sequence[str],
    sites: Sequence[object],
    others: Sequence[Sequence[object]],
    aside: frozenset[int],
) -> Mapping[Pair, str]:
    """Pairs of rows that share a place, an investor or a credit code, and look alike."""
    stems = [stem(word) for word in words]
    names = Names(stems)
    blocks = [(*numbers(word), "") if word else None for word in stems]
    found: dict[Pair, str] = {}
    for group in _kept(_grouped(word or None for word in words), aside):
        found |= {pair: "名称相同，位置未都填" for pair in _pairs(group) if not _both(sites, pair)}
    for shared in (sites, *others):
        for group in _kept(_shared(shared), aside):
            for pair in _alike(names, blocks, group):
                likeness = fuzz.ratio(stems[pair[0]], stems[pair[1]])
                found.setdefault(pair, f"名称相似{likeness:.0f}%")
    for shared in others[:1]:
        for group in _kept(_grouped(_joint(sites, shared)), aside):
            for pair in _pairs(group):
                if contained(stems[pair[0]], stems[pair[1]]):
                    found.setdefault(pair, "同一投资方、同一位置，名称相近")
    for shared in others[1:]:
        for group in _kept(_shared(shared), aside):
            for pair in _pairs(group):
                if _both(sites, pair) and sites[pair[0]] == sites[pair[1]]:
                    found[pair] = "信用代码与位置相同"
    return found


def _shared(column: Sequence[object]) -> list[list[int]]:
    """Positions that share a word; of a list, any of its words."""
    found: defaultdict[object, list[int]] = defaultdict(list)
    for p, value in enumerate(column):
        if isinstance(value, tuple):
            for word in value:
                found[word].append(p)
        elif value is not None:
            found[value].append(p)
    return [group for group in found.values() if len(group) > 1]


def _joint(sites: Sequence[object], shared: Sequence[object]) -> Iterator[object]:
    """Place and a further word together, where both are there."""
    for place, word in zip(sites, shared, strict=True):
        yield (place, word) if place and word else None


def _both(sites: Sequence[object], pair: Pair) -> bool:
    return bool(sites[pair[0]] and sites[pair[1]])


def _kept(groups: Iterable[Sequence[int]], aside: frozenset[int]) -> Iterator[list[int]]:
    for group in groups:
        kept = [p for p in group if p not in aside]
        if len(kept) > 1:
            yield kept


def _pairs(group: Sequence[int]) -> Iterator[Pair]:
    return islice(combinations(group, 2), MOST_PAIRS)


def _alike(
    names: Names, blocks: Sequence[tuple[str, ...] | None], group: Sequence[int]
) -> Iterator[Pair]:
    """The pairs of a group whose stems are close and bear the same numbers."""
    for block in _grouped(blocks[p] for p in group):
        yield from names.close_pairs([group[i] for i in block])


def _told_near(draft: Draft, name: str, pair: Pair, why: str, keys: Sequence[str]) -> Finding:
    first, then = pair
    head = next((head for head in draft.layout.heads if head.name == name), None)
    row, other = draft.sorted_rows.data[then], draft.sorted_rows.data[first] + 1
    fact = f"与第{other}行“{draft.values[name][first]}”疑为同一项目（{why}）"
    at = (head.place, head.header) if head else ()
    place = draft.layout.sheet.place(row, *at)
    advice = "核定是否同一项目：是则合并为一行，否则保留"
    value = str(draft.values[name][then])
    return Finding("K05", fact, advice, Severity.WARNING, place, keys[then], value)
