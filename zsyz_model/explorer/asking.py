"""Why: one project, what is known of it at once, wishes about it, and the questions that solve again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets as widgets

from zsyz_model.case import Pin
from zsyz_model.explorer.drawn import section
from zsyz_model.explorer.state import State
from zsyz_model.planning.numbers import NEW
from zsyz_model.report.html import escaped

ANY = "（不限）"
FIRST = "点一个项目，看它为什么这样安排。"
WAIT = "等最优方案证明出来再问（上方显示“已证明”）。"
LIST = {"width": "100%", "max_width": "720px", "height": "260px"}
FITTING = {"width": "auto"}
FIELD = {"width": "100%", "max_width": "460px"}
Ask = Callable[[str, Mapping[str, str]], None]


class Asking:
    """The widgets about one project; `wish` takes a pin, `ask` a question with its words."""

    def __init__(
        self, wish: Callable[[Pin, bool], None], ask: Ask, guard: Callable[..., Any]
    ) -> None:
        self._wish, self._ask, self._state = wish, ask, None
        told = {"style": {"description_width": "5em"}, "layout": FIELD}
        self.project = widgets.Select(options=[], description="", layout=LIST)
        self.leader = widgets.Dropdown(options=[(ANY, "")], description="领导", **told)
        self.quarter = widgets.Dropdown(options=[(ANY, "")], description="季度", **told)
        self.site = widgets.Dropdown(options=[(ANY, "")], description="用地", **told)
        self.reason = widgets.Text(description="理由", placeholder="写进情景文件，可不填", **told)
        self.pin = widgets.Button(description="指定（必须这样）", layout=FITTING)
        self.forbid = widgets.Button(description="不得这样")
        self.why = widgets.Button(
            description="问为什么（重算）", button_style="primary", layout=FITTING
        )
        self.repair = widgets.Button(description="排不出时：最省的出路", layout=FITTING)
        self.known, self.page = widgets.HTML(section("", "")), widgets.HTML()
        self.pin.on_click(guard(lambda button: self._wished(False)))
        self.forbid.on_click(guard(lambda button: self._wished(True)))
        self.why.on_click(guard(lambda button: self._asked()))
        self.repair.on_click(guard(lambda button: self._ask("repair", {})))
        self.project.observe(guard(lambda change: self._tell()), names="value")
        fields = widgets.VBox(
            [self.leader, self.quarter, self.site, self.reason,
             widgets.HBox([self.pin, self.forbid]), widgets.HBox([self.why, self.repair])],
            layout={"flex": "1 1 380px"},
        )  # fmt: skip
        left = widgets.VBox([self.project, self.known], layout={"flex": "1 1 560px"})
        row = widgets.HBox([left, fields], layout={"flex_flow": "row wrap"})
        self.box = widgets.VBox([widgets.HTML(section("为什么：点一个项目", "")), row, self.page])

    _state: State | None

    def show(self, state: State) -> None:
        """The lists of the case, the projects in the order of the ranking."""
        fresh = self._state is None or self._state.opened is not state.opened
        self._state = state
        if fresh:
            self.page.value = ""
            self._fill(state)
        self._list(state)
        self._tell()

    def say(self, page: str) -> None:
        """An answer, which is html already."""
        self.page.value = f'<div class="zx" id="zx-answer">{page}</div>'

    def _fill(self, state: State) -> None:
        case = state.opened.case
        titles = case.leaders["title"]
        self.leader.options = [
            (ANY, ""),
            *((f"{who} {titles[who]}", str(who)) for who in titles.index),
        ]
        self.quarter.options = [(ANY, ""), *((q, q) for q in case.scenario.span.quarters)]
        plots = [str(plot) for plot in case.table("plots").index]
        self.site.options = [(ANY, ""), ("新增用地", NEW), *((f"存量地块 {p}", p) for p in plots)]

    def _list(self, state: State) -> None:
        """Ranked projects with what the plan does, then the refused ones; the chosen one stays."""
        ranked = state.view.ranking if state.view else ()
        lines = [
            (f"{one.place:>3}  {one.name}　{one.total:.2f} 分　{one.state}", one.project)
            for one in ranked
        ]
        known = {one.project for one in ranked}
        case = state.case or state.opened.case
        lines += [
            (f" —  {case.named(str(p))}　不予准入", str(p))
            for p in case.projects.index
            if p not in known
        ]
        if list(self.project.options) == lines:
            return
        chosen = self.project.value
        self.project.options = lines
        self.project.value = chosen if any(p == chosen for _, p in lines) else None

    def _tell(self) -> None:
        """What is known of the chosen project without solving anything."""
        state, project = self._state, self.project.value
        if state is None or project is None:
            self.known.value = f'<div class="zx"><p>{FIRST}</p></div>'
            return
        lines = "".join(f"<li>{escaped(line)}</li>" for line in facts_of(state, project))
        self.known.value = f'<div class="zx" id="zx-facts"><ul>{lines}</ul></div>'

    def _pin(self) -> Pin | None:
        words = self.leader.value, self.quarter.value, self.site.value
        if self.project.value is None or not any(words):
            return None
        return Pin(self.project.value, *words, self.reason.value.strip())

    def _wished(self, forbid: bool) -> None:
        pin = self._pin()
        if pin is None:
            self.say('<p class="warn">先点一个项目，再选领导、季度或用地中的至少一项。</p>')
            return
        self.page.value = ""
        self._wish(pin, forbid)

    def _asked(self) -> None:
        if self.project.value is None:
            self.say('<p class="warn">先点一个项目。</p>')
        elif self._state is None or self._state.outcome is None:
            self.say(f'<p class="warn">{WAIT}</p>')
        else:
            self.say("<p>正在把问题放进去重新求解并判定，请稍候……</p>")
            said = {
                "leader": self.leader.value,
                "quarter": self.quarter.value,
                "site": self.site.value,
            }
            self._ask("why", {"project": self.project.value, **said})


def facts_of(state: State, project: str) -> list[str]:
    """What ranking, estimate or plan say of a project, in sentences."""
    case = state.case or state.opened.case
    view = state.view
    one = next((x for x in view.ranking if x.project == project), None) if view else None
    lines = [case.named(project)]
    if one is not None and view is not None:
        best = sorted(one.parts.items(), key=lambda x: -x[1])[:3]
        parts = "、".join(f"{name} {points:.2f}" for name, points in best)
        lines.append(f"第 {one.place} 名，{one.total:.2f} 分（{one.mark}）；得分最多的是 {parts}")
        lines.append(f"{view.label}：{one.state}")
        lines += [
            f"{view.label}：由 {row.leader} {row.title} 包保，契合度 {led.fit}"
            + ("" if led.share > 0.995 else f"（{led.share:.0%}）")
            for row in view.leaders for led in row.projects if led.project == project
        ]  # fmt: skip
    if state.outcome is None:
        return lines
    refusals = [r for r in state.outcome.admission.refusals if r.project_id == project]
    lines += [f"不予准入：{r.title}，实际 {r.value}，要求 {r.threshold}" for r in refusals]
    for unplaced in state.outcome.plan.unplaced:
        if unplaced.project_id == project:
            lines += [f"{reason.fact}。处理：{reason.advice}" for reason in unplaced.reasons]
    return lines
