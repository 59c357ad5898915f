"""Sound ledgers by chance, and rules that damage one cell, row, header or sheet of them.

A rule names the sites where it can strike; struck at one of them it gives the damaged cells
with everything that must then be said. Rules about which nothing may be said are among them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from tests.faults.fault import N, Q
from tests.faults.paper import Book, Formula
from tests.ledger.test_read import frames
from tests.selftest.sheet_rules import SHEET_RULES
from tests.selftest.sites import NEEDED, Damage, Rule, Site, at, cells, damaged, put
from zsyz_model.findings import Severity
from zsyz_model.sheets.cells import plain
from zsyz_model.tables import NUMERIC, TABLES, Column, Kind

MORE = ("quota", "plots", "schemes", "finance", "targets", "pairs", "funds")
NAMES = ("海川精细化工", "青禾纺织", "本草制剂车间", "方正泵阀", "云帆储能电站", "长风冷链物流")
"""Names of projects of which no two look alike."""


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
            codes: list[Any] = [
                code if i == 0 else () for i, code in enumerate(frame["credit_code"])
            ]
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
    "必填写成无": _cell("V10", Q, lambda c, v: c.required and (c.refers != "" or c.kind is not Kind.TEXT), lambda v, c: "无"),
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
    "自带单位": _cell("V08", N, lambda c, v: c.kind in NUMERIC and v != "" and _unit(c) != "", lambda v, c: f"{v}{_unit(c)}"),
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

RULES = CELL_RULES | SHEET_RULES
