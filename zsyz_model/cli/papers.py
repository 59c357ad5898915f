"""The command of the documents for the leadership meeting: papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from zsyz_model.cli.chinese import Command
from zsyz_model.cli.flags import REPORTS, Debug, Json, leave
from zsyz_model.cli.telling import tell, tell_json, tell_lines


class Level(StrEnum):
    """Who may read the documents, as the flag says it; the nouns are loaded only when needed."""

    INTERNAL = "internal"
    PUBLIC = "public"


def papers(
    asked: Annotated[
        Path, typer.Argument(metavar="运行或情景", help="运行文件夹，或情景文件（没有运行则先求方案）")
    ],
    level: Annotated[
        Level, typer.Option("--level", metavar="internal|public", help="内部件，或按规则遮盖姓名和金额的公开件")
    ] = Level.INTERNAL,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="文件夹", help="写到哪里；不写则为运行旁的 <运行编号>-papers/<级别>"),
    ] = None,
    rules: Annotated[
        Path | None,
        typer.Option("--rules", metavar="规则", help="公开规则（yaml）；不写则用情景旁的 rules/papers.yaml"),
    ] = None,
    quota: Annotated[
        str, typer.Option("--quota", metavar="季度", help="汇报片加一页：该季度多一亩计划指标值多少（另求解一次）")
    ] = "",
    budget: Annotated[
        str, typer.Option("--budget", metavar="年度", help="汇报片加一页：该年度多一份用地预算值多少（另求解一次）")
    ] = "",
    root: Annotated[Path, typer.Option("--reports", metavar="文件夹", help="情景的运行所在")] = REPORTS,
    as_json: Json = False,
    debug: Debug = False,
) -> None:  # fmt: skip
    """The documents for the leadership meeting."""
    words = {"计划指标": quota, "用地预算": budget}
    places = Places(root, out, rules, {kind: word for kind, word in words.items() if word})
    leave(lambda: run_papers(asked, level, places, as_json), as_json, debug)


def offer_papers(app: typer.Typer) -> None:
    """Put the command beside the others."""
    words = "会前材料：会议纪要、情况通报、汇报片、工作簿、领导与项目矩阵，内部件或公开件"
    app.command(cls=Command, help=words)(papers)


@dataclass(frozen=True)
class Places:
    """Where runs are, where documents go, the file of rules, and inputs to weigh (kind → quarter or year)."""

    root: Path = REPORTS
    out: Path | None = None
    rules: Path | None = None
    inputs: Mapping[str, str] = field(default_factory=dict)


def run_papers(asked: Path, level: str, places: Places, as_json: bool) -> int:
    """Write the documents and say where they are. Raises as `zsyz_model.batch.papers.papers` does."""
    from zsyz_model.batch.papers import papers as written
    from zsyz_model.case import paper_rules

    given = (places.root, places.out, places.rules, places.inputs)
    pack = written(asked, paper_rules.Level(level), *given)
    if as_json:
        told = [finding.as_row() for finding in pack.findings]
        tell_json({"folder": pack.folder.as_posix(), "files": pack.files, "findings": told})
        return 0
    tell(pack.findings)
    tell_lines(*(f"写出 {(pack.folder / name).as_posix()}" for name in pack.files))
    return 0
