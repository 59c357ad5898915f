"""The command of assessment: assess."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zsyz_model.cli.chinese import Command
from zsyz_model.cli.flags import Debug, Json, leave
from zsyz_model.cli.telling import tell, tell_json, tell_lines
from zsyz_model.findings import cannot_write

if TYPE_CHECKING:
    from fractions import Fraction

    from zsyz_model.case.assessing import Assessment

RULES = Path("rules") / "assessment.yaml"
BOOK = "assessment.xlsx"


def assess(
    scenario: Annotated[Path, typer.Argument(metavar="情景", help="情景文件（yaml）")],
    rules: Annotated[
        Path | None,
        typer.Option("--rules", metavar="规则", help=f"考核规则（yaml）；不写则用情景旁的 {RULES.as_posix()}"),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option("--year", metavar="年度", min=2000, max=2100, help="不写则为情景截止日所在年"),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="文件夹", help=f"在此文件夹写出 {BOOK}（带公式）")
    ] = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:  # fmt: skip
    """The assessment of a year."""
    leave(lambda: run_assess(scenario, rules, year, out, as_json), as_json, debug)


def offer_assessment(app: typer.Typer) -> None:
    """Put the command beside the others."""
    app.command(cls=Command, help="年度考核：逐笔认定到位资金，折算、分配、排名，附每一步算式")(
        assess
    )


def run_assess(
    path: Path, rules: Path | None, year: int | None, out: Path | None, as_json: bool
) -> int:
    """Assess the scenario's county; with a folder, write the workbook.

    Raises:
        InputError: when the scenario, its ledger or the rules are refused, or (F12) when the
            workbook cannot be written.
    """
    from zsyz_model.assessment import assess as assessed
    from zsyz_model.pipeline import read_case
    from zsyz_model.report.assessment import write_assessment_book
    from zsyz_model.scenario.assessment import read_assessment_rules

    case = read_case(path)
    law = read_assessment_rules(rules or path.parent / RULES)
    found = assessed(case, law, year or int(str(case.scenario.as_of)[:4]))
    written = None
    if out is not None:
        try:
            write_assessment_book(found, law, out / BOOK)
        except OSError as error:
            raise cannot_write(BOOK, BOOK, error) from error
        written = (out / BOOK).as_posix()
    if as_json:
        tell_json(document(found) | {"rules": law.title, "workbook": written})
    else:
        _tell(found, written)
    return 0


def _tell(found: Assessment, written: str | None) -> None:
    tell(found.findings)
    counts: dict[str, int] = {}
    for tranche in found.tranches:
        counts[tranche.verdict.value] = counts.get(tranche.verdict.value, 0) + 1
    told = "，".join(f"{word} {number} 笔" for word, number in sorted(counts.items()))
    tell_lines(
        f"{found.year} 年度考核：{told or '台账没有到位资金'}；待定 {len(found.undecided)} 笔"
    )
    for score in found.scores:
        place = (
            "—"
            if score.rank is None
            else f"第 {score.rank} 名" + ("（并列）" if score.tied else "")
        )
        tell_lines(f"{score.unit_kind} {score.unit}：{place}，{score.working}")
    if written:
        tell_lines(f"已写出：{written}")


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


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
