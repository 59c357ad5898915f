"""The command about 招商: pipeline and forecast, outings, outcome, readiness."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zsyz_model.cli.chinese import Command
from zsyz_model.cli.flags import Debug, Json, leave
from zsyz_model.cli.telling import tell, tell_json, tell_lines

if TYPE_CHECKING:
    from zsyz_model.batch.attract import Attracted


def attract(
    scenario: Annotated[Path, typer.Argument(metavar="情景", help="情景文件（yaml）")],
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="文件夹", help="写出工作簿、JSON、页面和图"),
    ] = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """招商 of a scenario."""
    leave(lambda: run_attract(scenario, out, as_json), as_json, debug)


def offer_attraction(app: typer.Typer) -> None:
    """Put the command beside the others."""
    words = "招商：在谈线索与签约预测、每月外出招商计划、成效与转化、六个一、四专队伍、部门专班"
    app.command(cls=Command, help=words)(attract)


def run_attract(scenario: Path, out: Path | None, as_json: bool) -> int:
    """Tell 招商, and write it when a folder is named. Raises as `attract` of the batch does."""
    from zsyz_model.batch.attract import attract, write_attraction

    found = attract(scenario)
    written = [path.as_posix() for path in (write_attraction(out, found) if out else ())]
    if as_json:
        tell_json({**found.document(), "written": written})
    else:
        tell_lines(*_words(found))
        tell(found.told.findings)
        tell_lines(*(f"写出 {file}" for file in written))
    return 0 if found.told.plan is not None else 1


def _words(found: Attracted) -> Iterator[str]:
    told, case = found.told, found.case
    yield from found.document()["summary"]
    for one in told.needed:
        if one.confidence == case.scenario.attraction.confidence:
            leads = (
                "多少条线索都来不及"
                if one.leads is None
                else f"须新进{one.source}线索 {one.leads} 条"
            )
            yield f"{one.quarter} 签约 {one.target} 个，把握 {one.confidence:.0%}：{one.entering} {leads}"
    for trip in told.plan.outings if told.plan else ():
        title = case.leaders["title"].get(trip.leader_id, "")
        yield (
            f"{trip.month} {trip.leader_id} {title}：{trip.region}，{trip.industry}，{trip.mode}招商，"
            f"{trip.days} 天，预期线索 {trip.leads:g} 条，{trip.cost_wan:g} 万元"
        )
    yield from (f"未列：{note}" for note in told.notes)
