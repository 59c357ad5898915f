"""Keys that must be single (K01) and words that must name a row of another sheet (K02, K03)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from zsyz_model.ledger.drafts import Draft, Told
from zsyz_model.ledger.folding import fold, nearest, quoted
from zsyz_model.ledger.identity import check_identity
from zsyz_model.ledger.readings import Reading, changed, read, refused
from zsyz_model.tables import TABLES, Column, Kind

TITLES = {"places": "place_name", "leaders": "title", "projects": "name"}
"""The column beside the key by which a row may be named."""
_FIRST = ("places", "leaders", "projects")
_ROWS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Register:
    """The rows of one table that others may name: accepted keys, their names, and rows set aside."""

    sheet: str
    keys: frozenset[str]
    folded: Mapping[str, frozenset[str]] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    aside: Mapping[str, int] = field(default_factory=dict)

    def look_up(self, word: str) -> Reading:
        """The key that a word names, or why it names none."""
        if word in self.keys:
            return read(word)
        named = self.folded.get(fold(word), frozenset())
        if len(named) == 1:
            (key,) = named
            return changed(key, "K03", f"按“{word}”认作{self.sheet}“{key}”")
        if named:
            fact = f"“{word}”在{self.sheet}中对应{quoted(sorted(named))}，不唯一"
            return refused("K02", fact, "改填编号")
        if fold(word) in self.aside:
            fact = f"“{word}”在{self.sheet}第{self.aside[fold(word)]}行，但该行已隔离"
            return refused("K02", fact, f"先改正{self.sheet}中的该行")
        near = nearest(word, self.words)
        hint = f"；最接近{quoted(near)}" if near else ""
        return refused("K02", f"“{word}”不在{self.sheet}中{hint}", "选定后改填，不自动改")


def link(drafts: Mapping[str, Draft]) -> dict[str, Draft]:
    """The drafts with references turned into keys and doubled keys set aside.

    Tables that others refer to come first, so that a row set aside there is known by then.
    A table that was not read at all (a single csv) is not looked up.
    """
    linked: dict[str, Draft] = {}
    wanted = {h.spec.column.refers for draft in drafts.values() for h in draft.layout.heads}
    registers: dict[str, Register] = {}
    for name in sorted(drafts, key=lambda n: _FIRST.index(n) if n in _FIRST else len(_FIRST)):
        linked[name] = check_identity(_single(_referred(drafts[name], registers)))
        if name in wanted:
            registers[name] = _register(linked[name])
    return {name: linked[name] for name in drafts}


def unchecked(drafts: Mapping[str, Draft]) -> list[tuple[Draft, Column]]:
    """Columns whose table was not read, so that their words stand as they are."""
    return [
        (draft, head.spec.column)
        for draft in drafts.values()
        for head in draft.layout.heads
        if head.spec.column.refers and head.spec.column.refers not in drafts
    ]


def _referred(draft: Draft, registers: Mapping[str, Register]) -> Draft:
    broken = draft.broken
    told: list[Told] = []
    rewritten: dict[str, Sequence[object]] = {}
    for head in draft.layout.heads:
        column = head.spec.column
        register = registers.get(column.refers)
        if register is None or column.kind is Kind.LIST:
            continue
        words = draft.values[head.name]
        known = {w: register.look_up(w) for w in dict.fromkeys(words) if isinstance(w, str)}
        rewritten[head.name] = [known[w].value or w if isinstance(w, str) else w for w in words]
        told += [
            (p, head.name, known[w])
            for p, w in enumerate(words)
            if isinstance(w, str) and known[w].code and p not in broken
        ]
    return draft.tell(told, rewritten)


def _single(draft: Draft) -> Draft:
    """Every row of a key that stands more than once is set aside, with the rows named."""
    rows: dict[str, list[int]] = {}
    for p, key in enumerate(draft.keys):
        if key:
            rows.setdefault(key, []).append(p)
    name = draft.table.key[0]
    told: list[Told] = []
    for positions in rows.values():
        if len(positions) > 1:
            for p in positions:
                others = [str(draft.sorted_rows.data[q] + 1) for q in positions if q != p]
                shown = "、".join(others[:_ROWS_SHOWN]) + (
                    "等" if len(others) > _ROWS_SHOWN else ""
                )
                fact = f"与第{shown}行重复"
                told.append((p, name, refused("K01", fact, "只留一行；不自动取首行")))
    return draft.tell(told, {})


def _register(draft: Draft) -> Register:
    bad = draft.bad
    titles = draft.values.get(TITLES.get(draft.table.name, ""), [None] * len(draft.keys))
    folded: dict[str, set[str]] = {}
    words: set[str] = set()
    aside: dict[str, int] = {}
    keys = draft.keys
    for p, (key, title) in enumerate(zip(keys, titles, strict=True)):
        for word in (key, title):
            if not isinstance(word, str) or not word:
                continue
            if p in bad:
                aside.setdefault(fold(word), draft.sorted_rows.data[p] + 1)
            else:
                folded.setdefault(fold(word), set()).add(key)
                words.add(word)
    accepted = frozenset(key for p, key in enumerate(keys) if p not in bad)
    sets = {word: frozenset(named) for word, named in folded.items()}
    sheet = f"工作表“{TABLES[draft.table.name].sheet}”"
    return Register(sheet, accepted, sets, frozenset(words), aside)
