"""The one list: each picture of docs/pictures, what it is made from, and the pages that show it.

What a picture is made from begins with a folder of `COMMANDS`: the command, as the guide writes
it, that fills that folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

README, CHINESE, GUIDE, EXPLORER = (
    "README.md", "README.zh-CN.md", "docs/guide.zh-CN.md", "docs/explorer.md",
)  # fmt: skip
PAGES = (README, CHINESE, GUIDE, EXPLORER)
WIDTH_PX, MOST_BYTES = 1400, 200_000
"""Every picture is so wide: a page of GitHub shows about 1,000, a sharp screen twice as many."""

BASE, TRIAL = "scenarios/base.yaml", "scenarios/rules/assessment_trial.yaml"
COMMANDS: Mapping[str, str] = {
    "template": "template {out}/台账.xlsx",
    "checked": "check {faulty} --marked {out}/核查后.xlsx",
    "joint": f"score {BASE} --out {{out}}",
    "attraction": f"attract {BASE} --out {{out}}",
    "assessment": f"assess {BASE} --rules {TRIAL} --out {{out}}",
    "published": f"assess {BASE} --rules {TRIAL} --out {{out}} --level public",
    "run": f"review {BASE} --out {{out}}",
    "progress": "progress {run} --out {out}",
    "wall": "wall {run} --out {out}",
    "papers": "papers {run} --out {out}",
    "why": "why {run} P030 --quarter 2027Q3 --quick --charts {out}",
}
"""Folder → the command that fills it; {run} is the run of `run`, {faulty} a ledger with planted faults."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of our own export, as it is (svg and pdf beside it hold the same)."""

    file: str


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages of documents, workbooks or pdfs, converted and laid side by side.

    `pages`: numbers counted from 1, or words that the page holds, of which the first page counts.
    `across`: how many stand beside each other. `trim`: cut each page down to what is printed on it.
    `upper`: how much of a page is shown, from its top down to the next empty line.
    """

    files: tuple[str, ...]
    pages: tuple[int | str, ...] = (1,)
    across: int = 1
    trim: bool = False
    upper: float = 1.0


@dataclass(frozen=True, slots=True)
class Screen:
    """A page of html in a browser so many pixels wide; `explorer` is the served explorer.

    `at`: the one part that is shown; `until`: the part with which the picture ends; without them
    `height` pixels from the top.
    """

    file: str
    wide: int = WIDTH_PX
    height: int = 900
    at: str = ""
    until: str = ""


Way = Chart | Pages | Screen


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name in docs/pictures, how it is made, who shows it."""

    name: str
    way: Way
    shown: tuple[str, ...] = (GUIDE,)


PICTURES: tuple[Picture, ...] = (
    Picture("template.png", Pages(("template/台账.xlsx",), ("填写步骤",), trim=True)),
    Picture("check.png", Pages(("checked/核查后.xlsx",), ("约数",), trim=True)),
    Picture("attraction.png", Chart("attraction/charts/forecast.png")),
    Picture("outings.png", Chart("attraction/charts/outings.png")),
    Picture("ranking.png", Chart("joint/charts/ranking.png")),
    Picture("notices.png", Screen("joint/notices.html", 1060, at="section.notice >> nth=1")),
    Picture("review.png", Screen("run/review.html", 1000, until="table >> nth=0")),
    Picture("land.png", Chart("run/charts/land.png"), (README, CHINESE, GUIDE)),
    Picture("lights.png", Chart("progress/lights.png")),
    Picture("calendar.png", Pages(("progress/progress.xlsx",), ("名单：",), trim=True, upper=0.62)),
    Picture("dispatch.png", Pages(("progress/progress.xlsx",), ("会期",), trim=True, upper=0.6)),
    Picture("wall_board.png", Pages(("wall/board_a1.pdf",))),
    Picture("wall.png", Pages(("wall/progress_P057_a1.pdf", "wall/support_P057_a1.pdf"), across=2)),
    Picture("wall_reverse.png", Pages(("wall/reverse_a1.pdf",))),
    Picture("why.png", Chart("why/why_1.png")),
    Picture("year_end.png", Chart("assessment/year_end.png")),
    Picture("assessment_notice.png", Pages(("assessment/notice.docx",), (1, 2), across=2)),
    Picture("publicity.png", Pages(("published/notice-public.docx",), (1, 2), across=2)),
    Picture("minutes.png", Pages(("papers/minutes.docx",), (1, 2), across=2)),
    Picture("bulletin.png", Pages(("papers/bulletin.docx",), (1, 2), across=2)),
    Picture("briefing.png", Pages(("papers/briefing.pptx",), tuple(range(1, 7)), across=2), (README, GUIDE)),
    Picture("plan_book.png", Pages(("papers/plan.xlsx",), ("领导卡：",), trim=True)),
    Picture("matrix.png", Pages(("papers/matrix.pdf",))),
    Picture("explorer.png", Screen("explorer", height=1000), (README, GUIDE, EXPLORER)),
)  # fmt: skip
