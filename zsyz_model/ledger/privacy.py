"""Telephone and identity numbers that do not belong into a ledger (P03)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stdnum.cn import ric

from zsyz_model.findings import PHONE, Finding, Severity
from zsyz_model.ledger.cells import written
from zsyz_model.ledger.drafts import Draft, cells_at
from zsyz_model.ledger.headers import Head
from zsyz_model.tables import Kind

_IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?![\dXx])")
_LONG = re.compile("[0-9１](?:(?:(?<=1)|(?<=１))[3-9３-９][0-9０-９][ -]?[0-9０-９]{4}|[0-9]{16})")
"""What every telephone or identity number holds; a quick look before the exact one."""


def check_privacy(draft: Draft) -> tuple[Finding, ...]:
    """One warning for each cell of words that holds a person's number; the row stays."""
    columns = [(head.place, head.header) for head in draft.layout.heads if _words(draft, head)]
    columns += [(place, name) for name, place in draft.layout.extra]
    lines = [draft.layout.sheet.rows[row] for row in draft.sorted_rows.data]
    return tuple(
        finding
        for place, header in sorted(columns)
        for finding in _told(draft, place, header, cells_at(lines, place))
    )


def _words(draft: Draft, head: Head) -> bool:
    return draft.table.by_name[head.name].kind in (Kind.TEXT, Kind.LIST)


def _told(draft: Draft, place: int, header: str, cells: Sequence[object]) -> Iterator[Finding]:
    """The cells of a column that hold a person's number; most columns hold no long number at all."""
    words = {cell: written(cell) for cell in set(cells)}
    if not _LONG.search("\n".join(words.values())):
        return
    personal = {c: what for c, word in words.items() if _LONG.search(word) and (what := _personal(word))}  # fmt: skip
    keys, sheet = draft.keys, draft.layout.sheet
    for p, (row, cell) in enumerate(zip(draft.sorted_rows.data, cells, strict=True)):
        if cell in personal:
            fact = f"含{personal[cell]}"
            where = sheet.place(row, place, header)
            advice = "删去个人信息，只留职务代称"
            yield Finding("P03", fact, advice, Severity.WARNING, where, keys[p], words[cell])


def _personal(word: str) -> str:
    if PHONE.search(word):
        return "手机号码"
    found = any(ric.is_valid(number) for number in _IDENTITY.findall(word))
    return "身份证号码" if found else ""
