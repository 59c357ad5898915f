"""The page: ledger, findings, what may be moved, the picture, why, comparison, saving; top to bottom.

Widgets pass on what a person does and show states; everything else is the session's.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from zsyz_model.case import Pin
from zsyz_model.explorer import charts, drawn
from zsyz_model.explorer.asking import Asking
from zsyz_model.explorer.controls import Controls
from zsyz_model.explorer.guarding import guarded
from zsyz_model.explorer.keeping import Keeping
from zsyz_model.explorer.knobs import Value
from zsyz_model.explorer.opening import open_scenario, open_workbook
from zsyz_model.explorer.script import PROJECTS, UPLOAD
from zsyz_model.explorer.session import Loop, Session
from zsyz_model.explorer.state import (
    Opened,
    State,
    dropped,
    moved,
    opened_anew,
    pinned,
    restored,
    told,
)
from zsyz_model.explorer.style import STYLE
from zsyz_model.explorer.worker import Worker, own_folder
from zsyz_model.findings import Finding
from zsyz_model.report.html import escaped

TITLE = "招商项目联审、包保与用地：探索台"
LEFT, RIGHT = (
    {"flex": "1 1 380px", "max_width": "460px"},
    {"flex": "3 1 640px", "overflow": "hidden"},
)
TABS = ("排名", "包保矩阵", "用地平衡", "进度")


class Page:
    """The widgets of one explorer; `box` is what is displayed."""

    def __init__(
        self,
        opened: Opened,
        scenarios: Path,
        reports: Path,
        loop: Loop,
        worker: Worker | None = None,
    ) -> None:
        self._uploads = own_folder(self)
        self._scenarios, self._reports = scenarios, reports
        self.session = Session(opened, self.show, self.tell, loop, worker)
        self._opened: Opened | None = None
        self._offering = False
        self.alert, self.state_line, self.goals = widgets.HTML(), widgets.HTML(), widgets.HTML()
        self.ledger, self.findings = widgets.HTML(), widgets.HTML()
        self.found = widgets.Accordion(children=[self.findings], titles=("",), selected_index=None)
        self.progress, self.wishes = widgets.HTML(), widgets.Select(options=[], rows=5)
        self.stop = widgets.Button(description="停止计算")
        self.prove = widgets.Button(description="求最优方案", button_style="primary")
        self.auto = widgets.Checkbox(value=True, description="改动后自动求证", indent=False)
        self.drop = widgets.Button(description="撤销选中的调整")
        self.restore = widgets.Button(description="全部恢复")
        self.upload = widgets.FileUpload(
            accept=".xlsx,.xls,.xlsm,.et,.csv",
            description="选台账文件（可拖入）",
            layout={"width": "220px"},
        )
        self.scenario = widgets.Dropdown(description="情景", layout={"width": "320px"})
        self.tabs = {name: widgets.HTML() for name in TABS}
        self.asking = Asking(self._wish, self._ask, self.guard)
        self.keeping = Keeping(self.session, scenarios, reports, self.guard)
        self.left = widgets.VBox([], layout=LEFT)
        self.upload.add_class(UPLOAD)
        self.asking.project.add_class(PROJECTS)
        self._wire()
        self.box = self._laid_out()

    def guard(self, work: Callable[..., Any]) -> Callable[..., None]:
        """A callback whose errors stand at the top of the page."""
        return guarded(work, self.complain)

    def complain(self, findings: tuple[Finding, ...]) -> None:
        """What went wrong, or nothing."""
        self.alert.value = drawn.refusal_html(findings)

    def begin(self) -> None:
        """Show what was opened."""
        self._offer_scenarios()
        self.session.begin()

    def show(self, state: State) -> None:
        """A state, whole; what did not change is not drawn again."""
        if state.opened is not self._opened:
            self._opened = state.opened
            self._show_opened(state)
        self.controls.show(state.wishes.moves)
        lines = [(words, key) for key, words in told(state).items()]
        self.wishes.options = lines or [("（还没有调整）", "")]
        drawn_now = self._drawn(state)
        for name, widget in {"": self.goals, **self.tabs}.items():
            if name in drawn_now:
                widget.value = f"<div {_number(state)}>{drawn_now[name]}</div>"
        self.asking.show(state)
        self.keeping.show(state)
        self.state_line.value = _numbered(state)

    def _drawn(self, state: State) -> dict[str, str]:
        """The picture as html: the goals under "", each tab under its name."""
        view = state.view
        if view is None:
            return {"": drawn.refusal_html(state.refused)}
        first = self.session.first
        old = {one.project: one.place for one in first.ranking} if first else {}
        head = drawn.refusal_html(state.refused) if state.refused else drawn.goals_html(view)
        drawings = (
            drawn.ranking_html(view.ranking, old), charts.leaders_html(view.leaders),
            charts.land_html(view.land), charts.pace_html(view),
        )  # fmt: skip
        return {"": head, **dict(zip(TABS, drawings, strict=True))}

    def tell(self, progress: tuple[str, float] | None) -> None:
        """How far the worker is; nothing when it rests."""
        self.progress.value = drawn.progress_html(*progress) if progress else ""
        self.stop.disabled = progress is None

    def _show_opened(self, state: State) -> None:
        case = state.opened.case
        found = tuple(dict.fromkeys((*case.ledger.findings, *case.findings)))
        self.ledger.value = drawn.plain(drawn.overview_words(case))
        self.findings.value = drawn.findings_html(found)
        self.found.set_title(0, f"发现的问题：{len(found)} 条（点开查看）")
        self.controls = Controls(state.opened.knobs, self._move)
        parts = [widgets.HTML(drawn.section("调整：改了就重算", "")), self.controls.box]
        parts += [widgets.HTML(drawn.plain("已做的调整：")), self.wishes]
        self.left.children = [*parts, widgets.HBox([self.drop, self.restore])]

    def _wire(self) -> None:
        guard, session = self.guard, self.session
        self.drop.on_click(guard(lambda button: session.change(dropped, self.wishes.value or "")))
        self.restore.on_click(guard(lambda button: session.change(restored)))
        self.stop.on_click(guard(lambda button: session.stop()))
        self.prove.on_click(guard(lambda button: session.prove()))
        self.upload.observe(guard(self._uploaded), names="value")
        self.scenario.observe(guard(self._chosen), names="value")
        self.auto.observe(
            guard(lambda change: setattr(session, "proving", change["new"])), names="value"
        )

    def _laid_out(self) -> Any:
        self.wishes.layout = {"width": "98%"}
        tabs = widgets.Tab(children=[self.tabs[name] for name in TABS], titles=TABS)
        buttons = widgets.HBox([self.prove, self.stop, self.auto])
        right = widgets.VBox(
            [self.goals, self.progress, buttons, self.state_line, tabs], layout=RIGHT
        )
        head = f'<div class="zx"><h1>{TITLE}</h1></div>'
        box = widgets.VBox([
            widgets.HTML(STYLE + head), widgets.HBox([self.upload, self.scenario]), self.ledger,
            self.alert, self.found, widgets.HBox([self.left, right], layout={"flex_flow": "row wrap"}),
            self.asking.box, self.keeping.box,
        ])  # fmt: skip
        box.add_class("zx-page")
        return box

    def _move(self, key: str, value: Value) -> None:
        self.guard(lambda: self.session.change(moved, key, value))()

    def _wish(self, pin: Pin, forbid: bool) -> None:
        self.session.change(pinned, pin, forbid=forbid)

    def _ask(self, name: str, said: Any) -> None:
        self.session.ask(name, said, self._reports, self.asking.say)

    def _offer_scenarios(self) -> None:
        """The scenario files beside the one that is open."""
        paths = sorted(self._scenarios.glob("*.yaml"))
        now = self.session.state.opened.scenario.path
        options = [(path.stem, str(path)) for path in paths]
        here = next((str(p) for p in paths if now and p.resolve() == now.resolve()), None)
        self._offering = True
        try:
            self.scenario.options = options if here else [("（拖入的台账）", ""), *options]
            self.scenario.value = here or ""
        finally:
            self._offering = False

    def _chosen(self, change: Any) -> None:
        path = change["new"]
        now = self.session.state.opened.scenario.path
        if path and not self._offering and (now is None or Path(path).resolve() != now.resolve()):
            self.session.change(opened_anew, open_scenario(Path(path)))

    def _uploaded(self, change: Any) -> None:
        for file in change["new"]:
            folder = Path(tempfile.mkdtemp(dir=self._uploads))
            like = self.session.state.opened.scenario
            opened = open_workbook(bytes(file["content"]), file["name"], folder, like)
            self.session.change(opened_anew, opened)
            self._offer_scenarios()


def _number(state: State) -> str:
    """Which question a part of the page belongs to, for whoever waits for the newest one."""
    label = escaped(state.view.label if state.view else "")
    return f'data-asked="{state.asked}" data-label="{label}"'


def _numbered(state: State) -> str:
    """The line below the goals, with the number of the question."""
    moves = state.wishes.count
    return f'<div class="zx quiet" id="zx-state" {_number(state)} data-moves="{moves}">已调整 {moves} 项</div>'


def page_of(
    scenario: Path, reports: Path, loop: Loop, worker: Worker | None = None, *, begin: bool = True
) -> Page:
    """The page of a scenario file, its first picture drawn. Raises InputError for a bad one."""
    page = Page(open_scenario(scenario), scenario.parent, reports, loop, worker)
    if begin:
        page.begin()
    return page
