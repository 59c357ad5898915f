"""Counties that are not the demonstration: other names, id styles, counts and ranges.

`make_county` draws one from a seed; `write_county` writes it as a ledger with a scenario.
The numbers are sized so that a plan exists: hours and counts follow the projects, the
quota follows their land.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from tests.cases import make_ledger
from zsyz_model.case import Horizon
from zsyz_model.sheets import table_sheet, write_book
from zsyz_model.tables import INDUSTRIES, TABLES

Row = dict[str, Any]
NEEDED = frozenset({"projects", "leaders", "places"})
STYLES = (("XM-2027-{:03d}", "领导{:02d}", "{}"), ("乙{:02d}号", "LD_{:03d}", "{}片区"),
          ("2027{:05d}", "KZ{:02d}", "{}-1"))  # fmt: skip
"""Styles of project ids, leader ids and place codes."""

_TOWNS = ("柳河", "白塔", "石桥", "青山", "双泉", "大营", "红枫", "新集", "马头", "三里")
_FIRMS = ("远山", "海川", "青禾", "本草", "方正", "金穗", "云帆", "长风")
_POSTS = ("县长", "常务副县长", "副县长", "县委副书记", "人大副主任", "政协副主席", "统战部部长")
_BODIES = ("政府", "政府", "政府", "县委", "人大", "政协", "县委")
_STAGES = ("签约", "落地", "评审", "签约", "开工", "落地")
_STRAYS = (("房地产", "签约"), ("农业", "落地"), ("工业", "线索"), ("工业", "终止"))
_PLOT_KINDS = ("批而未供2017前", "批而未供2018后", "闲置", "低效", "标准厂房", "腾挪")


@dataclass(frozen=True)
class County:
    """The rows of a county by internal table name, and the quarters they are made for."""

    name: str
    span: Horizon
    tables: dict[str, list[Row]]


@dataclass(frozen=True)
class _Draw:
    """The generator of one county with its id styles."""

    rng: np.random.Generator
    span: Horizon
    styles: tuple[str, str, str]

    def between(self, low: float, high: float) -> float:
        return round(float(self.rng.uniform(low, high)), 2)

    def whole(self, low: int, high: int) -> int:
        return int(self.rng.integers(low, high + 1))

    def project(self, number: int) -> str:
        return self.styles[0].format(number)

    def leader(self, number: int) -> str:
        return self.styles[1].format(number)

    def quarter(self, last: int) -> str:
        return self.span.word(self.whole(1, last))


def make_county(
    seed: int, *, projects: int = 14, leaders: int = 8, places: int = 6, plots: int = 6,
    schemes: int = 3, quarters: int = 5, sheets: Collection[str] | None = None,
) -> County:  # fmt: skip
    """A county of the given size; `sheets` names the optional tables that it has (None: all)."""
    first = f"{2026 + seed % 4}Q{1 + seed % 3}"
    span = Horizon(first, quarters)
    draw = _Draw(np.random.default_rng(seed), span, STYLES[seed % len(STYLES)])
    spots = _places(draw, places)
    heads = _leaders(draw, leaders, projects, spots)
    ours = _projects(draw, projects, spots, heads)
    rows = {"projects": ours, "leaders": heads, "places": spots}
    rows |= _lands(draw, ours, spots, plots, schemes) | _papers(draw, ours, heads, spots)
    wanted = set(rows) if sheets is None else NEEDED | set(sheets)
    if "quota" not in wanted:
        ours[:] = [{**row, "must_start": False} for row in ours]
    kept = {name: rows[name] for name in TABLES if name in rows and name in wanted}
    return County(f"county_{seed}", span, kept)


def write_county(folder: Path, county: County, text: str = "") -> Path:
    """The ledger and a scenario beside it; `text` is added to the scenario. Its path."""
    frames = make_ledger(**county.tables).tables
    sheets = [table_sheet(TABLES[name], frames[name]) for name in county.tables]
    write_book(folder / "ledger.xlsx", sheets)
    path = folder / f"{county.name}.yaml"
    head = (
        f"name: {county.name}\ntitle: 另一个县\nledger: ledger.xlsx\n"
        f"horizon: {{first_quarter: {county.span.first}, quarters: {county.span.length}}}\n"
        "solver: {seconds: 60}\n"
    )
    path.write_text(head + text, encoding="utf-8")
    return path


def _places(draw: _Draw, count: int) -> list[Row]:
    """Towns, and a zone and a chemical park at the end."""
    kinds = ["乡镇"] * (count - 2) + ["开发区", "化工园区"]
    return [
        {
            "place": draw.styles[2].format(f"{_TOWNS[i % 10]}{i // 10 or ''}"),
            "place_name": f"{_TOWNS[i % 10]}{i // 10 or ''}{'镇' if kind == '乡镇' else kind}",
            "place_kind": kind,
            "minutes": draw.whole(3, 30),
        }
        for i, kind in enumerate(kinds)
    ]


def _leaders(draw: _Draw, count: int, projects: int, places: Sequence[Row]) -> list[Row]:
    """Leaders whose hours and counts together are enough for every project."""
    share = projects / count
    return [
        {
            "leader_id": draw.leader(i + 1),
            "title": f"{_POSTS[i % 7]}{'甲乙丙丁戊'[i // 7]}",
            "body": _BODIES[i % 7],
            "industries": (INDUSTRIES[i % 9], INDUSTRIES[(i + 4) % 9]),
            "places": (places[i % len(places)]["place"],),
            "base": places[0]["place"],
            "hours": math.ceil(draw.between(4.5, 6.0) * share),
            "least": int(i % 4 == 0),
            "most": math.ceil(share) + draw.whole(1, 2),
            "avoids": (_FIRMS[i % 8] + "公司",) if i % 5 == 4 else (),
        }
        for i in range(count)
    ]


def _projects(draw: _Draw, count: int, places: Sequence[Row], leaders: Sequence[Row]) -> list[Row]:
    """Projects of all nine industries; every sixth is of a kind or stage that is refused."""
    rows = [_project(draw, i, places, leaders) for i in range(count)]
    must = next(i for i, row in enumerate(rows) if row["stage"] == "落地")
    return [{**row, "must_start": i == must} for i, row in enumerate(rows)]


def _project(draw: _Draw, i: int, places: Sequence[Row], leaders: Sequence[Row]) -> Row:
    industry, stray = INDUSTRIES[i % 9], i % 6 == 3
    kind, stage = _STRAYS[i // 6 % 4] if stray else ("工业", _STAGES[i % 6])
    invest = draw.whole(1, 30) * 1500 + 9000
    fixed = round(invest * draw.between(0.6, 0.9))
    land = round(fixed / draw.between(220, 700), 2)
    converted = round(land * draw.between(0.3, 0.9), 2) if stage in ("签约", "落地", "评审") else 0
    spot = places[-1] if industry == "高端化工" else places[draw.whole(0, len(places) - 2)]
    held = stage in ("签约", "落地", "开工") and i % 2 == 0 and not stray
    return {
        "project_id": draw.project(i + 1), "name": f"{_FIRMS[i % 8]}{industry}项目{i + 1}",
        "investor": f"{_FIRMS[i % 8]}公司", "kind": kind, "industry": industry, "stage": stage,
        "invest_wan": invest, "fixed_wan": fixed, "land_mu": land, "converted_mu": converted,
        "farmland_mu": round(converted * 0.8, 2), "place": spot["place"],
        "output_wan": round(land * draw.between(200, 500)), "jobs": draw.whole(20, 900),
        "tax_wan": round(land * draw.between(8, 40)),
        "gap_wan": round(fixed * 0.1) if i % 4 == 1 else None,
        "earliest": draw.quarter(3) if stage in ("签约", "落地", "评审") else None,
        "current_leader": leaders[i // 2 % len(leaders)]["leader_id"] if held else None,
    }  # fmt: skip


def _lands(
    draw: _Draw, ours: Sequence[Row], places: Sequence[Row], plots: int, schemes: int
) -> dict[str, list[Row]]:
    """Quota for about half of the demand, plots, schemes, targets, money."""
    span = draw.span
    share = sum(row["converted_mu"] for row in ours) / span.length
    amounts = {"计划指标": (0.35, 0.65), "占补数量": (0.2, 0.5)}
    quota = [
        {"quarter": word, "quota_kind": kind, "amount": round(share * draw.between(*part), 2),
         "price_wan": draw.between(1, 15)}
        for kind, part in amounts.items() for word in span.quarters
    ]  # fmt: skip
    years = sorted({int(word[:4]) for word in span.quarters})
    running = [row["project_id"] for row in ours if row["stage"] == "开工"]
    return {
        "quota": quota,
        "plots": [_plot(draw, i, places, running) for i in range(plots)],
        "schemes": [_scheme(draw, i) for i in range(schemes)],
        "finance": [
            {"line_id": f"贷{i + 1}", "line_name": f"渠道{i + 1}", "line_kind": kind,
             "limit_wan": draw.whole(3000, 9000), "single_wan": 3000}
            for i, kind in enumerate(("银行信贷", "产业基金", "专项债"))
        ],
        "targets": [
            {"quarter": word, "sign_target": 1, "start_target": draw.whole(1, 3)}
            for word in span.quarters
        ],
        "budget": [{"year": year, "land_wan": draw.whole(3000, 9000)} for year in years],
    }  # fmt: skip


def _plot(draw: _Draw, i: int, places: Sequence[Row], running: Sequence[str]) -> Row:
    kind = _PLOT_KINDS[i % 6] if running or i % 6 < 5 else "低效"
    row = {
        "plot_id": f"宗地-{i + 1}", "place": places[i % len(places)]["place"],
        "area_mu": draw.between(20, 90), "plot_kind": kind, "ready": draw.quarter(2),
        "unit_wan": draw.between(3, 20), "fixed_wan": draw.whole(0, 150),
    }  # fmt: skip
    if kind != "腾挪":
        return row
    return {**row, "holder": running[i // 6 % len(running)], "repay_by": draw.span.quarters[-1]}


def _scheme(draw: _Draw, i: int) -> Row:
    cleared = draw.between(30, 160)
    return {
        "scheme_id": f"拆{i + 1}", "scheme_name": f"{_TOWNS[i % 10]}拆旧", "cleared_mu": cleared,
        "surplus_mu": round(cleared * 0.7, 2), "farmland_mu": round(cleared * 0.9, 2),
        "duration_quarters": draw.whole(1, 3), "cost_wan": round(cleared * draw.between(3, 8)),
        "earliest": draw.quarter(2),
    }  # fmt: skip


def _papers(
    draw: _Draw, ours: Sequence[Row], leaders: Sequence[Row], places: Sequence[Row]
) -> dict[str, list[Row]]:
    """What the office keeps: roads, special pairs, marks, papers, open procedures."""
    last = ours[-1]["project_id"]
    return {
        "travel": [{"origin": places[0]["place"], "target": places[1]["place"], "minutes": 9}],
        "pairs": [
            {"project_id": ours[0]["project_id"], "leader_id": leaders[0]["leader_id"],
             "rule": "锁定"},
            {"project_id": last, "leader_id": leaders[-1]["leader_id"], "rule": "禁止"},
        ],
        "scores": [
            {"project_id": row["project_id"], "judge": judge, "criterion": criterion,
             "points": draw.whole(40, 98)}
            for row in ours if row["kind"] == "工业"
            for judge in ("甲", "乙") for criterion in ("科技含量", "安全风险")
        ],
        "papers": [
            {"project_id": row["project_id"], "form": "有", "study": "有", "contract": "缺"}
            for row in ours if row["kind"] == "工业"
        ],
        "procedures": [
            {"project_id": last, "step": "节能审查",
             "due_on": pd.Timestamp(f"{draw.span.quarters[1][:4]}-01-20")},
        ],
    }  # fmt: skip
