"""Columns that gates and criteria read beside the ledger's own, each with the cells it comes from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from zsyz_model.case import Case
from zsyz_model.findings import Place
from zsyz_model.review.meeting.history import last_decisions
from zsyz_model.tables import INDUSTRIES, TABLES
from zsyz_model.validate.said import Row, missing, rows_of

TEN_STRONG = (
    "新一代信息技术", "高端装备", "新能源新材料", "现代海洋", "智慧海洋", "医养健康", "高端化工",
    "绿色化工", "高端石化", "现代高效农业", "文化创意", "精品旅游", "现代金融服务",
)  # fmt: skip
"""The province's 十强 industries with the other names they go by [150]."""
CITY_231 = (
    "生物医药", "高端化工", "农副产品精深加工", "机电设备制造", "商贸物流", "新能源新材料", "新一代信息技术",
)  # fmt: skip
"""The city's 231 system [151][152]; the wording of its "1" is 待核实."""
SYSTEMS = ("县主导产业", "十强", "231")
VERDICT = "verdict"
_SPLIT = re.compile(r"[、,，;；/]")
_DIGITS = 8

Value = Any
"""A fact about a project: a number, word, tuple of words or flag; None when unknown."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A column computed from others: title, unit, the project columns it reads, and how.

    `alternatives` says that any one of the sources would do. `cell` says where a project's
    value stands when it is not on the sheet 项目.
    """

    name: str
    title: str
    unit: str
    sources: tuple[str, ...]
    read: Callable[[Case, Row], Value]
    alternatives: bool = False
    cell: Callable[[Case, str], Place] | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about each project, ledger's columns and derived ones together."""

    rows: Mapping[str, Row]

    def value(self, project: str, column: str) -> Value:
        """The fact, None when missing."""
        found = self.rows[project][column]
        return None if not isinstance(found, tuple) and missing(found) else found


def derive(case: Case) -> Facts:
    """All facts of all projects, in the order of the case.

    The last verdict of a meeting is looked up once for all; a project without one has "".
    """
    made = last_decisions(case)
    verdicts = {project: {VERDICT: decision.verdict} for project, decision in made.items()}
    return Facts(
        {
            row["key"]: {
                **row,
                **{d.name: d.read(case, row) for d in DERIVED},
                **verdicts.get(row["key"], {}),
            }
            for row in rows_of(case.projects)
        }
    )


def sources_of(column: str) -> tuple[str, ...]:
    """The ledger's columns behind a fact."""
    known = _BY_NAME.get(column)
    return known.sources if known else (column,)


def place_of(case: Case, project: str, column: str) -> Place:
    """The cell behind a fact: the first of the ledger's columns that it comes from."""
    known = _BY_NAME.get(column)
    if known and known.cell:
        return known.cell(case, project)
    return case.place_of("projects", project, sources_of(column)[0])


def lacking(row: Row, column: str) -> tuple[str, ...]:
    """The ledger's columns to fill in for a missing fact; the first when any one would do."""
    sources = sources_of(column)
    known = _BY_NAME.get(column)
    empty = tuple(source for source in sources if missing(row[source]))
    return sources[:1] if not empty or (known and known.alternatives) else empty


def titled(column: str) -> tuple[str, str]:
    """Chinese title and unit of a fact."""
    if known := _BY_NAME.get(column):
        return known.title, known.unit
    ledger = TABLES["projects"].by_name[column]
    return ledger.label, ledger.unit


def words_in(text: object) -> tuple[str, ...]:
    """The separate words of a cell.

    >>> words_in("新能源、新材料")
    ('新能源', '新材料')
    """
    return () if missing(text) else tuple(w.strip() for w in _SPLIT.split(str(text)) if w.strip())


def _place_kind(case: Case, row: Row) -> Value:
    kinds = case.table("places")["place_kind"]
    return kinds[row["place"]] if row["place"] in kinds.index else None


