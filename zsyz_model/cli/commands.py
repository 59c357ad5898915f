"""The commands: each parses its flags, calls one room and says what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zsyz_model.cli.assessing import offer_assessment
from zsyz_model.cli.attracting import offer_attraction
from zsyz_model.cli.chinese import Command, Group
from zsyz_model.cli.flags import REPORTS, Debug, Json, leave
from zsyz_model.cli.keeping import offer_keeping
from zsyz_model.cli.motion import offer_progress
from zsyz_model.cli.offers import offer
from zsyz_model.cli.papers import offer_papers
from zsyz_model.cli.questions import offer_questions
from zsyz_model.cli.reviewing import offer_review
from zsyz_model.cli.walls import offer_wall

app = typer.Typer(
    name="zsyz",
    cls=Group,
    help="招商引资项目联审、包保与用地的季度规划。",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Out = Annotated[Path, typer.Option("--out", help="结果文件夹")]
ScenarioFile = Annotated[Path, typer.Argument(metavar="情景", help="情景文件（yaml）")]


@app.command(cls=Command, help="核查台账：逐条列出问题所在的工作表、单元格和原值")
def check(
    ledger: Annotated[Path, typer.Argument(metavar="台账", help="xlsx、csv 文件或 csv 文件夹")],
    mapping: Annotated[
        Path | None, typer.Option("--map", metavar="映射", help="列名对照（yaml）")
    ] = None,
    marked: Annotated[
        Path | None,
        typer.Option("--marked", metavar="副本", help="写出标记副本（xlsx）：问题标在单元格里"),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="文件夹", help="在此文件夹写出 findings.csv 和 conversions.csv"
        ),
    ] = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Read a ledger and say everything about it."""
    from zsyz_model.cli.looks import Copies, run_check

    copies = Copies(marked, out)
    leave(lambda: run_check(ledger, mapping, as_json, copies), as_json, debug)


@app.command(cls=Command, help="写出空白台账模板：带说明、下拉和示例行的 xlsx")
def template(
    out: Annotated[Path, typer.Argument(metavar="模板", help="要写的文件，以 .xlsx 结尾")],
    force: Annotated[bool, typer.Option("--force", help="覆盖已有的文件")] = False,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """An empty ledger to fill in."""
    from zsyz_model.cli.drafting import run_template

    leave(lambda: run_template(out, force, as_json), as_json, debug)


@app.command(cls=Command, help="只做准入和评分排序")
def score(
    scenario: ScenarioFile,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="写出联审材料的文件夹：图、工作簿、告知单、决策记录"),
    ] = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Admission and ranking only; with --out, everything for the meeting."""
    from zsyz_model.cli.looks import run_score

    leave(lambda: run_score(scenario, as_json, out), as_json, debug)


@app.command(cls=Command, help="只求一个情景的方案：plan.json 与工作簿")
def plan(
    scenario: ScenarioFile,
    seconds: Annotated[
        float | None, typer.Option("--seconds", min=0.1, max=86400, help="求解时限（秒）")
    ] = None,
    gap: Annotated[
        float | None, typer.Option("--gap", min=0.0, max=0.5, help="允许的相对差距，如 0.0001")
    ] = None,
    out: Out = REPORTS,
    resume: Annotated[
        bool,
        typer.Option("--resume/--again", show_default=False, help="沿用未变且完好的运行 / 重做"),
    ] = True,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """The plan only."""
    from zsyz_model.batch import Orders
    from zsyz_model.cli.batches import run_plan

    orders = Orders(again=not resume, seconds=seconds, gap=gap, debug=debug)
    leave(lambda: run_plan(scenario, out, orders, as_json), as_json, debug, out)


@app.command(cls=Command, help="对已存的运行重新判定：只看台账和 plan.json，不求解")
def verify(
    run: Annotated[Path, typer.Argument(metavar="运行", help="reports/<情景>/<运行编号> 文件夹")],
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """The judge alone on a stored run."""
    from zsyz_model.cli.looks import run_verify

    leave(lambda: run_verify(run, as_json), as_json, debug)


offer_questions(app)
offer(app)
offer_review(app)
offer_progress(app)
offer_wall(app)
offer_keeping(app)
offer_assessment(app)
offer_attraction(app)
offer_papers(app)
