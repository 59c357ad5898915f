"""Names of sheets as Excel accepts them; what had to be renamed is told and listed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from zsyz_model.findings import Finding, Place, Severity
from zsyz_model.sheets.shapes import Sheet

NAME_CHARS = 31
INDEX_SHEET = "目录"

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")


def sheet_names(names: Iterable[str]) -> list[str]:
    r"""The names as Excel accepts them: 31 characters, no ``[]:*?/\``, each once.

    >>> sheet_names(["A/B:对比[1]", "a_b_对比_1"])
    ['A_B_对比_1', 'a_b_对比_1(2)']
    """
    taken: set[str] = set()
    clean: list[str] = []
    for name in names:
        base = _FORBIDDEN.sub("_", name).strip("_' ")[:NAME_CHARS].strip("_' ") or "工作表"
        one, n = base, 1
        while one.casefold() in taken or one.casefold() == "history":
            n += 1
            one = f"{base[: NAME_CHARS - len(str(n)) - 2]}({n})"
        taken.add(one.casefold())
        clean.append(one)
    return clean


def named(
    file: str, sheets: Sequence[Sheet]
) -> tuple[list[tuple[str, Sheet]], tuple[Finding, ...]]:
    """The sheets under the names they get, and a finding (C04) for each that is another one.

    Where a name changed, a sheet that lists the old names beside the new ones goes first.
    """
    old = [sheet.name for sheet in sheets]
    new = sheet_names(old)
    pages = list(zip(new, sheets, strict=True))
    if old == new:
        return pages, ()
    index = sheet_names([*new, INDEX_SHEET])[-1]
    listed = Sheet(
        index,
        ("原名", "表名"),
        list(zip(old, new, strict=True)),
        links={(line, 1): name for line, name in enumerate(new)},
    )
    told = tuple(
        Finding(
            "C04",
            f"改为“{after}”（对照表在{index}页）",
            severity=Severity.NORMALISED,
            place=Place(file=file),
            value=before,
        )
        for before, after in zip(old, new, strict=True)
        if before != after
    )
    return [(index, listed), *pages], told
