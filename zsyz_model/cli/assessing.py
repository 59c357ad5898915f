"""The command of assessment: assess."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zsyz_model.cli.chinese import Command
from zsyz_model.cli.flags import Debug, Json, leave
from zsyz_model.cli.papers import Level
from zsyz_model.cli.telling import tell, tell_json, tell_lines

if TYPE_CHECKING:
    from fractions import Fraction

    from zsyz_model.batch.assessed import Assessed
    from zsyz_model.case.assessing import Assessment
    from zsyz_model.case.forecast import Forecast


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the flags ask for: rules, year, a plan made now, where to write, and for whom."""

    rules: Path | None = None
    year: int | None = None
    plan: bool = False
    out: Path | None = None
    level: Level = Level.INTERNAL


def assess(
    asked: Annotated[
        Path, typer.Argument(metavar="情景或运行", help="情景文件（yaml），或运行文件夹（按其方案预测年末）")
    ],
    rules: Annotated[
        Path | None,
        typer.Option("--rules", metavar="规则", help="考核规则（yaml）；不写则用情景旁的 rules/assessment.yaml"),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option("--year", metavar="年度", min=2000, max=2100, help="不写则为情景截止日所在年"),
    ] = None,
    plan: Annotated[
        bool, typer.Option("--plan", help="现在就做方案，按其开工预测年末（给的是情景时）")
    ] = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="文件夹", help="写出工作簿（带公式）、年末预测图和通报（docx）")
    ] = None,
    level: Annotated[
        Level, typer.Option("--level", metavar="internal|public", help="写内部件（工作簿、图、通报），或只写公示")
    ] = Level.INTERNAL,
    as_json: Json = False,
    debug: Debug = False,
) -> None:  # fmt: skip
    """The assessment of a year."""
    wanted = Wanted(rules, year, plan, out, level)
    leave(lambda: run_assess(asked, wanted, as_json), as_json, debug)


def offer_assessment(app: typer.Typer) -> None:
    """Put the command beside the others."""
    app.command(
        cls=Command,
        help="年度考核：逐笔认定到位资金，折算、分配、排名，附每一步算式；预测年末还差多少",
    )(assess)


def run_assess(asked: Path, wanted: Wanted, as_json: bool) -> int:
    """Assess the county; with a folder, write what the level has. Raises as `assess_of` does, and F12."""
    from zsyz_model.batch.assessed import assess_of, write_assessed, write_paper
    from zsyz_model.case import paper_rules

    told = assess_of(asked, wanted.rules, wanted.year, wanted.plan)
    written: list[str] = []
    if wanted.out:
        public = wanted.level is Level.PUBLIC
        made = (
            write_paper(wanted.out, told, paper_rules.Level.PUBLIC)
            if public
            else write_assessed(wanted.out, told)
        )
        written = [path.as_posix() for path in made]
    if as_json:
        ahead = {"year_end": ahead_document(told.ahead)}
        tell_json(document(told.found) | ahead | {"rules": told.rules.title, "written": written})
        return 0
    tell(told.findings)
    tell_lines(*_words(told), *(f"写出 {file}" for file in written))
    return 0


def _words(told: Assessed) -> Iterator[str]:
    found = told.found
    counts = Counter(tranche.verdict.value for tranche in found.tranches)
    parts = "，".join(f"{word} {number} 笔" for word, number in sorted(counts.items()))
    waiting = f"待定 {len(found.undecided)} 笔"
    yield f"{found.year} 年度考核：{parts or '台账没有到位资金'}；{waiting}"
    for score in found.scores:
        tied = "（并列）" if score.tied else ""
        place = "—" if score.rank is None else f"第 {score.rank} 名{tied}"
        yield f"{score.unit_kind} {score.unit}：{place}，{score.working}"
    yield from _ahead_words(told.ahead)


def _ahead_words(ahead: Forecast) -> Iterator[str]:
    """The year's end: every unit that is expected to be short of its task."""
    starts = "方案和已开工的" if ahead.planned else "已开工的"
    yield f"年末预测：{starts}项目 {len(ahead.expected)} 个预计有资金到位，{len(ahead.left_out)} 个不计"
    for unit in ahead.units:
        if unit.need_yuan:
            more = float(unit.expected_yuan) / 1e4
            need = float(unit.need_yuan) / 1e4
            yield f"{unit.unit_kind} {unit.unit}：预计再得 {more:.2f} 万元，还差 {need:.2f} 万元"


def document(found: Assessment) -> dict[str, Any]:
    """The assessment as one document: amounts in 元, scores and shares as numbers."""
    return {
        "year": found.year,
        "ranking": [
            {"unit": s.unit, "unit_kind": s.unit_kind, "task_yuan": _float(s.task_yuan),
             "credited_yuan": float(s.credited_yuan), "deducted": float(s.deducted),
             "score": _float(s.score), "rank": s.rank, "tied": s.tied, "change": s.change,
             "colour": s.colour, "working": s.working}
            for s in found.scores
        ],
        "lines": [
            {"tranche": x.tranche, "project_id": x.project_id, "unit": x.unit, "yuan": float(x.yuan),
             "factor": float(x.factor), "case": x.case, "share": str(x.share), "basis": x.basis,
             "credited_yuan": float(x.credited_yuan)}
            for x in found.lines
        ],
        "tranches": [
            {"tranche": t.key, "project_id": t.project_id, "day": t.day.isoformat(),
             "yuan": _float(t.yuan), "verdict": t.verdict.value, "cell": str(t.place),
             "grounds": [{"rule": g.rule, "fact": g.fact, "advice": g.advice, "cell": str(g.place)}
                         for g in t.grounds]}
            for t in found.tranches
        ],
        "undecided": [
            {"tranche": u.tranche, "project_id": u.project_id, "yuan": float(u.yuan),
             "fact": u.fact, "advice": u.advice}
            for u in found.undecided
        ],
        "findings": [finding.as_row() for finding in found.findings],
    }  # fmt: skip


def ahead_document(ahead: Forecast) -> dict[str, Any]:
    """The year's end as one document: amounts in 元."""
    return {
        "as_of": ahead.as_of, "planned": ahead.planned, "source": ahead.source,
        "units": [
            {"unit": u.unit, "credited_yuan": float(u.credited_yuan), "expected_yuan": float(u.expected_yuan),
             "score": _float(u.score), "rank": u.rank, "need_yuan": _float(u.need_yuan)}
            for u in ahead.units
        ],
        "starts": [
            {"project_id": e.project_id, "since": e.since, "basis": e.basis, "months": e.months,
             "rate": float(e.rate), "yuan": float(e.yuan), "unit": e.unit}
            for e in ahead.expected
        ],
        "left_out": [{"project_id": x.project_id, "fact": x.fact} for x in ahead.left_out],
        "findings": [finding.as_row() for finding in ahead.findings],
    }  # fmt: skip


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