def _per_mu(column: str) -> Callable[[Case, Row], Value]:
    """The amount a mu; without any limit (inf) when the project takes no land."""

    def read(_: Case, row: Row) -> Value:
        amount, land = row[column], row["land_mu"]
        if missing(amount) or missing(land) or (land == 0 and amount == 0):
            return None
        return float("inf") if land == 0 else round(amount / land, _DIGITS)

    return read


def _fits(_: Case, row: Row) -> Value:
    """Which of the three industry systems the project belongs to; None when nothing is said."""
    said = (words_in(row["industry"]), row["ten_tags"], row["city_tags"])
    if not any(said):
        return None
    lists = (INDUSTRIES, TEN_STRONG, CITY_231)
    return tuple(
        name
        for name, words, known in zip(SYSTEMS, said, lists, strict=True)
        if set(words) & set(known)
    )


def _fit_count(case: Case, row: Row) -> Value:
    fits = _fits(case, row)
    return None if fits is None else float(len(fits))


def _chemical(case: Case, row: Row) -> Value:
    return bool(set(words_in(row["industry"])) & set(case.scenario.land.chemical_industries))


def _own_land(_: Case, row: Row) -> Value:
    """Whether the project takes land of its own; a blank cell counts as yes and is asked for."""
    return missing(row["land_mu"]) or bool(row["land_mu"] > 0)


def _energy(_: Case, row: Row) -> Value:
    """Energy for 万元 of output value (产值, not 增加值)."""
    tons, output = row["energy_tce"], row["output_wan"]
    if missing(tons) or missing(output) or output == 0:
        return None
    return round(float(tons / output), _DIGITS)


def _funded(_: Case, row: Row) -> Value:
    """The share of the investment that is provided for; a blank gap is none."""
    invest, gap = row["invest_wan"], row["gap_wan"]
    if missing(invest) or invest == 0:
        return None
    return round(1 - (0.0 if missing(gap) else float(gap)) / float(invest), _DIGITS)


def _zoned(case: Case, row: Row) -> Value:
    """1 when the place admits the industry (or any), 0 when not."""
    allowed = case.table("places")["allowed"]
    if row["place"] not in allowed.index or missing(row["industry"]):
        return None
    wanted = allowed[row["place"]]
    return float(not wanted or bool(set(words_in(row["industry"])) & set(wanted)))


def _verdict_cell(case: Case, project: str) -> Place:
    return case.place_of("decisions", str(last_decisions(case)[project].row["key"]), VERDICT)


DERIVED = (
    Derived("place_kind", "落地位置类型", "", ("place",), _place_kind),
    Derived("intensity_wan_per_mu", "投资强度", "万元/亩", ("fixed_wan", "land_mu"), _per_mu("fixed_wan")),
    Derived("tax_wan_per_mu", "亩均税收", "万元/亩", ("tax_wan", "land_mu"), _per_mu("tax_wan")),
    Derived("output_wan_per_mu", "亩均产值", "万元/亩", ("output_wan", "land_mu"), _per_mu("output_wan")),
    Derived("energy_t_per_wan", "单位产值能耗", "吨标煤/万元", ("energy_tce", "output_wan"), _energy),
    Derived("funded_share", "资金落实比例", "", ("invest_wan", "gap_wan"), _funded, alternatives=True),
    Derived("fits", "产业归属", "", ("industry", "ten_tags", "city_tags"), _fits, alternatives=True),
    Derived("fit_count", "产业归属类数", "类", ("industry", "ten_tags", "city_tags"), _fit_count, alternatives=True),
    Derived("chemical", "化工项目", "", ("industry",), _chemical),
    Derived("own_land", "单独用地", "", ("land_mu",), _own_land),
    Derived(VERDICT, "集体决策结论", "", (), lambda _, __: "", cell=_verdict_cell),
    Derived("zoned", "符合园区允许产业", "", ("industry", "place"), _zoned),
)  # fmt: skip
_BY_NAME = {d.name: d for d in DERIVED}
