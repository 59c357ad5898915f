"""The flags of the commands about what is kept: runs, replay, scenario show and scenario schema."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from zsyz_model.cli.chinese import Command, Group
from zsyz_model.cli.flags import REPORTS, Debug, Json, leave


def runs(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="词", help="名称、编号、状态、台账名中含有的词")
    ] = None,
    search: Annotated[
        list[str] | None, typer.Option("--search", metavar="词", help="同上，可多次写")
    ] = None,
    scenario: Annotated[
        str, typer.Option("--scenario", metavar="情景", help="情景名称的开头")
    ] = "",
    since: Annotated[str, typer.Option("--since", metavar="日期", help="如 2026-10-01")] = "",
    until: Annotated[str, typer.Option("--until", metavar="日期", help="含当日")] = "",
    digest: Annotated[
        str, typer.Option("--input", metavar="哈希", help="台账或情景文件 sha256 的开头")
    ] = "",
    check: Annotated[
        bool, typer.Option("--check", help="核对运行日志：链条完整，各次运行与登记的封记一致")
    ] = False,
    out: Annotated[Path, typer.Option("--out", help="结果文件夹")] = REPORTS,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """The register of runs."""
    from zsyz_model.cli.register import run_log, run_runs
    from zsyz_model.runs import Search

    asked = Search((*(words or ()), *(search or ())), scenario, since, until, digest)
    leave(lambda: run_log(out, as_json) if check else run_runs(out, asked, as_json), as_json, debug)


def replay(
    run: Annotated[Path, typer.Argument(metavar="运行", help="reports/<情景>/<运行编号> 文件夹")],
    scenario: Annotated[
        Path | None,
        typer.Option("--scenario", metavar="情景", help="情景文件移动过时，写明它现在的位置"),
    ] = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """A stored run done again, file by file."""
    from zsyz_model.cli.register import run_replay

    leave(lambda: run_replay(run, scenario, as_json), as_json, debug)


def show(
    scenario: Annotated[
        Path, typer.Argument(metavar="情景", help="情景文件；网格的变体写成 文件#变体")
    ],
    origin: Annotated[
        bool, typer.Option("--origin", help="写明每个值来自哪个文件的哪一行，或默认值的来源")
    ] = False,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Every effective value of a scenario."""
    from zsyz_model.cli.showing import run_show

    leave(lambda: run_show(scenario, origin, as_json), as_json, debug)


def notebooks(
    accept: Annotated[
        bool, typer.Option("--accept", help="认可各笔记本现在的内容（批次只运行已认可的笔记本）")
    ] = False,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Which notebooks a batch may run."""
    from zsyz_model.cli.register import run_notebooks

    leave(lambda: run_notebooks(accept, as_json), as_json, debug)


def schema(
    out: Annotated[
        Path | None, typer.Option("--out", metavar="文件", help="写入文件；不写则到标准输出")
    ] = None,
    debug: Debug = False,
) -> None:
    """The JSON Schema of scenario files."""
    from zsyz_model.cli.showing import run_schema

    leave(lambda: run_schema(out), False, debug)


KEPT: dict[Callable[..., None], str] = {
    runs: "已存的运行：按情景、日期、输入哈希查找",
    notebooks: "各笔记本是否与认可时一致；批次只运行已认可的",
    replay: "按运行记录重做一次，逐字节核对每个文件",
}
ABOUT_SCENARIOS: dict[Callable[..., None], str] = {
    show: "情景的全部有效值（--origin：各自的出处）；网格则列出变体",
    schema: "情景文件的 JSON Schema，供编辑器提示",
}


def offer_keeping(app: typer.Typer) -> None:
    """Put the commands beside the others."""
    for command, words in KEPT.items():
        app.command(cls=Command, help=words)(command)
    about = typer.Typer(
        name="scenario", cls=Group, help="情景文件：有效值与出处、JSON Schema",
        no_args_is_help=True, add_completion=False, rich_markup_mode=None,
    )  # fmt: skip
    for command, words in ABOUT_SCENARIOS.items():
        about.command(cls=Command, help=words)(command)
    app.add_typer(about)
