"""Telephone and identity numbers that do not belong into a ledger (P03)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from stdnum.cn import ric

from zsyz_model.findings import PHONE, Finding, Severity
from zsyz_model.ledger.cells import written
from zsyz_model.ledger.drafts import Draft, cell_at
from zsyz_model.tables import Kind

_IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?![\dXx])")
_LONG = re.compile("(?:1|１)[3-9３-９][0-9０-９][ -]?[0-9０-９]{4}|[0-9]{17}")
"""What every telephone or identity number holds; a quick look before the exact one."""


def check_privacy(draft: Draft) -> tuple[Finding, ...]:
    """One warning for each cell of words that holds a person's number; the row stays."""
    heads = {h.place: h.header for h in draft.layout.heads if _holds_numbers(draft, h.name)}
    lines = [draft.layout.sheet.rows[row] for row in draft.sorted_rows.data]
    extra = {
        place: name
        for name, place in draft.layout.extra
        if _LONG.search("\n".join(written(cell_at(x, place)) for x in lines))
    }
    return tuple(
        finding
        for place, header in sorted((heads | extra).items())
        for finding in _told(draft, place, header)
    )


def _holds_numbers(draft: Draft, name: str) -> bool:
    """Whether a column of words holds any run of eleven digits; cells set aside count as well."""
    if draft.table.by_name[name].kind not in (Kind.TEXT, Kind.LIST):
        return False
    if any(column == name and reading.bad for _, column, reading in draft.told):
        return True
    words = filter(None, draft.values[name])
    joined = (word if isinstance(word, str) else "\n".join(map(str, cast("tuple[str]", word))) for word in words)  # fmt: skip
    return bool(_LONG.search("\n".join(joined)))


def _told(draft: Draft, place: int, header: str) -> Iterator[Finding]:
    keys, sheet = draft.keys, draft.layout.sheet
    for p, row in enumerate(draft.sorted_rows.data):
        word = written(cell_at(sheet.rows[row], place))
        if word and (what := _personal(word)):
            fact = f"含{what}"
            where = sheet.place(row, place, header)
            advice = "删去个人信息，只留职务代称"
            yield Finding("P03", fact, advice, Severity.WARNING, where, keys[p], word)


def _personal(word: str) -> str:
    if PHONE.search(word):
        return "手机号码"
    found = any(ric.is_valid(number) for number in _IDENTITY.findall(word))
    return "身份证号码" if found else ""
