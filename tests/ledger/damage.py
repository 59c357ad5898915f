"""Sound ledgers by chance, and rules that damage one cell, row, header or sheet of them.

A rule names the sites where it can strike; struck at one of them it gives the damaged cells
with everything that must then be said. Rules about which nothing may be said are among them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from tests.faults.fault import N, Q, R, W
from tests.faults.paper import Book, Formula
from tests.ledger.test_read import frames
from tests.selftest.sites import NEEDED, TABLE_OF, TITLES, Damage, Said, Site, Sites, at, cells, damaged, heads, put, rows  # fmt: skip
from zsyz_model.findings import Severity
from zsyz_model.sheets.cells import plain
from zsyz_model.tables import NUMERIC, TABLES, Column, Kind

MORE = ("quota", "plots", "schemes", "finance", "targets", "pairs", "funds")
NAMES = ("海川精细化工", "青禾纺织", "本草制剂车间", "方正泵阀", "云帆储能电站", "长风冷链物流")
"""Names of projects of which no two look alike."""
SUMMED = frozenset({Kind.MONEY, Kind.LAND})
FAR = 300


@dataclass(frozen=True, slots=True)
class Rule:
    """Where it can strike, and what comes of it; `form` is how the cells are written."""

    sites: Sites
    strike: Callable[[Book, Site], Damage]
    form: str = "xlsx"


@st.composite
def books(draw: st.DrawFn) -> Book:
    """Cells about which nothing may be said: the required sheets and up to two more."""
    made: Book = {}
    keys: dict[str, list[str]] = {}
    more = draw(st.lists(st.sampled_from(MORE), unique=True, max_size=2))
    for name in (*NEEDED, *sorted(more, key=MORE.index)):
        frame = draw(frames(name, keys))
        keys[name] = list(frame.index)
        if name == "projects":
            codes = [code if i == 0 else () for i, code in enumerate(frame["credit_code"])]
            frame = frame.assign(name=draw(st.permutations(NAMES))[: len(frame)], credit_code=codes)
        cells = [[_typed(value) for value in frame[c.name]] for c in TABLES[name].columns]
        head: list[object] = [column.header for column in TABLES[name].columns]
        made[TABLES[name].sheet] = [head, *(list(row) for row in zip(*cells, strict=True))]
    return made


def _typed(value: object) -> object:
    """A typed value as a person types it."""
    if isinstance(value, bool):
        return "是" if value else ""
    word = plain(value)
    return "" if word is None else word.date() if isinstance(word, dt.datetime) else word


def _cell(
    code: str, act: Severity, fits: Callable[[Column, Any], bool],
    new: Callable[[Any, Column], object], reads: Callable[[Any], object] | None = None,
) -> Rule:  # fmt: skip
    """A cell written anew; it then reads as before, or as `reads` says of what stood there."""

    def strike(book: Book, site: Site) -> Damage:
        old = at(book, site)
        raw = new(old, site.column)
        shown = (raw.value or raw.text) if isinstance(raw, Formula) else raw
        said = site.said(code, act, None if shown and "\x0b" in str(shown) else shown)
        return damaged(put(book, (site, raw)), said, values={site: reads(old)} if reads else {})

    return Rule(cells(lambda _book, site, cell: fits(site.column, cell)), strike)


def _kind(*kinds: Kind, filled: bool = False) -> Callable[[Column, Any], bool]:
    return lambda column, cell: column.kind in kinds and not (filled and cell == "")


def _free(column: Column, cell: Any) -> bool:
    return column.kind is Kind.TEXT and not column.refers and cell != ""


def _unit(column: Column) -> str:
    return column.unit or ("亩" if column.kind is Kind.LAND else "")


_WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")
_WORDS = (Kind.TEXT, Kind.ID, Kind.CHOICE)
_ANY = _kind(*Kind)
_BLANKABLE = _kind(*NUMERIC, Kind.DATE, Kind.QUARTER, Kind.CHOICE)
CELL_RULES: dict[str, Rule] = {
    "必填清空": _cell("V10", Q, lambda c, v: c.required and v != "", lambda v, c: ""),
    "必填写成无": _cell("V10", Q, lambda c, v: c.required and (c.refers or c.kind is not Kind.TEXT), lambda v, c: "无"),
    "可空写成横线": _cell("V10", N, lambda c, v: not c.required and _BLANKABLE(c, v), lambda v, c: "—", lambda v: None),
    "约数": _cell("V07", Q, _kind(*NUMERIC), lambda v, c: "约100"),
    "区间": _cell("V07", Q, _kind(*NUMERIC), lambda v, c: "100-200"),
    "外币": _cell("V07", Q, _kind(Kind.MONEY), lambda v, c: "1500万美元"),
    "负数": _cell("V11", Q, _kind(*NUMERIC), lambda v, c: -1),
    "超上限": _cell("V11", Q, lambda c, v: c.high is not None, lambda v, c: (c.high or 0) + 1),
    "1e25": _cell("V12", Q, _kind(*NUMERIC), lambda v, c: 1e25),
    "nan": _cell("V12", Q, _kind(*NUMERIC), lambda v, c: "nan"),
    "全角数字": _cell("V06", N, _kind(*NUMERIC, filled=True), lambda v, c: str(v).translate(_WIDE)),
    "数字前后空格": _cell("V06", N, _kind(*NUMERIC, filled=True), lambda v, c: f" {v} "),
    "千分位": _cell("V06", N, lambda c, v: c.kind in NUMERIC and c.high is None, lambda v, c: "1,234", lambda v: 1234),
    "自带单位": _cell("V08", N, lambda c, v: c.kind in NUMERIC and v != "" and _unit(c), lambda v, c: f"{v}{_unit(c)}"),
    "写成亿元": _cell("V08", N, _kind(Kind.MONEY, filled=True), lambda v, c: f"{Decimal(str(v)) / 10_000:f}亿元"),
    "选项外": _cell("K02", Q, _kind(Kind.CHOICE), lambda v, c: "查无此类"),
    "引用外": _cell("K02", Q, lambda c, v: bool(c.refers), lambda v, c: "查无此号"),
    "是否不明": _cell("K02", Q, _kind(Kind.FLAG), lambda v, c: "也许"),
    "打勾": _cell("V06", N, _kind(Kind.FLAG), lambda v, c: "√", lambda v: True),
    "编号科学计数": _cell("V05", Q, _kind(Kind.ID), lambda v, c: "12E5"),
    "编号成了大数": _cell("V03", Q, _kind(Kind.ID), lambda v, c: 913416212345678900),
    "日期不存在": _cell("V13", Q, _kind(Kind.DATE), lambda v, c: "2026-02-30"),
    "季度不存在": _cell("V13", Q, _kind(Kind.QUARTER), lambda v, c: "2027Q5"),
    "日期用点": _cell("V13", N, _kind(Kind.DATE, filled=True), lambda v, c: f"{v.year}.{v.month}.{v.day}"),
    "日期成了序号": _cell("V14", N, _kind(Kind.DATE, filled=True), lambda v, c: (v - dt.date(1899, 12, 30)).days),
    "错误值": _cell("V02", Q, _ANY, lambda v, c: Formula("=1/0", "#DIV/0!")),
    "公式无缓存值": _cell("V01", Q, _ANY, lambda v, c: Formula("=1+1", "")),
    "控制字符": _cell("E06", Q, _kind(*_WORDS, filled=True), lambda v, c: f"{v}\x0b"),
    "文字前后空格": _cell("V06", N, _kind(*_WORDS, filled=True), lambda v, c: f" {v} "),
    "像公式": _cell("C02", N, _free, lambda v, c: f"={v}", lambda v: f"={v}"),
    "像网页": _cell("C03", N, _free, lambda v, c: f"{v}<b>", lambda v: f"{v}<b>"),
    "间隔号": _cell("E07", N, _free, lambda v, c: "阿里•木", lambda v: "阿里·木"),
}  # fmt: skip


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
    line: list[object] = ["合计"] + [""] * (len(columns) - 1)
    for i in places:
        line[i] = round(sum(row[i] or 0 for row in book[site.sheet][1:]), 2)  # type: ignore[misc]
    line[places[0]] += off  # type: ignore[operator]
    return _inserted(book, site, line, site.said("H06", N, "合计"), fact=fact)


def _hidden(touch: Callable[[Any, Site], object]) -> Rule:
    def strike(book: Book, site: Site) -> Damage:
        said = Said("H07", W, site.sheet)
        return damaged(
            book, said, touch=lambda made: touch(made.get_worksheet_by_name(site.sheet), site)
        )

    return Rule(rows(), strike)


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
    "整行重复": Rule(rows(), _doubled),
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
    "隐藏工作表": _hidden(lambda page, site: page.hide()),
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
RULES = CELL_RULES | SHEET_RULES
