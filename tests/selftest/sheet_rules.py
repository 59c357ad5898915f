"""Rules that damage a row, a header or a sheet, or merge, hide, move and encode what is there.

With those about single cells they are the rules of `tests.ledger.damage`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from tests.faults.fault import N, Q, R, W
from tests.faults.paper import Book, Formula
from tests.selftest.sites import (  # fmt: skip
    TABLE_OF,
    TITLES,
    Damage,
    Rule,
    Said,
    Site,
    at,
    cells,
    damaged,
    heads,
    put,
    rows,
)
from zsyz_model.tables import TABLES, Kind

SUMMED = frozenset({Kind.MONEY, Kind.LAND})
FAR = 300


def _title(book: Book, site: Site) -> object:
    """The name beside the key that a cell holds, when it is the only one; else nothing."""
    table = TABLES[site.column.refers]
    place = [c.name for c in table.columns].index(TITLES[table.name])
    lines = book[table.sheet][1:]
    named = [line[place] for line in lines if line[0] == at(book, site)]
    return named[0] if named and [line[place] for line in lines].count(named[0]) == 1 else ""


def _by_title(book: Book, site: Site) -> Damage:
    word = _title(book, site)
    return damaged(put(book, (site, word)), site.said("K03", N, word))


def _doubled(book: Book, site: Site) -> Damage:
    """A row a second time at the end: none of the two is taken."""
    made = put(book)
    made[site.sheet].append(list(made[site.sheet][site.row - 1]))
    key = next(
        i
        for i, c in enumerate(TABLE_OF[site.sheet].columns)
        if c.name == TABLE_OF[site.sheet].key[0]
    )
    both = (Site(site.sheet, row, key) for row in (site.row, len(made[site.sheet])))
    origin = [*range(1, len(made[site.sheet])), 0]
    return damaged(made, *(one.said("K01", Q) for one in both), origin={site.sheet: origin})


def _whole(book: Book, site: Site, cell: Formula, code: str) -> Damage:
    """Every cell of a row is one that cannot be read: the row is set aside, and not taken as blank."""
    row = [site._replace(place=place) for place in range(len(book[site.sheet][0]))]
    made = put(book, *((one, cell) for one in row))
    return damaged(made, *(one.said(code, Q, cell.value or cell.text) for one in row))


def _same(book: Book, site: Site, code: str, places: Sequence[int]) -> Damage:
    """Some cells of a row written into another row."""
    other = 2 if site.row > 2 else 3
    made = put(
        book, *((Site(site.sheet, other, p), at(book, site._replace(place=p))) for p in places)
    )
    both = (Site(site.sheet, row, places[0]) for row in (site.row, other))
    return damaged(made, *(one.said(code, Q) for one in both))


def _before(book: Book, site: Site) -> list[dt.date]:
    """The days of a row that must not come after the one at the site."""
    table = TABLE_OF[site.sheet]
    names = [c.name for c in table.columns]
    firsts = [first for first, then in table.in_order if then == site.column.name]
    days = (at(book, site._replace(place=names.index(first))) for first in firsts)
    return [day for day in days if day]


def _backwards(book: Book, site: Site) -> Damage:
    days = _before(book, site)
    day = min(days) - dt.timedelta(days=1)
    return damaged(put(book, (site, day)), *(site.said("V15", Q, str(day)) for _ in days))


def _inserted(
    book: Book, site: Site, line: Sequence[object], *said: Said, fact: str = ""
) -> Damage:
    made = put(book)
    made[site.sheet].insert(site.row - 1, list(line))
    origin = list(range(1, len(book[site.sheet]) + 1))
    origin.insert(site.row - 1, 0)
    return damaged(made, *said, origin={site.sheet: origin}, fact=fact)


def _total(book: Book, site: Site, off: int, fact: str) -> Damage:
    """A row 合计 with the sums of amounts and areas, the first of them off."""
    columns = TABLE_OF[site.sheet].columns
    places = [i for i, c in enumerate(columns) if c.kind in SUMMED]
    line: list[Any] = ["合计", *[""] * (len(columns) - 1)]
    for i in places:
        column: list[Any] = [row[i] for row in book[site.sheet][1:] if row[i] != ""]
        line[i] = round(sum(column), 2)
    line[places[0]] += off
    return _inserted(book, site, line, site.said("H06", N, "合计"), fact=fact)


def _hidden(touch: Callable[[Any, Site], object], first: int = 0) -> Rule:
    """Something is hidden in a sheet from the `first` on; Excel never hides the first sheet."""

    def strike(book: Book, site: Site) -> Damage:
        said = Said("H07", W, site.sheet)
        return damaged(
            book, said, touch=lambda made: touch(made.get_worksheet_by_name(site.sheet), site)
        )

    return Rule(rows(fits=lambda book, site: list(book).index(site.sheet) >= first), strike)


def _merged(book: Book, site: Site) -> Damage:
    """A cell merged with the one below: that one is empty now, and is not filled."""
    low, word = site._replace(row=site.row + 1), at(book, site)
    return damaged(
        put(book, (low, "")), low.said("H05", Q, ""), fact="合并",
        touch=lambda made: made.get_worksheet_by_name(site.sheet).merge_range(f"{site.cell}:{low.cell}", word),
    )  # fmt: skip


def _far(book: Book, site: Site) -> Damage:
    far = site._replace(row=len(book[site.sheet]) + FAR)
    said = far.said("F09", W)
    return damaged(
        book, said, touch=lambda made: made.get_worksheet_by_name(site.sheet).write(far.cell, "x")
    )


def _shuffled(book: Book, site: Site) -> Damage:
    head, *lines = book[site.sheet]
    origin = [1, *range(len(lines) + 1, 1, -1)]
    return damaged({**book, site.sheet: [head, *lines[::-1]]}, origin={site.sheet: origin})


def _wider(book: Book, site: Site, head: object, cell: object, *said: Said) -> Damage:
    """A column more, with one filled cell."""
    made = put(book)
    made[site.sheet] = [
        [*line, head if i == 0 else cell if i == 1 else ""]
        for i, line in enumerate(made[site.sheet])
    ]
    return damaged(made, *said)


def _head_doubled(book: Book, site: Site) -> Damage:
    word = at(book, site)
    return _wider(
        book, site, word, "", site._replace(place=len(book[site.sheet][0])).said("H02", R, word)
    )


def _head_spelled(book: Book, site: Site) -> Damage:
    word = str(at(book, site))
    new = word.translate(str.maketrans("()", "（）")) if "(" in word else f"{word[0]} {word[1:]}"
    return damaged(put(book, (site, new)), site.said("H03", N, new))


def _ragged(change: Callable[[list[object]], list[object]]) -> Rule:
    def strike(book: Book, site: Site) -> Damage:
        made = put(book)
        made[site.sheet][site.row - 1] = change(made[site.sheet][site.row - 1])
        return damaged(made, Said("C01", Q, site.sheet, "", site.row, ""))

    return Rule(rows(least=2), strike, "csv")


def _encoded(code: str, encoding: str) -> Rule:
    return Rule(
        rows(),
        lambda book, site: damaged(
            book, Said(code, N, site.sheet), encoding={site.sheet: encoding}
        ),
        "csv",
    )


def _sums(book: Book, site: Site) -> bool:
    return any(column.kind in SUMMED for column in TABLE_OF[site.sheet].columns)


_PROJECT = [column.name for column in TABLES["projects"].columns]
_NAME_AND_PLACE = [_PROJECT.index("name"), _PROJECT.index("place")]
SHEET_RULES: dict[str, Rule] = {
    "名称代编号": Rule(cells(lambda b, s, v: bool(s.column.refers and v and _title(b, s))), _by_title),
    "整行公式无缓存值": Rule(rows(), lambda b, s: _whole(b, s, Formula("=1+1", ""), "V01")),
    "整行错误值": Rule(rows(), lambda b, s: _whole(b, s, Formula("=1/0", "#DIV/0!"), "V02")),
    "整行重复": Rule(rows(fits=lambda b, s: not TABLE_OF[s.sheet].repeats), _doubled),
    "编号重复": Rule(rows(least=2, fits=lambda b, s: len(TABLE_OF[s.sheet].key) == 1), lambda b, s: _same(b, s, "K01", [0])),
    "同名同地": Rule(rows(least=2, fits=lambda b, s: s.sheet == "项目" and at(b, s._replace(place=_NAME_AND_PLACE[1])) != ""), lambda b, s: _same(b, s, "K01", _NAME_AND_PLACE)),
    "先竣工后开工": Rule(cells(lambda b, s, v: bool(_before(b, s))), _backwards),
    "插入空行": Rule(rows(beyond=1), lambda b, s: _inserted(b, s, [])),
    "插入空格行": Rule(rows(beyond=1), lambda b, s: _inserted(b, s, [" ", "", "　"])),
    "标题行": Rule(rows(), lambda b, s: _inserted(b, s._replace(row=1), ["某县2027年度重点项目台账"])),
    "合计相符": Rule(rows(beyond=1, fits=_sums), lambda b, s: _total(b, s, 0, "与明细相符")),
    "合计不符": Rule(rows(beyond=1, fits=_sums), lambda b, s: _total(b, s, 12, "差12.00")),
    "隐藏行": _hidden(lambda page, site: page.set_row(site.row - 1, None, None, {"hidden": True})),
    "隐藏列": _hidden(lambda page, site: page.set_column(1, 1, None, None, {"hidden": True})),
    "隐藏工作表": _hidden(lambda page, site: page.hide(), first=1),
    "合并格": Rule(cells(lambda b, s, v: isinstance(v, str) and v != "" and s.row < len(b[s.sheet])), _merged),
    "远处孤立格": Rule(rows(), _far),
    "行打乱": Rule(rows(least=2), _shuffled),
    "表头改名": Rule(heads(lambda c: c.required), lambda b, s: damaged(put(b, (s, "另一列")), Said("H01", R, s.sheet, "", 1))),
    "表头重复": Rule(heads(lambda c: True), _head_doubled),
    "表头写法": Rule(heads(lambda c: True), _head_spelled),
    "多一列": Rule(rows(), lambda b, s: _wider(b, s, "自定义列", "随便写")),
    "多一表": Rule(rows(), lambda b, s: damaged({**b, "随手记": [["甲"], ["乙"]]}, Said("H10", W, "随手记"))),
    "csv多一格": _ragged(lambda line: [*line, "多余"]),
    "csv少一格": _ragged(lambda line: line[:-1]),
    "GB18030": _encoded("E01", "gb18030"),
    "UTF-8有标记": _encoded("E02", "utf-8-sig"),
    "UTF-16": _encoded("E03", "utf-16"),
}  # fmt: skip
